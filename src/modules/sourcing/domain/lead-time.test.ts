import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar-date.ts'
import { deliveryDay, orderByDay, workingDaysBefore } from './lead-time.ts'

const place = { timeZone: 'America/Los_Angeles', dispatchDays: [1, 2, 3, 4, 5], receivingDays: [1, 2, 3, 4, 5], cutOffMinutes: 840, closures: [] }
const weekdays = { workingDays: [1, 2, 3, 4, 5], closures: [] }

test('lead time is counted in the supplier’s working days, without its closed ones', () => {
  expect(deliveryDay(weekdays, 5, '2026-03-03', place)).toBe('2026-03-10') // Tuesday + 5 working days
  expect(deliveryDay({ workingDays: [2, 3, 4, 5], closures: [] }, 5, '2026-03-03', place)).toBe('2026-03-11') // closed on Mondays
  expect(deliveryDay({ ...weekdays, closures: [{ firstDay: '2026-03-04', lastDay: '2026-03-06', reason: 'Fair' }] }, 1, '2026-03-03', place)).toBe('2026-03-09')
  expect(deliveryDay({ workingDays: [6], closures: [] }, 1, '2026-03-03', place)).toBe('2026-03-09') // ready on Saturday, received on Monday
  expect(deliveryDay({ workingDays: [], closures: [] }, 1, '2026-03-03', place)).toBeNull()
})

test('the day to order by is the last one that is early enough', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days))
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 40 }), days, days, (neededOn, lead, workingDays, receivingDays) => {
    const supplier = { workingDays, closures: [{ firstDay: '2026-06-01', lastDay: '2026-06-14', reason: '' }] }
    const to = { ...place, receivingDays }
    const by = orderByDay(supplier, lead, neededOn, to)!
    expect(deliveryDay(supplier, lead, by, to)! <= neededOn).toBe(true)
    // Any later day misses it; a zero lead time may still come on the day itself.
    expect(deliveryDay(supplier, lead, addDays(by, 1), to)! > neededOn || addDays(by, 1) > neededOn).toBe(true)
  }))
})

test('working days before a start step over weekends and closures', () => {
  expect(workingDaysBefore(place, '2026-03-09', 1)).toBe('2026-03-06')
  expect(workingDaysBefore(place, '2026-03-09', 0)).toBe('2026-03-09')
  expect(workingDaysBefore({ ...place, closures: [{ firstDay: '2026-03-05', lastDay: '2026-03-06', reason: '' }] }, '2026-03-09', 2)).toBe('2026-03-03')
})
