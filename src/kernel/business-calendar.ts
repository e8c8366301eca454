import { addDays, clockTime, dateAt, isoWeekday, minutesAt, shortDay, startOfWeek, weekdayName } from './calendar-date.ts'
import type { CalendarDate } from './calendar-date.ts'

/** Days on which a place neither works, dispatches nor receives. Both ends included. */
export interface Closure {
  readonly firstDay: CalendarDate
  readonly lastDay: CalendarDate
  readonly reason: string
}

/** When a place dispatches and receives. Weekdays are ISO: 1 Monday … 7 Sunday; times are minutes after local midnight. */
export interface PlaceCalendar {
  readonly timeZone: string
  readonly dispatchDays: readonly number[]
  /** An order at or after this time leaves on the next dispatch day. */
  readonly cutOffMinutes: number
  readonly receivingDays: readonly number[]
  readonly closures: readonly Closure[]
}

/** One thing that made a day later, in words. */
export interface Push {
  readonly kind: 'after-cut-off' | 'closed' | 'weekday'
  readonly on: CalendarDate
  readonly note: string
}

/** A day, and everything that pushed it there (empty: nothing did). */
export interface PushedDay {
  readonly day: CalendarDate
  readonly pushes: readonly Push[]
}

/** Beyond this many days a place is closed for good, as far as a promise goes. */
export const SEARCH_DAYS = 366

/** Carriers move parcels from Monday to Friday; a planning rule of this product, the same for every carrier. */
export const CARRIER_DAYS: readonly number[] = [1, 2, 3, 4, 5]

/** The closure that covers a day, or null. */
export function closureOn(calendar: Pick<PlaceCalendar, 'closures'>, day: CalendarDate): Closure | null {
  return calendar.closures.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay) ?? null
}

/** The day on which what is ordered or ready at `moment` leaves the place; null when it does not dispatch within a year. */
export function nextDispatchDay(calendar: PlaceCalendar, moment: Date): PushedDay | null {
  return nextDispatchDayAfter(calendar, dateAt(moment, calendar.timeZone), minutesAt(moment, calendar.timeZone))
}

/**
 * The same for a local day and clock time. `minutes` null: the time is not known, and the day counts as over
 * (what is finished some time that day may have missed the van).
 */
export function nextDispatchDayAfter(calendar: PlaceCalendar, day: CalendarDate, minutes: number | null): PushedDay | null {
  const dispatchesToday = calendar.dispatchDays.includes(isoWeekday(day)) && closureOn(calendar, day) === null
  if (!dispatchesToday || (minutes !== null && minutes < calendar.cutOffMinutes)) return firstDayOn(calendar, calendar.dispatchDays, day, 'dispatch')
  const after = firstDayOn(calendar, calendar.dispatchDays, addDays(day, 1), 'dispatch')
  const note = minutes === null ? `Ready in the course of ${shortDay(day)}` : `After the ${clockTime(calendar.cutOffMinutes)} cut-off on ${shortDay(day)}`
  return after && { day: after.day, pushes: [{ kind: 'after-cut-off', on: day, note }, ...after.pushes] }
}

/** The first day from `day` on which the place receives; null when there is none within a year. */
export function nextReceivingDay(calendar: PlaceCalendar, day: CalendarDate): PushedDay | null {
  return firstDayOn(calendar, calendar.receivingDays, day, 'receive')
}

/** The first working day from `day` (a place works on the days on which it dispatches); null when there is none within a year. */
export function nextWorkingDay(calendar: PlaceCalendar, day: CalendarDate): PushedDay | null {
  return firstDayOn(calendar, calendar.dispatchDays, day, 'work')
}

/** The day on which `count` working days of the place are over when the first of them is the first working day from `day`. */
export function lastOfWorkingDays(calendar: PlaceCalendar, day: CalendarDate, count: number): CalendarDate | null {
  let last = nextWorkingDay(calendar, day)?.day ?? null
  for (let done = 1; done < count && last !== null; done += 1) last = nextWorkingDay(calendar, addDays(last, 1))?.day ?? null
  return last
}

/** The day `transitDays` carrier days after `day` (0: the same day), and the days on which nothing moved. */
export function addTransitDays(day: CalendarDate, transitDays: number, carrierDays: readonly number[] = CARRIER_DAYS): PushedDay {
  const idle: CalendarDate[] = []
  let arrival = day
  for (let moved = 0; moved < transitDays; ) {
    arrival = addDays(arrival, 1)
    if (carrierDays.includes(isoWeekday(arrival))) moved += 1
    else idle.push(arrival)
  }
  return { day: arrival, pushes: idle.map((on) => ({ kind: 'weekday', on, note: `Parcels do not move on ${weekdayName(isoWeekday(on))}s` })) }
}

/**
 * The last receiving day of the business week to which `day` belongs: its ISO week, up to the place's last receiving weekday.
 * A day after that weekday (a Saturday at a shop that receives Monday to Friday) belongs to the business week that comes.
 * When the last receiving days of the week are closed, the last open one ends the week; a week without any ends on its last receiving weekday.
 * Null for a place that never receives.
 */
export function endOfBusinessWeek(calendar: PlaceCalendar, day: CalendarDate): PushedDay | null {
  if (calendar.receivingDays.length === 0) return null
  const lastWeekday = Math.max(...calendar.receivingDays)
  const monday = isoWeekday(day) > lastWeekday ? addDays(startOfWeek(day), 7) : startOfWeek(day)
  const pushes: Push[] = []
  for (const weekday of [...calendar.receivingDays].sort((a, b) => b - a)) {
    const candidate = addDays(monday, weekday - 1)
    const closure = closureOn(calendar, candidate)
    if (!closure) return { day: candidate, pushes }
    pushes.push(closedPush(closure, candidate))
  }
  return { day: addDays(monday, lastWeekday - 1), pushes }
}

/** The pushes as one sentence part, each reason once: 'after the 14:00 cut-off on Fri, Nov 27; closed for inventory'. Empty text: none. */
export function pushReason(pushes: readonly Push[]): string {
  return [...new Set(pushes.map(({ note }) => note))].join('; ')
}

function firstDayOn(calendar: PlaceCalendar, weekdays: readonly number[], day: CalendarDate, verb: 'dispatch' | 'receive' | 'work'): PushedDay | null {
  const pushes: Push[] = []
  for (let offset = 0; offset <= SEARCH_DAYS; offset += 1) {
    const candidate = addDays(day, offset)
    const weekday = isoWeekday(candidate)
    const closure = closureOn(calendar, candidate)
    if (!weekdays.includes(weekday)) pushes.push({ kind: 'weekday', on: candidate, note: `Does not ${verb} on ${weekdayName(weekday)}s` })
    else if (closure) pushes.push(closedPush(closure, candidate))
    else return { day: candidate, pushes }
  }
  return null
}

function closedPush(closure: Closure, on: CalendarDate): Push {
  return { kind: 'closed', on, note: closure.reason === '' ? 'Closed' : `Closed: ${closure.reason}` }
}
