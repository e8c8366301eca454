import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateStock, lockOrder } from './allocate.ts'
import type { StockAt } from './allocate.ts'

const at = (locationId: string, lotId: string, usable: number, madeOn: string | null = null, skuId = 'S'): StockAt => ({ locationId, lotId, skuId, usable, madeOn })

test('stock 10 + 15 at two places, order 13: 10 + 3', () => {
  const { allocations, short } = allocateStock([{ key: 'line', skuId: 'S', quantity: 13 }], [at('A', 'L1', 10), at('B', 'L2', 15)])
  expect(allocations.map(({ locationId, quantity }) => [locationId, quantity])).toEqual([['A', 10], ['B', 3]])
  expect(short).toEqual([])
  expect(allocateStock([{ key: 'line', skuId: 'S', quantity: 13 }], [at('A', 'L1', 10), at('B', 'L2', 15)], ['B']).allocations).toEqual([{ key: 'line', locationId: 'B', lotId: 'L2', quantity: 13 }])
})

test('first made goes first; lots without a day last', () => {
  const stock = [at('A', 'L3', 5), at('A', 'L2', 5, '2026-02-01'), at('A', 'L1', 5, '2026-03-01')]
  expect(allocateStock([{ key: 'x', skuId: 'S', quantity: 12 }], stock).allocations.map(({ lotId }) => lotId)).toEqual(['L2', 'L1', 'L3'])
})

test('two lines that draw on the same lot count together', () => {
  const result = allocateStock([{ key: 'one', skuId: 'S', quantity: 8 }, { key: 'two', skuId: 'S', quantity: 8 }], [at('A', 'L1', 10)])
  expect(result.allocations.map(({ key, quantity }) => [key, quantity])).toEqual([['one', 8], ['two', 2]])
  expect(result.short).toEqual([{ key: 'two', missing: 6 }])
})

test('never more than there is, everything that can be given is given, and the order of the input does not matter', () => {
  const stock = fc.uniqueArray(fc.record({ locationId: fc.constantFrom('A', 'B', 'C'), lotId: fc.constantFrom('L1', 'L2', 'L3', 'L4'), skuId: fc.constantFrom('S', 'T'), usable: fc.integer({ min: -2, max: 30 }), madeOn: fc.constantFrom(null, '2026-01-01', '2026-02-01') }), { selector: ({ locationId, lotId }) => locationId + lotId })
  const needs = fc.uniqueArray(fc.record({ key: fc.uuid(), skuId: fc.constantFrom('S', 'T'), quantity: fc.integer({ min: 0, max: 60 }) }), { selector: ({ key }) => key, maxLength: 4 })
  fc.assert(fc.property(stock, needs, fc.constantFrom<string[]>([], ['B'], ['C', 'A']), (sources, wanted, order) => {
    const result = allocateStock(wanted, sources, order)
    expect(allocateStock(wanted, [...sources].reverse(), order)).toEqual(result)
    for (const source of sources) {
      const taken = result.allocations.filter(({ locationId, lotId }) => locationId === source.locationId && lotId === source.lotId).reduce((sum, { quantity }) => sum + quantity, 0)
      expect(taken).toBeLessThanOrEqual(Math.max(0, source.usable))
    }
    for (const skuId of ['S', 'T']) {
      const asked = wanted.filter((need) => need.skuId === skuId).reduce((sum, { quantity }) => sum + quantity, 0)
      const there = sources.filter((source) => source.skuId === skuId).reduce((sum, { usable }) => sum + Math.max(0, usable), 0)
      const keys = new Set(wanted.filter((need) => need.skuId === skuId).map(({ key }) => key))
      expect(result.allocations.filter(({ key }) => keys.has(key)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(Math.min(asked, there))
    }
  }))
})

test('locks are taken in one order, each once', () => {
  const rows = [{ locationId: 'B', lotId: 'L1' }, { locationId: 'A', lotId: 'L2' }, { locationId: 'B', lotId: 'L1' }, { locationId: 'A', lotId: 'L1' }]
  expect(lockOrder(rows)).toEqual([{ locationId: 'A', lotId: 'L1' }, { locationId: 'A', lotId: 'L2' }, { locationId: 'B', lotId: 'L1' }])
  expect(lockOrder([...rows].reverse())).toEqual(lockOrder(rows))
})
