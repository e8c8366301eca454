import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { Placement } from '#kernel/shape.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from '../access.ts'
import { defaultPlacement } from '../domain/default-placement.ts'
import { decideReleaseRevision, revisionCode, type RevisionInOrder, type RevisionState } from '../domain/revision-order.ts'
import type { CatalogueEvent } from '../events.ts'
import { setBomLineSchema, type SetBomLine } from '../schemas.ts'
import { NOT_PLACED, getRevisionWithBom, readShape } from '../store.ts'
import { touchDraft } from '../touch-draft.ts'

/** The next revision of a toy, as a draft, with the bill of materials of the one before. */
export async function addRevision(ctx: CommandContext<BrandActor>, input: { toyId: Id; changeNote: string }): Promise<Result<{ toyRevisionId: Id; code: string }>> {
  const { brandId } = ctx.actor
  const revisions = await lockedRevisions(ctx, input.toyId)
  const before = revisions.at(-1)
  if (!before) return refused(notFound('toy'))
  if (before.state === 'draft') {
    return refused(conflict('draft-revision-open', `Revision ${before.code} is still a draft. Put the change into it, or release it first.`))
  }
  const id = ctx.newId()
  const code = revisionCode(before.sequence + 1)
  await ctx.tx.toyRevision.create({ data: { id, brandId, toyId: input.toyId, code, sequence: before.sequence + 1, changeNote: input.changeNote, createdAt: ctx.now }, select: { id: true } })
  const lines = await ctx.tx.bomLine.findMany({ where: { brandId, toyRevisionId: before.id }, orderBy: { findNumber: 'asc' }, select: { findNumber: true, partRevisionId: true, quantity: true, replaceable: true, placement: true } })
  await ctx.tx.bomLine.createMany({ data: lines.map((line) => ({ ...line, placement: line.placement ?? NOT_PLACED, id: ctx.newId(), brandId, toyRevisionId: id })) })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.revision-added', brandId, subject: { kind: 'toy', id: input.toyId }, data: { code, changeNote: input.changeNote } })
  return ok({ toyRevisionId: id, code })
}

/** Releases a draft: from now on runs can be ordered of it and nothing in it changes. The one before is superseded. */
export async function releaseRevision(ctx: CommandContext<BrandActor>, input: { toyRevisionId: Id; version?: number }): Promise<Result<{ code: string }>> {
  const { brandId } = ctx.actor
  const revision = await ctx.tx.toyRevision.findFirst({ where: { id: input.toyRevisionId, ...catalogueScope(ctx.actor) }, select: { id: true, toyId: true, version: true, toy: { select: { state: true } } } })
  if (!revision) return refused(notFound('revision'))
  if (revision.toy.state === 'retired') return refused(conflict('toy-retired', 'This toy is retired; no revision of it is released any more.'))
  const revisions = await lockedRevisions(ctx, revision.toyId)
  const lines = await ctx.tx.bomLine.count({ where: { brandId, toyRevisionId: revision.id } })
  const decided = decideReleaseRevision(revisions, revision.id, lines)
  if (!decided.ok) return decided
  const { count } = await ctx.tx.toyRevision.updateMany({ where: { id: revision.id, version: input.version ?? revision.version }, data: { state: 'released', releasedAt: ctx.now, version: { increment: 1 } } })
  if (count === 0) return refused(stale('revision'))
  await ctx.tx.toyRevision.updateMany({ where: { id: { in: [...decided.value.superseded] } }, data: { state: 'superseded', version: { increment: 1 } } })
  if (revision.toy.state === 'draft') await ctx.tx.toy.update({ where: { id: revision.toyId }, data: { state: 'active', version: { increment: 1 } }, select: { id: true } })
  const { code } = revisions.find(({ id }) => id === revision.id)!
  await record<CatalogueEvent>(ctx, { type: 'catalogue.revision-released', brandId, subject: { kind: 'toy', id: revision.toyId }, data: { code } })
  return ok({ code })
}

