import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar-date.ts'
import { propose } from './proposal.ts'
import { fitStrengths } from './place-strengths.ts'
import { DEFAULT_PRIOR, seePilot, type ProposalInput, type SalesDayFact, type WorkshopOffer } from './proposal-input.ts'

const LAUNCH = '2026-05-04'
const workshop: WorkshopOffer = { locationId: 'oakland', setupCost: 60_000, unitCost: 1050, min: 50, max: 2000, step: 25, readyInDays: 6 }

/** Sells `perDay` at each place until `stock` is gone; the hour of the sell-out is known. */
function pilot(placeRates: readonly number[], stock: number, days: number): SalesDayFact[] {
  return placeRates.flatMap((perDay, place) => {
    let left = stock
    return Array.from({ length: days }, (_, day): SalesDayFact => {
      const sold = Math.min(left, perDay)
      const hoursInStock = left === 0 ? 0 : sold < perDay || left === sold ? (10 * sold) / perDay : 10
      left -= sold
      return { locationId: `shop-${place}`, date: addDays(LAUNCH, day), sold, returned: 0, stockedOut: hoursInStock < 10, stockedOutAt: hoursInStock < 10 && hoursInStock > 0 ? 'known' : null, hoursInStock, hoursOpen: 10, refusedRequests: 0 }
    })
  })
}

// 500 units at six shops and a café, gone in four days; a week has passed.
const story: ProposalInput = {
  days: pilot([18, 20, 22, 18, 25, 30, 24], 71, 7), horizonDays: 42, leftover: 0,
  unitEconomics: { netRevenue: 2000, salvage: 300, candidates: [workshop, { ...workshop, locationId: 'san-jose', setupCost: 100_000, unitCost: 850, readyInDays: 12 }] },
}

