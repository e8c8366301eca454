import { addDays, type CalendarDate } from '#kernel/calendar-date.ts'
import type { SalesDayFact } from './proposal-input.ts'

/** A day as the sales room keeps it. */
export interface KnownDay extends SalesDayFact {
  readonly closing: number
}

/**
 * Adds the days nobody reports: a place that closed a day with nothing has nothing on the next, until stock arrives again or the known days end.
 * Without them an empty shelf would look like a day on which nobody was asked. In the order of the places and days.
 */
export function withEmptyShelves(days: readonly KnownDay[]): SalesDayFact[] {
  const last = days.reduce<CalendarDate>((latest, { date }) => (date > latest ? date : latest), '')
  const places = [...new Set(days.map(({ locationId }) => locationId))].sort()
  return places.flatMap((locationId) => {
    const own = new Map(days.filter((day) => day.locationId === locationId).map((day) => [day.date, day]))
    const known = [...own.keys()].sort()
    const filled: SalesDayFact[] = []
    let before: KnownDay | null = null
    for (let date = known[0]!; date <= last; date = addDays(date, 1)) {
      const day = own.get(date)
      if (day) {
        const { closing: _, ...fact } = day
        filled.push(fact)
        before = day
      } else if (before && before.closing <= 0) {
        filled.push({ locationId, date, sold: 0, returned: 0, stockedOut: true, stockedOutAt: null, hoursInStock: 0, hoursOpen: before.hoursOpen, refusedRequests: 0 })
      }
    }
    return filled
  })
}
