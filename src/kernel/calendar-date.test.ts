import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, clockTime, dateAt, dayNumber, daysBetween, fromDayNumber, isTimeZone, isoWeekday, minutesAt, momentAt, parseCalendarDate, shortDay, shortDayOfYear, startOfWeek } from './calendar-date.ts'

const days = fc.integer({ min: -100_000, max: 100_000 }).map(fromDayNumber)

test('only real days are days', () => {
  for (const text of ['2026-02-28', '2028-02-29', '2000-02-29', '1999-12-31']) expect(parseCalendarDate(text)).toBe(text)
  for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', '2026-01-01T00:00']) expect(parseCalendarDate(text)).toBeNull()
})

test('arithmetic on days', () => {
  expect(addDays('2026-03-07', 2)).toBe('2026-03-09') // over the American change to summer time
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2) // over the European change back
  expect(isoWeekday('2026-03-02')).toBe(1)
  expect(isoWeekday('2026-03-08')).toBe(7)
  expect(startOfWeek('2026-03-08')).toBe('2026-03-02')
  expect(shortDay('2026-11-24')).toBe('Tue, Nov 24')
  expect(shortDayOfYear('2026-11-24')).toBe('Tue, Nov 24, 2026')
  expect(clockTime(845)).toBe('14:05')
  fc.assert(fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
    expect(daysBetween(day, addDays(day, n))).toBe(n)
    expect(isoWeekday(addDays(day, 7))).toBe(isoWeekday(day))
    expect(isoWeekday(startOfWeek(day))).toBe(1)
  }))
})

test('the local day and minute of a moment', () => {
  const moment = new Date('2026-11-24T07:30:00Z')
  expect([dateAt(moment, 'America/Los_Angeles'), minutesAt(moment, 'America/Los_Angeles')]).toEqual(['2026-11-23', 23 * 60 + 30])
  expect([dateAt(moment, 'Asia/Kolkata'), minutesAt(moment, 'Asia/Kolkata')]).toEqual(['2026-11-24', 13 * 60])
  expect(isTimeZone('Europe/Berlin')).toBe(true)
  expect(isTimeZone('Mars/Base')).toBe(false)
})

test('the hour that summer time skips is the moment just after the gap', () => {
  expect(momentAt('2026-03-08', 2 * 60 + 30, 'America/Los_Angeles').toISOString()).toBe('2026-03-08T10:30:00.000Z') // shown as 03:30
  expect(momentAt('2026-03-08', 3 * 60, 'America/Los_Angeles').toISOString()).toBe('2026-03-08T10:00:00.000Z')
})

test('of the hour that comes twice, the first', () => {
  expect(momentAt('2026-11-01', 60 + 30, 'America/Los_Angeles').toISOString()).toBe('2026-11-01T08:30:00.000Z')
  expect(momentAt('2026-10-25', 2 * 60 + 30, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('a clock reading and its moment lead to each other outside the gaps', () => {
  const zones = fc.constantFrom('America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC')
  const moments = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }).map((ms) => new Date(Math.floor(ms / 60_000) * 60_000))
  fc.assert(fc.property(zones, moments, (zone, moment) => {
    const back = momentAt(dateAt(moment, zone), minutesAt(moment, zone), zone)
    expect([dateAt(back, zone), minutesAt(back, zone)]).toEqual([dateAt(moment, zone), minutesAt(moment, zone)])
    expect(back.getTime()).toBeLessThanOrEqual(moment.getTime())
  }))
})

test('day numbers are those of the platform calendar, every day of 1900 to 2110', () => {
  for (let number = -25_567; number < 51_500; number += 1) {
    const date = new Date(number * 86_400_000).toISOString().slice(0, 10)
    if (fromDayNumber(number) !== date || dayNumber(date) !== number) expect([fromDayNumber(number), dayNumber(date)]).toEqual([date, number])
  }
  expect([fromDayNumber(0), dayNumber('1970-01-01'), dayNumber('0001-01-01')]).toEqual(['1970-01-01', 0, -719_162])
})
