import { expect, test } from 'vitest'
import { checkMove, effectOf, outside, place, reversalOf } from './move.ts'
import type { Move } from './move.ts'

const produced: Move = { id: 'm1', lotId: 'L', quantity: 5, from: outside('production'), to: place('A'), reason: 'produced' }

test('only the listed ways exist', () => {
  expect(checkMove(produced).ok).toBe(true)
  const refusals: [Partial<Move>, string][] = [
    [{ quantity: 0 }, 'quantity-not-positive'], [{ quantity: 1.5 }, 'quantity-not-positive'], [{ quantity: Number.NaN }, 'quantity-not-positive'],
    [{ reason: 'sold' }, 'move-not-allowed'], [{ from: place('A') }, 'same-place'], [{ from: outside('customer') }, 'move-not-allowed'],
    [{ units: { first: 1, last: 4 } }, 'units-not-quantity'], [{ units: { first: 0, last: 4 } }, 'units-not-quantity'],
    [{ reason: 'reversed' }, 'reverses-nothing'], [{ reversesId: 'm0' }, 'move-not-allowed'],
  ]
  for (const [change, code] of refusals) expect(checkMove({ ...produced, ...change })).toMatchObject({ ok: false, refusal: { code } })
})

test('a reversal is the way back, and is not itself undone', () => {
  const transfer: Move = { id: 'm2', lotId: 'L', quantity: 3, from: place('A'), to: place('B'), reason: 'transferred' }
  expect(effectOf(transfer)).toEqual([{ locationId: 'A', lotId: 'L', delta: -3 }, { locationId: 'B', lotId: 'L', delta: 3 }])
  const undo = reversalOf(transfer, 'm3')
  if (!undo.ok) throw new Error('refused')
  expect(effectOf(undo.value)).toEqual([{ locationId: 'B', lotId: 'L', delta: -3 }, { locationId: 'A', lotId: 'L', delta: 3 }])
  expect(checkMove(undo.value).ok).toBe(true)
  expect(reversalOf(undo.value, 'm4')).toMatchObject({ ok: false, refusal: { code: 'is-a-reversal' } })
})
