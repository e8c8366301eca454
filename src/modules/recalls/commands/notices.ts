import { record, recordedBefore } from '#audit/record.ts'
import type { SystemActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueueMany } from '#server/jobs/enqueue.ts'
import { lockName } from '#server/lock-name.ts'
import type { RecallEvent } from '../events.ts'
import { letterOfRecall } from '../registration-mail.ts'
import { nextConcerned, noticeKey, type ConcernedToy } from '../store.ts'

/** Addresses written to in one transaction. */
const BATCH = 500

/**
 * Writes to the next addresses that a published recall concerns and that were not written to about it. What is written to is noted in the same
 * transaction as the mail: after a crash, or when two run at once, each address has one mail. `left`: whether there may be more.
 */
export async function writeNotices(ctx: CommandContext<SystemActor>, input: { brandId: Id; recallId: Id; most?: number }): Promise<Result<{ mails: number; left: boolean }>> {
  const { tx, now } = ctx
  const { brandId, recallId, most = BATCH } = input
  await lockName(tx, `notices of ${recallId}`)
  const recall = await tx.recall.findFirst({ where: { id: recallId, brandId, publishedAt: { not: null } }, select: { number: true, title: true, hazard: true, remedy: true } })
  if (!recall) return refused(notFound('recall'))
  const { name: brandName } = await tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { name: true } })
  const toys = await nextConcerned(tx, brandId, recallId, most)
  const byAddress = [...Map.groupBy(toys, ({ email }) => email).values()] as [ConcernedToy, ...ConcernedToy[]][]
  const written = byAddress.filter(([first]) => !first.told)
  const mailed = new Set(written.map(([first]) => first.registrationId))
  await tx.recallNotice.createMany({ data: toys.map(({ registrationId }) => ({ brandId, recallId, registrationId, mailed: mailed.has(registrationId), at: now })) })
  await enqueueMany(tx, 'registration-mail', written.map((one) => ({ payload: { ...letterOfRecall({ ...recall, brandName }, one), notice: { brandId, recallId } }, jobKey: noticeKey(brandId, recallId, one[0].registrationId) })))
  if (written.length === 0) recordedBefore(ctx)
  // Of a kind of its own: a large recall has many batches, and its history must still begin with its draft.
  else await record<RecallEvent>(ctx, { type: 'recalls.notices-written', brandId, subject: { kind: 'recall-notices', id: recallId }, data: { number: recall.number, mails: written.length } })
  return ok({ mails: written.length, left: byAddress.length === most })
}
