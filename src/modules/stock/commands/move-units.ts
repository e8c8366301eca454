import type { Id } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { countUnits } from '#kernel/unit-range.ts'
import type { CommandContext } from '#server/command.ts'
import { effectOf, type Move } from '../domain/move.ts'
import { isMissing, moveUnits, type UnitsAt } from '../domain/unit-places.ts'
import { nextUnits } from '../store-lots.ts'
import { layUnits, lockSerialised, siblingMoves, unitsOf } from '../store-units.ts'
import type { LockedBalance } from '../store.ts'
import type { PlannedMove } from './move-stock.ts'

/** A movement that is about to be written, with the numbers of its units where it has any. */
export interface NumberedMove {
  readonly input: PlannedMove
  readonly move: Move
}

/**
 * Gives the next numbers of their lot, in the order given, to what comes into the world without any: whatever leaves production, good or
 * scrap; of a serialised lot also what is received or found. Where as many units of the lot are missing (missed by counts, or lost on their way), it is these
 * that were found: they carry their numbers already, and `moveUnits` takes them from there.
 */
export async function numberUnits(ctx: CommandContext, brandId: Id, locked: readonly LockedBalance[], planned: readonly NumberedMove[]): Promise<readonly NumberedMove[]> {
  const serialised = new Set(locked.filter((row) => row.serialised).map(({ lotId }) => lotId))
  const isNumbered = ({ from, lotId, reversesId, units }: Move) =>
    !reversesId && !units && (from.kind === 'production' || (serialised.has(lotId) && (from.kind === 'supplier' || from.kind === 'count')))
  const lotIds = planned.filter(({ move }) => isNumbered(move)).map(({ move }) => move.lotId)
  if (lotIds.length === 0) return planned
  const next = new Map(await nextUnits(ctx.tx, brandId, lotIds)) // the lots are locked from here on
  const missing = await unitsMissing(ctx, brandId, planned.filter(({ move }) => isNumbered(move) && move.from.kind === 'count').map(({ move }) => move.lotId))
  return planned.map(({ input, move }) => {
    if (!isNumbered(move)) return { input, move }
    const found = move.from.kind === 'count' ? (missing.get(move.lotId) ?? 0) : 0
    if (found >= move.quantity) {
      missing.set(move.lotId, found - move.quantity)
      return { input, move }
    }
    const first = next.get(move.lotId) ?? 1
    next.set(move.lotId, first + move.quantity)
    return { input, move: { ...move, units: { first, last: first + move.quantity - 1 } } }
  })
}

/** How many units of lots were missed by counts or lost on their way, and not found since. */
async function unitsMissing(ctx: CommandContext, brandId: Id, lotIds: readonly Id[]): Promise<Map<Id, number>> {
  const places = lotIds.length === 0 ? new Map<Id, UnitsAt[]>() : await unitsOf(ctx.tx, brandId, lotIds)
  return new Map([...places].map(([lotId, ranges]) => [lotId, countUnits(ranges.filter(isMissing))]))
}

/**
 * The serialised lots among what moves, locked before anything is written: writing a balance reads its lot (for the tallies) under a lock that two
 * may have and neither could strengthen. Costs other lots nothing.
 */
export async function lockNumbered(ctx: CommandContext, brandId: Id, locked: readonly LockedBalance[], moves: readonly NumberedMove[]): Promise<readonly Id[]> {
  // Locked balances say which lots are serialised; a movement between two outsides (lost on the way, scrapped as made) has none.
  const asked = new Set([...locked.filter((row) => row.serialised).map(({ lotId }) => lotId), ...moves.filter(({ move }) => effectOf(move).length === 0).map(({ move }) => move.lotId)])
  return asked.size === 0 ? [] : [...(await lockSerialised(ctx.tx, brandId, [...asked]))]
}

/** Lays the units of these lots, which are locked, where the movements brought them. Refusals: those of `moveUnits`. */
export async function placeUnits(ctx: CommandContext, brandId: Id, lotIds: readonly Id[], moves: readonly NumberedMove[]): Promise<Result<void>> {
  if (lotIds.length === 0) return ok()
  const concerned = moves.filter(({ move }) => lotIds.includes(move.lotId))
  const documents = concerned.some(({ move }) => !move.units) ? await siblingMoves(ctx.tx, brandId, concerned.map(({ input }) => input.source)) : []
  const places = await unitsOf(ctx.tx, brandId, lotIds)
  for (const { input, move } of concerned) {
    const siblings = documents.filter(({ sourceKind, sourceId }) => sourceKind === input.source.kind && sourceId === input.source.id).map(({ id }) => id)
    const moved = moveUnits(places.get(move.lotId)!, move, new Set(move.reversesId ? [move.reversesId] : siblings))
    if (!moved.ok) return moved
    places.set(move.lotId, moved.value)
  }
  await layUnits(ctx.tx, brandId, [...places].map(([lotId, ranges]) => ({ lotId, ranges })), () => ctx.newId())
  return ok()
}
