import { expect, test } from 'vitest'
import { bookHours } from './booked-hours.ts'
import { estimateRun } from './run-estimate.ts'

const calendar = { workingDays: [1, 2, 3, 4, 5], hoursPerDay: 8, closures: [{ firstDay: '2026-03-11', lastDay: '2026-03-11' }] }

test('fills working days in order, skips closures and weekends', () => {
  // 2026-03-09 is a Monday.
  expect([...bookHours([10, 12.5], calendar, '2026-03-09')]).toEqual([['2026-03-09', 8], ['2026-03-10', 8], ['2026-03-12', 6.5]])
})

test('nothing booked leaves every hour free; a workshop without working days ends', () => {
  expect(bookHours([], calendar, '2026-03-09').size).toBe(0)
  expect(bookHours([5], { ...calendar, workingDays: [] }, '2026-03-09').size).toBe(0)
})

test('a new run starts in the first hour that is left', () => {
  const bookedHours = bookHours([16, 6.5], calendar, '2026-03-09')
  const terms = { setupMinutes: 30, secondsPerUnit: 60, unitCost: 100, setupCost: 0, yieldPermille: 1000, minimumQuantity: 1, maximumQuantity: 1000 }
  const estimate = estimateRun(terms, 90, { ...calendar, bookedHours }, '2026-03-09') // 2 hours: 1.5 left on the 12th, the rest on the 13th
  expect(estimate).toMatchObject({ ok: true, value: { firstDay: '2026-03-12', readyOn: '2026-03-13', workingDays: 2 } })
})
