import type { Id } from '#kernel/ids.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'

/** Where a movement starts or ends. Everything but a location is outside the shelves. */
export type Endpoint =
  | { readonly kind: 'location'; readonly locationId: Id }
  | { readonly kind: OutsideKind }
export type OutsideKind = 'transit' | 'supplier' | 'production' | 'customer' | 'scrap' | 'count'
export type EndpointKind = Endpoint['kind']

export interface Move {
  readonly id: Id
  readonly lotId: Id
  /** Whole pieces, more than 0. */
  readonly quantity: number
  readonly from: Endpoint
  readonly to: Endpoint
  readonly reason: MoveReason
  readonly reversesId?: Id
  /** Which units of the lot, where the movement names them: as many as the quantity. */
  readonly units?: UnitRange
}

/** Every reason, with the ways it may go. A movement that is not listed here does not exist. */
export const MOVE_WAYS = {
  produced: ['production→location'],
  consumed: ['location→production'],
  received: ['supplier→location', 'transit→location'],
  shipped: ['location→transit'],
  transferred: ['location→location'],
  sold: ['location→customer'],
  returned: ['customer→location'],
  'returned-to-supplier': ['location→supplier'],
  scrapped: ['location→scrap', 'production→scrap'],
  lost: ['transit→scrap'],
  counted: ['count→location', 'location→count'],
  reversed: [],
} as const satisfies Record<string, readonly `${EndpointKind}→${EndpointKind}`[]>
export type MoveReason = keyof typeof MOVE_WAYS

export const place = (locationId: Id): Endpoint => ({ kind: 'location', locationId })
export const outside = (kind: OutsideKind): Endpoint => ({ kind })

/** Checks one movement by itself: whole positive quantity, an allowed way for its reason, two different ends. */
export function checkMove(move: Move): Result<Move> {
  if (!Number.isSafeInteger(move.quantity) || move.quantity <= 0) return refused(invalid('quantity-not-positive', 'Enter a whole number of pieces, 1 or more.', { field: 'quantity' }))
  if (move.units && !isRangeOf(move.units, move.quantity)) {
    return refused(invalid('units-not-quantity', `Units ${move.units.first} to ${move.units.last} are not ${move.quantity} ${move.quantity === 1 ? 'piece' : 'pieces'}. Enter first and last unit of exactly what moves.`, { field: 'firstUnit' }))
  }
  if (move.from.kind === 'location' && move.to.kind === 'location' && move.from.locationId === move.to.locationId) {
    return refused(invalid('same-place', 'Choose two different places: the stock is already there.', { field: 'to' }))
  }
  if (move.reason === 'reversed') {
    return move.reversesId ? ok(move) : refused(invalid('reverses-nothing', 'A reversal must name the movement it undoes.'))
  }
  const ways: readonly string[] = MOVE_WAYS[move.reason]
  const way = `${move.from.kind}→${move.to.kind}`
  return ways.includes(way) && !move.reversesId ? ok(move) : refused(invalid('move-not-allowed', `Stock cannot go from ${move.from.kind} to ${move.to.kind} as “${move.reason}”.`, { detail: { way, reason: move.reason } }))
}

function isRangeOf({ first, last }: UnitRange, quantity: number): boolean {
  return Number.isSafeInteger(first) && Number.isSafeInteger(last) && first >= 1 && last - first + 1 === quantity
}

/** What a movement does to the balances at places: one entry a location it leaves or reaches. */
export function effectOf(move: Move): { readonly locationId: Id; readonly lotId: Id; readonly delta: number }[] {
  const at = (end: Endpoint, delta: number) => (end.kind === 'location' ? [{ locationId: end.locationId, lotId: move.lotId, delta }] : [])
  return [...at(move.from, -move.quantity), ...at(move.to, move.quantity)]
}

/** The movement that undoes another one exactly. A reversal itself is not reversed: repeat the original movement instead. */
export function reversalOf(move: Move, id: Id): Result<Move> {
  if (move.reason === 'reversed') return refused(conflict('is-a-reversal', 'This movement is itself an undo. Enter the original movement again instead.'))
  return ok({ id, lotId: move.lotId, quantity: move.quantity, from: move.to, to: move.from, reason: 'reversed', reversesId: move.id, ...(move.units && { units: move.units }) })
}
