/** The demo's people: one click each on the sign-in page. They exist only where the demo seed ran. */
export interface DemoAccount {
  readonly email: string
  readonly name: string
  readonly job: string
  readonly workspace: 'brand' | 'microfactory' | 'retailer'
  readonly slug: string
  readonly role: string
}

/** Known to everybody who reads the source, so they can sign in only while the demo is on. */
export const DEMO_PASSWORD = 'short-runs-forever'

export const demoAccounts: readonly DemoAccount[] = [
  { email: 'maya@fogline.example', name: 'Maya Okafor', job: 'Brand manager, Fogline Toys', workspace: 'brand', slug: 'fogline', role: 'owner' },
  { email: 'dev@fogline.example', name: 'Dev Raman', job: 'Planner, Fogline Toys', workspace: 'brand', slug: 'fogline', role: 'manager' },
  { email: 'ines@fogline.example', name: 'Inés Calderón', job: 'Quality and compliance, Fogline Toys', workspace: 'brand', slug: 'fogline', role: 'quality' },
  { email: 'tomas@alameda.example', name: 'Tomás Ruiz', job: 'Lead, Alameda Makeworks', workspace: 'microfactory', slug: 'alameda-makeworks', role: 'lead' },
  { email: 'jo@alameda.example', name: 'Jo Lindqvist', job: 'Operator, Alameda Makeworks', workspace: 'microfactory', slug: 'alameda-makeworks', role: 'operator' },
  { email: 'priya@juniper.example', name: 'Priya Nair', job: 'Buyer, Juniper & Jack', workspace: 'retailer', slug: 'juniper-and-jack', role: 'buyer' },
  { email: 'sam@orchard.example', name: 'Sam Whitfield', job: 'Just starting, Pocket Orchard', workspace: 'brand', slug: 'pocket-orchard', role: 'owner' },
]

/** People of the other organizations. Not on the sign-in page. */
export const otherAccounts: readonly DemoAccount[] = [
  { email: 'lin@dogpatch.example', name: 'Lin Zhao', job: 'Lead', workspace: 'microfactory', slug: 'dogpatch-microfactory', role: 'lead' },
  { email: 'rosa@southbay.example', name: 'Rosa Imperial', job: 'Lead', workspace: 'microfactory', slug: 'south-bay-short-runs', role: 'lead' },
  { email: 'owen@toytram.example', name: 'Owen Blake', job: 'Buyer', workspace: 'retailer', slug: 'toy-tram', role: 'buyer' },
  { email: 'hana@harborside.example', name: 'Hana Sato', job: 'Buyer', workspace: 'retailer', slug: 'harborside-toys', role: 'buyer' },
  { email: 'luis@penplay.example', name: 'Luis Ferreira', job: 'Buyer', workspace: 'retailer', slug: 'peninsula-play', role: 'buyer' },
  { email: 'edie@marigold.example', name: 'Edie Marsh', job: 'Buyer', workspace: 'retailer', slug: 'marigold-books', role: 'buyer' },
  { email: 'theo@tinker.example', name: 'Theo Nguyen', job: 'Buyer', workspace: 'retailer', slug: 'tinker-corner', role: 'buyer' },
  { email: 'noor@lantern.example', name: 'Noor Haddad', job: 'Host', workspace: 'retailer', slug: 'cafe-lantern', role: 'buyer' },
  { email: 'gus@slowtide.example', name: 'Gus Pereira', job: 'Host', workspace: 'retailer', slug: 'slow-tide-coffee', role: 'buyer' },
]
