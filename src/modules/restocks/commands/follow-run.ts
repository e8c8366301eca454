import { record } from '#audit/record.ts'
import type { SystemActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { restockScope } from '../access.ts'
import { decideRestockVerb } from '../domain/decide-restock.ts'
import { followRun, lastDay, restsOnRun } from '../domain/follow-run.ts'
import type { RestockEvent } from '../events.ts'
import { tellTheShop } from '../restock-mail.ts'
import { heldOnRun, loadRestock, savePromises, saveRestock, type RestockRow } from '../store.ts'
import { arrivalFromRun } from '../run-arrival.ts'
import { promiseAnew, weekOfRequest } from './promise-anew.ts'
import { letGoEverything } from './take-holds.ts'

/**
 * A run changed; a restock that rests on it follows. What was only promised is promised again. What was accepted keeps its holds and moves to the
 * run's new day; when the run will not bring the pieces held on it, everything is let go and promised anew, and the brand has to accept again.
 * Refusal 'promise-stands': nothing about this restock changed.
 */
export async function followRunOfRestock(ctx: CommandContext<SystemActor>, input: { restockId: Id; runId: Id }): Promise<Result<{ promisedOn: string | null }>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  const lines = restock.lines.map(({ promise }) => promise)
  if (!['promised', 'accepted'].includes(restock.state) || !restsOnRun(lines, input.runId)) return refused(promiseStands)

  if (restock.state === 'promised') return promiseWhatWaits(ctx, restock)
  const held = await heldOnRun(ctx.tx, restock.brandId, input.runId)
  const before = held.findIndex(({ restockId }) => restockId === restock.id)
  const first = held[before]
  if (!first) return refused(promiseStands)
  // An ended run brings what it made, to those who were accepted first.
  const ahead = held.slice(0, before + 1).reduce((sum, { quantity }) => sum + quantity, 0)
  if (first.ended && ahead > first.madeGood) return reopen(ctx, restock, input.runId)

  const arrival = await arrivalFromRun(ctx.tx, { brandId: restock.brandId, runId: input.runId, shipToId: restock.shipToId, at: ctx.now })
  const moved = arrival && followRun(lines, input.runId, arrival)
  if (!moved) return refused(promiseStands)
  await savePromises(ctx.tx, restock.lines.flatMap((line, index) => (moved[index] === line.promise ? [] : [{ id: line.id, promise: moved[index]!, promisedOn: moved[index]!.promisedOn }])))
  const promisedOn = lastDay(moved)
  const week = await weekOfRequest(ctx, restock)
  const saved = await saveRestock(ctx.tx, restock, {
    promisedOn: promisedOn === null ? null : new Date(`${promisedOn}T00:00:00Z`), sameWeek: promisedOn !== null && week !== null && promisedOn <= week,
  })
  if (!saved) return refused(stale('restock'))
  await tell(ctx, 'restocks.promise-moved', restock, { runId: input.runId, before: restock.promisedOn, promisedOn })
  if (promisedOn !== restock.promisedOn) await tellTheShop(ctx, { ...restock, promisedOn }, 'promised-again')
  return ok({ promisedOn })
}

const promiseStands = conflict('promise-stands', 'Nothing about this restock changed.')

async function promiseWhatWaits(ctx: CommandContext, restock: RestockRow): Promise<Result<{ promisedOn: string | null }>> {
  const again = await promiseAnew(ctx, restock)
  if (!again.ok) return again
  const { promisedOn } = again.value
  if (promisedOn === restock.promisedOn) return refused(promiseStands)
  await tell(ctx, 'restocks.promised-again', restock, { before: restock.promisedOn, promisedOn })
  await tellTheShop(ctx, { ...restock, promisedOn }, 'promised-again')
  return ok({ promisedOn })
}

async function reopen(ctx: CommandContext, restock: RestockRow, runId: Id): Promise<Result<{ promisedOn: string | null }>> {
  const to = decideRestockVerb(restock, 'reopen')
  if (!to.ok) return to
  await letGoEverything(ctx, restock)
  const again = await promiseAnew(ctx, restock)
  if (!again.ok) return again
  const { promisedOn } = again.value
  await tell(ctx, 'restocks.reopened', restock, { runId, before: restock.promisedOn, promisedOn })
  await tellTheShop(ctx, { ...restock, promisedOn }, 'reopened')
  return ok({ promisedOn })
}

/** Accepted and never sent: once its holds are over the goods are free again, and the request says so. Refused while something is still held. */
export async function expireRestock(ctx: CommandContext<SystemActor>, input: { restockId: Id }): Promise<Result<{ number: string }>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  const to = decideRestockVerb(restock, 'expire')
  if (!to.ok) return to
  await letGoEverything(ctx, restock)
  if (!(await saveRestock(ctx.tx, restock, { state: to.value }))) return refused(stale('restock'))
  await tell(ctx, 'restocks.expired', restock, { promisedOn: restock.promisedOn })
  await tellTheShop(ctx, restock, 'expired')
  return ok({ number: restock.number })
}

async function tell(ctx: CommandContext, type: RestockEvent['type'], restock: RestockRow, data: Record<string, unknown>): Promise<void> {
  await record<RestockEvent>(ctx, { type, brandId: restock.brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id: restock.id }, data: { number: restock.number, ...data } })
}
