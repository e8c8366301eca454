import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { lockName } from '#server/lock-name.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { slugOf } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from '../access.ts'
import { closesCircle } from '../domain/fit-chain.ts'
import type { CatalogueEvent } from '../events.ts'
import { addGuideSchema, changeGuideSchema, type AddFitEdge, type AddGuide, type ChangeGuide } from '../schemas.ts'

/** Says whether one part revision fits in place of another on one revision of a toy. Said once; the evidence stays. */
export async function addFitEdge(ctx: CommandContext<BrandActor>, input: AddFitEdge): Promise<Result<{ fitEdgeId: Id }>> {
  const { brandId } = ctx.actor
  const scope = catalogueScope(ctx.actor)
  const parts = await ctx.tx.partRevision.findMany({ where: { id: { in: [input.replacementId, input.originalId] }, ...scope }, select: { id: true, partId: true } })
  const original = parts.find(({ id }) => id === input.originalId)
  if (!original) return refused(invalid('no-such-part', 'There is no such part here. Choose one from the list.', { field: 'originalId' }))
  if (!parts.some(({ id }) => id === input.replacementId)) return refused(invalid('no-such-part', 'There is no such part here. Choose one from the list.', { field: 'replacementId' }))
  const revision = await ctx.tx.toyRevision.findFirst({ where: { id: input.toyRevisionId, ...scope }, select: { code: true } })
  if (!revision) return refused(invalid('no-such-revision', 'There is no such revision here. Choose one from the list.', { field: 'toyRevisionId' }))
  // Two edges noted at once could close a circle that neither of them sees.
  await lockName(ctx.tx, `fits ${input.toyRevisionId}`)
  const edges = await ctx.tx.fitEdge.findMany({ where: { brandId, toyRevisionId: input.toyRevisionId }, select: { replacementId: true, originalId: true, fit: true } })
  if (edges.some((edge) => edge.replacementId === input.replacementId && edge.originalId === input.originalId)) {
    return refused(conflict('fit-known', 'What this part does in place of the other on this revision is on file already.', { field: 'replacementId' }))
  }
  const offered = edges.filter(({ fit }) => fit !== 'not-safe').map(({ replacementId, originalId }) => ({ replacement: replacementId, original: originalId }))
  if (input.replacementId === input.originalId || (input.fit !== 'not-safe' && closesCircle(offered, { replacement: input.replacementId, original: input.originalId }))) {
    return refused(invalid('fit-circle', 'That would make the parts replace each other in a circle, and no part would be the current one.', { field: 'replacementId' }))
  }
  const id = ctx.newId()
  await ctx.tx.fitEdge.create({ data: { id, brandId, ...input, createdAt: ctx.now }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.fit-edge-added', brandId, subject: { kind: 'part', id: original.partId }, data: { fit: input.fit, revision: revision.code, evidence: input.evidence } })
  return ok({ fitEdgeId: id })
}

/** Publishes a guide for a toy. */
export async function addGuide(ctx: CommandContext<BrandActor>, input: AddGuide): Promise<Result<{ guideId: Id; slug: string }>> {
  const { toyId, slug: wanted, ...guide } = addGuideSchema.parse(input)
  const { brandId } = ctx.actor
  const toy = await ctx.tx.toy.findFirst({ where: { id: toyId, ...catalogueScope(ctx.actor) }, select: { slug: true } })
  if (!toy) return refused(notFound('toy'))
  const checked = await checkPartNumbers(ctx, guide.partNumbers)
  if (!checked.ok) return checked
  const base = wanted ?? slugOf(`${toy.slug} ${guide.title}`, 'guide')
  await lockName(ctx.tx, 'guide address')
  const taken = new Set((await ctx.tx.guide.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })).map(({ slug }) => slug))
  let slug = base
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
  const id = ctx.newId()
  await ctx.tx.guide.create({ data: { id, brandId, toyId, slug, ...guide, createdAt: ctx.now }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.guide-added', brandId, subject: { kind: 'toy', id: toyId }, data: { title: guide.title, slug } })
  return ok({ guideId: id, slug })
}

export async function changeGuide(ctx: CommandContext<BrandActor>, input: ChangeGuide): Promise<Result<void>> {
  const { guideId, ...guide } = changeGuideSchema.parse(input)
  const before = await ctx.tx.guide.findFirst({ where: { id: guideId, ...catalogueScope(ctx.actor) }, select: { toyId: true, title: true } })
  if (!before) return refused(notFound('guide'))
  const checked = await checkPartNumbers(ctx, guide.partNumbers)
  if (!checked.ok) return checked
  await ctx.tx.guide.update({ where: { id: guideId }, data: { ...guide, state: 'published' }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.guide-changed', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: before.toyId }, data: { before: before.title, after: guide.title } })
  return ok()
}

/** Takes a guide off the public pages. */
export async function retireGuide(ctx: CommandContext<BrandActor>, input: { guideId: Id }): Promise<Result<void>> {
  const guide = await ctx.tx.guide.findFirst({ where: { id: input.guideId, ...catalogueScope(ctx.actor) }, select: { toyId: true, title: true, state: true } })
  if (!guide) return refused(notFound('guide'))
  if (guide.state === 'retired') return refused(conflict('retired-already', 'This guide is retired already.'))
  await ctx.tx.guide.update({ where: { id: input.guideId }, data: { state: 'retired' }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.guide-retired', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: guide.toyId }, data: { title: guide.title } })
  return ok()
}

async function checkPartNumbers(ctx: CommandContext<BrandActor>, numbers: readonly string[]): Promise<Result<void>> {
  const known = new Set((await ctx.tx.part.findMany({ where: { ...catalogueScope(ctx.actor), number: { in: [...numbers] } }, select: { number: true } })).map(({ number }) => number))
  const unknown = numbers.find((number) => !known.has(number))
  return unknown ? refused(invalid('no-such-part', `There is no part ${unknown} here.`, { field: 'partNumbers' })) : ok()
}
