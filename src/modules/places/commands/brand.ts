import { record } from '#audit/record.ts'
import type { BrandActor, PersonActor } from '#auth/actor.ts'
import { lockName } from '#server/lock-name.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { slugOf } from '../domain/slug.ts'
import type { PlacesEvent } from '../events.ts'
import { foundBrandSchema, type ChangeBrandSettings, type FoundBrand } from '../schemas.ts'

/** Founds a brand: an empty workspace whose first owner is the person. */
export async function foundBrand(ctx: CommandContext<PersonActor>, input: FoundBrand): Promise<Result<{ brandId: Id; slug: string }>> {
  const { slug = slugOf(input.name, 'brand'), ...given } = foundBrandSchema.parse(input)
  const brand = { ...given, slug }
  await lockName(ctx.tx, 'brand address')
  const taken = await ctx.tx.brand.findUnique({ where: { slug: brand.slug }, select: { id: true } })
  if (taken) return refused(conflict('slug-taken', `The address “${brand.slug}” is taken. Choose another one.`, { field: 'slug' }))
  const id = ctx.newId()
  await ctx.tx.brand.create({ data: { id, ...brand, createdAt: ctx.now }, select: { id: true } })
  await ctx.tx.membership.create({ data: { id: ctx.newId(), userId: ctx.actor.userId, brandId: id, role: 'owner', createdAt: ctx.now }, select: { id: true } })
  await record<PlacesEvent>(ctx, { type: 'places.brand-founded', brandId: id, subject: { kind: 'brand', id }, data: { name: brand.name, slug: brand.slug } })
  return ok({ brandId: id, slug: brand.slug })
}

/** Changes what the brand is called and how it works. The address and the currency stay: links and prices depend on them. */
export async function changeBrandSettings(ctx: CommandContext<BrandActor>, input: ChangeBrandSettings): Promise<Result<void>> {
  const { brandId } = ctx.actor
  const before = await ctx.tx.brand.findUnique({ where: { id: brandId }, select: { name: true, acceptSameWeek: true } })
  if (!before) return refused(notFound('brand'))
  const { version, ...settings } = input
  const { count } = await ctx.tx.brand.updateMany({ where: { id: brandId, version }, data: { ...settings, version: { increment: 1 } } })
  if (count === 0) return refused(stale('brand'))
  await record<PlacesEvent>(ctx, { type: 'places.brand-changed', brandId, subject: { kind: 'brand', id: brandId }, data: { before, after: settings } })
  return ok()
}
