import { daysBetween, type CalendarDate } from '#kernel/calendar-date.ts'
import { forecastDemand } from './demand-forecast.ts'
import { dayWeight, DEFAULT_PRIOR, seePilot, type SalesDayFact } from './proposal-input.ts'

/** One local day, all places together. */
export interface SeenAndUnseen {
  /** 1 = the first day. */
  readonly day: number
  readonly date: CalendarDate
  readonly sold: number
  /** Wanted while shelves were empty; estimated, not a whole number. */
  readonly unseen: number
}

/**
 * What was sold each day, and what more was wanted while shelves were empty: each place's own rate × the part of the day it had nothing.
 * The same estimate as in the next-run proposal.
 */
export function unseenDemand(days: readonly SalesDayFact[]): SeenAndUnseen[] {
  if (days.length === 0) return []
  const seen = seePilot(days, DEFAULT_PRIOR)
  const rates = new Map(forecastDemand(seen, DEFAULT_PRIOR, seen.lastDay, 1).places.map(({ locationId, rate }) => [locationId, rate]))
  const byDate = new Map<CalendarDate, { sold: number; unseen: number }>()
  for (const day of days) {
    const sum = byDate.get(day.date) ?? { sold: 0, unseen: 0 }
    const out = day.stockedOut && day.hoursOpen > 0 ? Math.min(1, Math.max(0, 1 - day.hoursInStock / day.hoursOpen)) : 0
    const rate = (rates.get(day.locationId) ?? 0) * dayWeight(DEFAULT_PRIOR, seen.launch, day.date, DEFAULT_PRIOR.weeklyDecayMean)
    byDate.set(day.date, { sold: sum.sold + day.sold - day.returned, unseen: sum.unseen + out * rate })
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, sums]) => ({ day: daysBetween(seen.launch, date) + 1, date, ...sums }))
}
