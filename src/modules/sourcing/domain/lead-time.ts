import { nextReceivingDay, type Closure, type PlaceCalendar } from '#kernel/business-calendar.ts'
import { addDays, isoWeekday, type CalendarDate } from '#kernel/calendar-date.ts'

/** When a supplier works. Weekdays are ISO, 1 Monday … 7 Sunday. */
export interface SupplierCalendar {
  readonly workingDays: readonly number[]
  readonly closures: readonly Closure[]
}

/** A supplier that works on no day for this long is closed for good. */
const SEARCH_DAYS = 3 * 366

const works = (calendar: SupplierCalendar, day: CalendarDate): boolean =>
  calendar.workingDays.includes(isoWeekday(day)) && !calendar.closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)

/**
 * The day goods ordered on `orderedOn` arrive: the lead time in the supplier's working days, counted from the day after the order,
 * then the place's next receiving day. Null: one of them is closed for good.
 */
export function deliveryDay(supplier: SupplierCalendar, leadDays: number, orderedOn: CalendarDate, place: PlaceCalendar): CalendarDate | null {
  let day = orderedOn
  for (let done = 0, looked = 0; done < leadDays; looked += 1) {
    if (looked > SEARCH_DAYS) return null
    day = addDays(day, 1)
    if (works(supplier, day)) done += 1
  }
  return nextReceivingDay(place, day)?.day ?? null
}

/** The last day on which to order so that goods are there by `neededOn`: the delivery day, read backwards. Null: never. */
export function orderByDay(supplier: SupplierCalendar, leadDays: number, neededOn: CalendarDate, place: PlaceCalendar): CalendarDate | null {
  // Lead times are monotonic: from an upper bound, step back until the goods arrive in time.
  for (let day = addDays(neededOn, -leadDays), looked = 0; looked <= SEARCH_DAYS; day = addDays(day, -1), looked += 1) {
    const arrives = deliveryDay(supplier, leadDays, day, place)
    if (arrives === null) return null
    if (arrives <= neededOn) return day
  }
  return null
}

/** The day `count` working days of a place before `day`; the day itself for 0. */
export function workingDaysBefore(calendar: Pick<PlaceCalendar, 'dispatchDays' | 'closures'>, day: CalendarDate, count: number): CalendarDate {
  let at = day
  for (let done = 0, looked = 0; done < count && looked < SEARCH_DAYS; looked += 1) {
    at = addDays(at, -1)
    if (works({ workingDays: calendar.dispatchDays, closures: calendar.closures }, at)) done += 1
  }
  return at
}
