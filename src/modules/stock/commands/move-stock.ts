import { actorUserId } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, type Refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { balanceKey, bookInto, draftOf, EMPTY_LEDGER, type Ledger } from '../domain/ledger.ts'
import { checkMove, effectOf, reversalOf, type Endpoint, type Move, type MoveReason } from '../domain/move.ts'
import { refuseUnusable } from '../domain/release-gate.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { lockBalances, movesByKey, movesOfSource, reversalsOf, writeMoves, type LockedBalance, type MoveRow, type StoredMove } from '../store.ts'
import { lockNumbered, numberUnits, placeUnits, type NumberedMove } from './move-units.ts'

/** The document a movement belongs to: {kind: 'shipment', id}. */
export interface MoveSource {
  readonly kind: string
  readonly id: string
}

export interface MoveInput {
  readonly lotId: Id
  readonly quantity: number
  readonly from: Endpoint
  readonly to: Endpoint
  readonly reason: MoveReason
  readonly source: MoveSource
  /** Idempotency key, unique per brand: the same movement under the same key changes nothing. */
  readonly key: string
  /** Refuse unless the lot is usable at its starting place (released, not recalled, not expired, place open). */
  readonly onlyReleased?: boolean
  /** Which units of the lot. What leaves production is numbered by the ledger when the caller names none. */
  readonly units?: UnitRange
}

/** A movement with everything the ledger needs; built by the commands of this room. */
export interface PlannedMove extends MoveInput {
  readonly reversesId?: Id
  readonly usesHold?: number
}

/**
 * Moves stock, all of it or nothing. Locks every touched balance in one fixed order, decides on the pure ledger, writes once.
 * Refusals: 'not-enough-stock' (by lot and place), 'lot-not-usable' (gate), 'move-not-allowed', 'same-place', 'key-reused', not found.
 */
export async function moveStock(ctx: CommandContext, input: { readonly brandId: Id; readonly moves: readonly MoveInput[] }): Promise<Result<void>> {
  return bookMoves(ctx, input.brandId, input.moves)
}

/** Undoes the movements of a source document (or the named ones of it) with reversing movements. Same key again: nothing changes. */
export async function reverseMoves(
  ctx: CommandContext, input: { readonly brandId: Id; readonly source: MoveSource; readonly key: string; readonly moveIds?: readonly Id[] },
): Promise<Result<void>> {
  const moves = (await movesOfSource(ctx.tx, input.brandId, input.source, input.moveIds)).filter(({ reversesId }) => reversesId === null || input.moveIds)
  if (moves.length === 0) return refused(notFound('stock movement'))
  const planned: PlannedMove[] = []
  for (const move of [...moves].reverse()) {
    const reversal = reversalOf(domainMove(move), ctx.newId())
    if (!reversal.ok) return reversal
    const { lotId, quantity, from, to, reason, reversesId, units } = reversal.value
    planned.push({ lotId, quantity, from, to, reason, reversesId, ...(units && { units }), source: input.source, key: `${input.key}:${move.id}` })
  }
  if (await undoneByOther(ctx, input.brandId, planned)) return refused(alreadyUndone)
  return bookMoves(ctx, input.brandId, planned)
}

const alreadyUndone = conflict('already-reversed', 'This movement has been undone already.')

/** The one way into the ledger. */
export async function bookMoves(ctx: CommandContext, brandId: Id, inputs: readonly PlannedMove[]): Promise<Result<void>> {
  const planned = inputs.map((input) => ({ input, move: toMove(ctx.newId(), input) }))
  for (const { move } of planned) {
    const checked = checkMove(move)
    if (!checked.ok) return checked
  }
  const keys = planned.map(({ input }) => input.key)
  if (new Set(keys).size !== keys.length) throw new Error('two movements of one call have the same key')

  const locked = await lockBalances(ctx.tx, brandId, planned.flatMap(({ move }) => effectOf(move)), ctx.now)
  const decided = decideMoves(locked, planned)
  if (!decided.ok) {
    // A replay, or a second undo, finds its stock gone: it left with the first call. Only then the keys are looked up.
    return (await replayOf(ctx, brandId, inputs)) ?? ((await undoneByOther(ctx, brandId, inputs)) ? refused(alreadyUndone) : decided)
  }
  const numbered = await numberUnits(ctx, brandId, locked, planned)
  const serialised = await lockNumbered(ctx, brandId, locked, numbered)
  const written = await writeMoves(ctx.tx, brandId, actorUserId(ctx.actor), ctx.now, numbered.map(({ input, move }) => toRow(input, move)))
  if (written.length === planned.length) return placeUnits(ctx, brandId, serialised, numbered)
  const replayed = await replayOf(ctx, brandId, inputs)
  if (replayed) return replayed
  return refused(inputs.some(({ reversesId }) => reversesId) ? alreadyUndone : conflict('stock-changed', 'The lot changed in this moment. Look at its present state and try again.'))
}

/** Some of the movements to undo have been undone under another key. */
async function undoneByOther(ctx: CommandContext, brandId: Id, inputs: readonly PlannedMove[]): Promise<boolean> {
  const targets = inputs.flatMap(({ reversesId }) => (reversesId ? [reversesId] : []))
  if (targets.length === 0) return false
  const ours = new Set(inputs.map(({ key }) => key))
  return (await reversalsOf(ctx.tx, brandId, targets)).some(({ idempotencyKey }) => !ours.has(idempotencyKey))
}

