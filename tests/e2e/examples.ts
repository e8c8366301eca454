import { lin, maya, priya } from './people.ts'

export interface Example {
  /** Who opens it; null: somebody who is not signed in. */
  readonly as: string | null
  readonly at: string
  /** Its status, when it is not 200. */
  readonly status?: number
}

const guest = (at: string): Example => ({ as: null, at })
const brand = (at: string, status?: number): Example => ({ as: maya, at: `/b/fogline${at}`, status })
const floor = (at: string): Example => ({ as: lin, at: `/f/dogpatch-microfactory${at}` })
const shop = (at: string): Example => ({ as: priya, at: `/s/juniper-and-jack${at}` })

/** Addresses that nobody answers: one outside of all areas, and one below a page that has its own policy. */
export const NOWHERE = ['/nothing/here', '/account/nothing', '/sign-in/nothing']

/** One address of every page there is, and who opens it. A page that is missing here fails the tests. */
export const pageExamples: Readonly<Record<string, Example>> = {
  '/': guest('/'),
  '/01/[...path]': guest('/01/{gtin}/10/{lot}'),
  '/account': { as: maya, at: '/account' },
  '/b/[brand]': brand(''),
  '/b/[brand]/[...missing]': brand('/nothing/here', 404),
  '/b/[brand]/next-run': brand('/next-run'),
  '/b/[brand]/next-run/[number]': brand('/next-run/{proposal}'),
  '/b/[brand]/parts': brand('/parts'),
  '/b/[brand]/parts/[part]': brand('/parts/{part}'),
  '/b/[brand]/parts/[part]/revise': brand('/parts/{part}/revise'),
  '/b/[brand]/parts/new': brand('/parts/new'),
  '/b/[brand]/pilots': brand('/pilots'),
  '/b/[brand]/pilots/[number]': brand('/pilots/{pilot}'),
  '/b/[brand]/pilots/[number]/amend': brand('/pilots/{pilot}/amend'),
  '/b/[brand]/pilots/new': brand('/pilots/new'),
  '/b/[brand]/policies': brand('/policies'),
  '/b/[brand]/policies/[kind]': brand('/policies/repair'),
  '/b/[brand]/quality': brand('/quality'),
  '/b/[brand]/quality/checklists': brand('/quality/checklists'),
  '/b/[brand]/quality/checklists/[toy]': brand('/quality/checklists/tide-station'),
  '/b/[brand]/quality/inspections': brand('/quality/inspections'),
  '/b/[brand]/quality/inspections/[number]': brand('/quality/inspections/{inspection}'),
  '/b/[brand]/recalls': brand('/recalls'),
  '/b/[brand]/recalls/[number]': brand('/recalls/{recall}'),
  '/b/[brand]/recalls/[number]/edit': brand('/recalls/{recall}/edit'),
  '/b/[brand]/recalls/new': brand('/recalls/new'),
  '/b/[brand]/restocks': brand('/restocks'),
  '/b/[brand]/restocks/[number]': brand('/restocks/{restock}'),
  '/b/[brand]/retailers': brand('/retailers'),
  '/b/[brand]/retailers/[partner]': brand('/retailers/{partner}'),
  '/b/[brand]/retailers/new': brand('/retailers/new'),
  '/b/[brand]/runs': brand('/runs'),
  '/b/[brand]/runs/[number]': brand('/runs/{run}'),
  '/b/[brand]/runs/new': brand('/runs/new'),
  '/b/[brand]/runs/terms': brand('/runs/terms'),
  '/b/[brand]/sell-through': brand('/sell-through'),
  '/b/[brand]/sell-through/import': brand('/sell-through/import'),
  '/b/[brand]/sell-through/imports/[importId]': brand('/sell-through/imports/{import}'),
  '/b/[brand]/settings': brand('/settings'),
  '/b/[brand]/settings/members': brand('/settings/members'),
  '/b/[brand]/settings/places': brand('/settings/places'),
  '/b/[brand]/settings/places/[place]': brand('/settings/places/{place}'),
  '/b/[brand]/settings/places/new': brand('/settings/places/new'),
  '/b/[brand]/settings/tokens': brand('/settings/tokens'),
  '/b/[brand]/shipments': brand('/shipments'),
  '/b/[brand]/shipments/[number]': brand('/shipments/{shipment}'),
  '/b/[brand]/stock': brand('/stock'),
  '/b/[brand]/stock/lots/[code]': brand('/stock/lots/{lot}'),
  '/b/[brand]/stock/move': brand('/stock/move'),
  '/b/[brand]/toys': brand('/toys'),
  '/b/[brand]/toys/[toy]': brand('/toys/{toy}'),
  '/b/[brand]/toys/[toy]/edit': brand('/toys/{toy}/edit'),
  '/b/[brand]/toys/[toy]/guides/[guide]': brand('/toys/{toy}/guides/{guide}'),
  '/b/[brand]/toys/[toy]/guides/new': brand('/toys/{toy}/guides/new'),
  '/b/[brand]/toys/[toy]/skus/[sku]': brand('/toys/{toy}/skus/{sku}'),
  '/b/[brand]/toys/[toy]/skus/new': brand('/toys/{toy}/skus/new'),
  '/b/[brand]/toys/new': brand('/toys/new'),
  '/design': guest('/design'),
  '/design/frames/[frame]': guest('/design/frames/brand'),
  '/dev/mail': guest('/dev/mail'),
  '/f/[workshop]': floor(''),
  '/f/[workshop]/[...missing]': { ...floor('/nothing/here'), status: 404 },
  '/f/[workshop]/inspect': floor('/inspect'),
  '/f/[workshop]/inspect/[id]': floor('/inspect/{inspectionId}'),
  '/f/[workshop]/runs': floor('/runs'),
  '/f/[workshop]/runs/[number]': floor('/runs/{run}'),
  '/find': guest('/find?q=tide'),
  '/guides/[slug]': guest('/guides/tide-station-lights-do-not-blink'),
  '/invitation': guest('/invitation'),
  '/new': { as: maya, at: '/new' },
  '/parts/[number]': guest('/parts/{partNumber}'),
  '/parts/[number]/for/[gtin]/[lot]': guest('/parts/{partNumber}/for/{gtin}/{lot}'),
  '/policies/[brand]/[kind]': guest('/policies/fogline/repair'),
  '/recalls': guest('/recalls'),
  '/s/[retailer]': shop(''),
  '/s/[retailer]/[...missing]': { ...shop('/nothing/here'), status: 404 },
  '/s/[retailer]/orders': shop('/orders'),
  '/s/[retailer]/orders/[id]': shop('/orders/{restockId}'),
  '/s/[retailer]/restock': shop('/restock'),
  '/s/[retailer]/sell-through': shop('/sell-through'),
  '/s/[retailer]/sell-through/[importId]': shop('/sell-through/{import}'),
  '/sign-in': guest('/sign-in'),
  '/sign-in/link': guest('/sign-in/link'),
  '/sign-up': guest('/sign-up'),
  '/toys/[slug]': guest('/toys/tide-station'),
  '/toys/[slug]/parts': guest('/toys/tide-station/parts'),
}
