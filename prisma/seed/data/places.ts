/** Invented organizations at real places: streets, coordinates and time zones are the Bay Area's. */
export interface SeedPlace {
  readonly slug: string
  readonly name: string
  readonly kind: 'workshop' | 'warehouse' | 'shop' | 'venue'
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly latitude: number
  readonly longitude: number
  /** ISO weekdays; shops receive when somebody is there to sign. */
  readonly receivingDays?: readonly number[]
  readonly cutOffMinutes?: number
}

export interface SeedOrganization {
  readonly slug: string
  readonly kind: 'microfactory' | 'retailer'
  readonly name: string
  readonly about: string
  readonly places: readonly SeedPlace[]
}

const WEEKDAYS_AND_SATURDAY = [1, 2, 3, 4, 5, 6]
const TUESDAY_TO_SATURDAY = [2, 3, 4, 5, 6]

export const organizations: readonly SeedOrganization[] = [
  {
    slug: 'alameda-makeworks', kind: 'microfactory', name: 'Alameda Makeworks', about: 'Laser, CNC, small-batch electronics assembly. Twelve people in a former hangar.',
    places: [{ slug: 'alameda-hangar', name: 'Alameda Hangar', kind: 'workshop', street: '2450 Monarch St', city: 'Alameda', postcode: '94501', latitude: 37.7858, longitude: -122.3077, cutOffMinutes: 15 * 60 }],
  },
  {
    slug: 'dogpatch-microfactory', kind: 'microfactory', name: 'Dogpatch Microfactory', about: 'Textiles, plush and soft goods, with a small print shop.',
    places: [{ slug: 'dogpatch-loft', name: 'Dogpatch Loft', kind: 'workshop', street: '2325 3rd St', city: 'San Francisco', postcode: '94107', latitude: 37.7607, longitude: -122.3884, cutOffMinutes: 14 * 60 }],
  },
  {
    slug: 'south-bay-short-runs', kind: 'microfactory', name: 'South Bay Short Runs', about: 'Injection moulding in printed tools, 3D printing, final assembly.',
    places: [{ slug: 'san-jose-bench', name: 'San José Bench', kind: 'workshop', street: '460 S Market St', city: 'San José', postcode: '95113', latitude: 37.3297, longitude: -121.8868, cutOffMinutes: 13 * 60 }],
  },
  {
    slug: 'juniper-and-jack', kind: 'retailer', name: 'Juniper & Jack', about: 'Three neighbourhood toy shops in San Francisco.',
    places: [
      { slug: 'juniper-inner-sunset', name: 'Juniper & Jack Inner Sunset', kind: 'shop', street: '825 Irving St', city: 'San Francisco', postcode: '94122', latitude: 37.764, longitude: -122.4664, receivingDays: WEEKDAYS_AND_SATURDAY },
      { slug: 'juniper-noe', name: 'Juniper & Jack Noe Valley', kind: 'shop', street: '3957 24th St', city: 'San Francisco', postcode: '94114', latitude: 37.7515, longitude: -122.4318, receivingDays: WEEKDAYS_AND_SATURDAY },
      { slug: 'juniper-hayes', name: 'Juniper & Jack Hayes', kind: 'shop', street: '512 Hayes St', city: 'San Francisco', postcode: '94102', latitude: 37.7767, longitude: -122.4255, receivingDays: TUESDAY_TO_SATURDAY },
    ],
  },
  {
    slug: 'toy-tram', kind: 'retailer', name: 'Toy Tram', about: 'Open-ended toys in Berkeley and Oakland.',
    places: [
      { slug: 'toy-tram-berkeley', name: 'Toy Tram Berkeley', kind: 'shop', street: '1511 Shattuck Ave', city: 'Berkeley', postcode: '94709', latitude: 37.8798, longitude: -122.2692, receivingDays: WEEKDAYS_AND_SATURDAY },
      { slug: 'toy-tram-rockridge', name: 'Toy Tram Rockridge', kind: 'shop', street: '5655 College Ave', city: 'Oakland', postcode: '94618', latitude: 37.8443, longitude: -122.2516, receivingDays: TUESDAY_TO_SATURDAY },
    ],
  },
  {
    slug: 'harborside-toys', kind: 'retailer', name: 'Harborside Toys', about: 'By the ferry landings of Marin.',
    places: [
      { slug: 'harborside-sausalito', name: 'Harborside Sausalito', kind: 'shop', street: '660 Bridgeway', city: 'Sausalito', postcode: '94965', latitude: 37.8563, longitude: -122.4796, receivingDays: TUESDAY_TO_SATURDAY },
      { slug: 'harborside-san-rafael', name: 'Harborside San Rafael', kind: 'shop', street: '1242 4th St', city: 'San Rafael', postcode: '94901', latitude: 37.9733, longitude: -122.5281, receivingDays: WEEKDAYS_AND_SATURDAY },
    ],
  },
  {
    slug: 'peninsula-play', kind: 'retailer', name: 'Peninsula Play', about: 'Science and building toys down the Caltrain line.',
    places: [
      { slug: 'peninsula-san-mateo', name: 'Peninsula Play San Mateo', kind: 'shop', street: '221 E 3rd Ave', city: 'San Mateo', postcode: '94401', latitude: 37.5656, longitude: -122.3232, receivingDays: WEEKDAYS_AND_SATURDAY },
      { slug: 'peninsula-palo-alto', name: 'Peninsula Play Palo Alto', kind: 'shop', street: '436 University Ave', city: 'Palo Alto', postcode: '94301', latitude: 37.4473, longitude: -122.1606, receivingDays: WEEKDAYS_AND_SATURDAY },
    ],
  },
  {
    slug: 'marigold-books', kind: 'retailer', name: "Marigold Children's Books", about: 'Books first, a wall of toys second.',
    places: [{ slug: 'marigold-grand-lake', name: 'Marigold Grand Lake', kind: 'shop', street: '3237 Grand Ave', city: 'Oakland', postcode: '94610', latitude: 37.8107, longitude: -122.247, receivingDays: TUESDAY_TO_SATURDAY }],
  },
  {
    slug: 'tinker-corner', kind: 'retailer', name: 'Tinker Corner', about: 'Kits, tools and repair evenings.',
    places: [
      { slug: 'tinker-willow-glen', name: 'Tinker Corner Willow Glen', kind: 'shop', street: '1375 Lincoln Ave', city: 'San José', postcode: '95125', latitude: 37.3067, longitude: -121.9003, receivingDays: WEEKDAYS_AND_SATURDAY },
      { slug: 'tinker-half-moon-bay', name: 'Tinker Corner Half Moon Bay', kind: 'shop', street: '421 Main St', city: 'Half Moon Bay', postcode: '94019', latitude: 37.4637, longitude: -122.4287, receivingDays: [2, 4, 6] },
    ],
  },
  {
    slug: 'cafe-lantern', kind: 'retailer', name: 'Café Lantern', about: 'Coffee, cake, and a pop-up table on Saturdays.',
    places: [{ slug: 'cafe-lantern', name: 'Café Lantern', kind: 'venue', street: '2973 16th St', city: 'San Francisco', postcode: '94103', latitude: 37.765, longitude: -122.4194, receivingDays: WEEKDAYS_AND_SATURDAY }],
  },
  {
    slug: 'slow-tide-coffee', kind: 'retailer', name: 'Slow Tide Coffee', about: 'Show-and-tell every second Sunday.',
    places: [{ slug: 'slow-tide-temescal', name: 'Slow Tide Temescal', kind: 'venue', street: '4920 Telegraph Ave', city: 'Oakland', postcode: '94609', latitude: 37.8365, longitude: -122.2614, receivingDays: WEEKDAYS_AND_SATURDAY }],
  },
]

export const foglineWarehouse: SeedPlace = {
  slug: 'fogline-oakland', name: 'Fogline Stockroom', kind: 'warehouse', street: '2001 Peralta St', city: 'Oakland', postcode: '94607', latitude: 37.8145, longitude: -122.2926, cutOffMinutes: 14 * 60,
}

export const orchardWarehouse: SeedPlace = {
  slug: 'orchard-garage', name: 'Orchard Garage', kind: 'warehouse', street: '1120 Ferdinand St', city: 'Santa Clara', postcode: '95050', latitude: 37.3541, longitude: -121.9552, cutOffMinutes: 12 * 60,
}
