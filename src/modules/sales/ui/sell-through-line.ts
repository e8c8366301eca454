import type { SellThroughRow } from '../queries/sell-through.ts'

/** A toy at a place as its row shows it, and nothing else: it is sent to the browser. */
export interface SellThroughLine extends Pick<SellThroughRow, 'skuId' | 'placeId' | 'code' | 'name' | 'place' | 'sold' | 'returned' | 'onHand' | 'sellThrough' | 'cover' | 'daysOut'> {
  /** Net sales of the days of which something is known, oldest first. */
  readonly known: readonly number[]
  /** On how many days of the series the shelf was empty. */
  readonly emptyOn: number
}

export function sellThroughLines(rows: readonly SellThroughRow[]): SellThroughLine[] {
  return rows.map(({ skuId, placeId, code, name, place, sold, returned, onHand, sellThrough, cover, daysOut, daily, outAt }) => ({
    skuId, placeId, code, name, place, sold, returned, onHand, sellThrough, cover, daysOut, known: daily.filter((value) => value !== null), emptyOn: outAt.length,
  }))
}
