import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { madeFrom, wentInto } from './genealogy.ts'
import type { LotUse, Traced } from './genealogy.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges } from '#kernel/unit-range.ts'
import type { UnitRange } from '#kernel/unit-range.ts'

interface Vector {
  scenario: {
    finishedLots: { lot: string; consumption: { materialLot: string; from: number; to: number }[] }[]
  }
  expected: {
    forward: { materialLot: string; affectedLots: string[]; affectedUnits: Record<string, [number, number, number]>; totalAffected: number; }[]
    backward: { lot: string; unit: number; materialLots: string[] }[]
  }
}
const { scenario, expected } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/stock/traceability.json', import.meta.url), 'utf8')) as Vector
const uses: LotUse[] = scenario.finishedLots.flatMap(({ lot, consumption }) => consumption.map(({ materialLot, from, to }) => ({ consumedLotId: materialLot, producedLotId: lot, first: from, last: to })))

/** Every unit that holds some of the given lots, which are not repeated themselves. */
function recallSet(start: readonly string[], graph: readonly LotUse[]): { lotId: string; units: readonly UnitRange[] }[] {
  const reached = Map.groupBy(start.flatMap((lotId) => wentInto(lotId, graph).lots), ({ lotId }) => lotId)
  return [...reached].filter(([lotId]) => !start.includes(lotId)).map(([lotId, all]) => ({ lotId, units: mergeRanges(all.flatMap(({ units }) => units ?? [])) })).sort((a, b) => (a.lotId < b.lotId ? -1 : 1))
}

test('the published mock recall, forward', () => {
  for (const recall of expected.forward) {
    const set = recallSet([recall.materialLot], uses)
    expect(set.map(({ lotId }) => lotId)).toEqual(recall.affectedLots)
    for (const { lotId, units } of set) expect([units[0]!.first, units.at(-1)!.last, countUnits(units)]).toEqual(recall.affectedUnits[lotId])
    expect(set.reduce((sum, { units }) => sum + countUnits(units), 0)).toBe(recall.totalAffected)
  }
})

test('the published mock recall, backward', () => {
  for (const { lot, unit, materialLots } of expected.backward) expect(lotIds(madeFrom(lot, uses, [{ first: unit, last: unit }]))).toEqual(materialLots)
})

const lotIds = ({ lots }: Traced) => lots.map(({ lotId }) => lotId)

test('through several steps, and a circle does not hang', () => {
  const chain: LotUse[] = [
    { consumedLotId: 'resin', producedLotId: 'wheel', first: 1, last: 100 },
    { consumedLotId: 'wheel', producedLotId: 'car', first: 11, last: 20 },
    { consumedLotId: 'car', producedLotId: 'resin', first: 1, last: 1 }, // reclaimed
  ]
  expect(wentInto('resin', chain).lots).toEqual([{ lotId: 'car', units: [{ first: 11, last: 20 }] }, { lotId: 'wheel', units: [{ first: 1, last: 100 }] }])
  expect(lotIds(madeFrom('car', chain, [{ first: 15, last: 15 }]))).toEqual(['resin', 'wheel'])
  expect(madeFrom('car', chain, [{ first: 1, last: 5 }])).toEqual({ lots: [], uses: [] })
})

test('where a use names the units it took, only those lead on', () => {
  const chain: LotUse[] = [
    { consumedLotId: 'resin', producedLotId: 'wheel', first: 1, last: 50 }, { consumedLotId: 'other resin', producedLotId: 'wheel', first: 51, last: 100 },
    { consumedLotId: 'wheel', producedLotId: 'car', first: 1, last: 10, consumedUnits: { first: 1, last: 40 } }, { consumedLotId: 'wheel', producedLotId: 'van', first: 1, last: 15, consumedUnits: { first: 41, last: 100 } },
  ]
  expect(lotIds(madeFrom('car', chain))).toEqual(['resin', 'wheel'])
  expect(lotIds(madeFrom('van', chain))).toEqual(['other resin', 'resin', 'wheel'])
  expect(lotIds(wentInto('other resin', chain))).toEqual(['van', 'wheel'])
  expect(wentInto('wheel', chain, [{ first: 5, last: 5 }])).toMatchObject({ lots: [{ lotId: 'car', units: [{ first: 1, last: 10 }] }], uses: [{ producedLotId: 'car' }] })
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

test('the recall set is what brute force over units finds', () => {
  const lots = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const edge = fc.record({ consumedLotId: lots, producedLotId: lots, first: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 0, max: 10 }) })
    .filter(({ consumedLotId, producedLotId }) => consumedLotId < producedLotId)
    .map(({ consumedLotId, producedLotId, first, length }) => ({ consumedLotId, producedLotId, first, last: first + length }))
  fc.assert(fc.property(fc.array(edge, { maxLength: 12 }), fc.uniqueArray(lots, { minLength: 1, maxLength: 2 }), (graph, start) => {
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
  }))
})
