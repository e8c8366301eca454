import type { z } from 'zod'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import type { SourcingEvent } from '../events.ts'
import type { policySchema } from '../schemas.ts'
import { findPolicy, minorOf } from '../store.ts'

/** How the brand buys: how quantities are found, what holding and transfers cost, how far it looks, how strictly it inspects. */
export async function changePolicy(ctx: CommandContext<BrandActor>, input: z.output<typeof policySchema>): Promise<Result<{ version: number }>> {
  const { brandId } = ctx.actor
  const { version, holdingPercent, transferCost, ...rest } = input
  const { currency } = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { currency: true } })
  const cost = minorOf(transferCost, currency, 'transferCost')
  if (!cost.ok) return cost
  await lockName(ctx.tx, `sourcing policy of ${brandId}`)
  const before = await findPolicy(ctx.tx, brandId)
  if (before.version !== version) return refused(stale('policy'))
  const data = { ...rest, holdingPermille: Math.round(holdingPercent * 10), transferCost: cost.value }
  await ctx.tx.sourcingPolicy.upsert({ where: { brandId }, create: { brandId, ...data, version: 1 }, update: { ...data, version: { increment: 1 } } })
  await record<SourcingEvent>(ctx, { type: 'sourcing.policy-changed', brandId, subject: { kind: 'brand', id: brandId }, data: { before, after: data } })
  return ok({ version: before.version + 1 })
}
