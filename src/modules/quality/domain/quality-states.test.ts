import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedVerbs, reachableStates } from '#kernel/state-machine.ts'
import { drawSample } from './draw-sample.ts'
import { inspectionMachine } from './inspection-state.ts'
import { decideHold, decideReject, decideRelease, lotMachine } from './lot-state.ts'

test('every state is reached', () => {
  expect(reachableStates(lotMachine)).toEqual(new Set(['quarantine', 'released', 'held', 'rejected']))
  expect(reachableStates(inspectionMachine)).toEqual(new Set(['planned', 'in-progress', 'passed', 'failed', 'superseded']))
  expect(allowedVerbs(lotMachine, 'rejected')).toEqual([])
})

test('a lot leaves quarantine only on a passed inspection, and a recalled lot never', () => {
  const lot = { code: 'L-1', quality: 'quarantine', recalled: false } as const
  const passed = { number: 'INS-0001', state: 'passed' } as const
  expect(decideRelease(lot, passed)).toEqual({ ok: true, value: 'released' })
  expect(decideRelease({ ...lot, quality: 'held' }, passed)).toEqual({ ok: true, value: 'released' })
  for (const inspection of [null, { ...passed, state: 'planned' }, { ...passed, state: 'in-progress' }, { ...passed, state: 'failed' }, { ...passed, state: 'superseded' }] as const) {
    expect(decideRelease(lot, inspection)).toMatchObject({ ok: false, refusal: { code: 'lot-not-inspected', rule: { name: 'Released only on a passed inspection' } } })
  }
  expect(decideRelease({ ...lot, recalled: true }, passed)).toMatchObject({ ok: false, refusal: { code: 'lot-recalled', rule: { missing: 'nothing: recalled goods stay out of stock' } } })
  expect(decideRelease({ ...lot, quality: 'rejected' }, passed)).toMatchObject({ ok: false, refusal: { code: 'lot-not-releasable' } })
})

test('hold and reject need a reason, and rejecting needs a hold first', () => {
  const lot = { code: 'L-1', quality: 'released', recalled: false } as const
  expect(decideHold(lot, 'loose wheel')).toEqual({ ok: true, value: 'held' })
  expect(decideHold(lot, ' ')).toMatchObject({ ok: false, refusal: { code: 'reason-missing', field: 'reason' } })
  expect(decideReject(lot, 'loose wheel')).toMatchObject({ ok: false, refusal: { code: 'lot-cannot-reject' } })
  expect(decideReject({ ...lot, quality: 'held' }, 'loose wheel')).toEqual({ ok: true, value: 'rejected' })
})

test('a sample is different units of the lot, the same for the same seed', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(200), fc.string(), (lotSize, sampleSize, seed) => {
    const drawn = drawSample(lotSize, sampleSize, seed)
    expect(drawn.length).toBe(Math.min(lotSize, sampleSize))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(drawn.every((unit) => unit >= 1 && unit <= lotSize)).toBe(true)
    expect(drawSample(lotSize, sampleSize, seed)).toEqual(drawn)
    // A larger sample begins with the smaller one: class X looks at the first n_X of the same order.
    expect(drawSample(lotSize, sampleSize + 5, seed).slice(0, drawn.length)).toEqual(drawn)
  }))
})

test('every unit is drawn about equally often', () => {
  const counts = new Array<number>(20).fill(0)
  for (let seed = 0; seed < 8000; seed += 1) for (const unit of drawSample(20, 5, `draw ${seed}`)) counts[unit - 1]! += 1
  // Expected 2000 each; five standard deviations of a binomial(8000, 1/4) are 194.
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(194)
})
