import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { CommandContext } from '#server/command.ts'
import { EMPTY_LEDGER, balanceAt, balanceKey, changeHold, type Ledger } from '../domain/ledger.ts'
import type { Endpoint, MoveReason } from '../domain/move.ts'
import { refuseUnusable } from '../domain/release-gate.ts'
import { endHolds, holdsOf, lockBalances, writeHolds, type HoldRow, type LockedBalance } from '../store.ts'
import { bookMoves, notEnough, type MoveSource, type PlannedMove } from './move-stock.ts'

export interface HoldPick {
  readonly lotId: Id
  readonly locationId: Id
  readonly quantity: number
  /** Overrides the source of the call: several lines of one request are held in one go. */
  readonly source?: HoldSource
}

/** The document line a hold is for: {kind: 'restock-line', id}. */
export interface HoldSource {
  readonly kind: string
  readonly id: Id
}

/** One or several document lines of a kind. */
export interface HoldSources {
  readonly kind: string
  readonly id: Id | readonly Id[]
}

/**
 * Holds stock for a document, all or nothing. What was seen as usable is checked again under the lock: never more than is there,
 * only lots that are usable now. Two picks of one lot count together. Two statements.
 */
export async function holdStock(
  ctx: CommandContext, input: { readonly brandId: Id; readonly picks: readonly HoldPick[]; readonly source: HoldSource; readonly expiresAt: Date | null },
): Promise<Result<void>> {
  if (input.picks.length === 0) return ok()
  if (input.picks.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity <= 0)) return refused(invalid('quantity-not-positive', 'Enter a whole number of pieces, 1 or more.', { field: 'quantity' }))
  const locked = await lockBalances(ctx.tx, input.brandId, input.picks, ctx.now)
  const decided = decideHolds(locked, input.picks)
  if (!decided.ok) return decided
  const holds: HoldRow[] = input.picks.map(({ lotId, locationId, quantity, source = input.source }) => ({ id: ctx.newId(), lotId, locationId, quantity, sourceKind: source.kind, sourceId: source.id }))
  const written = await writeHolds(ctx.tx, input.brandId, holds, input.expiresAt, ctx.now)
  // Fewer rows: a lot was put on hold or recalled while the balances were waited for.
  return written === holds.length ? ok() : refused(conflict('stock-changed', 'A lot was put on hold in this moment. Nothing was taken; try again.'))
}

/** Lets go of what is still held for a document: free again for everybody. Returns how many pieces. Nothing held: 0. */
export async function letGoHolds(ctx: CommandContext, input: { readonly brandId: Id; readonly source: HoldSources; readonly locationId?: Id }): Promise<number> {
  const holds = await holdsOf(ctx.tx, input.brandId, sources(input.source), 'held', input.locationId)
  if (holds.length === 0) return 0
  await lockBalances(ctx.tx, input.brandId, holds, ctx.now)
  const ended = new Set(await endHolds(ctx.tx, input.brandId, holds.map(({ id }) => id)))
  return holds.filter(({ id }) => ended.has(id)).reduce((sum, { quantity }) => sum + quantity, 0)
}

/** What is held for a document now: the pick list. */
export async function heldFor(tx: Tx, brandId: Id, source: HoldSources): Promise<readonly UsedHold[]> {
  return (await holdsOf(tx, brandId, sources(source), 'held')).map(({ id, lotId, locationId, quantity, sourceId }) => ({ holdId: id, lotId, locationId, quantity, sourceId }))
}

export interface UsedHold {
  readonly holdId: Id
  readonly lotId: Id
  readonly locationId: Id
  readonly quantity: number
  readonly sourceId: Id
}

/**
 * Turns what is held for a document into movements: hold used, allocated and on hand go down together. Refused when a lot may no
 * longer leave (put on hold, recalled, expired since it was promised), and when nothing is held.
 */
