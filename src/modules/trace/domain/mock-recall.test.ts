import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mockRecall, partiesOf, type AffectedLot, type Holding } from './mock-recall.ts'

const lot: AffectedLot = { lotId: 'A', units: [{ first: 1, last: 75 }], serialised: true, made: 120, missing: 0, madeUnits: [{ first: 1, last: 120 }] }
const at = (disposition: Holding['disposition'], party: string, first: number, last: number): Holding => ({ lotId: 'A', disposition, party, quantity: last - first + 1, units: { first, last }, since: '2026-09-20' })

test('of a serialised lot only the units that hold it count, each at one place or named', () => {
  const recall = mockRecall([lot], [at('scrapped', 'scrap', 74, 77), at('shipped', 'R1', 1, 40), at('shipped', 'WEB', 41, 70), at('on-hand', 'Leeds', 111, 120)])
  expect(recall).toMatchObject({ total: 75, disposition: { scrapped: 2, shipped: 70 }, byParty: { R1: 40, WEB: 30 }, unaccounted: 3, reconciliationPct: 100 })
  expect(recall.lots[0]).toMatchObject({ unaccountedUnits: [{ first: 71, last: 73 }], wholeLot: false })
})

test('without numbers the whole lot is looked at, and what a count missed is named', () => {
  const pieces = (disposition: Holding['disposition'], party: string, quantity: number): Holding => ({ lotId: 'A', disposition, party, quantity, units: null, since: null })
  expect(mockRecall([{ ...lot, serialised: false, missing: 2, madeUnits: [] }], [pieces('shipped', 'R1', 100), pieces('on-hand', 'Leeds', 18)])).toMatchObject({
    total: 120, unaccounted: 2, reconciliationPct: 100, lots: [{ wholeLot: true, unaccountedUnits: null }],
  })
})

test('by party the same pieces are told once a party, with its lots and its newest day', () => {
  const second = { ...lot, lotId: 'B' }
  const recall = mockRecall([lot, second], [at('shipped', 'R1', 1, 40), { ...at('shipped', 'R1', 1, 10), lotId: 'B', since: '2026-09-25' }, at('sold', 'R1', 41, 75), { ...at('on-hand', 'Leeds', 11, 73), lotId: 'B', since: null }])
  expect(partiesOf(recall)).toEqual([
    { disposition: 'shipped', party: 'R1', quantity: 50, lots: 2, since: '2026-09-25' }, { disposition: 'sold', party: 'R1', quantity: 35, lots: 1, since: '2026-09-20' },
    { disposition: 'on-hand', party: 'Leeds', quantity: 63, lots: 1, since: null }, { disposition: null, party: 'Unaccounted for', quantity: 2, lots: 1, since: null },
  ])
})

test('what was sold here and brought back there counts once', () => {
  const pieces = (party: string, quantity: number): Holding => ({ lotId: 'A', disposition: 'sold', party, quantity, units: null, since: null })
  expect(mockRecall([{ ...lot, serialised: false, units: null, made: 13 }], [pieces('customers of R1', 10), pieces('customers of Leeds', -2), { ...pieces('Leeds', 5), disposition: 'on-hand' }])).toMatchObject({ byParty: { 'customers of R1': 8 }, reconciliationPct: 100 })
})

test('whatever the ledger says, placed and unaccounted add up to what is affected', () => {
  const holdings = fc.array(fc.record({ first: fc.integer({ min: 1, max: 140 }), length: fc.integer({ min: 0, max: 30 }), party: fc.constantFrom('R1', 'R2') }), { maxLength: 6 })
  fc.assert(fc.property(holdings, fc.boolean(), (rows, serialised) => {
    const taken: Holding[] = []
    for (const { first, length, party } of rows) if (!taken.some(({ units }) => units!.first <= first + length && first <= units!.last)) taken.push(at('shipped', party, first, first + length))
    const placed = taken.reduce((sum, { quantity }) => sum + quantity, 0)
    const recall = mockRecall([{ ...lot, serialised, made: placed + 3, missing: 3 }], taken)
    expect(recall.reconciliationPct).toBe(100)
    expect(Object.values(recall.byParty).reduce((sum, units) => sum + units, 0) + recall.unaccounted).toBe(recall.total)
  }))
})
