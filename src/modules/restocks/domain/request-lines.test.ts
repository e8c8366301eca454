import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRequestLines, quantityProblem } from './request-lines.ts'
import type { OrderRule } from './request-lines.ts'

const rule: OrderRule = { skuId: 'S', code: 'SP-KIT-01', orderable: true, minimum: 12, multiple: 6 }

test('minimum and multiple, with the quantities that would do', () => {
  expect(quantityProblem(12, rule)).toBeNull()
  expect(quantityProblem(6, rule)).toMatchObject({ code: 'below-minimum', detail: { minimum: 12 } })
  expect(quantityProblem(20, rule)?.message).toContain('enter 18 or 24')
  expect(quantityProblem(5, { ...rule, minimum: 1, multiple: 4 })?.message).toContain('4 or 8')
  expect(quantityProblem(11, { ...rule, minimum: 10 })).toMatchObject({ code: 'below-minimum', detail: { minimum: 12 } })
  expect(quantityProblem(60_000, rule)?.code).toBe('too-many')
})

test('lines of one SKU are merged before the rules are asked', () => {
  expect(checkRequestLines([{ skuId: 'S', quantity: 10 }, { skuId: 'S', quantity: 8 }], [rule])).toEqual({ lines: [{ skuId: 'S', quantity: 18 }], problems: [] })
})

test('every problem at once, each at its field', () => {
  const { problems } = checkRequestLines([{ skuId: 'X', quantity: 1 }, { skuId: 'S', quantity: 0 }, { skuId: 'T', quantity: 1 }, { skuId: 'S', quantity: 7 }], [rule, { ...rule, skuId: 'T', orderable: false }])
  expect(problems.map(({ code, field }) => [code, field])).toEqual([['unknown-sku', 'lines[0].skuId'], ['quantity-not-positive', 'lines[1].quantity'], ['not-orderable', 'lines[2].skuId'], ['below-minimum', 'lines[3].quantity']])
  expect(checkRequestLines([], [rule]).problems[0]?.code).toBe('no-lines')
})

test('what passes fits the rule', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 24 }), (quantity, minimum, multiple) => {
    expect(quantityProblem(quantity, { ...rule, minimum, multiple }) === null).toBe(quantity >= minimum && quantity % multiple === 0)
  }))
})
