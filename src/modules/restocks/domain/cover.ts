/** Recent sell-through of a SKU at a shop: pieces sold less returned, and the days on which it could sell (parts of a day count as parts). */
export interface RecentSales {
  readonly sold: number
  readonly daysInStock: number
}

/** Below this many days of cover a shop should order: a same-week restock still comes in time, a week later it does not. */
export const LOW_COVER_DAYS = 7
/** A restock is suggested for so many days of sales. */
export const TARGET_COVER_DAYS = 21

/** Pieces a day while it was on the shelf; 0 when it has not sold. Days without stock say nothing about demand, so they do not count. */
export function ratePerDay({ sold, daysInStock }: RecentSales): number {
  return daysInStock > 0 ? Math.max(0, sold) / daysInStock : 0
}

/** Days the stock lasts at the recent rate; null when it does not sell (it lasts for ever, or nobody knows). */
export function daysOfCover(onHand: number, sales: RecentSales): number | null {
  const rate = ratePerDay(sales)
  return rate > 0 ? onHand / rate : null
}

/** Low: it sells, and what is here and on the way lasts less than a week. */
export function isLow(onHand: number, onTheWay: number, sales: RecentSales): boolean {
  const cover = daysOfCover(onHand + onTheWay, sales)
  return cover !== null && cover < LOW_COVER_DAYS
}

/** A quantity that brings the shop to three weeks of sales, within the SKU's minimum and multiple; 0: enough is there. */
export function suggestedQuantity(onHand: number, onTheWay: number, sales: RecentSales, rule: { readonly minimum: number; readonly multiple: number }): number {
  const missing = Math.ceil(ratePerDay(sales) * TARGET_COVER_DAYS - onHand - onTheWay)
  if (missing <= 0) return 0
  const multiple = Math.max(1, rule.multiple)
  return Math.ceil(Math.max(missing, rule.minimum) / multiple) * multiple
}