/** Everything was written before under these keys → ok; a key stands for another movement → refused; otherwise null. */
async function replayOf(ctx: CommandContext, brandId: Id, inputs: readonly PlannedMove[]): Promise<Result<void> | null> {
  const stored = new Map((await movesByKey(ctx.tx, brandId, inputs.map(({ key }) => key))).map((move) => [move.idempotencyKey, move]))
  if (inputs.some((input) => stored.has(input.key) && !isSame(stored.get(input.key)!, input))) {
    return refused(invalid('key-reused', 'This movement was already saved with other entries. Load the page again.'))
  }
  return inputs.every(({ key }) => stored.has(key)) ? ok() : null
}

function decideMoves(locked: readonly LockedBalance[], planned: readonly NumberedMove[]): Result<void> {
  const known = new Map(locked.map((row) => [balanceKey(row.locationId, row.lotId), row]))
  const ledger = draftOf({ ...EMPTY_LEDGER, balances: new Map(locked.map((row) => [balanceKey(row.locationId, row.lotId), { onHand: row.onHand, allocated: row.allocated }])) })
  for (const { input, move } of planned) {
    const unknown = effectOf(move).find(({ locationId, lotId }) => !known.has(balanceKey(locationId, lotId)))
    if (unknown) return refused(notFound('lot or place'))
    const source = move.from.kind === 'location' ? known.get(balanceKey(move.from.locationId, move.lotId)) : undefined
    const gate = input.onlyReleased && source ? refuseUnusable({ ...source, code: source.lotCode }, { name: source.placeName, open: source.placeOpen }, source.today) : null
    if (gate) return refused(gate)
    const applied = bookInto(ledger, move, input.usesHold ?? 0)
    if (!applied.ok) return refused(withNames(applied.refusal, known, ledger, move))
  }
  return ok()
}

/** The ledger knows ids only; people read lot codes and places. */
function withNames(refusal: Refusal, known: ReadonlyMap<string, LockedBalance>, ledger: Ledger, move: Move): Refusal {
  if (refusal.code !== 'not-enough-stock') return refusal
  const short = effectOf(move).find(({ delta }) => delta < 0)
  const row = short && known.get(balanceKey(short.locationId, short.lotId))
  if (!row) return refusal
  return notEnough(row, ledger.balances.get(balanceKey(row.locationId, row.lotId))!, move.quantity)
}

/** The refusal that names lot and place. */
export function notEnough(row: Pick<LockedBalance, 'lotCode' | 'placeName' | 'lotId' | 'locationId'>, balance: { onHand: number; allocated: number }, asked: number): Refusal {
  const free = balance.onHand - balance.allocated
  const held = balance.allocated > 0 ? ` (${balance.onHand} on hand, ${balance.allocated} held for others)` : ''
  return conflict('not-enough-stock', `${free === 0 ? 'None' : `Only ${free}`} of lot ${row.lotCode} ${free === 1 ? 'is' : 'are'} free at ${row.placeName}${held}; ${asked} ${asked === 1 ? 'is' : 'are'} needed.`, {
    field: 'quantity', detail: { lotId: row.lotId, locationId: row.locationId, lot: row.lotCode, place: row.placeName, free, asked },
  })
}

function toMove(id: Id, { lotId, quantity, from, to, reason, reversesId, units }: PlannedMove): Move {
  return { id, lotId, quantity, from, to, reason, ...(reversesId && { reversesId }), ...(units && { units }) }
}

function toRow(input: PlannedMove, move: Move): MoveRow {
  return {
    id: move.id, lotId: move.lotId, quantity: move.quantity, reason: move.reason, sourceKind: input.source.kind, sourceId: input.source.id, key: input.key,
    fromKind: move.from.kind, fromLocationId: placeOf(move.from), toKind: move.to.kind, toLocationId: placeOf(move.to),
    firstUnit: move.units?.first ?? null, lastUnit: move.units?.last ?? null, reversesId: move.reversesId ?? null, usesHold: input.usesHold ?? 0, onlyReleased: input.onlyReleased ?? false,
  }
}

function isSame(stored: StoredMove, { lotId, quantity, from, to, reason, units }: PlannedMove): boolean {
  return stored.lotId === lotId && stored.quantity === quantity && stored.reason === reason && stored.fromKind === from.kind && stored.toKind === to.kind
    && stored.fromLocationId === placeOf(from) && stored.toLocationId === placeOf(to) && (!units || (stored.firstUnit === units.first && stored.lastUnit === units.last))
}

function domainMove(stored: StoredMove): Move {
  const end = (kind: StoredMove['fromKind'], locationId: Id | null): Endpoint => (kind === 'location' ? { kind, locationId: locationId! } : { kind })
  return {
    id: stored.id, lotId: stored.lotId, quantity: stored.quantity, reason: stored.reason, from: end(stored.fromKind, stored.fromLocationId), to: end(stored.toKind, stored.toLocationId),
    ...(stored.reversesId && { reversesId: stored.reversesId }),
    ...(stored.firstUnit !== null && stored.lastUnit !== null && { units: { first: stored.firstUnit, last: stored.lastUnit } }),
  }
}

function placeOf(end: Endpoint): Id | null {
  return end.kind === 'location' ? end.locationId : null
}
