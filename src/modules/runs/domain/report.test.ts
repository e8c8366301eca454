import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideReport, decideUndo, type RunForReport } from './report.ts'

const run: RunForReport = { number: 'RUN-0001', state: 'in-production', quantity: 500, goodCount: 0, scrapCount: 0 }

test('the first report starts the run; a paused run stays paused', () => {
  expect(decideReport({ ...run, state: 'released' }, { good: 40, scrap: 0 })).toEqual({ ok: true, value: { state: 'in-production', goodCount: 40, scrapCount: 0, starts: true, over: 0 } })
  expect(decideReport({ ...run, state: 'paused' }, { good: 40, scrap: 0 })).toMatchObject({ ok: true, value: { state: 'paused', starts: false } })
})

test.each([
  [{ good: -1, scrap: 0 }, 'report-good'], [{ good: 1.5, scrap: 0 }, 'report-good'], [{ good: 100_001, scrap: 0 }, 'report-good'], [{ good: Number.NaN, scrap: 0 }, 'report-good'],
  [{ good: 1, scrap: -1 }, 'report-scrap'], [{ good: 0, scrap: 0 }, 'report-empty'], [{ good: 0, scrap: 2 }, 'scrap-reason-missing'], [{ good: 0, scrap: 2, scrapReason: ' ' }, 'scrap-reason-missing'],
])('refuses %j', (input, code) => {
  expect(decideReport(run, input)).toMatchObject({ ok: false, refusal: { code } })
})

test('only a run on the floor takes reports', () => {
  for (const state of ['draft', 'quoted', 'confirmed', 'produced', 'closed', 'cancelled', 'stopped'] as const) {
    const begun = !['draft', 'quoted', 'confirmed'].includes(state)
    expect(decideReport({ ...run, state }, { good: 1, scrap: 0 })).toMatchObject({ ok: false, refusal: { code: begun ? 'run-ended' : 'run-not-in-production', message: expect.stringContaining(begun ? 'by a count of its lot' : 'once it is released') } })
  }
})

test('more than 10 % over the order must be confirmed', () => {
  const nearly = { ...run, goodCount: 500 }
  expect(decideReport(nearly, { good: 50, scrap: 0 })).toMatchObject({ ok: true, value: { over: 50 } })
  expect(decideReport(nearly, { good: 51, scrap: 0 })).toMatchObject({ ok: false, refusal: { code: 'over-production', field: 'confirmOver' } })
  expect(decideReport(nearly, { good: 51, scrap: 0, confirmOver: true })).toMatchObject({ ok: true, value: { goodCount: 551 } })
  expect(decideReport({ ...run, goodCount: 551 }, { good: 0, scrap: 1, scrapReason: 'warped' })).toMatchObject({ ok: true })
})

test('undoing in any order returns the counts exactly', () => {
  fc.assert(fc.property(fc.array(fc.record({ good: fc.nat(60), scrap: fc.nat(9), late: fc.nat(100) }), { minLength: 1, maxLength: 12 }), (reports) => {
    let current: RunForReport = { ...run, state: 'released', goodCount: 7, scrapCount: 3 }
    const made = reports.filter(({ good, scrap }) => good + scrap > 0)
    for (const report of made) {
      const decided = decideReport(current, { ...report, scrapReason: 'warped', confirmOver: true })
      if (!decided.ok) throw new Error(decided.refusal.message)
      current = { ...current, state: decided.value.state, goodCount: decided.value.goodCount, scrapCount: decided.value.scrapCount }
    }
    for (const report of [...made].sort((a, b) => a.late - b.late)) {
      const decided = decideUndo(current, { ...report, undone: false }, current.goodCount)
      if (!decided.ok) throw new Error(decided.refusal.message)
      current = { ...current, ...decided.value }
    }
    expect([current.goodCount, current.scrapCount]).toEqual([7, 3])
  }))
})

test('what was released, or taken back before, is not unmade', () => {
  const after = { ...run, goodCount: 40, scrapCount: 1 }
  expect(decideUndo(after, { good: 40, scrap: 1, undone: true }, 40)).toMatchObject({ ok: false, refusal: { code: 'report-already-undone' } })
  expect(decideUndo(after, { good: 40, scrap: 1, undone: false }, 12)).toMatchObject({ ok: false, refusal: { code: 'report-used' } })
  expect(decideUndo({ ...after, state: 'closed' }, { good: 40, scrap: 1, undone: false }, 40)).toMatchObject({ ok: false, refusal: { code: 'run-not-open' } })
})
