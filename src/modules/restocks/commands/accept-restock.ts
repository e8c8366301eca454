import { actorName, type BrandActor, type SystemActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { restockScope } from '../access.ts'
import { decideRestockVerb } from '../domain/decide-restock.ts'
import type { LinePromise } from '../domain/promise-model.ts'
import type { RestockEvent } from '../events.ts'
import { tellTheShop } from '../restock-mail.ts'
import { loadRestock, savePromises, saveRestock, type RestockRow } from '../store.ts'
import { takeHolds } from './take-holds.ts'

export interface AcceptedRestock {
  readonly restockId: Id
  readonly number: string
  readonly promisedOn: string | null
}

/**
 * The brand says yes: what the promise rests on is held from this moment, all of it or nothing. When it is gone, the refusal carries the new promise.
 * A screen sends the version it showed; the API names the request and accepts it as it stands.
 */
export async function acceptRestock(
  ctx: CommandContext<BrandActor | SystemActor>, input: { restockId: Id; version?: number } | { number: string },
): Promise<Result<AcceptedRestock>> {
  const which = 'number' in input ? { number: input.number } : { id: input.restockId }
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), which)
  if (!restock) return refused(notFound('restock'))
  const to = decideRestockVerb(restock, 'accept')
  if (!to.ok) return to
  if ('version' in input && input.version !== undefined && input.version !== restock.version) return refused(stale('restock'))
  const taken = await takeHolds(ctx, restock)
  if (!taken.ok) return taken
  return completeAcceptance(ctx, restock, taken.value.lines, actorName(ctx.actor))
}

/** Writes down that a request is accepted, with the chain it was accepted on. The holds are taken already. */
export async function completeAcceptance(ctx: CommandContext, restock: RestockRow, lines: readonly LinePromise[], acceptedBy: string): Promise<Result<AcceptedRestock>> {
  const changed = restock.lines.flatMap((line, index) => (lines[index] === line.promise ? [] : [{ id: line.id, promise: lines[index]!, promisedOn: lines[index]!.promisedOn }]))
  if (changed.length > 0) await savePromises(ctx.tx, changed)
  if (!(await saveRestock(ctx.tx, restock, { state: 'accepted', acceptedAt: ctx.now, acceptedBy, acceptedFor: restock.promisedOn === null ? null : new Date(`${restock.promisedOn}T00:00:00Z`) }))) return refused(stale('restock'))
  await record<RestockEvent>(ctx, acceptance(restock, acceptedBy))
  await tellTheShop(ctx, restock, 'accepted')
  return ok({ restockId: restock.id, number: restock.number, promisedOn: restock.promisedOn })
}

export function acceptance(restock: Pick<RestockRow, 'id' | 'number' | 'brandId' | 'organizationId' | 'promisedOn'>, acceptedBy: string): RestockEvent {
  return {
    type: 'restocks.accepted', brandId: restock.brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id: restock.id },
    data: { number: restock.number, promisedOn: restock.promisedOn, acceptedBy },
  }
}
