import type { CalendarDate } from '#kernel/calendar-date.ts'

/**
 * The days that count for demand: from the planned first day of sale on, or from the first real sale when that was earlier.
 * Goods that wait in the back of a shop for the launch are not unwanted.
 */
export function sinceLaunch<Day extends { readonly date: CalendarDate; readonly sold: number }>(days: readonly Day[], startsOn: CalendarDate | null): Day[] {
  if (startsOn === null) return [...days]
  const launch = days.reduce<CalendarDate>((first, { date, sold }) => (sold > 0 && date < first ? date : first), startsOn)
  return days.filter(({ date }) => date >= launch)
}
