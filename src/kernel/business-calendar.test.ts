import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTransitDays, endOfBusinessWeek, lastOfWorkingDays, nextDispatchDay, nextDispatchDayAfter, nextReceivingDay, pushReason } from './business-calendar.ts'
import type { PlaceCalendar } from './business-calendar.ts'
import { addDays, dateAt, daysBetween, fromDayNumber, isoWeekday, momentAt } from './calendar-date.ts'

const oakland: PlaceCalendar = {
  timeZone: 'America/Los_Angeles', dispatchDays: [1, 2, 3, 4, 5], cutOffMinutes: 840, receivingDays: [1, 2, 3, 4, 5],
  closures: [{ firstDay: '2026-11-26', lastDay: '2026-11-27', reason: 'Thanksgiving' }],
}
const at = (day: string, minutes: number) => momentAt(day, minutes, oakland.timeZone)

test('before the cut-off it leaves the same day, at the cut-off it does not', () => {
  expect(nextDispatchDay(oakland, at('2026-11-23', 839))).toEqual({ day: '2026-11-23', pushes: [] })
  const late = nextDispatchDay(oakland, at('2026-11-23', 840))!
  expect(late.day).toBe('2026-11-24')
  expect(pushReason(late.pushes)).toBe('After the 14:00 cut-off on Mon, Nov 23')
})

test('closed days and weekends are named', () => {
  const late = nextDispatchDay(oakland, at('2026-11-25', 900))!
  expect(late.day).toBe('2026-11-30')
  expect(pushReason(late.pushes)).toBe('After the 14:00 cut-off on Wed, Nov 25; Closed: Thanksgiving; Does not dispatch on Saturdays; Does not dispatch on Sundays')
})

test('on a day without dispatch the cut-off does not matter', () => {
  expect(nextDispatchDay(oakland, at('2026-11-28', 1200))!.pushes.map(({ kind }) => kind)).toEqual(['weekday', 'weekday'])
  expect(nextDispatchDayAfter(oakland, '2026-11-23', null)!.day).toBe('2026-11-24')
})

test('the local day counts, not the day in UTC, and over the change of the clock', () => {
  expect(nextDispatchDay(oakland, new Date('2026-11-24T02:00:00Z'))!.day).toBe('2026-11-24') // 18:00 on Monday the 23rd
  expect(nextDispatchDay({ ...oakland, dispatchDays: [7], cutOffMinutes: 150 }, new Date('2026-03-08T09:59:00Z'))!.day).toBe('2026-03-08') // 01:59, just before the gap
})

test('parcels move on carrier days', () => {
  expect(addTransitDays('2026-11-20', 0).day).toBe('2026-11-20')
  const monday = addTransitDays('2026-11-20', 1)
  expect(monday.day).toBe('2026-11-23')
  expect(pushReason(monday.pushes)).toBe('Parcels do not move on Saturdays; Parcels do not move on Sundays')
})

test('a place that never does is null, not a loop', () => {
  expect(nextReceivingDay({ ...oakland, receivingDays: [] }, '2026-11-23')).toBeNull()
  expect(nextDispatchDay({ ...oakland, closures: [{ firstDay: '2020-01-01', lastDay: '2099-01-01', reason: 'moved' }] }, at('2026-11-23', 1))).toBeNull()
  expect(endOfBusinessWeek({ ...oakland, receivingDays: [] }, '2026-11-23')).toBeNull()
})

test('the business week ends on its last receiving day; after it the next one counts', () => {
  expect(endOfBusinessWeek(oakland, '2026-11-18')!.day).toBe('2026-11-20')
  expect(endOfBusinessWeek(oakland, '2026-11-21')!.day).toBe('2026-11-25') // a Saturday belongs to the coming week, which Thanksgiving shortens
  expect(endOfBusinessWeek({ ...oakland, receivingDays: [2, 6] }, '2026-11-18')!.day).toBe('2026-11-21')
  const thanksgiving = endOfBusinessWeek(oakland, '2026-11-23')!
  expect([thanksgiving.day, pushReason(thanksgiving.pushes)]).toEqual(['2026-11-25', 'Closed: Thanksgiving'])
})

test('working days are counted over closures', () => {
  expect(lastOfWorkingDays(oakland, '2026-11-24', 1)).toBe('2026-11-24')
  expect(lastOfWorkingDays(oakland, '2026-11-24', 3)).toBe('2026-11-30')
})

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
const closures = fc.array(fc.record({ start: fc.integer({ min: 20_700, max: 20_760 }), length: fc.integer({ min: 0, max: 12 }) }), { maxLength: 3 })
  .map((list) => list.map(({ start, length }) => ({ firstDay: fromDayNumber(start), lastDay: fromDayNumber(start + length), reason: 'closed' })))

test('the day found is the first allowed one, by trying every day', () => {
  fc.assert(fc.property(weekdays, weekdays, closures, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 20_690, max: 20_750 }), fc.integer({ min: 0, max: 1439 }),
    (dispatchDays, receivingDays, closed, cutOffMinutes, dayNumber, minutes) => {
      const place: PlaceCalendar = { timeZone: 'America/Los_Angeles', dispatchDays, receivingDays, cutOffMinutes, closures: closed }
      const moment = momentAt(fromDayNumber(dayNumber), minutes, place.timeZone)
      const today = dateAt(moment, place.timeZone)
      const open = (day: string, list: readonly number[]) => list.includes(isoWeekday(day)) && !closed.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
      let expected = today
      while (!open(expected, dispatchDays) || (expected === today && minutes >= cutOffMinutes)) expected = addDays(expected, 1)
      const found = nextDispatchDay(place, moment)!
      expect(found.day).toBe(expected)
      expect(found.pushes.length).toBe(daysBetween(today, expected))
      const receiving = nextReceivingDay(place, today)!
      expect(open(receiving.day, receivingDays)).toBe(true)
      expect(endOfBusinessWeek(place, today)!.day >= addDays(today, -6)).toBe(true)
    }))
})
