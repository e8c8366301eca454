import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asQuoted, compareCost, decideDifference, DIFFERENCES } from './settlement.ts'

const estimate = { setupCost: 40_000, unitCost: 900, quantity: 100 }

test('94 good units at 9.50, and 60 for a fixture: why it cost what it cost', () => {
  const comparison = compareCost(estimate, { setupCost: 46_000, unitsCost: 89_300, scrapCost: 1200, otherCost: 0, minutes: 480 }, 94)
  expect(comparison).toMatchObject({ estimate: 130_000, actual: 136_500, byVolume: -5400, byPrice: 4700, perGoodEstimate: 1300, perGoodActual: 1452 })
})

test('as quoted, nothing differs but the number of units; no good unit has no price', () => {
  expect(compareCost(estimate, asQuoted(estimate, 90), 90)).toMatchObject({ actual: 121_000, byVolume: -9000, byPrice: 0 })
  expect(compareCost(estimate, asQuoted(estimate, 0), 0).perGoodActual).toBeNull()
})

test('volume and price make up the whole difference of the units', () => {
  fc.assert(fc.property(fc.nat(1e6), fc.nat(1e5), fc.integer({ min: 1, max: 1e5 }), fc.nat(1e5), fc.nat(1e8), (setupCost, unitCost, quantity, good, unitsCost) => {
    const { byVolume, byPrice } = compareCost({ setupCost, unitCost, quantity }, { setupCost, unitsCost, scrapCost: 0, otherCost: 0, minutes: null }, good)
    expect(byVolume + byPrice).toBe(unitsCost - unitCost * quantity)
  }))
})

test('a difference is answered with what fits it', () => {
  const answers = (good: number) => [undefined, ...DIFFERENCES].map((answer) => { const decided = decideDifference({ number: 'RUN-1', quantity: 100, good }, answer); return decided.ok ? decided.value : decided.refusal.code })
  expect(answers(100)).toEqual(['none', 'none', 'none', 'none', 'none', 'none'])
  expect(answers(94)).toEqual(['difference-open', 'difference-open', 'accept-short', 'order-rest', 'difference-mismatch', 'difference-mismatch'])
  expect(answers(103)).toEqual(['difference-open', 'difference-open', 'difference-mismatch', 'difference-mismatch', 'keep-over', 'return-over'])
})
