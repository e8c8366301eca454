import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { defaultPlacement } from '../domain/default-placement.ts'
import type { AddPartToToy } from '../schemas.ts'
import { getRevisionWithBom } from '../store.ts'
import { addPart } from './parts.ts'
import { setBomLine } from './revisions.ts'

/** A new part and its line in a draft's bill of materials in one step, drawn on top of the parts that are there. */
export async function addPartToToy(ctx: CommandContext<BrandActor>, input: AddPartToToy): Promise<Result<{ partId: Id; number: string; findNumber: number }>> {
  const { toyRevisionId, quantity, replaceable, version, ...part } = input
  const revision = await getRevisionWithBom(ctx.tx, ctx.actor.brandId, toyRevisionId)
  if (!revision) return refused(notFound('revision'))
  const added = await addPart(ctx, part)
  if (!added.ok) return added
  const findNumber = (revision.bom.at(-1)?.findNumber ?? 0) + 1
  const line = await setBomLine(ctx, { toyRevisionId, findNumber, partRevisionId: added.value.partRevisionId, quantity, replaceable, placement: defaultPlacement(revision.bom, part.shape, quantity), version })
  if (!line.ok) return line
  return ok({ partId: added.value.partId, number: added.value.number, findNumber })
}
