import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { lockName } from '#server/lock-name.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { catalogueScope } from '../access.ts'
import { revisionCode } from '../domain/revision-order.ts'
import type { CatalogueEvent } from '../events.ts'
import { addPartRevisionSchema, addPartSchema, type AddPart, type AddPartRevision } from '../schemas.ts'
import { brandFacts, minorOf } from '../store.ts'

/** Adds a part with its first revision, A. Without a number it gets the brand's next one. */
export async function addPart(ctx: CommandContext<BrandActor>, input: AddPart): Promise<Result<{ partId: Id; number: string; partRevisionId: Id }>> {
  const { number: given, name, summary, category, ...revision } = addPartSchema.parse(input)
  const { brandId } = ctx.actor
  await lockName(ctx.tx, 'part number')
  if (given && (await ctx.tx.part.findUnique({ where: { number: given }, select: { id: true } }))) {
    return refused(conflict('number-taken', `The number ${given} is taken. Part numbers are public addresses, so each exists once.`, { field: 'number' }))
  }
  const number = given ?? (await freeNumber(ctx))
  const partId = ctx.newId()
  await ctx.tx.part.create({ data: { id: partId, brandId, number, name, summary, category, createdAt: ctx.now }, select: { id: true } })
  const made = await insertRevision(ctx, partId, 1, revision)
  if (!made.ok) return made
  await record<CatalogueEvent>(ctx, { type: 'catalogue.part-added', brandId, subject: { kind: 'part', id: partId }, data: { number, name } })
  return ok({ partId, number, partRevisionId: made.value })
}

export async function changePart(ctx: CommandContext<BrandActor>, input: { partId: Id; name: string; summary: string; category: string }): Promise<Result<void>> {
  const part = await ctx.tx.part.findFirst({ where: { id: input.partId, ...catalogueScope(ctx.actor) }, select: { name: true } })
  if (!part) return refused(notFound('part'))
  await ctx.tx.part.update({ where: { id: input.partId }, data: { name: input.name, summary: input.summary, category: input.category }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.part-changed', brandId: ctx.actor.brandId, subject: { kind: 'part', id: input.partId }, data: { before: part.name, after: input.name } })
  return ok()
}

/** The next revision of a part. Bills of materials keep the revision they name. */
export async function addPartRevision(ctx: CommandContext<BrandActor>, input: AddPartRevision): Promise<Result<{ partRevisionId: Id; code: string }>> {
  const { partId, ...revision } = addPartRevisionSchema.parse(input)
  const { brandId } = ctx.actor
  const [part] = await ctx.tx.$queryRaw<{ state: string }[]>`select state from "Part" where id = ${partId}::uuid and "brandId" = ${brandId}::uuid for update`
  if (!part) return refused(notFound('part'))
  if (part.state === 'retired') return refused(conflict('part-retired', 'This part is retired. Add a new part instead.'))
  // Read after the lock: a subquery of the statement that waited would not see the revision it waited for.
  const newest = await ctx.tx.partRevision.findFirst({ where: { partId }, orderBy: { sequence: 'desc' }, select: { sequence: true } })
  const sequence = (newest?.sequence ?? 0) + 1
  const made = await insertRevision(ctx, partId, sequence, revision)
  if (!made.ok) return made
  const code = revisionCode(sequence)
  await record<CatalogueEvent>(ctx, { type: 'catalogue.part-revision-added', brandId, subject: { kind: 'part', id: partId }, data: { code, changeNote: revision.changeNote } })
  return ok({ partRevisionId: made.value, code })
}

/** No new bill of materials takes it. Those that have it keep it, and its public page stays. */
export async function retirePart(ctx: CommandContext<BrandActor>, input: { partId: Id }): Promise<Result<void>> {
  const part = await ctx.tx.part.findFirst({ where: { id: input.partId, ...catalogueScope(ctx.actor) }, select: { state: true, number: true } })
  if (!part) return refused(notFound('part'))
  if (part.state === 'retired') return refused(conflict('retired-already', `Part ${part.number} is retired already.`))
  await ctx.tx.part.update({ where: { id: input.partId }, data: { state: 'retired' }, select: { id: true } })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.part-retired', brandId: ctx.actor.brandId, subject: { kind: 'part', id: input.partId }, data: { number: part.number } })
  return ok()
}

async function insertRevision(ctx: CommandContext<BrandActor>, partId: Id, sequence: number, revision: Omit<AddPartRevision, 'partId'>): Promise<Result<Id>> {
  const { currency } = await brandFacts(ctx.tx, ctx.actor.brandId)
  const unitCost = minorOf(revision.unitCost, currency, 'unitCost')
  if (!unitCost.ok) return unitCost
  const sparePrice = revision.sparePrice === undefined ? ok(null) : minorOf(revision.sparePrice, currency, 'sparePrice')
  if (!sparePrice.ok) return sparePrice
  const id = ctx.newId()
  await ctx.tx.partRevision.create({
    data: {
      id, brandId: ctx.actor.brandId, partId, sequence, code: revisionCode(sequence), material: revision.material, safetyFlags: [...(revision.safetyFlags as string[])],
      selfPrintClass: revision.selfPrintClass ?? 'none', shape: JSON.parse(JSON.stringify(revision.shape)), unitCost: unitCost.value, sparePrice: sparePrice.value,
      changeNote: revision.changeNote ?? '', createdAt: ctx.now,
    },
    select: { id: true },
  })
  return ok(id)
}

/** FO-P-0001: the shortest beginning of the brand's address that no other brand numbers its parts with, and the next number. */
async function freeNumber(ctx: CommandContext<BrandActor>): Promise<string> {
  const letters = ctx.actor.slug.replace(/[^a-z]/g, '').toUpperCase() || 'X'
  for (let length = 2; ; length += 1) {
    const prefix = length <= letters.length ? letters.slice(0, length) : `${letters}${length}`
    const foreign = await ctx.tx.part.findFirst({ where: { number: { startsWith: `${prefix}-P-` }, brandId: { not: ctx.actor.brandId } }, select: { id: true } })
    if (foreign) continue
    for (;;) {
      const number = `${prefix}-${await nextNumber(ctx.tx, ctx.actor.brandId, 'P')}`
      if (!(await ctx.tx.part.findUnique({ where: { number }, select: { id: true } }))) return number
    }
  }
}
