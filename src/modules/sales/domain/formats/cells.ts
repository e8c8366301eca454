import { isTimeZone, momentAt, parseCalendarDate } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { parseMinor } from '#kernel/money.ts'
import type { RowReading } from './sales-format.ts'

/** More than this in one row is a typing mistake. */
export const MOST_PER_ROW = 10_000

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export const problem = (code: Extract<RowReading, { kind: 'problem' }>['code'], detail: string): Extract<RowReading, { kind: 'problem' }> => ({ kind: 'problem', code, detail })

/** '2026-11-05', '11/5/2026', '11/5/26' (day first where the shop writes so, or where nothing else is possible), '05-Nov-2026'. */
export function readDate(text: string, dayFirst = false): CalendarDate | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!)
  const named = /^(\d{1,2})[-\s]([A-Za-z]{3})[a-z]*[-\s,]+(\d{4})$/.exec(text)
  if (named) return dateOf(named[3]!, String(MONTHS.indexOf(named[2]!.toLowerCase()) + 1), named[1]!)
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text)
  if (!slashed) return null
  const year = slashed[3]!.length === 2 ? `20${slashed[3]}` : slashed[3]!
  const monthFirst = dateOf(year, slashed[1]!, slashed[2]!)
  const dayBefore = dateOf(year, slashed[2]!, slashed[1]!)
  return dayFirst || text.includes('.') ? (dayBefore ?? monthFirst) : (monthFirst ?? dayBefore)
}

function dateOf(year: string, month: string, day: string): CalendarDate | null {
  return parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** '14:05', '14:05:30', '2:05 PM' → minutes after midnight, or null. */
export function readTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp])?\.?[Mm]?\.?$/.exec(text)
  if (!match) return null
  const [hour, minute, half] = [Number(match[1]), Number(match[2]), match[3]?.toLowerCase()]
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  return (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute
}

/** Abbreviations that tills print, in minutes east of UTC. */
const ABBREVIATIONS: Readonly<Record<string, number>> = { UTC: 0, GMT: 0, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600 }

/** The moment of a local reading with what the file says about its zone: '+0200', '-05:00', 'PST', an IANA name, or nothing (the shop's own). */
export function momentOf(date: CalendarDate, minutes: number, zone: string, shopZone: string): Date {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  const east = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : ABBREVIATIONS[zone.toUpperCase()]
  if (east !== undefined) return new Date(Date.parse(`${date}T00:00:00Z`) + (minutes - east) * 60_000)
  return momentAt(date, minutes, zone !== '' && isTimeZone(zone) ? zone : shopZone)
}

/** A whole number of pieces ('3', '3.0', '3.000', '-2', '1,200'), or the problem with it. */
export function readQuantity(text: string): { readonly value: number } | Extract<RowReading, { kind: 'problem' }> {
  const plain = text.replace(/[\s,](?=\d{3}(\D|$))/g, '')
  if (!/^[+-]?\d+([.]\d+)?$/.test(plain)) return problem('bad-quantity', text === '' ? 'The quantity is empty.' : `“${text}” is not a quantity.`)
  const value = Number(plain)
  if (!Number.isInteger(value)) return problem('fraction', `“${text}” is not a whole number of toys.`)
  return Math.abs(value) > MOST_PER_ROW ? problem('bad-quantity', `${text} toys in one row cannot be right.`) : { value: value === 0 ? 0 : value }
}

/** An amount in minor units, null when the cell is empty, or the problem with it. '12,50' is read as twelve fifty. */
export function readAmount(text: string, currency: string): { readonly value: number | null } | Extract<RowReading, { kind: 'problem' }> {
  if (text === '') return { value: null }
  const value = parseMinor(text, currency) ?? parseMinor(text.replace(/,(?=\d{1,2}$)/, '.'), currency)
  return value === null ? problem('bad-amount', `“${text}” is not an amount in ${currency}.`) : { value }
}
