import type { z } from 'zod'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { decideLotVerb, planFor, type LotVerb } from '#modules/quality/public.ts'
import { setLotQuality, type LotQuality } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { decideIncoming } from '../domain/incoming.ts'
import type { SourcingEvent } from '../events.ts'
import type { inspectLotSchema } from '../schemas.ts'
import { findPolicy } from '../store.ts'
import { findReceipt } from '../store-receipts.ts'

/** Rejecting goes by way of the hold, as everywhere: first it is stopped, then it is decided. */
const WAYS: Readonly<Record<'release' | 'hold' | 'reject', (from: LotQuality) => readonly LotVerb[]>> = {
  release: () => ['release'],
  hold: () => ['hold'],
  reject: (from) => (from === 'held' ? ['reject'] : ['hold', 'reject']),
}

/**
 * Incoming inspection of a received lot: sample and limit by the brand's policy from the sampling tables, what was found, and what
 * becomes of it. The states and the gate are the quality room's. A second look is a second record; the first one stays.
 */
export async function inspectLot(ctx: CommandContext<BrandActor>, input: z.output<typeof inspectLotSchema>): Promise<Result<{ number: string; lotCode: string; quality: LotQuality }>> {
  const { brandId } = ctx.actor
  const receipt = await findReceipt(ctx.tx, brandId, input.receiptId)
  if (!receipt) return refused(notFound('receipt'))
  if (receipt.lotVersion !== input.lotVersion) return refused(stale('lot'))
  if (receipt.undone) return refused(conflict('already-undone', 'This receipt was taken back: there is nothing to inspect.'))
  const policy = await findPolicy(ctx.tx, brandId)
  const plan = planFor({ lotSize: receipt.quantity, level: policy.inspectionLevel, aql: policy.aql })
  if (!plan.ok) return plan
  const verdict = decideIncoming(plan.value, { ...receipt, ...input })
  if (!verdict.ok) return verdict

  let quality = receipt.quality
  let version = receipt.lotVersion
  for (const verb of WAYS[input.decision](quality)) {
    const to = decideLotVerb({ code: receipt.lotCode, quality, recalled: receipt.recalled }, verb)
    if (!to.ok) return to
    const saved = await setLotQuality(ctx, { brandId, lotId: receipt.lotId, version, from: quality, to: to.value, reason: input.reason })
    if (!saved.ok) return saved
    quality = to.value
    version = saved.value.version
  }
  const number = await nextNumber(ctx.tx, brandId, 'INC')
  await ctx.tx.incomingInspection.create({
    data: {
      id: ctx.newId(), brandId, receiptId: receipt.id, number, lotSize: receipt.quantity, plan: plan.value as unknown as Prisma.InputJsonValue, checked: input.checked, defects: input.defects,
      verdict: verdict.value, decision: input.decision, reason: input.reason, inspectedBy: ctx.actor.name, at: ctx.now,
    },
    select: { id: true },
  })
  await record<SourcingEvent>(ctx, {
    type: 'sourcing.lot-inspected', brandId, subject: { kind: 'lot', id: receipt.lotId },
    data: { number, lot: receipt.lotCode, order: receipt.orderNumber, checked: input.checked, defects: input.defects, sample: plan.value.n, accepts: plan.value.ac, verdict: verdict.value, before: receipt.quality, after: quality, ...(input.reason && { reason: input.reason }) },
  })
  return ok({ number, lotCode: receipt.lotCode, quality })
}
