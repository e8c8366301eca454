import type { Id } from '#kernel/ids.ts'
import { conflict } from '#kernel/refusal.ts'
import { ok, refused } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { checkMove, effectOf, reversalOf } from './move.ts'
import type { EndpointKind, Move } from './move.ts'
import type { Balance } from './usable.ts'

/**
 * The ledger in memory: movements, holds, and the balances they give. The database does the same with rows and constraints;
 * this model says what it must come to, and the property tests run both against it.
 */
export interface Ledger {
  readonly moves: ReadonlyMap<Id, Move>
  /** By 'locationId/lotId'. */
  readonly balances: ReadonlyMap<string, Balance>
}

export const EMPTY_LEDGER: Ledger = { moves: new Map(), balances: new Map() }

export const balanceKey = (locationId: Id, lotId: Id): string => `${locationId}/${lotId}`

export function balanceAt(ledger: Ledger, locationId: Id, lotId: Id): Balance {
  return ledger.balances.get(balanceKey(locationId, lotId)) ?? { onHand: 0, allocated: 0 }
}

/**
 * Books a movement. The same id again changes nothing. Refused when a place would hold less than nothing or less than what is held for others,
 * and when a movement is undone a second time. `usesHold`: pieces of the hold at the starting place that leave with it.
 */
export function applyMove(ledger: Ledger, move: Move, usesHold = 0): Result<Ledger> {
  if (ledger.moves.has(move.id)) return ok(ledger)
  const draft = draftOf(ledger)
  const booked = bookInto(draft, move, usesHold)
  return booked.ok ? ok({ moves: draft.moves, balances: draft.balances }) : booked
}

/** A ledger that is written to: for many movements at once, where a copy for each would take the square of their number. */
export interface LedgerDraft {
  readonly moves: Map<Id, Move>
  readonly balances: Map<string, Balance>
  /** Movements that have been undone. */
  readonly reversed: Set<Id>
}

export function draftOf({ moves, balances }: Ledger): LedgerDraft {
  return { moves: new Map(moves), balances: new Map(balances), reversed: new Set([...moves.values()].flatMap(({ reversesId }) => (reversesId === undefined ? [] : [reversesId]))) }
}

/** Books a movement into a draft, as `applyMove` does. A refusal leaves the draft as it was. */
export function bookInto(draft: LedgerDraft, move: Move, usesHold = 0): Result<void> {
  if (draft.moves.has(move.id)) return ok()
  const checked = checkMove(move)
  if (!checked.ok) return checked
  if (move.reversesId !== undefined && draft.reversed.has(move.reversesId)) {
    return refused(conflict('already-reversed', 'This movement has been undone already.'))
  }
  const changed = new Map<string, Balance>()
  for (const { locationId, lotId, delta } of effectOf(move)) {
    const key = balanceKey(locationId, lotId)
    const before = changed.get(key) ?? draft.balances.get(key) ?? { onHand: 0, allocated: 0 }
    const after = { onHand: before.onHand + delta, allocated: before.allocated - (delta < 0 ? usesHold : 0) }
    if (after.allocated < 0 || after.onHand < after.allocated) {
      const free = before.onHand - before.allocated
      return refused(conflict('not-enough-stock', `Only ${free} of this lot are free here.`, { field: 'quantity', detail: { free, asked: move.quantity } }))
    }
    changed.set(key, after)
  }
  for (const [key, balance] of changed) draft.balances.set(key, balance)
  draft.moves.set(move.id, move)
  if (move.reversesId !== undefined) draft.reversed.add(move.reversesId)
  return ok()
}

/** Undoes a booked movement with a reversing one. */
export function undoMove(ledger: Ledger, moveId: Id, reversalId: Id): Result<Ledger> {
  const move = ledger.moves.get(moveId)
  if (!move) return refused(conflict('nothing-to-undo', 'There is no such movement here.'))
  const reversal = reversalOf(move, reversalId)
  return reversal.ok ? applyMove(ledger, reversal.value) : reversal
}

/** Holds free pieces (negative: lets go of held ones). */
export function changeHold(ledger: Ledger, locationId: Id, lotId: Id, quantity: number): Result<Ledger> {
  const before = balanceAt(ledger, locationId, lotId)
  const allocated = before.allocated + quantity
  if (allocated < 0 || allocated > before.onHand) return refused(conflict('not-enough-stock', `Only ${before.onHand - before.allocated} of this lot are free here.`, { field: 'quantity' }))
  return ok({ ...ledger, balances: new Map(ledger.balances).set(balanceKey(locationId, lotId), { ...before, allocated }) })
}

/** On-hand quantities from the movements alone: what a rebuild of the balances must give. Places at zero are left out. */
export function rebuildOnHand(moves: Iterable<Move>): Map<string, number> {
  const onHand = new Map<string, number>()
  for (const move of moves) {
    for (const { locationId, lotId, delta } of effectOf(move)) {
      const key = balanceKey(locationId, lotId)
      onHand.set(key, (onHand.get(key) ?? 0) + delta)
    }
  }
  for (const [key, quantity] of onHand) if (quantity === 0) onHand.delete(key)
  return onHand
}

/** The two sides of the conservation identity for a set of movements; equal, always. */
export interface Conservation {
  readonly cameIn: { readonly produced: number; readonly received: number; readonly counted: number }
  readonly isNow: { readonly onHand: number; readonly inTransit: number; readonly withCustomers: number; readonly consumed: number; readonly scrapped: number; readonly returnedToSupplier: number }
  readonly holds: boolean
}

/**
 * produced + received (+ found less missed in counts) = on hand + shipped (in transit or with customers) + consumed + scrapped + returned to supplier.
 * An undone movement counts on neither side.
 */
export function conservation(moves: readonly Move[]): Conservation {
  const undone = new Set(moves.flatMap(({ reversesId }) => (reversesId === undefined ? [] : [reversesId])))
  const standing = moves.filter(({ id, reason }) => reason !== 'reversed' && !undone.has(id))
  const flow = (from: EndpointKind, to: EndpointKind) => standing.filter((move) => move.from.kind === from && move.to.kind === to).reduce((sum, { quantity }) => sum + quantity, 0)
  const cameIn = { produced: flow('production', 'location') + flow('production', 'scrap'), received: flow('supplier', 'location'), counted: flow('count', 'location') - flow('location', 'count') }
  const isNow = {
    onHand: [...rebuildOnHand(moves).values()].reduce((sum, quantity) => sum + quantity, 0),
    inTransit: flow('location', 'transit') - flow('transit', 'location') - flow('transit', 'scrap'),
    withCustomers: flow('location', 'customer') - flow('customer', 'location'),
    consumed: flow('location', 'production'),
    scrapped: flow('location', 'scrap') + flow('transit', 'scrap') + flow('production', 'scrap'),
    returnedToSupplier: flow('location', 'supplier'),
  }
  const total = (side: Record<string, number>) => Object.values(side).reduce((sum, quantity) => sum + quantity, 0)
  return { cameIn, isNow, holds: total(cameIn) === total(isNow) }
}
