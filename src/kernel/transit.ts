import { addTransitDays, nextDispatchDayAfter, nextReceivingDay, type PlaceCalendar } from './business-calendar.ts'
import { dateAt, minutesAt, type CalendarDate } from './calendar-date.ts'
import { distanceKm, type Point } from './geo.ts'

/**
 * Carrier days from door to door by distance: this product's planning rule for ground parcels and vans, not any carrier's published time.
 * It is deliberately cautious by half a day; a place pair with a known time overrides it (`transitDays` of a source).
 */
export const TRANSIT_TABLE: readonly { readonly upToKm: number; readonly days: number }[] = [
  { upToKm: 0.5, days: 0 }, // next door
  { upToKm: 250, days: 1 },
  { upToKm: 800, days: 2 },
  { upToKm: 1_600, days: 3 },
  { upToKm: 2_800, days: 4 },
  { upToKm: 5_000, days: 5 },
  { upToKm: Infinity, days: 8 },
]

/** Carrier days for a distance in kilometres. */
export function transitDaysFor(km: number): number {
  return TRANSIT_TABLE.find(({ upToKm }) => km <= upToKm)!.days
}

/**
 * The day goods that leave a place now can be received at the other: next dispatch day by the cut-off, carrier days by distance,
 * next receiving day; the same rule as a promise. Null: one of them never opens within a year.
 */
export function expectedArrival(from: PlaceCalendar & Point, to: PlaceCalendar & Point, now: Date): CalendarDate | null {
  const dispatch = nextDispatchDayAfter(from, dateAt(now, from.timeZone), minutesAt(now, from.timeZone))
  if (!dispatch) return null
  return nextReceivingDay(to, addTransitDays(dispatch.day, transitDaysFor(distanceKm(from, to))).day)?.day ?? null
}
