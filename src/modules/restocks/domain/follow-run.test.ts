import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followRun, lastDay, restsOnRun } from './follow-run.ts'
import type { LinePromise, PromisedPart } from './promise-model.ts'

const part = (sourceKind: PromisedPart['sourceKind'], sourceId: string, arrivesOn: string): PromisedPart => ({
  sourceKind, sourceId, locationId: 'place', quantity: 5, arrivesOn, leavesOn: arrivesOn, chain: [{ what: 'receiving', where: sourceId, on: arrivesOn, note: '' }],
})
const line = (...allocations: PromisedPart[]): LinePromise => {
  const last = allocations.reduce((a, b) => (b.arrivesOn > a.arrivesOn ? b : a))
  return { skuId: 'kit', quantity: 5 * allocations.length, promisedOn: last.arrivesOn, chain: last.chain, allocations }
}
const arrival = (day: string) => ({ arrivesOn: day, leavesOn: day, chain: [{ what: 'run' as const, where: 'workshop', on: day, note: 'moved' }] })

test('the line comes with its last part, whichever that is now', () => {
  const before = [line(part('stock', 'lot', '2026-11-25'), part('run', 'r1', '2026-11-27'))]
  const later = followRun(before, 'r1', arrival('2026-12-02'))!
  expect(later[0]).toMatchObject({ promisedOn: '2026-12-02', chain: [{ note: 'moved' }] })
  expect(later[0]!.allocations[0]).toEqual(before[0]!.allocations[0])
  const earlier = followRun(before, 'r1', arrival('2026-11-24'))!
  expect(earlier[0]).toMatchObject({ promisedOn: '2026-11-25', chain: [{ where: 'lot' }] })
})

test('other lines and other runs stay as they are, and a day that stays is no news', () => {
  const before = [line(part('stock', 'lot', '2026-11-25')), line(part('run', 'r2', '2026-11-27'))]
  expect(restsOnRun(before, 'r1')).toBe(false)
  expect(followRun(before, 'r1', arrival('2026-12-02'))).toBeNull()
  expect(followRun(before, 'r2', arrival('2026-11-27'))).toBeNull()
  expect(followRun(before, 'r2', arrival('2026-12-02'))![0]).toBe(before[0])
})

test('the whole is there with its last line; a line without a day leaves no day', () => {
  expect(lastDay([line(part('stock', 'a', '2026-11-25')), line(part('stock', 'b', '2026-11-24'))])).toBe('2026-11-25')
  expect(lastDay([line(part('stock', 'a', '2026-11-25')), { ...line(part('stock', 'b', '2026-11-24')), promisedOn: null }])).toBeNull()
})

test('following a run there and back gives the same days, and never changes a quantity', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-12-${String(n).padStart(2, '0')}`)
  const anyPart = fc.record({ kind: fc.constantFrom('stock' as const, 'run' as const), id: fc.constantFrom('r1', 'r2'), on: day }).map(({ kind, id, on }) => part(kind, id, id === 'r1' && kind === 'run' ? '2026-12-10' : on))
  fc.assert(fc.property(fc.array(fc.array(anyPart, { minLength: 1, maxLength: 4 }).map((parts) => line(...parts)), { minLength: 1, maxLength: 5 }), day, (lines, moved) => {
    const there = followRun(lines, 'r1', arrival(moved)) ?? lines
    const back = followRun(there, 'r1', arrival('2026-12-10')) ?? there
    expect(back.map(({ promisedOn }) => promisedOn)).toEqual(lines.map(({ promisedOn }) => promisedOn))
    expect(there.map(({ allocations }) => allocations.map(({ quantity }) => quantity))).toEqual(lines.map(({ allocations }) => allocations.map(({ quantity }) => quantity)))
  }))
})
