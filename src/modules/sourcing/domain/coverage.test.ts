import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar-date.ts'
import { coverNeeds, type Coming, type Need } from './coverage.ts'

const need = (run: string, pieces: number, on: string): Need => ({ run, pieces, on })
const order = (label: string, pieces: number, on: string): Coming => ({ kind: 'order', label, on, pieces })

test('stock goes to the earliest run, what is coming to the next, and the rest is missing', () => {
  const found = coverNeeds(30, [need('RUN-2', 50, '2026-03-10'), need('RUN-1', 20, '2026-03-04')], [order('PO-1', 25, '2026-03-09')])
  expect(found.needs).toEqual([
    { run: 'RUN-1', pieces: 20, on: '2026-03-04', fromStock: 20, awaited: [], missing: 0 },
    { run: 'RUN-2', pieces: 50, on: '2026-03-10', fromStock: 10, awaited: [order('PO-1', 25, '2026-03-09')], missing: 15 },
  ])
  expect([found.missing, found.shortOn, found.late]).toEqual([15, '2026-03-10', []])
})

test('what comes too late is counted on, and named', () => {
  const found = coverNeeds(0, [need('RUN-1', 20, '2026-03-04')], [order('PO-1', 30, '2026-03-09')])
  expect([found.missing, found.shortOn]).toEqual([0, null])
  expect(found.late).toEqual([{ ...order('PO-1', 20, '2026-03-09'), neededOn: '2026-03-04' }])
})

test('nothing is given twice and nothing is lost', () => {
  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-03-01', days))
  const needs = fc.array(fc.record({ run: fc.constantFrom('A', 'B', 'C'), pieces: fc.integer({ min: 1, max: 50 }), on: day }), { maxLength: 8 })
  const coming = fc.array(fc.record({ kind: fc.constant('order' as const), label: fc.constantFrom('P', 'Q'), pieces: fc.integer({ min: 1, max: 50 }), on: day }), { maxLength: 6 })
  fc.assert(fc.property(fc.integer({ min: 0, max: 80 }), needs, coming, (stock, wanted, expected) => {
    const found = coverNeeds(stock, wanted, expected)
    const total = (list: readonly { pieces: number }[]) => list.reduce((sum, { pieces }) => sum + pieces, 0)
    for (const { pieces, fromStock, awaited, missing } of found.needs) expect(fromStock + total(awaited) + missing).toBe(pieces)
    expect(found.missing).toBe(Math.max(0, total(wanted) - stock - total(expected)))
    expect(found.left).toBe(Math.max(0, stock - total(wanted)))
  }))
})
