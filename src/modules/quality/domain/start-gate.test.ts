import { expect, test } from 'vitest'
import { decideStart, refuseUncovered } from './start-gate.ts'

const lot = { code: 'L-1', quality: 'quarantine', onHand: 120, hasChecklist: true, run: { number: 'RUN-0001', state: 'produced' } } as const

test('starts on a complete lot in quarantine, and again after a failure or on a held lot', () => {
  expect(decideStart(lot, null)).toEqual({ ok: true, value: { supersedes: false } })
  expect(decideStart({ ...lot, run: null }, null)).toMatchObject({ ok: true })
  expect(decideStart({ ...lot, quality: 'held' }, { number: 'INS-0001', state: 'failed' })).toEqual({ ok: true, value: { supersedes: true } })
  expect(decideStart({ ...lot, quality: 'held' }, { number: 'INS-0001', state: 'passed' })).toEqual({ ok: true, value: { supersedes: true } })
})

test.each([
  ['lot-is-released', { ...lot, quality: 'released' as const }, null],
  ['lot-is-rejected', { ...lot, quality: 'rejected' as const }, null],
  ['inspection-open', lot, { number: 'INS-0001', state: 'in-progress' as const }],
  ['inspection-passed', lot, { number: 'INS-0001', state: 'passed' as const }],
  ['run-not-finished', { ...lot, run: { number: 'RUN-0001', state: 'in-production' } }, null],
  ['lot-empty', { ...lot, onHand: 0 }, null],
  ['no-checklist', { ...lot, hasChecklist: false }, null],
])('refuses: %s', (code, which, latest) => {
  expect(decideStart(which, latest)).toMatchObject({ ok: false, refusal: { code } })
})

test('units that came after the sample was drawn are not covered', () => {
  expect(refuseUncovered({ code: 'L-1', made: 120 }, { number: 'INS-0001', lotSize: 120 }).ok).toBe(true)
  expect(refuseUncovered({ code: 'L-1', made: 118 }, { number: 'INS-0001', lotSize: 120 }).ok).toBe(true)
  expect(refuseUncovered({ code: 'L-1', made: 121 }, { number: 'INS-0001', lotSize: 120 })).toMatchObject({ ok: false, refusal: { code: 'lot-not-covered', rule: { missing: 'an inspection of all 121 units' } } })
})
