import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateRun, remainingHours, type CapabilityTerms } from './run-estimate.ts'
import { layOut, type WorkshopCalendar } from './schedule.ts'

const terms: CapabilityTerms = { setupMinutes: 120, secondsPerUnit: 180, unitCost: 850, setupCost: 60_000, yieldPermille: 970, minimumQuantity: 20, maximumQuantity: 2000 }
const calendar: WorkshopCalendar = { workingDays: [1, 2, 3, 4, 5], hoursPerDay: 8, closures: [] }

test('500 units: 516 started, 27.8 h, four working days over a weekend', () => {
  const estimate = estimateRun(terms, 500, calendar, '2026-03-05')
  expect(estimate).toMatchObject({ ok: true, value: { startedUnits: 516, cost: 485_000, firstDay: '2026-03-05', readyOn: '2026-03-10', workingDays: 4 } })
  expect(estimate.ok && estimate.value.machineHours).toBeCloseTo(2 + (516 * 180) / 3600, 10)
})

test('closures and hours booked for others push the day out', () => {
  const busy = { ...calendar, closures: [{ firstDay: '2026-03-09', lastDay: '2026-03-10' }] }
  const taken = layOut([{ id: 'other', hours: 14, startOn: null, dueOn: null }], busy, '2026-03-05')
  expect(estimateRun(terms, 500, busy, '2026-03-05', taken)).toMatchObject({ ok: true, value: { firstDay: '2026-03-06', readyOn: '2026-03-16', workingDays: 5 } })
})

test('refuses what the workshop cannot make', () => {
  expect(estimateRun(terms, 19, calendar, '2026-03-05')).toMatchObject({ ok: false, refusal: { code: 'run-quantity', field: 'quantity' } })
  expect(estimateRun(terms, 500, { ...calendar, workingDays: [] }, '2026-03-05')).toMatchObject({ ok: false, refusal: { code: 'no-capacity' } })
})

test('hours left are those of what is missing', () => {
  expect(remainingHours(terms, 500, 500)).toBe(0)
  expect(remainingHours(terms, 500, 403)).toBeCloseTo((100 * 180) / 3600, 10)
})

test('a larger run is never ready earlier, nor cheaper', () => {
  fc.assert(fc.property(fc.integer({ min: 20, max: 1900 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 400 }), (quantity, more, offset) => {
    const from = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)
    const small = estimateRun(terms, quantity, calendar, from)
    const large = estimateRun(terms, quantity + more, calendar, from)
    expect(small.ok && large.ok && small.value.readyOn <= large.value.readyOn && small.value.cost < large.value.cost).toBe(true)
  }))
})
