import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { promiseLines } from '../promise-lines.ts'
import { savePromises, saveRestock, type RestockRow } from '../store.ts'

/**
 * Writes a new promise for a request that nothing is held for, from what is there now: promised, or submitted when a line has no day.
 * Says nothing to anybody; the caller knows why it happened.
 */
export async function promiseAnew(ctx: CommandContext, restock: RestockRow): Promise<Result<{ promisedOn: string | null }>> {
  const promised = await promiseLines(ctx.tx, {
    brandId: restock.brandId, shipToId: restock.shipToId, at: ctx.now, exceptLineIds: restock.lines.map(({ id }) => id),
    lines: restock.lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
  })
  if (!promised) return refused(notFound('restock'))
  const { answer } = promised
  // "Same week" is of the week in which the shop asked, and stays so however often it is promised again.
  const week = await weekOfRequest(ctx, restock)
  await savePromises(ctx.tx, restock.lines.map(({ id }, index) => ({ id, promise: answer.lines[index]!, promisedOn: answer.lines[index]!.promisedOn })))
  const saved = await saveRestock(ctx.tx, restock, {
    state: answer.promisedOn === null ? 'submitted' : 'promised', promisedOn: answer.promisedOn === null ? null : new Date(`${answer.promisedOn}T00:00:00Z`),
    sameWeek: answer.promisedOn !== null && week !== null && answer.promisedOn <= week,
  })
  return saved ? ok({ promisedOn: answer.promisedOn }) : refused(stale('restock'))
}

/** The last receiving day of the week in which the shop asked. */
export async function weekOfRequest(ctx: CommandContext, restock: RestockRow): Promise<string | null> {
  const then = await promiseLines(ctx.tx, { brandId: restock.brandId, shipToId: restock.shipToId, at: restock.requestedAt, lines: [] })
  return then?.answer.weekEndsOn ?? null
}
