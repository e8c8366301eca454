import type { AddSupplier } from '#modules/sourcing/schemas.ts'

/** A supplier of the demo: what kinds of part it sells, and on which terms. */
export interface SeedSupplier {
  readonly details: Omit<AddSupplier, 'currency'>
  /** Kinds of part (Part.category) it offers. */
  readonly sells: readonly string[]
  readonly leadDays: number
  readonly minimum: number
  readonly multiple: number
  /** Its price as a share of what the part costs on the books, per mille. */
  readonly pricePermille: number
  /** Only parts that cost at least so much, cents. */
  readonly from?: number
  readonly article: string
}

const weekdays = [1, 2, 3, 4, 5]

/** The first one for a kind is where it is usually bought; later ones are second sources. */
export const suppliers: readonly SeedSupplier[] = [
  {
    details: {
      name: 'Mendocino Mill Works', contact: 'Ray Lindqvist', email: 'orders@mendocinomill.example', phone: '+1 707 555 0142', street: '760 River Rd', city: 'Ukiah', region: 'CA', postcode: '95482', country: 'US',
      workingDays: weekdays, orderCost: '48.00', note: 'Turned and milled wood, cork, printed plastics. Kiln-dry; moisture slip comes with every delivery.',
    },
    sells: ['structure'], leadDays: 6, minimum: 20, multiple: 10, pricePermille: 980, article: 'MMW',
  },
  {
    details: {
      name: 'Bolt & Bearing Supply', contact: 'Dolores Quan', email: 'desk@boltbearing.example', phone: '+1 510 555 0117', street: '1199 7th St', city: 'Oakland', region: 'CA', postcode: '94607', country: 'US',
      workingDays: [...weekdays, 6], orderCost: '12.00', note: 'Counter is open on Saturdays.',
    },
    sells: ['fastener', 'motion'], leadDays: 3, minimum: 50, multiple: 50, pricePermille: 1000, article: 'BB',
  },
  {
    details: {
      name: 'Kestrel Electronics', contact: 'Amrit Sandhu', email: 'sales@kestrel-electronics.example', phone: '+1 408 555 0190', street: '2155 Zanker Rd', city: 'San José', region: 'CA', postcode: '95131', country: 'US',
      workingDays: weekdays, orderCost: '22.00', note: 'Boards are tested and come in trays of ten.',
    },
    sells: ['electronics'], leadDays: 8, minimum: 10, multiple: 10, pricePermille: 1000, article: 'KE',
  },
  {
    details: {
      name: 'Marin Textile Co-op', contact: 'Noor Haddad', email: 'hello@marintextile.example', phone: '+1 415 555 0176', street: '2040 Redwood Hwy', city: 'Greenbrae', region: 'CA', postcode: '94904', country: 'US',
      workingDays: [2, 3, 4, 5], orderCost: '15.00', note: 'Cut to our patterns. Closed on Mondays.',
    },
    sells: ['textile', 'print'], leadDays: 4, minimum: 20, multiple: 5, pricePermille: 1000, article: 'MTC',
  },
  {
    details: {
      name: 'Brightpath Components', contact: 'Chen Yue', email: 'export@brightpath.example', street: 'Nanshan District', city: 'Shenzhen', country: 'CN', workingDays: weekdays, orderCost: '160.00',
      note: 'Cheaper from a thousand on. Air freight by consolidator.',
    },
    sells: ['electronics', 'motion'], leadDays: 21, minimum: 200, multiple: 100, pricePermille: 720, from: 40, article: 'BP',
  },
]
