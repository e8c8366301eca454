import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { madeFrom, wentInto } from './genealogy.ts'
import type { LotUse } from './genealogy.ts'
import { accountFor, recallSet } from './recall-set.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges } from './unit-range.ts'
import type { UnitRange } from './unit-range.ts'

interface Segment { lot: string; from: number; to: number }
interface Vector {
  scenario: {
    finishedLots: { lot: string; consumption: { materialLot: string; from: number; to: number }[] }[]
    scrap: Segment[]; shipments: (Segment & { to_party: string })[]; onHand: Segment[]
  }
  expected: {
    forward: { materialLot: string; affectedLots: string[]; affectedUnits: Record<string, [number, number, number]>; totalAffected: number; disposition: { scrapped: number; shipped: number; onHand: number }; byParty: Record<string, number>; unaccounted: number }[]
    backward: { lot: string; unit: number; materialLots: string[] }[]
  }
}
const { scenario, expected } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/stock/traceability.json', import.meta.url), 'utf8')) as Vector
const uses: LotUse[] = scenario.finishedLots.flatMap(({ lot, consumption }) => consumption.map(({ materialLot, from, to }) => ({ consumedLotId: materialLot, producedLotId: lot, first: from, last: to })))
const known = [
  ...scenario.scrap.map((segment) => ({ ...segment, place: 'scrapped' })),
  ...scenario.shipments.map((segment) => ({ ...segment, place: `party ${segment.to_party}` })),
  ...scenario.onHand.map((segment) => ({ ...segment, place: 'on hand' })),
].map(({ lot, from, to, place }) => ({ lotId: lot, first: from, last: to, place }))

test('the published mock recall, forward', () => {
  for (const recall of expected.forward) {
    const set = recallSet([recall.materialLot], uses)
    expect(set.map(({ lotId }) => lotId)).toEqual(recall.affectedLots)
    for (const { lotId, units } of set) expect([units[0]!.first, units.at(-1)!.last, countUnits(units)]).toEqual(recall.affectedUnits[lotId])
    const account = accountFor(set, known)
    expect(account.total).toBe(recall.totalAffected)
    expect([account.byPlace.get('scrapped'), account.byPlace.get('on hand')]).toEqual([recall.disposition.scrapped, recall.disposition.onHand])
    for (const [party, units] of Object.entries(recall.byParty)) expect(account.byPlace.get(`party ${party}`)).toBe(units)
    expect([account.unaccounted, account.twice]).toEqual([[], []])
  }
})

test('the published mock recall, backward', () => {
  for (const { lot, unit, materialLots } of expected.backward) expect(madeFrom(lot, uses, [{ first: unit, last: unit }])).toEqual(materialLots)
})

test('through several steps, and a circle does not hang', () => {
  const chain: LotUse[] = [
    { consumedLotId: 'resin', producedLotId: 'wheel', first: 1, last: 100 },
    { consumedLotId: 'wheel', producedLotId: 'car', first: 11, last: 20 },
    { consumedLotId: 'car', producedLotId: 'resin', first: 1, last: 1 }, // reclaimed
  ]
  expect(wentInto('resin', chain)).toEqual([{ lotId: 'car', units: [{ first: 11, last: 20 }] }, { lotId: 'wheel', units: [{ first: 1, last: 100 }] }])
  expect(madeFrom('car', chain, [{ first: 15, last: 15 }])).toEqual(['resin', 'wheel'])
  expect(madeFrom('car', chain, [{ first: 1, last: 5 }])).toEqual([])
})

const ranges = fc.array(fc.record({ first: fc.integer({ min: 1, max: 30 }), length: fc.integer({ min: 0, max: 8 }) }).map(({ first, length }) => ({ first, last: first + length })), { maxLength: 5 })
const unitsOf = (list: readonly UnitRange[]) => new Set(list.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)))

test('ranges behave as sets of units', () => {
  fc.assert(fc.property(ranges, ranges, (a, b) => {
    const [inA, inB] = [unitsOf(a), unitsOf(b)]
    expect(unitsOf(mergeRanges(a))).toEqual(inA)
    expect(countUnits(a)).toBe(inA.size)
    expect(unitsOf(intersectRanges(a, b))).toEqual(new Set([...inA].filter((unit) => inB.has(unit))))
    expect(unitsOf(subtractRanges(a, b))).toEqual(new Set([...inA].filter((unit) => !inB.has(unit))))
  }))
})

test('the recall set is what brute force over units finds, and every unit is at one place or unaccounted', () => {
  const lots = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const edge = fc.record({ consumedLotId: lots, producedLotId: lots, first: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 0, max: 10 }) })
    .filter(({ consumedLotId, producedLotId }) => consumedLotId < producedLotId)
    .map(({ consumedLotId, producedLotId, first, length }) => ({ consumedLotId, producedLotId, first, last: first + length }))
  const records = fc.array(fc.record({ lotId: lots, first: fc.integer({ min: 1, max: 30 }), length: fc.integer({ min: 0, max: 9 }), place: fc.constantFrom('shop', 'scrap', 'home') })
    .map(({ length, ...record }) => ({ ...record, last: record.first + length })), { maxLength: 8 })
  fc.assert(fc.property(fc.array(edge, { maxLength: 12 }), fc.uniqueArray(lots, { minLength: 1, maxLength: 2 }), records, (graph, start, where) => {
    const hit = new Set<string>()
    const tainted = new Set<string>(start)
    for (let grown = true; grown; ) {
      grown = false
      for (const { consumedLotId, producedLotId, first, last } of graph) {
        if (!tainted.has(consumedLotId)) continue
        for (let unit = first; unit <= last; unit += 1) {
          if (hit.has(`${producedLotId}/${unit}`)) continue
          hit.add(`${producedLotId}/${unit}`)
          tainted.add(producedLotId)
          grown = true
        }
      }
    }
    const set = recallSet(start, graph)
    const found = new Set(set.flatMap(({ lotId, units }) => [...unitsOf(units)].map((unit) => `${lotId}/${unit}`)))
    expect(found).toEqual(new Set([...hit].filter((unit) => !start.some((lotId) => lotId === unit.split('/')[0]))))
    const account = accountFor(set, where)
    const placed = [...account.byPlace.values()].reduce((sum, units) => sum + units, 0)
    expect(placed + account.unaccounted.reduce((sum, { units }) => sum + countUnits(units), 0)).toBe(account.total)
  }))
})
