import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partNeeds, planUses, type PartLot } from './use-parts.ts'

const line = (findNumber: number, partRevisionId: string, quantity: number) => ({ findNumber, partRevisionId, quantity, partNumber: `P-${partRevisionId}`, partName: partRevisionId, partRevision: 'A' })
const needs = partNeeds([line(1, 'wheel', 2), line(2, 'board', 1), line(3, 'wheel', 2)])
const lot = (lotId: string, partRevisionId: string, usable: number): PartLot => ({ lotId, partRevisionId, usable })

test('a part on two lines is one need', () => {
  expect(needs.map(({ partRevisionId, perUnit }) => [partRevisionId, perUnit])).toEqual([['wheel', 4], ['board', 1]])
})

test('the loaded lot first, then the oldest; the unit in between has pieces of both', () => {
  const plan = planUses(needs, [lot('old', 'wheel', 30), lot('new', 'wheel', 18), lot('b1', 'board', 500)], new Map([['wheel', 'new']]), { firstUnit: 11, count: 10 })
  expect(plan).toEqual({
    uses: [
      { lotId: 'new', quantity: 18, firstUnit: 11, lastUnit: 15 }, { lotId: 'old', quantity: 22, firstUnit: 15, lastUnit: 20 },
      { lotId: 'b1', quantity: 10, firstUnit: 11, lastUnit: 20 },
    ],
    uncovered: [],
  })
})

test('what is short is named and stops nothing; what was never booked is the workshop’s own', () => {
  expect(planUses(needs, [lot('old', 'wheel', 6)], new Map(), { firstUnit: 1, count: 5 })).toEqual({
    uses: [{ lotId: 'old', quantity: 6, firstUnit: 1, lastUnit: 2 }], uncovered: [{ partRevisionId: 'wheel', partNumber: 'P-wheel', quantity: 14 }],
  })
  expect(planUses(needs, [lot('old', 'wheel', 0)], new Map([['wheel', 'gone']]), { firstUnit: 1, count: 1 }).uncovered).toHaveLength(1)
  expect(planUses(needs, [], new Map(), { firstUnit: 1, count: 5 })).toEqual({ uses: [], uncovered: [] })
})

test('taken and uncovered are what was needed, no lot gives more than it has, and every unit is in a range', () => {
  const lots = fc.array(fc.record({ partRevisionId: fc.constantFrom('wheel', 'board'), usable: fc.integer({ min: 0, max: 60 }) }), { minLength: 1, maxLength: 6 })
    .map((rows) => rows.map((row, index) => ({ lotId: String(index), ...row })))
  fc.assert(fc.property(lots, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 5 }), (stock, count, firstUnit, loaded) => {
    const { uses, uncovered } = planUses(needs, stock, new Map([['wheel', String(loaded)]]), { firstUnit, count })
    for (const { partRevisionId, perUnit } of needs) {
      const own = stock.filter((one) => one.partRevisionId === partRevisionId)
      if (own.length === 0) continue
      const taken = uses.filter(({ lotId }) => own.some((one) => one.lotId === lotId))
      expect(taken.reduce((sum, { quantity }) => sum + quantity, 0) + (uncovered.find((one) => one.partRevisionId === partRevisionId)?.quantity ?? 0)).toBe(perUnit * count)
      if (taken[0]) expect(taken[0].firstUnit).toBe(firstUnit)
      taken.forEach(({ lotId, quantity, firstUnit: first, lastUnit }, index) => {
        expect(quantity).toBeLessThanOrEqual(own.find((one) => one.lotId === lotId)!.usable)
        expect(first >= firstUnit && lastUnit < firstUnit + count && first <= lastUnit).toBe(true)
        if (index > 0) expect(first - taken[index - 1]!.lastUnit).toBeLessThanOrEqual(1)
      })
    }
  }))
})
