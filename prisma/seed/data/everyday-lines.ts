import type { Scrap } from '../making.ts'

interface Shelf {
  readonly place: string
  readonly units: number
  /** Sold per day, oldest first, over the days before yesterday. */
  readonly sold: readonly number[]
}

export interface Line {
  readonly sku: string
  readonly workshop: string
  readonly quantity: number
  /** Day of the order. */
  readonly ordered: number
  readonly shelves: readonly Shelf[]
}

/** What Fogline makes and sells every week. */
export const lines: readonly Line[] = [
  { sku: 'FOG-CCAR-NAT', workshop: 'alameda-hangar', quantity: 120, ordered: -70, shelves: [{ place: 'juniper-inner-sunset', units: 18, sold: [1, 0, 2, 1, 1, 0, 3, 1, 0, 1, 2, 0, 1, 2] }, { place: 'toy-tram-rockridge', units: 14, sold: [0, 1, 0, 1, 2, 1, 0, 1, 0, 0, 1, 2, 0, 1] }] },
  { sku: 'FOG-OTTER', workshop: 'dogpatch-loft', quantity: 180, ordered: -64, shelves: [{ place: 'juniper-noe', units: 24, sold: [2, 1, 1, 2, 3, 2, 1, 1, 2, 1, 2, 1, 2, 1] }, { place: 'marigold-grand-lake', units: 20, sold: [1, 1, 2, 0, 1, 2, 1, 1, 0, 1, 1, 2, 1, 1] }, { place: 'harborside-san-rafael', units: 16, sold: [0, 1, 1, 0, 1, 1, 2, 0, 1, 0, 1, 1, 0, 1] }] },
  { sku: 'FOG-RINGS', workshop: 'alameda-hangar', quantity: 150, ordered: -58, shelves: [{ place: 'harborside-sausalito', units: 16, sold: [1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0] }, { place: 'peninsula-san-mateo', units: 14, sold: [0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1] }] },
  { sku: 'FOG-FERRY', workshop: 'san-jose-bench', quantity: 200, ordered: -50, shelves: [{ place: 'juniper-hayes', units: 24, sold: [1, 2, 1, 1, 2, 2, 1, 3, 1, 1, 2, 1, 2, 2] }, { place: 'harborside-sausalito', units: 30, sold: [2, 3, 1, 2, 2, 4, 3, 1, 2, 2, 1, 3, 2, 2] }, { place: 'toy-tram-berkeley', units: 20, sold: [1, 0, 1, 2, 1, 1, 2, 0, 1, 1, 1, 0, 2, 1] }] },
  { sku: 'FOG-SEAL', workshop: 'san-jose-bench', quantity: 90, ordered: -46, shelves: [{ place: 'tinker-willow-glen', units: 12, sold: [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0] }, { place: 'slow-tide-temescal', units: 8, sold: [0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1, 1] }] },
  { sku: 'FOG-BRDG-40', workshop: 'alameda-hangar', quantity: 100, ordered: -42, shelves: [{ place: 'peninsula-palo-alto', units: 12, sold: [0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1] }, { place: 'tinker-half-moon-bay', units: 8, sold: [0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] }] },
]

/** What is lost of it. */
export const scrapOf = ({ quantity }: Line): Scrap => ({ units: Math.max(1, Math.round(quantity * 0.03)), reason: 'Surface mark' })
