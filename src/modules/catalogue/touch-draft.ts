import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from './access.ts'

/** Only a draft's bill of materials changes, and every change raises the draft's version: two editors notice each other. */
export async function touchDraft(ctx: CommandContext<BrandActor>, toyRevisionId: Id, version: number | undefined): Promise<Result<{ toyId: Id; code: string }>> {
  const revision = await ctx.tx.toyRevision.findFirst({ where: { id: toyRevisionId, ...catalogueScope(ctx.actor) }, select: { toyId: true, code: true, state: true, version: true } })
  if (!revision) return refused(notFound('revision'))
  const frozen = conflict('revision-frozen', `Revision ${revision.code} is ${revision.state}: its bill of materials no longer changes. Add a new revision for the change.`, {
    rule: { name: 'A released revision does not change' },
  })
  if (revision.state !== 'draft') return refused(frozen)
  const { count } = await ctx.tx.toyRevision.updateMany({ where: { id: toyRevisionId, state: 'draft', version: version ?? revision.version }, data: { version: { increment: 1 } } })
  return count === 0 ? refused(stale('bill of materials')) : ok({ toyId: revision.toyId, code: revision.code })
}
