import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyMove, balanceAt, changeHold, conservation, EMPTY_LEDGER, rebuildOnHand, undoMove } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { MOVE_WAYS, outside, place } from './move.ts'
import type { Endpoint, Move, MoveReason, OutsideKind } from './move.ts'

const PLACES = ['A', 'B', 'C']
const LOTS = ['L1', 'L2']

const endpoint = (kind: string, locationId: string): Endpoint => (kind === 'location' ? place(locationId) : outside(kind as OutsideKind))
const moves = fc.record({
  reason: fc.constantFrom(...(Object.keys(MOVE_WAYS) as MoveReason[]).filter((reason) => reason !== 'reversed')),
  way: fc.nat(), lotId: fc.constantFrom(...LOTS), quantity: fc.integer({ min: 1, max: 20 }), start: fc.constantFrom(...PLACES), end: fc.constantFrom(...PLACES),
}).map(({ reason, way, lotId, quantity, start, end }): Omit<Move, 'id'> => {
  const ways: readonly string[] = MOVE_WAYS[reason]
  const [from, to] = ways[way % ways.length]!.split('→')
  return { lotId, quantity, reason, from: endpoint(from!, start), to: endpoint(to!, end) }
})
const steps = fc.array(fc.oneof(
  { weight: 6, arbitrary: moves.map((move) => ({ kind: 'move' as const, move })) },
  { weight: 2, arbitrary: fc.nat().map((which) => ({ kind: 'undo' as const, which })) },
  { weight: 1, arbitrary: fc.nat().map((which) => ({ kind: 'replay' as const, which })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hold' as const), place: fc.constantFrom(...PLACES), lotId: fc.constantFrom(...LOTS), quantity: fc.integer({ min: -8, max: 8 }) }) },
), { maxLength: 60 })

test('any sequence of moves, undos, replays and holds conserves every piece and never goes below nothing or below what is held', () => {
  fc.assert(fc.property(steps, (sequence) => {
    let ledger: Ledger = EMPTY_LEDGER
    sequence.forEach((step, index) => {
      const booked = [...ledger.moves.values()]
      const result = step.kind === 'move' ? applyMove(ledger, { ...step.move, id: `m${index}` })
        : step.kind === 'hold' ? changeHold(ledger, step.place, step.lotId, step.quantity)
        : booked.length === 0 ? null
        : step.kind === 'undo' ? undoMove(ledger, booked[step.which % booked.length]!.id, `m${index}`)
        : applyMove(ledger, booked[step.which % booked.length]!)
      if (!result?.ok) return
      if (step.kind === 'replay') expect(result.value).toBe(ledger)
      ledger = result.value
    })
    for (const { onHand, allocated } of ledger.balances.values()) expect(0 <= allocated && allocated <= onHand).toBe(true)
    const stored = new Map([...ledger.balances].filter(([, { onHand }]) => onHand !== 0).map(([key, { onHand }]) => [key, onHand]))
    expect(rebuildOnHand(ledger.moves.values())).toEqual(stored)
    for (const lotId of LOTS) expect(conservation([...ledger.moves.values()].filter((move) => move.lotId === lotId)).holds).toBe(true)
  }), { numRuns: 300 })
})

const must = (result: ReturnType<typeof applyMove>): Ledger => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

test('an undo gives back exactly what was before, once', () => {
  const start = must(applyMove(EMPTY_LEDGER, { id: 'm1', lotId: 'L', quantity: 10, from: outside('production'), to: place('A'), reason: 'produced' }))
  const sold = must(applyMove(start, { id: 'm2', lotId: 'L', quantity: 4, from: place('A'), to: outside('customer'), reason: 'sold' }))
  const undone = must(undoMove(sold, 'm2', 'm3'))
  expect(balanceAt(undone, 'A', 'L')).toEqual({ onHand: 10, allocated: 0 })
  expect(undoMove(undone, 'm2', 'm4')).toMatchObject({ ok: false, refusal: { code: 'already-reversed' } })
  expect(undoMove(sold, 'm1', 'm5')).toMatchObject({ ok: false, refusal: { code: 'not-enough-stock' } }) // four of them are gone
})

test('what is held for somebody leaves only with its hold', () => {
  const start = must(applyMove(EMPTY_LEDGER, { id: 'm1', lotId: 'L', quantity: 10, from: outside('supplier'), to: place('A'), reason: 'received' }))
  const held = must(changeHold(start, 'A', 'L', 8))
  const ship: Move = { id: 'm2', lotId: 'L', quantity: 5, from: place('A'), to: outside('transit'), reason: 'shipped' }
  expect(applyMove(held, ship)).toMatchObject({ ok: false, refusal: { code: 'not-enough-stock', detail: { free: 2 } } })
  expect(balanceAt(must(applyMove(held, ship, 5)), 'A', 'L')).toEqual({ onHand: 5, allocated: 3 })
  expect(changeHold(held, 'A', 'L', 3).ok).toBe(false)
})
