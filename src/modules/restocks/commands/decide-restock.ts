import type { BrandActor, RetailerActor, SystemActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { restockScope } from '../access.ts'
import { decideRestockVerb } from '../domain/decide-restock.ts'
import { HOLDING_STATES, type RestockVerb } from '../domain/restock-state.ts'
import type { RestockEvent } from '../events.ts'
import { tellTheShop } from '../restock-mail.ts'
import { loadRestock, saveRestock, type RestockRow } from '../store.ts'
import { promiseAnew } from './promise-anew.ts'
import { letGoEverything } from './take-holds.ts'

interface Verb {
  readonly restockId: Id
  readonly version: number
}

/** The brand says no, with the reason the shop reads. */
export async function declineRestock(ctx: CommandContext<BrandActor>, input: Verb & { reason: string }): Promise<Result<{ number: string }>> {
  const restock = await loadFor(ctx, input, 'decline')
  if (!restock.ok) return restock
  if (!(await saveRestock(ctx.tx, restock.value, { state: 'declined', declineReason: input.reason }))) return refused(stale('restock'))
  await tell(ctx, 'restocks.declined', restock.value, { reason: input.reason })
  await tellTheShop(ctx, restock.value, 'declined', input.reason)
  return ok({ number: restock.value.number })
}

/** The shop changes its mind, until somebody starts to pick. What was held for it is free again at once. */
export async function cancelRestock(ctx: CommandContext<RetailerActor>, input: Verb & { reason?: string }): Promise<Result<{ number: string }>> {
  const loaded = await loadFor(ctx, input, 'cancel')
  if (!loaded.ok) return loaded
  const restock = loaded.value
  if (HOLDING_STATES.includes(restock.state)) await letGoEverything(ctx, restock)
  if (!(await saveRestock(ctx.tx, restock, { state: 'cancelled', declineReason: input.reason ?? '' }))) return refused(stale('restock'))
  await tell(ctx, 'restocks.cancelled', restock, { reason: input.reason ?? '' })
  return ok({ number: restock.number })
}

/** Computes the promise again, from what is there now, and tells the shop when its day changed. */
export async function promiseAgain(ctx: CommandContext<BrandActor | SystemActor>, input: Verb): Promise<Result<{ number: string; promisedOn: string | null }>> {
  const loaded = await loadFor(ctx, input, 'promise')
  if (!loaded.ok) return loaded
  const restock = loaded.value
  const again = await promiseAnew(ctx, restock)
  if (!again.ok) return again
  const { promisedOn } = again.value
  await tell(ctx, 'restocks.promised-again', restock, { before: restock.promisedOn, promisedOn })
  if (promisedOn !== restock.promisedOn) await tellTheShop(ctx, { ...restock, promisedOn }, 'promised-again')
  return ok({ number: restock.number, promisedOn })
}

/** The request, if the actor sees it, the state allows the verb, and nobody changed it since the screen was drawn. */
async function loadFor(ctx: CommandContext, input: Verb, verb: RestockVerb): Promise<Result<RestockRow>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  const to = decideRestockVerb(restock, verb)
  if (!to.ok) return to
  return restock.version === input.version ? ok(restock) : refused(stale('restock'))
}

async function tell(ctx: CommandContext, type: RestockEvent['type'], restock: RestockRow, data: Record<string, unknown>): Promise<void> {
  await record<RestockEvent>(ctx, { type, brandId: restock.brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id: restock.id }, data: { number: restock.number, ...data } })
}
