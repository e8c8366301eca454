/**
 * Days without a time: 'YYYY-MM-DD' in the proleptic Gregorian calendar. A place's time zone turns a moment into a day;
 * nothing else does. All arithmetic is on whole days, so daylight saving cannot shift it.
 */
export type CalendarDate = string & { readonly __calendarDate?: never }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** The date if `text` is a real day ('2026-02-29' is not), else null. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text : null
}

/**
 * Days since 1970-01-01. Whole-number arithmetic on the Gregorian calendar (years from March, so that the leap day comes last):
 * a promise asks for tens of thousands of days, and `Date` is ten times slower.
 */
export function dayNumber(date: CalendarDate): number {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const century = Math.floor(year / 400)
  const yearOfCentury = year - century * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1
  return century * 146_097 + yearOfCentury * 365 + Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100) + dayOfYear - 719_468
}

export function fromDayNumber(days: number): CalendarDate {
  const shifted = days + 719_468
  const century = Math.floor(shifted / 146_097)
  const day = shifted - century * 146_097
  const yearOfCentury = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365)
  const dayOfYear = day - (365 * yearOfCentury + Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100))
  const part = Math.floor((5 * dayOfYear + 2) / 153)
  const month = part < 10 ? part + 3 : part - 9
  const year = yearOfCentury + century * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * part + 2) / 5) + 1)}`
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function isoWeekday(date: CalendarDate): number {
  return ((dayNumber(date) + 3) % 7 + 7) % 7 + 1
}

/** Monday of the ISO week that holds `date`. */
export function startOfWeek(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - isoWeekday(date))
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The English name of an ISO weekday: 1 → 'Monday'. */
export function weekdayName(isoWeekday: number): string {
  return WEEKDAYS[isoWeekday - 1] ?? ''
}

/** A day inside a sentence: '2026-11-24' → 'Tue, Nov 24', as screens write it (ui/date-text.tsx). */
export function shortDay(date: CalendarDate): string {
  return `${weekdayName(isoWeekday(date)).slice(0, 3)}, ${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8, 10))}`
}

/** The same with its year, where the day may be long ago or far ahead: 'Tue, Nov 24, 2026'. */
export function shortDayOfYear(date: CalendarDate): string {
  return `${shortDay(date)}, ${date.slice(0, 4)}`
}

/** Minutes after midnight as a clock shows them: 840 → '14:00'. */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The local day of a moment in an IANA time zone. */
export function dateAt(moment: Date, timeZone: string): CalendarDate {
  return localParts(moment, timeZone).date
}

/** Minutes after local midnight of a moment in an IANA time zone: 0 … 1439. */
export function minutesAt(moment: Date, timeZone: string): number {
  return localParts(moment, timeZone).minutes
}

/**
 * The moment at which a clock in `timeZone` shows `date` and `minutes` after midnight.
 * In the hour that daylight saving skips, the moment just after the gap; in the hour it repeats, the first of the two.
 */
export function momentAt(date: CalendarDate, minutes: number, timeZone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
  // The offset depends on the moment sought, so try the offsets in force a day before and after: one of them is it.
  const candidates = [wall - offsetAt(wall - DAY_MS, timeZone), wall - offsetAt(wall + DAY_MS, timeZone)].sort((a, b) => a - b)
  for (const candidate of candidates) if (candidate + offsetAt(candidate, timeZone) === wall) return new Date(candidate)
  return new Date(candidates[1]!)
}

function offsetAt(ms: number, timeZone: string): number {
  const { date, minutes } = localParts(new Date(ms), timeZone)
  return Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - Math.floor(ms / 60_000) * 60_000
}

interface LocalParts {
  readonly date: CalendarDate
  readonly minutes: number
}

/** Of each time zone its formatter and the last answer: one page asks for the same moment at hundreds of places. */
const clocks = new Map<string, { readonly formatter: Intl.DateTimeFormat; readonly at: number; readonly parts: LocalParts }>()

function localParts(moment: Date, timeZone: string): LocalParts {
  const at = moment.getTime()
  const known = clocks.get(timeZone)
  if (known?.at === at) return known.parts
  const formatter = known?.formatter ?? new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  })
  const part = Object.fromEntries(formatter.formatToParts(moment).map(({ type, value }) => [type, value]))
  const parts = { date: `${part.year}-${part.month}-${part.day}`, minutes: Number(part.hour) * 60 + Number(part.minute) }
  clocks.set(timeZone, { formatter, at, parts })
  return parts
}

/** True for a time zone name this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
