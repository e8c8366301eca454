import { record } from '#audit/record.ts'
import { actorName, type BrandActor, type MicrofactoryActor } from '#auth/actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import { getLot, lotCode, makeLot, moveStock, useLots, type MoveInput } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { runScope } from '../access.ts'
import { decideRework, decideReworkResult } from '../domain/rework.ts'
import type { RunEvent } from '../events.ts'
import { loadRework, loadRun } from '../store.ts'

/** The brand sends units of a held or rejected lot of a run that is not closed back to the floor, with what is to be done to them. They stay on their shelf until the result is reported. */
export async function askRework(ctx: CommandContext<BrandActor>, input: { runId: Id; lotId: Id; quantity: number; instruction: string }): Promise<Result<{ reworkId: Id; number: string; lot: string }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  const lot = await getLot(ctx.tx, run.brandId, input.lotId)
  if (!lot || lot.runId !== run.id) return refused(notFound('lot'))
  const balance = await ctx.tx.stockBalance.findUnique({ where: { brandId_locationId_lotId: { brandId: run.brandId, locationId: run.locationId, lotId: lot.id } }, select: { onHand: true, allocated: true } })
  const { _sum } = await ctx.tx.rework.aggregate({ where: { brandId: run.brandId, lotId: lot.id, state: 'open' }, _sum: { quantity: true } })
  const decision = decideRework(run, lot, (balance?.onHand ?? 0) - (balance?.allocated ?? 0) - (_sum.quantity ?? 0), input)
  if (!decision.ok) return decision
  const id = ctx.newId()
  await ctx.tx.rework.create({
    data: { id, brandId: run.brandId, runId: run.id, lotId: lot.id, locationId: run.locationId, quantity: input.quantity, instruction: input.instruction.trim(), askedBy: actorName(ctx.actor), askedAt: ctx.now }, select: { id: true },
  })
  await record<RunEvent>(ctx, { type: 'runs.rework-asked', brandId: run.brandId, subject: { kind: 'run', id: run.id }, data: { number: run.number, lot: lot.code, quantity: input.quantity, instruction: input.instruction.trim() } })
  return ok({ reworkId: id, number: run.number, lot: lot.code })
}

/**
 * What came of it, good and scrap together all of the units. They leave their lot and become a lot of their own, made from it, in quarantine: it has to pass by itself.
 * The run's counts do not change: these units were counted when they were made.
 */
export async function reportRework(ctx: CommandContext<MicrofactoryActor>, input: { reworkId: Id; version?: number; good: number; scrap: number; scrapReason?: string }): Promise<Result<{ good: number; scrap: number; lot: string }>> {
  const rework = await loadRework(ctx.tx, input.reworkId)
  const run = rework && (await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), rework.runId))
  if (!rework || !run) return refused(notFound('rework'))
  if (input.version !== undefined && input.version !== rework.version) return refused(stale('rework'))
  const decision = decideReworkResult(rework, input)
  if (!decision.ok) return decision
  const place = (await getPlaces(ctx.tx, [rework.locationId])).get(rework.locationId)
  if (!place) return refused(notFound('workshop'))
  const madeOn = dateAt(ctx.now, place.timeZone)
  const code = lotCode(madeOn, Number((await nextNumber(ctx.tx, run.brandId, 'LOT')).slice('LOT-'.length)))
  const lotId = await makeLot(ctx, { brandId: run.brandId, code, itemKind: 'sku', skuId: run.skuId, toyRevisionId: run.toyRevisionId, runId: run.id, madeOn })
  const source = { kind: 'rework', id: rework.id }
  const used = await useLots(ctx, {
    brandId: run.brandId, producedLotId: lotId, source, key: `rework:${rework.id}:from`, ofAnyQuality: true,
    uses: [{ lotId: rework.lotId, locationId: rework.locationId, quantity: rework.quantity, firstUnit: 1, lastUnit: rework.quantity }],
  })
  if (!used.ok) return used
  const move = { lotId, from: { kind: 'production' }, source } as const
  const moves: MoveInput[] = [
    ...(input.good > 0 ? [{ ...move, quantity: input.good, to: { kind: 'location' as const, locationId: rework.locationId }, reason: 'produced' as const, key: `rework:${rework.id}:good` }] : []),
    ...(input.scrap > 0 ? [{ ...move, quantity: input.scrap, to: { kind: 'scrap' as const }, reason: 'scrapped' as const, key: `rework:${rework.id}:scrap` }] : []),
  ]
  const moved = await moveStock(ctx, { brandId: run.brandId, moves })
  if (!moved.ok) return moved
  const { count } = await ctx.tx.rework.updateMany({
    where: { id: rework.id, version: rework.version, state: 'open' },
    data: { state: 'done', goodCount: input.good, scrapCount: input.scrap, scrapReason: input.scrapReason?.trim() ?? '', resultLotId: lotId, doneBy: actorName(ctx.actor), doneAt: ctx.now, version: { increment: 1 } },
  })
  if (count !== 1) return refused(stale('rework'))
  await record<RunEvent>(ctx, {
    type: 'runs.rework-done', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, good: input.good, scrap: input.scrap, lot: code, ...(input.scrap > 0 ? { scrapReason: input.scrapReason?.trim() } : {}) },
  })
  return ok({ good: input.good, scrap: input.scrap, lot: code })
}

/** Takes back what was asked and not yet done. The units stay where they are, as they are. */
export async function cancelRework(ctx: CommandContext<BrandActor>, input: { reworkId: Id; version?: number; reason: string }): Promise<Result<{ number: string }>> {
  const rework = await loadRework(ctx.tx, input.reworkId)
  const run = rework && (await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), rework.runId))
  if (!rework || !run) return refused(notFound('rework'))
  if (input.version !== undefined && input.version !== rework.version) return refused(stale('rework'))
  if (rework.state !== 'open') return refused(conflict('rework-over', 'This rework is over already.'))
  if (input.reason.trim() === '') return refused(invalid('reason-missing', 'Say why: the floor reads it.', { field: 'reason' }))
  const { count } = await ctx.tx.rework.updateMany({ where: { id: rework.id, version: rework.version, state: 'open' }, data: { state: 'cancelled', doneBy: actorName(ctx.actor), doneAt: ctx.now, version: { increment: 1 } } })
  if (count !== 1) return refused(stale('rework'))
  await record<RunEvent>(ctx, { type: 'runs.rework-cancelled', brandId: run.brandId, subject: { kind: 'run', id: run.id }, data: { number: run.number, quantity: rework.quantity, reason: input.reason.trim() } })
  return ok({ number: run.number })
}
