import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { checkUses, type AskedUse } from '../domain/lot-use.ts'
import { madeFromLot, writeUses, type UseRow } from '../store-genealogy.ts'
import { getLot } from '../store-lots.ts'
import { bookMoves, type MoveSource, type PlannedMove } from './move-stock.ts'

/**
 * Pieces of lots go into units of a lot that is made: one `consumed` movement a use, and what it was used for beside it. All or nothing.
 * A lot that changes in the middle of a run is two uses: units 1–75 from one, 76–120 from the other. Undone with its movement
 * (`reverseMoves` of the source), after which no question about genealogy sees it. The same key again changes nothing.
 * `ofAnyQuality`: rework takes units of a held or rejected lot; everything else is made from usable lots only.
 * Refusals: 'lot-not-usable' and 'not-enough-stock' with lot and place in `detail`, units that are none beside `uses[n]`, 'lots-in-a-circle', not found.
 */
export async function useLots(
  ctx: CommandContext, input: { readonly brandId: Id; readonly producedLotId: Id; readonly source: MoveSource; readonly key: string; readonly uses: readonly AskedUse[]; readonly ofAnyQuality?: boolean },
): Promise<Result<void>> {
  const { brandId, producedLotId, source, uses } = input
  if (uses.length === 0) return ok()
  const checked = checkUses(producedLotId, uses)
  if (!checked.ok) return checked
  if (!(await getLot(ctx.tx, brandId, producedLotId))) return refused(notFound('lot'))
  const [circle] = await madeFromLot(ctx.tx, brandId, producedLotId, uses.map(({ lotId }) => lotId))
  if (circle) return refused(conflict('lots-in-a-circle', `Lot ${circle} was itself made from this lot, so it cannot have gone into it. Choose another lot.`, { field: 'uses' }))

  const keyOf = (index: number) => `${input.key}:${index}`
  const booked = await bookMoves(ctx, brandId, uses.map(({ lotId, locationId, quantity }, index): PlannedMove => ({
    lotId, quantity, from: { kind: 'location', locationId }, to: { kind: 'production' }, reason: 'consumed', source, key: keyOf(index), onlyReleased: !input.ofAnyQuality,
  })))
  if (!booked.ok) return booked
  const rows = uses.map(({ lotId, quantity, firstUnit, lastUnit }, index): UseRow => ({
    id: ctx.newId(), key: keyOf(index), consumedLotId: lotId, producedLotId, consumed: quantity, firstUnit, lastUnit,
  }))
  const standing = await writeUses(ctx.tx, brandId, rows)
  return standing === rows.length ? ok() : refused(invalid('key-reused', 'These parts were already booked into other units. Load the page again.'))
}
