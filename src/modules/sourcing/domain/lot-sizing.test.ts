import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { economicOrder, wagnerWhitin } from './lot-sizing.ts'

const vectors = (name: string) => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/planning/${name}.json`, import.meta.url), 'utf8')) as { cases: { id: string; source: string; input: never; expected: never }[] }
type Case<Input, Expected> = { id: string; source: string; input: Input; expected: Expected }

test.each(vectors('wagner-whitin').cases as Case<{ demand: number[]; setup: number | number[]; holding: number }, { cost: number; orders: number[] }>[])('$source', ({ input, expected }) => {
  const plan = wagnerWhitin(input.demand, input.setup, input.holding)
  expect(plan.cost).toBeCloseTo(expected.cost, 9)
  expect(costOf(plan.orders, input.demand, input.setup, input.holding)).toBeCloseTo(expected.cost, 9)
})

test('stockpyl example 3.1 (EOQ)', () => {
  const { input, expected } = vectors('eoq-breakeven').cases.find(({ id }) => id === 'eoq-3-1') as unknown as Case<{ K: number; h: number; demand: number }, { Q: number; cost: number }>
  const found = economicOrder(input.K, input.demand, input.h)
  expect(found.quantity).toBeCloseTo(expected.Q, 9)
  expect(found.cost).toBeCloseTo(expected.cost, 9)
})

test('nothing to order, no setup and free holding are no riddles', () => {
  expect(economicOrder(10, 0, 1)).toEqual({ quantity: 0, cost: 0 })
  expect(economicOrder(0, 50, 1)).toEqual({ quantity: 50, cost: 0 })
  expect(economicOrder(10, 50, 0).quantity).toBe(Infinity)
  expect(wagnerWhitin([], 10, 1)).toEqual({ cost: 0, orders: [] })
  expect(wagnerWhitin([0, 0], 10, 1)).toEqual({ cost: 0, orders: [0, 0] })
})

test('no plan is cheaper: all of them are tried', () => {
  const pieces = fc.integer({ min: 0, max: 9 })
  fc.assert(fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 30 }), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }), (demand, setup, holding) => {
    const plan = wagnerWhitin(demand, setup, holding)
    expect(costOf(plan.orders, demand, setup, holding)).toBe(plan.cost)
    // Ordering in any set of periods, each time up to the next: 2ⁿ plans. Every optimal plan is of this kind.
    let cheapest = Infinity
    for (let mask = 0; mask < 2 ** demand.length; mask += 1) {
      const orders = demand.map(() => 0)
      let at = 0
      for (const [period, wanted] of demand.entries()) {
        if (mask & (1 << period)) at = period
        orders[at]! += wanted
      }
      cheapest = Math.min(cheapest, costOf(orders, demand, setup, holding))
    }
    expect(plan.cost).toBe(cheapest)
  }))
})

/** What a plan costs; infinite when it runs short. */
function costOf(orders: readonly number[], demand: readonly number[], setup: number | readonly number[], holding: number | readonly number[]): number {
  let stock = 0
  let cost = 0
  for (const [period, wanted] of demand.entries()) {
    stock += orders[period]! - wanted
    if (stock < 0) return Infinity
    if (orders[period]! > 0) cost += typeof setup === 'number' ? setup : setup[period]!
    if (period < demand.length - 1) cost += stock * (typeof holding === 'number' ? holding : holding[period]!)
  }
  return cost
}