export async function useHolds(
  ctx: CommandContext,
  input: { readonly brandId: Id; readonly source: HoldSources; readonly locationId?: Id; readonly to: Endpoint; readonly reason: MoveReason; readonly moveSource: MoveSource; readonly key: string },
): Promise<Result<readonly UsedHold[]>> {
  const holds = await holdsOf(ctx.tx, input.brandId, sources(input.source), 'held', input.locationId)
  if (holds.length === 0) return refused(conflict('nothing-held', 'Nothing is held for this any more: it was sent already, or the hold is over. Look at its present state.'))
  const booked = await bookMoves(ctx, input.brandId, holds.flatMap(({ id, lotId, locationId, quantity, units }) => partsOf(quantity, units).map((part): PlannedMove => ({
    lotId, ...part, from: { kind: 'location', locationId }, to: input.to, reason: input.reason, source: input.moveSource, key: `${input.key}:${id}${part.units ? `:${part.units.first}` : ''}`, usesHold: part.quantity, onlyReleased: true,
  }))))
  if (!booked.ok) return booked
  const { count } = await ctx.tx.stockHold.updateMany({ where: { brandId: input.brandId, id: { in: holds.map(({ id }) => id) }, state: 'held' }, data: { state: 'used' } })
  if (count !== holds.length) return refused(conflict('hold-used', 'Somebody else sent this in the same moment. Nothing was sent twice.'))
  return ok(holds.map(({ id, lotId, locationId, quantity, sourceId }) => ({ holdId: id, lotId, locationId, quantity, sourceId })))
}

/** A movement for each range of the units that were chosen; without any, one for all of it. */
function partsOf(quantity: number, units: readonly UnitRange[] | null | undefined): { readonly quantity: number; readonly units?: UnitRange }[] {
  return units ? units.map((range) => ({ quantity: range.last - range.first + 1, units: range })) : [{ quantity }]
}

/** Holds again what was used and has come back by a reversal, for the same document. All or nothing. */
export async function reopenHolds(ctx: CommandContext, input: { readonly brandId: Id; readonly holdIds: readonly Id[] }): Promise<Result<void>> {
  const holds = await ctx.tx.stockHold.findMany({
    where: { brandId: input.brandId, id: { in: [...input.holdIds] }, state: 'used' }, select: { lotId: true, locationId: true, quantity: true, sourceKind: true, sourceId: true, expiresAt: true },
  })
  if (holds.length !== input.holdIds.length) return refused(notFound('hold'))
  const locked = await lockBalances(ctx.tx, input.brandId, holds, ctx.now)
  const decided = decideHolds(locked, holds)
  if (!decided.ok) return decided
  const rows: HoldRow[] = holds.map(({ lotId, locationId, quantity, sourceKind, sourceId }) => ({ id: ctx.newId(), lotId, locationId, quantity, sourceKind, sourceId }))
  const written = await writeHolds(ctx.tx, input.brandId, rows, holds[0]?.expiresAt ?? null, ctx.now)
  return written === rows.length ? ok() : refused(conflict('stock-changed', 'A lot was put on hold in this moment. Nothing was taken; try again.'))
}

function decideHolds(locked: readonly LockedBalance[], picks: readonly HoldPick[]): Result<void> {
  const known = new Map(locked.map((row) => [balanceKey(row.locationId, row.lotId), row]))
  let ledger: Ledger = { ...EMPTY_LEDGER, balances: new Map(locked.map((row) => [balanceKey(row.locationId, row.lotId), { onHand: row.onHand, allocated: row.allocated }])) }
  for (const { lotId, locationId, quantity } of picks) {
    const row = known.get(balanceKey(locationId, lotId))
    if (!row) return refused(notFound('lot or place'))
    const gate = refuseUnusable({ ...row, code: row.lotCode }, { name: row.placeName, open: row.placeOpen }, row.today)
    if (gate) return refused(gate)
    const held = changeHold(ledger, locationId, lotId, quantity)
    if (!held.ok) return refused(notEnough(row, balanceAt(ledger, locationId, lotId), quantity))
    ledger = held.value
  }
  return ok()
}

function sources({ kind, id }: HoldSources): { kind: string; ids: readonly Id[] } {
  return { kind, ids: typeof id === 'string' ? [id] : id }
}
