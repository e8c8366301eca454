import { createHash } from 'node:crypto'
import type { BrandActor, MicrofactoryActor, SystemActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { canonicalJson } from '#kernel/json.ts'
import { notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { inspectableLotScope } from '../access.ts'
import { drawSample } from '../domain/draw-sample.ts'
import { planInspection, planSentence } from '../domain/inspection-plan.ts'
import type { LotQuality } from '../domain/lot-state.ts'
import { decideStart } from '../domain/start-gate.ts'
import type { QualityEvent } from '../events.ts'
import { currentChecklist, latestInspection, type ChecklistCopy, type FrozenPlan } from '../store.ts'

export type Inspector = BrandActor | MicrofactoryActor | SystemActor

export interface StartedInspection {
  readonly inspectionId: Id
  readonly number: string
  readonly sampleSize: number
}

/**
 * Starts the inspection of a lot: the plan follows from the lot's size and the checklist its run was released with (the toy's current one
 * for a lot without a run); the sample is drawn once. Plan, checklist and draw are frozen and hashed here. A re-inspection supersedes.
 */
export async function startInspection(ctx: CommandContext<Inspector>, input: { lotId: Id }): Promise<Result<StartedInspection>> {
  const found = await ctx.tx.lot.findFirst({ where: { AND: [await inspectableLotScope(ctx.tx, ctx.actor), { id: input.lotId }] }, select: { id: true } })
  if (!found) return refused(notFound('lot'))
  // Two people who start at once meet here; the second one finds the first one's inspection.
  await ctx.tx.$queryRaw`select 1 as one from "Lot" where id = ${found.id}::uuid for update`
  const lot = await ctx.tx.lot.findUniqueOrThrow({
    where: { id: found.id },
    select: { id: true, brandId: true, code: true, quality: true, skuId: true, toyRevisionId: true, runId: true, balances: { where: { onHand: { gt: 0 } }, select: { locationId: true, onHand: true } } },
  })
  const { brandId } = lot
  const run = lot.runId ? await ctx.tx.run.findFirst({ where: { id: lot.runId, brandId }, select: { number: true, state: true, frozen: true, lotId: true, lotClosed: true } }) : null
  // A run may end a lot and go on with another: the ended one is whole.
  const ended = run?.lotId && (run.lotId !== lot.id || run.lotClosed)
  const { checklist, from } = await checklistOf(ctx, lot, run?.frozen ?? null)
  const latest = await latestInspection(ctx.tx, brandId, lot.id)
  const onHand = lot.balances.reduce((sum, balance) => sum + balance.onHand, 0)
  const decided = decideStart({ code: lot.code, quality: lot.quality as LotQuality, onHand, hasChecklist: checklist !== null, run: ended ? null : run }, latest)
  if (!decided.ok) return decided
  if (!checklist) throw new Error('decideStart lets no lot without a checklist through')

  const plan = planInspection({ lotSize: onHand, level: checklist.level, aqlByClass: checklist.aql })
  if (!plan.ok) return plan
  const id = ctx.newId()
  const frozen: FrozenPlan = { plan: plan.value, checklist, from, seed: id }
  const sampleUnits = drawSample(onHand, plan.value.sampleSize, frozen.seed)
  // Where most of it lies is where it is inspected.
  const locationId = [...lot.balances].sort((a, b) => b.onHand - a.onHand || (a.locationId < b.locationId ? -1 : 1))[0]!.locationId
  if (latest) await ctx.tx.inspection.updateMany({ where: { id: latest.id }, data: { state: 'superseded', version: { increment: 1 } } })
  const number = await nextNumber(ctx.tx, brandId, 'INS')
  await ctx.tx.inspection.create({
    data: {
      id, brandId, number, lotId: lot.id, runId: lot.runId, locationId, state: 'in-progress', lotSize: onHand, sampleUnits, startedAt: ctx.now, createdAt: ctx.now,
      plan: JSON.parse(canonicalJson(frozen)) as Prisma.InputJsonValue, planHash: planHash(frozen, sampleUnits), replacesId: latest?.id ?? null,
    },
    select: { id: true },
  })
  await record<QualityEvent>(ctx, {
    type: 'quality.inspection-started', brandId, subject: { kind: 'inspection', id },
    data: { number, lot: lot.code, plan: planSentence(plan.value), checklistRevision: checklist.revision, replaces: latest?.number ?? null },
  })
  return ok({ inspectionId: id, number, sampleSize: plan.value.sampleSize })
}

/** SHA-256 over the canonical form of plan, checklist and drawn units: what the inspection page checks itself against. */
export function planHash(frozen: FrozenPlan, sampleUnits: readonly number[]): string {
  return createHash('sha256').update(canonicalJson({ frozen, sampleUnits })).digest('hex')
}

async function checklistOf(
  ctx: CommandContext, lot: { brandId: Id; skuId: Id | null; toyRevisionId: Id | null }, frozenRun: Prisma.JsonValue,
): Promise<{ checklist: ChecklistCopy | null; from: 'run' | 'toy' }> {
  const agreed = frozenRun !== null && typeof frozenRun === 'object' && !Array.isArray(frozenRun) ? (frozenRun.inspectionPlan ?? null) : null
  if (agreed !== null) return { checklist: agreed as unknown as ChecklistCopy, from: 'run' }
  const toyId = lot.skuId
    ? (await ctx.tx.sku.findFirst({ where: { id: lot.skuId, brandId: lot.brandId }, select: { toyId: true } }))?.toyId
    : lot.toyRevisionId ? (await ctx.tx.toyRevision.findFirst({ where: { id: lot.toyRevisionId, brandId: lot.brandId }, select: { toyId: true } }))?.toyId : undefined
  return { checklist: toyId ? await currentChecklist(ctx.tx, lot.brandId, toyId) : null, from: 'toy' }
}
