import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState } from '#kernel/state-machine.ts'
import { recallLots, wentIntoOf } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { RECALL, type RecallState, type RecallVerb } from '../domain/recall-state.ts'
import type { RecallEvent } from '../events.ts'
import type { DraftRecall } from '../schemas.ts'

/** Prepares a recall of whole lots: finished ones, or parts and materials, which take along what they went into. Nothing is public yet, and nothing is blocked. */
export async function draftRecall(ctx: CommandContext<BrandActor>, input: DraftRecall): Promise<Result<{ number: string }>> {
  const { brandId } = ctx.actor
  const named = await namedLots(ctx, input)
  if (!named.ok) return named
  const lotIds = named.value
  const id = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'RCL')
  await ctx.tx.recall.create({
    data: { id, brandId, number, title: input.title, hazard: input.hazard, remedy: input.remedy, createdAt: ctx.now, lots: { create: lotIds.map((lotId) => ({ brandId, lotId })) } },
    select: { id: true },
  })
  await record<RecallEvent>(ctx, { type: 'recalls.recall-drafted', brandId, subject: { kind: 'recall', id }, data: { number, lots: lotIds.length } })
  return ok({ number })
}

/** Corrects a draft: its words and its lots. What is published never changes. */
export async function changeRecall(ctx: CommandContext<BrandActor>, input: DraftRecall & { recallId: Id; version: number }): Promise<Result<{ number: string }>> {
  const { brandId } = ctx.actor
  const where = { id: input.recallId, brandId }
  const recall = await ctx.tx.recall.findFirst({ where, select: { number: true, state: true } })
  if (!recall) return refused(notFound('recall'))
  if (recall.state !== 'draft') return refused(conflict('recall-state', `This recall is ${recall.state}: its text does not change any more. Draft a new recall for what is to be added.`))
  const named = await namedLots(ctx, input)
  if (!named.ok) return named
  const lotIds = named.value
  const { count } = await ctx.tx.recall.updateMany({ where: { ...where, version: input.version, state: 'draft' }, data: { title: input.title, hazard: input.hazard, remedy: input.remedy, version: { increment: 1 } } })
  if (count === 0) return refused(stale('recall'))
  await ctx.tx.recallLot.deleteMany({ where: { brandId, recallId: input.recallId } })
  await ctx.tx.recallLot.createMany({ data: lotIds.map((lotId) => ({ brandId, recallId: input.recallId, lotId })) })
  await record<RecallEvent>(ctx, { type: 'recalls.recall-changed', brandId, subject: { kind: 'recall', id: input.recallId }, data: { number: recall.number, lots: lotIds.length } })
  return ok({ number: recall.number })
}

/** The lots that were ticked, and those whose codes were typed. */
async function namedLots({ tx, actor: { brandId } }: CommandContext<BrandActor>, { lotIds, codes = [] }: DraftRecall): Promise<Result<Id[]>> {
  const found = await tx.lot.findMany({ where: { brandId, OR: [{ id: { in: [...lotIds] } }, { code: { in: [...codes], mode: 'insensitive' } }] }, select: { id: true, code: true } })
  const [ids, known] = [new Set(found.map(({ id }) => id)), new Set(found.map(({ code }) => code.toUpperCase()))]
  if (lotIds.some((id) => !ids.has(id))) return refused({ ...notFound('lot'), field: 'lotIds' })
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0) return refused(invalid('lot-unknown', `There is no lot ${unknown.slice(0, 3).join(', ')}. Look at the label again.`, { field: 'codes' }))
  return ok([...ids])
}

/**
 * Publishes: from this commit on every lot of the recall, and every lot that holds some of one, is unusable everywhere, and the public pages say so.
 * Families who registered such a toy are written to after it.
 * 16 CFR 1115.14 asks the maker to report within 24 hours of learning of the hazard; the screen reminds of it.
 */
export async function publishRecall(ctx: CommandContext<BrandActor>, input: { recallId: Id; version: number }): Promise<Result<{ number: string }>> {
  const { brandId } = ctx.actor
  const changed = await change(ctx, input, 'publish', { publishedAt: ctx.now })
  if (!changed.ok) return changed
  const named = (await ctx.tx.recallLot.findMany({ where: { brandId, recallId: input.recallId }, select: { lotId: true } })).map(({ lotId }) => lotId)
  const blocked = new Set<Id>()
  let reached: Awaited<ReturnType<typeof wentIntoOf>>['lots'] = []
  // Blocked before they are followed: what is blocked goes into nothing any more. It ends when a step reaches no further lot.
  for (let fresh: readonly Id[] = named; fresh.length > 0; fresh = reached.map(({ lotId }) => lotId).filter((lotId) => !blocked.has(lotId))) {
    await recallLots(ctx, { brandId, lotIds: fresh })
    for (const lotId of fresh) blocked.add(lotId)
    reached = (await wentIntoOf(ctx.tx, brandId, named)).lots
  }
  await ctx.tx.recallLot.createMany({ data: reached.map(({ lotId, units }) => ({ brandId, recallId: input.recallId, lotId, reached: true, ...(units && { units: units.map(({ first, last }) => ({ first, last })) }) })) })
  await enqueue(ctx.tx, 'recall-notices', { brandId, recallId: input.recallId })
  await record<RecallEvent>(ctx, { type: 'recalls.recall-published', brandId, subject: { kind: 'recall', id: input.recallId }, data: { number: changed.value.number, lots: blocked.size } })
  return changed
}

/** Ends the campaign. The lots stay recalled: what came back is scrapped or reworked into new lots. */
export async function closeRecall(ctx: CommandContext<BrandActor>, input: { recallId: Id; version: number }): Promise<Result<{ number: string }>> {
  const changed = await change(ctx, input, 'close', { closedAt: ctx.now })
  if (!changed.ok) return changed
  await record<RecallEvent>(ctx, { type: 'recalls.recall-closed', brandId: ctx.actor.brandId, subject: { kind: 'recall', id: input.recallId }, data: { number: changed.value.number } })
  return changed
}

async function change(ctx: CommandContext<BrandActor>, input: { recallId: Id; version: number }, verb: RecallVerb, dates: { publishedAt?: Date; closedAt?: Date }): Promise<Result<{ number: string }>> {
  const where = { id: input.recallId, brandId: ctx.actor.brandId }
  const recall = await ctx.tx.recall.findFirst({ where, select: { number: true, state: true } })
  if (!recall) return refused(notFound('recall'))
  const state = nextState(RECALL, recall.state as RecallState, verb)
  if (!state) return refused(conflict('recall-state', `This recall is ${recall.state}; it cannot be ${verb === 'publish' ? 'published' : 'closed'} now.`))
  const { count } = await ctx.tx.recall.updateMany({ where: { ...where, version: input.version }, data: { state, version: { increment: 1 }, ...dates } })
  return count === 1 ? ok({ number: recall.number }) : refused(stale('recall'))
}
