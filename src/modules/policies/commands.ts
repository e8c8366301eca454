import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { PolicyEvent } from './events.ts'
import type { PolicyKind } from './schemas.ts'

/** Publishes the next revision of a policy, valid from today in the brand's time zone. Earlier revisions stay readable. */
export async function publishPolicy(ctx: CommandContext<BrandActor>, input: { kind: PolicyKind; title: string; body: string; revision: number }): Promise<Result<{ revision: number }>> {
  const { brandId } = ctx.actor
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })
  const newest = await ctx.tx.policy.findFirst({ where: { brandId, kind: input.kind }, orderBy: { revision: 'desc' }, select: { revision: true } })
  if ((newest?.revision ?? 0) !== input.revision) return refused(stale('policy'))
  const id: Id = ctx.newId()
  const revision = input.revision + 1
  // Two people can publish at the same moment: the unique revision lets one through, the other is told.
  const { count } = await ctx.tx.policy.createMany({
    data: [{ id, brandId, kind: input.kind, revision, title: input.title, body: input.body, validFrom: new Date(dateAt(ctx.now, brand.timeZone)), createdAt: ctx.now }],
    skipDuplicates: true,
  })
  if (count === 0) return refused(stale('policy'))
  await record<PolicyEvent>(ctx, { type: 'policies.policy-published', brandId, subject: { kind: 'policy', id }, data: { kind: input.kind, revision } })
  return ok({ revision })
}
