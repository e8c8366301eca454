import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar-date.ts'
import { layOut, openHours, placeHours, type Booking, type WorkshopCalendar } from './schedule.ts'

// 2026-03-09 is a Monday.
const MONDAY = '2026-03-09'
const calendar: WorkshopCalendar = { workingDays: [1, 2, 3, 4, 5], hoursPerDay: 8, closures: [{ firstDay: '2026-03-11', lastDay: '2026-03-11' }] }
const booking = (id: string, hours: number, startOn: string | null = null, dueOn: string | null = null): Booking => ({ id, hours, startOn, dueOn })
const usedBy = (bookings: readonly Booking[], from = MONDAY) => [...layOut(bookings, calendar, from).days].map(([day, { used }]) => [day, used])

test('fills working days in order, skips closures and weekends', () => {
  expect(usedBy([booking('a', 10), booking('b', 12.5)])).toEqual([['2026-03-09', 8], ['2026-03-10', 8], ['2026-03-12', 6.5]])
  expect(usedBy([])).toEqual([])
  expect(layOut([booking('a', 5)], { ...calendar, workingDays: [] }, MONDAY).days.size).toBe(0)
})

test('a new run starts in the first hour that is left', () => {
  const taken = layOut([booking('a', 16), booking('b', 6.5)], calendar, MONDAY)
  expect(placeHours(2, calendar, taken, MONDAY)).toEqual({ firstDay: '2026-03-12', lastDay: '2026-03-13', workingDays: 2 })
})

test('nothing begins before its start; what is promised first goes first', () => {
  const { days, runs } = layOut([booking('later', 8, null, '2026-03-12'), booking('sooner', 4, '2026-03-10', '2026-03-10')], calendar, MONDAY)
  expect(runs.get('sooner')).toEqual({ firstDay: '2026-03-10', lastDay: '2026-03-10', over: 0 })
  expect(days.get('2026-03-09')?.byRun.get('later')).toBe(8)
})

test('what does not fit by its day is pressed in and counted as over', () => {
  const { days, runs } = layOut([booking('a', 8, MONDAY, MONDAY), booking('b', 6, MONDAY, MONDAY)], calendar, MONDAY)
  expect(days.get(MONDAY)).toMatchObject({ open: 8, used: 14, over: 6 })
  expect(runs.get('b')).toEqual({ firstDay: MONDAY, lastDay: MONDAY, over: 6 })
  // Promised for a closed day: the last open one before it.
  expect(layOut([booking('a', 20, '2026-03-10', '2026-03-11')], calendar, MONDAY).runs.get('a')).toEqual({ firstDay: '2026-03-10', lastDay: '2026-03-10', over: 12 })
})

test('a run whose day has passed is late, not over, and goes first', () => {
  const { runs } = layOut([booking('due', 4, null, '2026-03-09'), booking('late', 8, null, '2026-03-02')], calendar, MONDAY)
  expect(runs.get('late')).toEqual({ firstDay: MONDAY, lastDay: MONDAY, over: 0 })
  expect(runs.get('due')?.over).toBe(4)
})

const days = fc.integer({ min: 0, max: 40 }).map((offset) => addDays(MONDAY, offset))
const bookings = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 60 }), startOn: fc.option(days), length: fc.option(fc.integer({ min: 0, max: 20 })) }), { maxLength: 8 })
  .map((rows) => rows.map(({ hours, startOn, length }, index) => booking(String(index), hours, startOn, length === null ? null : addDays(startOn ?? MONDAY, length))))
const workshops = fc.record({
  workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 2 }), hoursPerDay: fc.integer({ min: 4, max: 16 }),
  closures: fc.array(fc.record({ first: days, length: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 }).map((rows) => rows.map(({ first, length }) => ({ firstDay: first, lastDay: addDays(first, length) }))),
})

test('every hour of every run is laid once, on open days, not before its start, and over capacity only where it says so', () => {
  fc.assert(fc.property(bookings, workshops, (runs, workshop) => {
    const schedule = layOut(runs, workshop, MONDAY)
    for (const run of runs) {
      const laid = [...schedule.days].flatMap(([day, { byRun }]) => (byRun.has(run.id) ? [[day, byRun.get(run.id)!] as const] : []))
      expect(laid.reduce((sum, [, hours]) => sum + hours, 0)).toBeCloseTo(run.hours, 6)
      for (const [day] of laid) {
        expect(openHours(workshop, day)).toBeGreaterThan(0)
        if (run.startOn) expect(day >= run.startOn).toBe(true)
      }
    }
    for (const { open, used, over, byRun } of schedule.days.values()) {
      expect(used - over).toBeLessThanOrEqual(open + 1e-6)
      expect([...byRun.values()].reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(used, 6)
    }
    expect([...schedule.days.values()].reduce((sum, { over }) => sum + over, 0)).toBeCloseTo([...schedule.runs.values()].reduce((sum, { over }) => sum + over, 0), 6)
  }))
})

test('runs that were placed where there was room never overload the workshop, in whatever order they came', () => {
  fc.assert(fc.property(fc.array(fc.record({ hours: fc.integer({ min: 1, max: 60 }), from: days }), { maxLength: 8 }), workshops, (asked, workshop) => {
    const taken: Booking[] = []
    for (const [index, { hours, from }] of asked.entries()) {
      const placed = placeHours(hours, workshop, layOut(taken, workshop, MONDAY), from)!
      taken.push(booking(String(index), hours, placed.firstDay, placed.lastDay))
      const { runs, days: loads } = layOut(taken, workshop, MONDAY)
      for (const { used, open } of loads.values()) expect(used).toBeLessThanOrEqual(open + 1e-6)
      for (const one of taken) expect(runs.get(one.id)!.lastDay <= one.dueOn!).toBe(true)
    }
  }))
})
