import { addDays, dateAt, isoWeekday, momentAt } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'

/** Opening hours by ISO weekday, minutes after local midnight; a weekday that is absent is closed. */
export type OpeningHours = Readonly<Partial<Record<number, { readonly opens: number; readonly closes: number }>>>

/** Until a shop tells its hours: every day from 10 to 20 o'clock. */
export const USUAL_HOURS: OpeningHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, { opens: 600, closes: 1200 }]))

export interface SalesDayInput {
  readonly timeZone: string
  readonly hours: OpeningHours
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Pieces on the shelf when `from` begins. */
  readonly opening: number
  /** Deliveries; a negative quantity is stock that left without a sale (a transfer, a count). */
  readonly receipts: readonly { readonly at: Date; readonly quantity: number }[]
  readonly sales: readonly { readonly soldAt: Date | null; readonly localDate: CalendarDate; readonly sold: number; readonly returned: number }[]
}

/** One place, SKU and local day. opening + received + unexplained + returned − sold = closing, always. */
export interface SalesDayRow {
  readonly date: CalendarDate
  readonly opening: number
  readonly received: number
  readonly sold: number
  readonly returned: number
  readonly closing: number
  /** Sold beyond what was known to be there: a delivery or count that nobody entered. */
  readonly unexplained: number
  /** There was nothing to sell at some time while the shop was open, or nothing left at the end: demand may have been higher than sales. */
  readonly stockedOut: boolean
  /** When the last piece went, if the rows tell the time. */
  readonly stockedOutAt: Date | null
  /** Of the opening hours. Without times, a day that began with stock counts in full: demand was at least what was sold. */
  readonly hoursInStock: number
  readonly hoursOpen: number
}

/** Sales days from stock, deliveries and sales. Every day from `from` to `to` has a row. */
export function salesDays(input: SalesDayInput): SalesDayRow[] {
  const rows: SalesDayRow[] = []
  let opening = input.opening
  for (let date = input.from; date <= input.to; date = addDays(date, 1)) {
    const row = salesDay(input, date, opening)
    rows.push(row)
    opening = row.closing
  }
  return rows
}

function salesDay({ timeZone, hours, receipts, sales }: SalesDayInput, date: CalendarDate, opening: number): SalesDayRow {
  const today = sales.filter(({ localDate }) => localDate === date)
  const deliveries = receipts.filter(({ at }) => dateAt(at, timeZone) === date)
  const sold = sum(today.map((sale) => sale.sold))
  const returned = sum(today.map((sale) => sale.returned))
  const received = sum(deliveries.map(({ quantity }) => quantity))
  const unexplained = Math.max(0, sold - returned - received - opening)
  const closing = opening + received + unexplained + returned - sold
  const open = hours[isoWeekday(date)]
  const start = momentAt(date, open?.opens ?? 0, timeZone).getTime()
  const end = open ? momentAt(date, open.closes, timeZone).getTime() : start
  const hoursOpen = (end - start) / 3_600_000
  const timed = today.every(({ soldAt }) => soldAt !== null)
  const events = [
    ...deliveries.map(({ at, quantity }) => ({ at: at.getTime(), change: quantity })),
    ...(timed ? today.flatMap(({ soldAt, sold: out, returned: back }) => (soldAt === null ? [] : [{ at: soldAt.getTime(), change: back - out }])) : []),
  ].sort((a, b) => a.at - b.at || b.change - a.change)
  // What nobody entered was there from the morning on, or it could not have been sold.
  let level = opening + unexplained
  let inStock = 0
  let empty: number | null = level <= 0 ? start : null
  let everEmpty = false
  let from = start
  for (const { at, change } of events) {
    const until = Math.min(Math.max(at, start), end)
    if (level > 0) inStock += Math.max(0, until - from)
    else if (until > from) everEmpty = true // what came before the doors opened was there in time
    from = Math.max(from, until)
    const before = level
    level += change
    if (before > 0 && level <= 0) {
      empty = at
      if (at < end) everEmpty = true
    } else if (level > 0) empty = null
  }
  if (level > 0) inStock += Math.max(0, end - from)
  else if (end > from) everEmpty = true
  const stockedOut = hoursOpen > 0 && (everEmpty || closing === 0)
  // Without times the moment is unknown, unless the day began empty and stayed so.
  const knownAt = timed && closing === 0 && empty !== null && opening + received + unexplained > 0 && sold > 0
  return { date, opening, received, sold, returned, closing, unexplained, stockedOut, stockedOutAt: knownAt ? new Date(empty!) : null, hoursInStock: Math.round((inStock / 3_600_000) * 1000) / 1000, hoursOpen }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
