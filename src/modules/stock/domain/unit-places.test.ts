import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_LEDGER, applyMove, balanceAt, undoMove, type Ledger } from './ledger.ts'
import { outside, place, reversalOf, type Move } from './move.ts'
import { isMissing, moveUnits, type UnitsAt } from './unit-places.ts'
import { countUnits } from '#kernel/unit-range.ts'

const made: Move = { id: 'made', lotId: 'L', quantity: 40, from: outside('production'), to: place('A'), reason: 'produced', units: { first: 1, last: 40 } }
const sell = (quantity: number, units?: { first: number; last: number }, id = 'sold'): Move => ({ id, lotId: 'L', quantity, from: place('A'), to: outside('customer'), reason: 'sold', ...(units && { units }) })
const after = (before: readonly UnitsAt[], ...moves: readonly Move[]) => moves.reduce<readonly UnitsAt[]>((ranges, move) => {
  const moved = moveUnits(ranges, move)
  if (!moved.ok) throw new Error(moved.refusal.message)
  return moved.value
}, before)
const shown = (ranges: readonly UnitsAt[]) => ranges.map(({ first, last, kind, locationId, certain }) => `${first}-${last} ${locationId ?? kind}${certain ? '' : '?'}`)
const start = after([], made)

test('named units move exactly, and must be where the movement starts', () => {
  expect(shown(after(start, sell(5, { first: 11, last: 15 })))).toEqual(['1-10 A', '11-15 customer', '16-40 A'])
  expect(moveUnits(after(start, sell(5, { first: 11, last: 15 })), sell(5, { first: 15, last: 19 }, 'again'))).toMatchObject({ ok: false, refusal: { code: 'units-elsewhere', detail: { first: 15, last: 15 } } })
  expect(moveUnits(start, { ...made, id: 'twice' })).toMatchObject({ ok: false, refusal: { code: 'units-elsewhere' } })
})

test('where a movement names none, the lowest are taken to have gone, and that is said; all of a place leaves no doubt', () => {
  expect(shown(after(start, sell(5)))).toEqual(['1-5 customer?', '6-40 A?'])
  expect(shown(after(start, sell(40)))).toEqual(['1-40 customer'])
  expect(shown(after(start, sell(5), sell(35, undefined, 'rest')))).toEqual(['1-5 customer', '6-40 customer'])
})

test('units that were only taken to have gone may be named later: they change places', () => {
  expect(shown(after(start, sell(5), sell(3, { first: 4, last: 6 }, 'named')))).toEqual(['1-3 customer?', '4-6 customer', '7-8 customer?', '9-40 A?'])
})

test('a receipt takes what its own shipment brought, and an undo what its movement took', () => {
  const ship = (id: string, first: number, last: number): Move => ({ id, lotId: 'L', quantity: last - first + 1, from: place('A'), to: outside('transit'), reason: 'shipped', units: { first, last } })
  const two = after(start, ship('s1', 1, 10), ship('s2', 11, 20))
  const received = moveUnits(two, { id: 'r2', lotId: 'L', quantity: 10, from: outside('transit'), to: place('B'), reason: 'received' }, new Set(['s2']))
  expect(received.ok && shown(received.value)).toEqual(['1-10 transit', '11-20 B', '21-40 A'])
  const undo = reversalOf(made, 'undo')
  expect(undo.ok && moveUnits(start, undo.value)).toEqual({ ok: true, value: [] }) // never made
})

test('what was lost on its way is found under its own number; what was destroyed is never found', () => {
  const ship: Move = { id: 'ship', lotId: 'L', quantity: 3, from: place('A'), to: outside('transit'), reason: 'shipped', units: { first: 7, last: 9 } }
  const lose: Move = { id: 'lose', lotId: 'L', quantity: 3, from: outside('transit'), to: outside('scrap'), reason: 'lost' }
  const scrap: Move = { id: 'scrap', lotId: 'L', quantity: 1, from: place('A'), to: outside('scrap'), reason: 'scrapped', units: { first: 1, last: 1 } }
  const find = (quantity: number, id: string): Move => ({ id, lotId: 'L', quantity, from: outside('count'), to: place('B'), reason: 'counted' })
  const gone = after(start, scrap, ship, lose)
  expect(shown(gone)).toEqual(['1-1 scrap', '2-6 A', '7-9 scrap', '10-40 A'])
  expect(shown(after(gone, find(2, 'found')))).toEqual(['1-1 scrap', '2-6 A', '7-8 B?', '9-9 scrap?', '10-40 A'])
  const all = after(gone, find(3, 'found'))
  expect(shown(all)).toEqual(['1-1 scrap', '2-6 A', '7-9 B', '10-40 A'])
  // The loss cannot be undone any more, and takes nobody else's unit; what was destroyed still can.
  const undo = (move: Move) => (reversalOf(move, `undo ${move.id}`) as { value: Move }).value
  expect(moveUnits(all, undo(lose), new Set(['lose']))).toMatchObject({ ok: false, refusal: { code: 'units-found' } })
  expect(shown(after(all, undo(scrap)))).toEqual(['1-1 A', '2-6 A', '7-9 B', '10-40 A'])
  expect(shown(after(gone, undo(lose)))).toEqual(['1-1 scrap', '2-6 A', '7-9 transit', '10-40 A'])
})

