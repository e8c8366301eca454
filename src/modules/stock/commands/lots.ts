import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { LotQuality } from '../domain/usable.ts'
import { lockLotBalances } from '../store-lots.ts'

export interface NewLot {
  readonly brandId: Id
  /** As printed on the unit; unique in the brand. */
  readonly code: string
  readonly itemKind: 'sku' | 'part' | 'material'
  readonly skuId?: Id
  readonly partRevisionId?: Id
  readonly toyRevisionId?: Id
  readonly runId?: Id
  /** The day at the workshop. */
  readonly madeOn: CalendarDate | null
  readonly expiresOn?: CalendarDate
}

/**
 * Gives a quantity of one item its identity. It starts in quarantine and empty; what is in it comes by movements.
 * Whether its units carry numbers is as its SKU says in this moment, for ever: labels are printed.
 */
export async function makeLot(ctx: CommandContext, lot: NewLot): Promise<Id> {
  const id = ctx.newId()
  const sku = lot.skuId ? await ctx.tx.sku.findFirst({ where: { id: lot.skuId, brandId: lot.brandId }, select: { serialised: true } }) : null
  await ctx.tx.lot.create({
    data: {
      id, brandId: lot.brandId, code: lot.code, itemKind: lot.itemKind, skuId: lot.skuId ?? null, partRevisionId: lot.partRevisionId ?? null, toyRevisionId: lot.toyRevisionId ?? null,
      runId: lot.runId ?? null, madeOn: lot.madeOn ? new Date(lot.madeOn) : null, expiresOn: lot.expiresOn ? new Date(lot.expiresOn) : null, serialised: sku?.serialised ?? false, createdAt: ctx.now,
    },
    select: { id: true },
  })
  return id
}

/** A code for a lot made on a day: 'L260314-0007', the number running through the brand. Letters, digits and a hyphen, so it fits GS1 AI 10. */
export function lotCode(madeOn: CalendarDate, running: number): string {
  return `L${madeOn.slice(2).replaceAll('-', '')}-${String(running).padStart(4, '0')}`
}

/**
 * Writes the quality of a lot that the quality room has decided (its machine, its gate). `from` guards the decision, `version` what was
 * on the screen. The lot's balances are locked first, so nobody is between checking the gate and taking stock.
 */
export async function setLotQuality(
  ctx: CommandContext, input: { readonly brandId: Id; readonly lotId: Id; readonly version?: number; readonly from: LotQuality; readonly to: LotQuality; readonly reason: string },
): Promise<Result<{ version: number }>> {
  await lockLotBalances(ctx.tx, input.brandId, [input.lotId])
  const [changed] = await ctx.tx.lot.updateManyAndReturn({
    where: { id: input.lotId, brandId: input.brandId, quality: input.from, ...(input.version !== undefined && { version: input.version }) },
    data: { quality: input.to, qualityReason: input.reason, version: { increment: 1 } }, select: { version: true },
  })
  return changed ? ok({ version: changed.version }) : refused(stale('lot'))
}

/**
 * Marks lots as recalled: from this commit on nothing of them is usable anywhere. A recall hides no quality state; it stands beside it.
 * A lot that was recalled before keeps its first date; another brand's lot does not exist and is left alone.
 */
export async function recallLots(ctx: CommandContext, input: { readonly brandId: Id; readonly lotIds: readonly Id[] }): Promise<void> {
  await lockLotBalances(ctx.tx, input.brandId, input.lotIds)
  await ctx.tx.lot.updateMany({ where: { brandId: input.brandId, id: { in: [...input.lotIds] }, recalledAt: null }, data: { recalledAt: ctx.now, version: { increment: 1 } } })
}
