import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { lockName } from '#server/lock-name.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { slugOf } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from '../access.ts'
import { revisionCode } from '../domain/revision-order.ts'
import type { CatalogueEvent } from '../events.ts'
import { addToySchema, type AddToy, type ChangeToy } from '../schemas.ts'

/** Adds a toy with its first revision, A, as a draft with an empty bill of materials. */
export async function addToy(ctx: CommandContext<BrandActor>, input: AddToy): Promise<Result<{ toyId: Id; slug: string; toyRevisionId: Id; revisionCode: string }>> {
  const toy = addToySchema.parse(input)
  const { brandId } = ctx.actor
  const slug = await freeSlug(ctx, toy.slug ?? slugOf(toy.name, 'toy'))
  if (toy.slug && slug !== toy.slug) return refused(conflict('slug-taken', `The address “${toy.slug}” is taken. “${slug}” is free.`, { field: 'slug' }))
  const toyId = ctx.newId()
  const toyRevisionId = ctx.newId()
  await ctx.tx.toy.create({ data: { id: toyId, brandId, ...toy, slug, createdAt: ctx.now }, select: { id: true } })
  await ctx.tx.toyRevision.create({ data: { id: toyRevisionId, brandId, toyId, code: revisionCode(1), sequence: 1, createdAt: ctx.now }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.toy-added', brandId, subject: { kind: 'toy', id: toyId }, data: { name: toy.name } })
  return ok({ toyId, slug, toyRevisionId, revisionCode: revisionCode(1) })
}

/** Changes what people read about a toy. Its address stays: printed codes lead to it. */
export async function changeToy(ctx: CommandContext<BrandActor>, input: ChangeToy): Promise<Result<void>> {
  const { toyId, version, ...fields } = input
  const before = await ctx.tx.toy.findFirst({ where: { id: toyId, ...catalogueScope(ctx.actor) }, select: { name: true, minAgeMonths: true } })
  if (!before) return refused(notFound('toy'))
  const { count } = await ctx.tx.toy.updateMany({ where: { id: toyId, version }, data: { ...fields, version: { increment: 1 } } })
  if (count === 0) return refused(stale('toy'))
  await record<CatalogueEvent>(ctx, {
    type: 'catalogue.toy-changed', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: toyId },
    data: { before, after: { name: fields.name, minAgeMonths: fields.minAgeMonths } },
  })
  return ok()
}

/** Takes a toy and its SKUs out of planning. Parts, guides and what was made stay: toys are repaired for years. */
export async function retireToy(ctx: CommandContext<BrandActor>, input: { toyId: Id; version: number }): Promise<Result<void>> {
  const toy = await ctx.tx.toy.findFirst({ where: { id: input.toyId, ...catalogueScope(ctx.actor) }, select: { state: true } })
  if (!toy) return refused(notFound('toy'))
  if (toy.state === 'retired') return refused(conflict('retired-already', 'This toy is retired already.'))
  const { count } = await ctx.tx.toy.updateMany({ where: { id: input.toyId, version: input.version }, data: { state: 'retired', version: { increment: 1 } } })
  if (count === 0) return refused(stale('toy'))
  await ctx.tx.sku.updateMany({ where: { toyId: input.toyId, brandId: ctx.actor.brandId, state: { not: 'retired' } }, data: { state: 'retired', version: { increment: 1 } } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.toy-retired', brandId: ctx.actor.brandId, subject: { kind: 'toy', id: input.toyId } })
  return ok()
}

async function freeSlug(ctx: CommandContext, wanted: string): Promise<string> {
  await lockName(ctx.tx, 'toy address')
  const taken = new Set((await ctx.tx.toy.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })).map(({ slug }) => slug))
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(slug)) return slug
  }
}
