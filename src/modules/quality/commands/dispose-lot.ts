import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getLot, setLotQuality } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { decideHold, decideReject, decideRelease, type LotQuality } from '../domain/lot-state.ts'
import { refuseUncovered } from '../domain/start-gate.ts'
import type { QualityEvent } from '../events.ts'
import { latestInspection, unitsMade } from '../store.ts'

/**
 * The gate in front of stock: from this commit on the lot can be allocated. Needs the newest inspection to have passed, of every unit there is.
 * The refusal names rule, citation and what is missing.
 */
export async function releaseLot(ctx: CommandContext<BrandActor>, input: { lotId: Id; version: number }): Promise<Result<{ lotCode: string; version: number }>> {
  const { brandId } = ctx.actor
  const lot = await getLot(ctx.tx, brandId, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (lot.version !== input.version) return refused(stale('lot'))
  const inspection = await latestInspection(ctx.tx, brandId, lot.id)
  const decided = decideRelease(lot, inspection)
  if (!decided.ok) return decided
  const covered = refuseUncovered({ code: lot.code, made: await unitsMade(ctx.tx, brandId, lot.id) }, inspection!)
  if (!covered.ok) return covered
  return dispose(ctx, lot, decided.value, '', 'quality.lot-released', { inspection: inspection?.number ?? null })
}

/** Stops a lot wherever it lies: nothing of it can be allocated or shipped from this commit on. */
export async function holdLot(ctx: CommandContext<BrandActor>, input: { lotId: Id; version: number; reason: string }): Promise<Result<{ lotCode: string; version: number }>> {
  const lot = await getLot(ctx.tx, ctx.actor.brandId, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (lot.version !== input.version) return refused(stale('lot'))
  const decided = decideHold(lot, input.reason)
  return decided.ok ? dispose(ctx, lot, decided.value, input.reason, 'quality.lot-held', { reason: input.reason }) : decided
}

/** Final: rejected goods stay out of stock. Only goods on hold can be rejected. */
export async function rejectLot(ctx: CommandContext<BrandActor>, input: { lotId: Id; version: number; reason: string }): Promise<Result<{ lotCode: string; version: number }>> {
  const lot = await getLot(ctx.tx, ctx.actor.brandId, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (lot.version !== input.version) return refused(stale('lot'))
  const decided = decideReject(lot, input.reason)
  return decided.ok ? dispose(ctx, lot, decided.value, input.reason, 'quality.lot-rejected', { reason: input.reason }) : decided
}

async function dispose(
  ctx: CommandContext<BrandActor>, lot: { id: Id; brandId: Id; code: string; quality: LotQuality; version: number }, to: LotQuality, reason: string,
  type: QualityEvent['type'], data: Record<string, unknown>,
): Promise<Result<{ lotCode: string; version: number }>> {
  const saved = await setLotQuality(ctx, { brandId: lot.brandId, lotId: lot.id, version: lot.version, from: lot.quality, to, reason })
  if (!saved.ok) return saved
  await record<QualityEvent>(ctx, { type, brandId: lot.brandId, subject: { kind: 'lot', id: lot.id }, data: { lot: lot.code, before: lot.quality, after: to, ...data } })
  return ok({ lotCode: lot.code, version: saved.value.version })
}
