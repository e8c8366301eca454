import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOrder, breaksProblem, orderable, unitPriceAt } from './price.ts'

const steps = { minimum: 20, multiple: 50 }
const breaks = [{ quantity: 1, unitPrice: 100 }, { quantity: 500, unitPrice: 80 }, { quantity: 2000, unitPrice: 79 }]

test('orders are rounded up to the smallest order and its multiples', () => {
  expect([0, 1, 20, 51, 100].map((needed) => orderable(needed, steps))).toEqual([0, 50, 50, 100, 100])
})

test('the largest price that is reached holds; below all of them the first', () => {
  expect([1, 499, 500, 1999, 2000].map((quantity) => unitPriceAt(breaks, quantity))).toEqual([100, 100, 80, 80, 79])
  expect(unitPriceAt([{ quantity: 10, unitPrice: 7 }], 1)).toBe(7)
})

test('more is ordered only where all of it costs less', () => {
  expect(bestOrder(450, steps, breaks)).toEqual({ quantity: 500, unitPrice: 80, cost: 40_000, forPrice: true })
  expect(bestOrder(380, steps, breaks)).toEqual({ quantity: 400, unitPrice: 100, cost: 40_000, forPrice: false })
  expect(bestOrder(600, steps, breaks)).toMatchObject({ quantity: 600, forPrice: false })
})

test('no larger order that can be made is cheaper than the one that is chosen', () => {
  const list = fc.uniqueArray(fc.record({ quantity: fc.integer({ min: 1, max: 200 }), unitPrice: fc.integer({ min: 1, max: 50 }) }), { minLength: 1, maxLength: 4, selector: ({ quantity }) => quantity })
  fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.record({ minimum: fc.integer({ min: 1, max: 30 }), multiple: fc.integer({ min: 1, max: 12 }) }), list, (needed, own, prices) => {
    const chosen = bestOrder(needed, own, prices)
    expect(chosen.quantity).toBeGreaterThanOrEqual(needed)
    let cheapest = Infinity
    for (let quantity = needed; quantity <= 400; quantity += 1) if (orderable(quantity, own) === quantity) cheapest = Math.min(cheapest, quantity * unitPriceAt(prices, quantity))
    expect(chosen.cost).toBe(cheapest)
  }))
})

test('a list of prices that cannot be names its row', () => {
  expect(breaksProblem([], 1)?.index).toBe(0)
  expect(breaksProblem([{ quantity: 1, unitPrice: 5 }, { quantity: 1, unitPrice: 4 }], 1)?.index).toBe(1)
  expect(breaksProblem([{ quantity: 100, unitPrice: 5 }], 10)?.message).toContain('begins at 100')
  expect(breaksProblem(breaks, 20)).toBeNull()
})