test('the story: sold out in four days, so demand was higher than sales', () => {
  const proposal = propose(story)
  expect(proposal).toMatchObject({ method: 'second-run/1', verdict: 'make', observedSales: 497 })
  expect(proposal.unseenDemand).toBeGreaterThan(400)
  expect(proposal.quantity).toBe(2000)
  expect(proposal.warnings).toContain('The workshop cannot make more at a time; demand would carry a larger run.')
  expect(proposal.warnings).toContain('In stock on only 4 days: the excitement of a launch looks the same as lasting demand.')
  expect(proposal.quantity % 25).toBe(0)
  expect(proposal.expectedDemand).toBeGreaterThan(proposal.interval[0])
  expect(proposal.expectedDemand).toBeLessThan(proposal.interval[1])
  expect(proposal.perPlace.reduce((sum, { allocation }) => sum + allocation, 0)).toBe(proposal.quantity)
  expect(proposal.perPlace.every(({ ratePerDay, interval }) => interval[0] < ratePerDay && ratePerDay < interval[1])).toBe(true)
  expect(proposal.chart.length).toBeLessThanOrEqual(60)
  expect(proposal.chart.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
  expect(proposal.reasons.slice(0, 2).map((reason) => reason.replace(/about [\d,]+/, 'about N'))).toEqual([
    '497 sold at 7 places in 7 days.',
    '7 of 7 places sold out, so sales understate demand: about N more would have been bought while the shelf was empty.',
  ])
  expect(proposal.warnings).toContain('No history of this brand was used; how demand fades is taken from general experience.')
  expect(propose(story)).toEqual(proposal)
})

test('counting the empty shelf as lack of demand would ask for far less', () => {
  const blind = propose({ ...story, days: story.days.map((day) => ({ ...day, stockedOut: false, hoursInStock: 10 })) })
  expect(blind.expectedDemand).toBeLessThan(propose(story).expectedDemand * 0.75)
})

test('an unknown hour of the sell-out is estimated and said', () => {
  const known = propose(story)
  const unknown = propose({ ...story, days: story.days.map((day) => (day.hoursInStock > 0 && day.stockedOut ? { ...day, stockedOutAt: null, hoursInStock: 10 } : day)) })
  expect(unknown.warnings.join(' ')).toContain('On 7 days the hour of the sell-out is unknown')
  expect(Math.abs(unknown.expectedDemand / known.expectedDemand - 1)).toBeLessThan(0.1)
})

test('make none: too little demand, too dear, or too late', () => {
  const slow = { ...story, days: pilot([1, 1, 0, 1, 0, 1, 0], 71, 14), leftover: 441 }
  expect(propose(slow)).toMatchObject({ verdict: 'make-none', quantity: 0, workshop: null, expectedProfit: 0, chanceOfLoss: 0 })
  const dear = propose({ ...story, unitEconomics: { ...story.unitEconomics, candidates: [{ ...workshop, unitCost: 2100 }] } })
  expect(dear).toMatchObject({ verdict: 'make-none', criticalRatio: null })
  expect(dear.reasons.at(-1)).toBe('Making none is best: even the best run, 50 units, loses money on average.')
  expect(propose({ ...story, unitEconomics: { ...story.unitEconomics, candidates: [{ ...workshop, readyInDays: 60 }] } }).reasons.at(-1)).toBe('Making none is best: no workshop could deliver within the horizon.')
  expect(propose({ ...story, unitEconomics: { ...story.unitEconomics, candidates: [] } }).verdict).toBe('make-none')
})

test('not enough evidence', () => {
  expect(propose({ ...story, days: [] })).toMatchObject({ verdict: 'not-enough-evidence', quantity: 0, expectedDemand: 0, chart: [] })
  expect(propose({ ...story, days: pilot([18, 20, 22], 71, 2) }).reasons.at(-1)).toBe('Not enough evidence for a quantity. It was on sale on 2 days; at least 3 are needed.')
  expect(propose({ ...story, days: pilot([20], 71, 7) }).reasons.at(-1)).toContain('shop-days in all; at least 6 are needed')
  expect(propose({ ...story, days: pilot([0, 1], 3, 7) })).toMatchObject({ verdict: 'not-enough-evidence' })
})

test('a dearer unit never means a larger run, a better price never a smaller one', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 3, maxLength: 6 }), fc.integer({ min: 900, max: 2400 }), fc.integer({ min: 1, max: 900 }), (rates, netRevenue, more) => {
    const quantity = (revenue: number): number => propose({ ...story, days: pilot(rates, 60, 6), unitEconomics: { netRevenue: revenue, salvage: 200, candidates: [workshop] } }).quantity
    expect(quantity(netRevenue + more)).toBeGreaterThanOrEqual(quantity(netRevenue))
  }), { numRuns: 12 })
})

test('returns count against sales, and stock on a shelf takes from its share', () => {
  const days = pilot([10, 10, 10], 200, 10)
  const returned = propose({ ...story, days: days.map((day) => ({ ...day, returned: 5 })) })
  expect(returned.observedSales).toBe(150)
  expect(returned.expectedDemand).toBeLessThan(propose({ ...story, days }).expectedDemand * 0.7)
  const [, second] = propose({ ...story, days, leftover: 60, stockByPlace: { 'shop-0': 60 } }).perPlace
  const [first] = propose({ ...story, days, leftover: 60, stockByPlace: { 'shop-0': 60 } }).perPlace
  expect(first!.allocation).toBeLessThan(second!.allocation)
})

test('place strengths come from all toys sold there', () => {
  const toys = [pilot([6, 12, 3], 1000, 14), pilot([2, 4, 1], 1000, 14)].map((days) => seePilot(days, DEFAULT_PRIOR).places)
  const { strengths, levels } = fitStrengths(toys)
  expect(strengths.get('shop-1')! / strengths.get('shop-0')!).toBeCloseTo(2, 1)
  expect(levels[0]! / levels[1]!).toBeCloseTo(3, 0)
  expect([...strengths.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
})
