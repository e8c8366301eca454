import { createHash } from 'node:crypto'
import { actorName, type BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getRevisionWithBom } from '#modules/catalogue/public.ts'
import type { CommandContext } from '#server/command.ts'
import { designOf } from '../design.ts'
import { freeze, type Frozen, type FrozenDesign } from '../domain/freeze.ts'
import { currentInspectionPlan, standardsOf, type RunRow } from '../store.ts'
import { usableWorkshop } from './order-run.ts'

/** A revision as it would be frozen now for a run: its bill of materials, how it is inspected, and which standards its workshop acknowledged. Refused when it cannot be built. */
export async function currentDesign(ctx: CommandContext<BrandActor>, run: Pick<RunRow, 'brandId' | 'locationId'>, toyRevisionId: Id): Promise<Result<{ readonly design: FrozenDesign; readonly organizationId: Id | null }>> {
  const workshop = await usableWorkshop(ctx, run.locationId)
  if (!workshop.ok) return workshop
  const { organizationId } = workshop.value
  const revision = await getRevisionWithBom(ctx.tx, run.brandId, toyRevisionId)
  if (!revision) return refused(notFound('revision'))
  if (revision.state === 'draft') {
    return refused(conflict('revision-not-released', `Revision ${revision.code} is still a draft. Release the revision first, then the run.`, {
      rule: { name: 'Only a released revision is built', missing: `release of revision ${revision.code}` },
    }))
  }
  if (revision.bom.length === 0) {
    return refused(conflict('bill-of-materials-empty', `Revision ${revision.code} has no parts yet. Add its bill of materials first.`, {
      rule: { name: 'A run is built from a bill of materials', missing: `parts of revision ${revision.code}` },
    }))
  }
  const design = designOf(revision, await currentInspectionPlan(ctx.tx, run.brandId, revision.toyId), organizationId ? await standardsOf(ctx.tx, run.brandId, organizationId) : undefined)
  return ok({ design, organizationId })
}

export function freezeDesign(design: FrozenDesign): Frozen {
  return freeze(design, (text) => createHash('sha256').update(text).digest('hex'))
}

/** Keeps what is frozen as the next release of a run. */
export async function writeRelease(ctx: CommandContext<BrandActor>, run: Pick<RunRow, 'id' | 'brandId'>, toyRevisionId: Id, frozen: Frozen): Promise<void> {
  const sequence = 1 + (await ctx.tx.runRelease.count({ where: { brandId: run.brandId, runId: run.id } }))
  await ctx.tx.runRelease.create({
    data: { id: ctx.newId(), brandId: run.brandId, runId: run.id, sequence, toyRevisionId, frozen: frozen.design as Prisma.InputJsonValue, frozenHash: frozen.hash, releasedBy: actorName(ctx.actor), releasedAt: ctx.now },
    select: { id: true },
  })
}