test('every unit is at one place, and each place has as many as the ledger says, whatever happens', () => {
  const steps = fc.array(fc.record({
    do: fc.constantFrom('make', 'send', 'sell', 'return', 'scrap', 'ship', 'lose', 'miss', 'find', 'undo'), from: fc.constantFrom('A', 'B'), to: fc.constantFrom('A', 'B'),
    quantity: fc.integer({ min: 1, max: 12 }), first: fc.option(fc.integer({ min: 1, max: 60 })), which: fc.nat(),
  }), { maxLength: 40 })
  fc.assert(fc.property(steps, (sequence) => {
    let ledger: Ledger = EMPTY_LEDGER
    let units: readonly UnitsAt[] = []
    sequence.forEach((step, index) => {
      const id = `m${index}`
      const booked = [...ledger.moves.values()]
      const move = step.do === 'undo' ? undoOf(booked[step.which % Math.max(1, booked.length)], id) : moveOf(step, id, units)
      if (!move) return
      const next = step.do === 'undo' ? undoMove(ledger, move.reversesId!, id) : applyMove(ledger, move)
      if (!next.ok) return
      const moved = moveUnits(units, move, new Set(move.reversesId ? [move.reversesId] : []))
      if (!moved.ok) return
      ledger = next.value
      units = moved.value
    })
    const all = new Set<number>()
    for (const range of units) for (let unit = range.first; unit <= range.last; unit += 1) {
      expect(all.has(unit)).toBe(false)
      all.add(unit)
    }
    for (const at of ['A', 'B']) expect(countUnits(units.filter(({ locationId }) => locationId === at))).toBe(balanceAt(ledger, at, 'L').onHand)
  }), { numRuns: 300 })
})

function undoOf(move: Move | undefined, id: string): Move | null {
  const reversal = move && reversalOf(move, id)
  return reversal?.ok ? reversal.value : null
}

function moveOf(step: { do: string; from: string; to: string; quantity: number; first: number | null }, id: string, units: readonly UnitsAt[]): Move | null {
  const named = step.first === null ? {} : { units: { first: step.first, last: step.first + step.quantity - 1 } }
  const next = Math.max(0, ...units.map(({ last }) => last)) + 1
  const base = { id, lotId: 'L', quantity: step.quantity }
  switch (step.do) {
    case 'make': return { ...base, from: outside('production'), to: place(step.to), reason: 'produced', units: { first: next, last: next + step.quantity - 1 } }
    case 'send': return step.from === step.to ? null : { ...base, from: place(step.from), to: place(step.to), reason: 'transferred', ...named }
    case 'sell': return { ...base, from: place(step.from), to: outside('customer'), reason: 'sold', ...named }
    case 'return': return { ...base, from: outside('customer'), to: place(step.to), reason: 'returned', ...named }
    case 'find': {
      const missed = countUnits(units.filter(isMissing)) >= step.quantity
      return { ...base, from: outside('count'), to: place(step.to), reason: 'counted', ...(!missed && { units: { first: next, last: next + step.quantity - 1 } }) }
    }
    case 'ship': return { ...base, from: place(step.from), to: outside('transit'), reason: 'shipped', ...named }
    case 'lose': return { ...base, from: outside('transit'), to: outside('scrap'), reason: 'lost', ...named }
    case 'scrap': return { ...base, from: place(step.from), to: outside('scrap'), reason: 'scrapped', ...named }
    default: return { ...base, from: place(step.from), to: outside('count'), reason: 'counted', ...named }
  }
}
