import { addDays, type CalendarDate } from '#kernel/calendar-date.ts'
import { freeHours, type WorkshopCalendar } from './run-estimate.ts'

const HORIZON_DAYS = 730

/**
 * The hours of runs a workshop already took on, laid day by day from `from` (that day included), one run after the other.
 * What finds no free hour within two years is left out: a new run finds none there either.
 */
export function bookHours(loads: readonly number[], calendar: Omit<WorkshopCalendar, 'bookedHours'>, from: CalendarDate): Map<CalendarDate, number> {
  const booked = new Map<CalendarDate, number>()
  let left = loads.reduce((sum, hours) => sum + Math.max(0, hours), 0)
  for (let offset = 0; offset < HORIZON_DAYS && left > 1e-9; offset += 1) {
    const day = addDays(from, offset)
    const taken = Math.min(left, freeHours(calendar, day))
    if (taken > 0) booked.set(day, taken)
    left -= taken
  }
  return booked
}
