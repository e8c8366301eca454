import { addDays, isoWeekday, type CalendarDate } from '#kernel/calendar-date.ts'

/** When a workshop works. */
export interface WorkshopCalendar {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly workingDays: readonly number[]
  readonly hoursPerDay: number
  /** Closed days; both ends included. */
  readonly closures: readonly { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate }[]
}

/** A run on the machines: the hours it still needs (its setup in them, once, until it has started), from which day on, and by which day it is promised. */
export interface Booking {
  readonly id: string
  readonly hours: number
  /** Null: from the first day on. */
  readonly startOn: CalendarDate | null
  readonly dueOn: CalendarDate | null
}

/**
 * Units to rework take about as long as when they were made, and nobody promised them for a day: they go into the hours that promised runs leave,
 * from today on, and what is placed after them finds those hours taken.
 */
export function reworkBooking(runId: string, hours: number): Booking {
  return { id: `rework ${runId}`, hours, startOn: null, dueOn: null }
}

export interface DayLoad {
  readonly open: number
  readonly used: number
  /** Hours above what is open: a promise that does not fit was pressed in. */
  readonly over: number
  readonly byRun: ReadonlyMap<string, number>
}

export interface PlannedRun {
  readonly firstDay: CalendarDate
  readonly lastDay: CalendarDate
  /** Hours that found no room by the promised day. */
  readonly over: number
}

export interface Schedule {
  readonly days: ReadonlyMap<CalendarDate, DayLoad>
  /** Runs that found no hour within two years are left out: nothing else finds one there either. */
  readonly runs: ReadonlyMap<string, PlannedRun>
}

/** Beyond this a workshop has no calendar. */
export const HORIZON_DAYS = 730
const NOTHING = 1e-9

/** Hours a workshop is open on a day. */
export function openHours(calendar: WorkshopCalendar, day: CalendarDate): number {
  if (!calendar.workingDays.includes(isoWeekday(day))) return 0
  return calendar.closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay) ? 0 : calendar.hoursPerDay
}

/**
 * Lays runs on the days of a workshop from `from` on (that day included), each from its start; on every day the one that is promised first
 * goes first (earliest due date, which finds a plan without overload whenever there is one: Jackson 1955, Horn 1974).
 * What does not fit by the promised day is pressed into the last open day before it, and counted as over. A run whose day has passed goes first and is only late.
 */
export function layOut(bookings: readonly Booking[], calendar: WorkshopCalendar, from: CalendarDate): Schedule {
  const work = bookings.filter(({ hours }) => hours > NOTHING).map((booking, order) => {
    const start = booking.startOn && booking.startOn > from ? booking.startOn : from
    return { id: booking.id, order, start, due: booking.dueOn, pressOn: booking.dueOn ? lastOpenDay(calendar, start, booking.dueOn) : null, left: booking.hours, over: 0, firstDay: null as CalendarDate | null, lastDay: from }
  })
  work.sort((a, b) => compare(a.due ?? '9999-12-31', b.due ?? '9999-12-31') || compare(a.start, b.start) || a.order - b.order)
  const days = new Map<CalendarDate, DayLoad>()
  let unfinished = work.length
  for (let offset = 0; offset < HORIZON_DAYS && unfinished > 0; offset += 1) {
    const day = addDays(from, offset)
    const open = openHours(calendar, day)
    if (open <= 0) continue
    const byRun = new Map<string, number>()
    let free = open
    let over = 0
    for (const run of work) {
      if (run.left <= NOTHING || run.start > day) continue
      const fits = Math.min(run.left, free)
      const pressed = run.pressOn === day ? run.left - fits : 0
      if (fits + pressed <= NOTHING) continue
      free -= fits
      over += pressed
      byRun.set(run.id, fits + pressed)
      run.firstDay ??= day
      run.lastDay = day
      run.left -= fits + pressed
      run.over += pressed
      if (run.left <= NOTHING) unfinished -= 1
    }
    if (byRun.size > 0) days.set(day, { open, used: open - free + over, over, byRun })
  }
  return { days, runs: new Map(work.flatMap(({ id, firstDay, lastDay, over }) => (firstDay ? [[id, { firstDay, lastDay, over }] as const] : []))) }
}

/** The days that `hours` take from `from` on, in what a schedule leaves free; null when two years are not enough. Never over. */
export function placeHours(hours: number, calendar: WorkshopCalendar, taken: Schedule | null, from: CalendarDate): { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate; readonly workingDays: number } | null {
  let left = hours
  let firstDay: CalendarDate | null = null
  let workingDays = 0
  for (let offset = 0; offset < HORIZON_DAYS; offset += 1) {
    const day = addDays(from, offset)
    const free = openHours(calendar, day) - (taken?.days.get(day)?.used ?? 0)
    if (free <= NOTHING) continue
    firstDay ??= day
    workingDays += 1
    left -= free
    if (left <= NOTHING) return { firstDay, lastDay: day, workingDays }
  }
  return null
}

function lastOpenDay(calendar: WorkshopCalendar, first: CalendarDate, last: CalendarDate): CalendarDate | null {
  for (let day = last; day >= first; day = addDays(day, -1)) if (openHours(calendar, day) > 0) return day
  return null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
