import { expect, test } from 'vitest'
import { addDays, dateAt, isoWeekday, minutesAt, momentAt } from '#kernel/calendar-date.ts'
import { DemoCalendar, TIME_ZONE, WORKDAYS } from './demo-calendar.ts'

/** The demo may be started on any day: these have every weekday, month ends and a change of the clocks. */
const starts = Array.from({ length: 100 }, (_, index) => addDays('2027-02-01', index)).map((today) => ({ today, calendar: new DemoCalendar(momentAt(today, 10 * 60, TIME_ZONE)) }))

test('a working day is Monday to Friday and before or after the day it is counted from, whichever day today is', () => {
  for (const { today, calendar } of starts) {
    for (const count of [-6, -2, -1, 1, 2]) {
      const day = calendar.workday(0, count)
      expect(WORKDAYS).toContain(isoWeekday(calendar.day(day)))
      expect(calendar.workdays(Math.min(day, Math.sign(count)), Math.max(day, Math.sign(count))), today).toHaveLength(Math.abs(count))
    }
    const by = calendar.workdayBy(-33)
    expect([0, -1, -2], today).toContain(by + 33)
    expect(WORKDAYS).toContain(isoWeekday(calendar.day(by)))
    const next = calendar.next(0, [2, 4, 6])
    expect(next > 0 && next <= 3 && [2, 4, 6].includes(isoWeekday(calendar.day(next))), today).toBe(true)
  }
})

test('a clock time on a day is that time there, also when the clocks change', () => {
  for (const { today, calendar } of starts) {
    const moment = calendar.at(-1, '16:30')
    expect([dateAt(moment, TIME_ZONE), minutesAt(moment, TIME_ZONE)]).toEqual([addDays(today, -1), 16 * 60 + 30])
    expect(calendar.offsetOf(calendar.day(-77))).toBe(-77)
  }
})
