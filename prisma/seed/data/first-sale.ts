import type { Scrap } from '../making.ts'

/** The first four days of the Tide Station: units that reached each place, and what was sold hour by hour until it was gone. */
export interface FirstSale {
  readonly place: string
  readonly format: 'square' | 'shopify' | 'clover' | 'plain'
  readonly received: number
  /** Sold on day 1, 2, 3, 4. */
  readonly sold: readonly [number, number, number, number]
  /** Local time of the last unit's sale, on the last day with sales. */
  readonly lastUnitAt: string
  /** People who asked for one afterwards, by day from day 1, as the shop noted it. */
  readonly note: string
}

export const firstSales: readonly FirstSale[] = [
  { place: 'juniper-inner-sunset', format: 'square', received: 80, sold: [22, 25, 21, 12], lastUnitAt: '14:20', note: 'Four families came back on Tuesday and left without one.' },
  { place: 'juniper-noe', format: 'square', received: 70, sold: [21, 24, 25, 0], lastUnitAt: '17:10', note: 'Gone on the third day.' },
  { place: 'juniper-hayes', format: 'square', received: 60, sold: [14, 17, 19, 10], lastUnitAt: '15:30', note: '' },
  { place: 'toy-tram-berkeley', format: 'shopify', received: 80, sold: [24, 22, 22, 12], lastUnitAt: '13:45', note: 'A school asked for twenty.' },
  { place: 'peninsula-palo-alto', format: 'clover', received: 70, sold: [16, 20, 22, 12], lastUnitAt: '16:40', note: '' },
  { place: 'tinker-willow-glen', format: 'plain', received: 80, sold: [20, 24, 21, 15], lastUnitAt: '17:50', note: 'Two came in with a loose plug; both were fixed at the counter.' },
  { place: 'cafe-lantern', format: 'square', received: 60, sold: [34, 26, 0, 0], lastUnitAt: '16:15', note: 'Pop-up table, Saturday and Sunday.' },
]

/** What the workshop lost of the first five hundred while it learned, day by day. */
export const firstRunScrap: readonly Scrap[] = [{ units: 9, reason: 'Lid warped' }, { units: 5, reason: 'Solder bridge' }, { units: 3, reason: 'Solder bridge' }, { units: 1, reason: 'Scratched' }]