/** Adds a line to a draft's bill of materials, or changes the one with this find number. */
export async function setBomLine(ctx: CommandContext<BrandActor>, input: SetBomLine): Promise<Result<void>> {
  const line = setBomLineSchema.parse(input)
  const { brandId } = ctx.actor
  const part = await ctx.tx.partRevision.findFirst({ where: { id: line.partRevisionId, ...catalogueScope(ctx.actor) }, select: { code: true, shape: true, part: { select: { number: true, state: true } } } })
  if (!part) return refused(invalid('no-such-part', 'There is no such part here. Choose one from the list.', { field: 'partRevisionId' }))
  if (part.part.state === 'retired') return refused(conflict('part-retired', `Part ${part.part.number} is retired; choose another one.`, { field: 'partRevisionId' }))
  const draft = await touchDraft(ctx, line.toyRevisionId, line.version)
  if (!draft.ok) return draft
  const drawn = line.placement ?? (await placeNewLine(ctx, line.toyRevisionId, line.findNumber, part.shape, line.quantity))
  const placement: Prisma.InputJsonObject | undefined = drawn && JSON.parse(JSON.stringify(drawn))
  const values = { partRevisionId: line.partRevisionId, quantity: line.quantity, replaceable: line.replaceable }
  await ctx.tx.bomLine.upsert({
    where: { brandId_toyRevisionId_findNumber: { brandId, toyRevisionId: line.toyRevisionId, findNumber: line.findNumber } },
    create: { id: ctx.newId(), brandId, toyRevisionId: line.toyRevisionId, findNumber: line.findNumber, ...values, placement: placement ?? NOT_PLACED },
    update: { ...values, ...(placement && { placement }) },
    select: { id: true },
  })
  await record<CatalogueEvent>(ctx, {
    type: 'catalogue.bom-line-set', brandId, subject: { kind: 'toy', id: draft.value.toyId },
    data: { revision: draft.value.code, findNumber: line.findNumber, part: `${part.part.number} ${part.code}`, quantity: line.quantity },
  })
  return ok()
}

/** A line that is new and was not placed by hand goes on top of the others; one that is there keeps its place. */
async function placeNewLine(ctx: CommandContext<BrandActor>, toyRevisionId: Id, findNumber: number, shape: unknown, quantity: number): Promise<Placement | undefined> {
  const revision = await getRevisionWithBom(ctx.tx, ctx.actor.brandId, toyRevisionId)
  if (!revision || revision.bom.some((line) => line.findNumber === findNumber)) return undefined
  return defaultPlacement(revision.bom, readShape(shape), quantity)
}

export async function removeBomLine(ctx: CommandContext<BrandActor>, input: { toyRevisionId: Id; findNumber: number; version?: number }): Promise<Result<void>> {
  const { brandId } = ctx.actor
  const draft = await touchDraft(ctx, input.toyRevisionId, input.version)
  if (!draft.ok) return draft
  const { count } = await ctx.tx.bomLine.deleteMany({ where: { brandId, toyRevisionId: input.toyRevisionId, findNumber: input.findNumber } })
  if (count === 0) return refused(notFound('line'))
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bom-line-removed', brandId, subject: { kind: 'toy', id: draft.value.toyId }, data: { revision: draft.value.code, findNumber: input.findNumber } })
  return ok()
}

/** All revisions of one of the brand's toys in their order, locked, so that two releases or two new revisions wait for each other. */
async function lockedRevisions(ctx: CommandContext<BrandActor>, toyId: Id): Promise<RevisionInOrder[]> {
  // The toy is locked first: who waited for it then reads the revisions afresh, with the one that was just added.
  await ctx.tx.$executeRaw`select id from "Toy" where id = ${toyId}::uuid and "brandId" = ${ctx.actor.brandId}::uuid for update`
  return ctx.tx.$queryRaw<(RevisionInOrder & { state: RevisionState })[]>`
    select id::text, code, sequence, state from "ToyRevision" where "toyId" = ${toyId}::uuid and "brandId" = ${ctx.actor.brandId}::uuid order by sequence`
}
