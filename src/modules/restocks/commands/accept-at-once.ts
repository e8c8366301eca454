import { record } from '#audit/record.ts'
import { actorName, type BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import type { ShortcutContext } from '#server/command.ts'
import { decideRestockVerb } from '../domain/decide-restock.ts'
import type { RestockEvent } from '../events.ts'
import { letterToShop } from '../restock-mail.ts'
import { readToAccept, writeAcceptance } from '../store-acceptance.ts'
import { acceptance, type AcceptedRestock } from './accept-restock.ts'
import { holdsEnd } from './take-holds.ts'

/**
 * Accepting as it nearly always goes: everything promised from stock, and the stock still there. One statement reads the request, one takes the holds and
 * writes all that follows. Whatever is different (a run beneath it, somebody faster, a key that was answered) is left to `acceptRestock`.
 */
export async function acceptAtOnce(ctx: ShortcutContext<BrandActor>, input: { restockId: Id; version?: number } | { number: string }): Promise<AcceptedRestock | null> {
  const found = await readToAccept(ctx.actor.brandId, input, ctx.claim)
  if (!found || found.answered || found.promisedOn === null) return null
  if (!decideRestockVerb(found, 'accept').ok || ('version' in input && input.version !== undefined && input.version !== found.version)) return null
  const picks = found.lines.flatMap((line) => line.promise.allocations.map(({ sourceKind, lotId, locationId, quantity }) => (
    { id: ctx.newId(), stock: sourceKind === 'stock', lotId, locationId, quantity, sourceKind: 'restock-line', sourceId: line.id }
  )))
  if (picks.length === 0 || picks.some(({ stock, lotId }) => !stock || !lotId)) return null

  const acceptedBy = actorName(ctx.actor)
  const accepted: AcceptedRestock = { restockId: found.id, number: found.number, promisedOn: found.promisedOn }
  await record<RestockEvent>(ctx, acceptance({ ...found, brandId: ctx.actor.brandId }, acceptedBy))
  const written = await writeAcceptance({
    id: found.id, brandId: ctx.actor.brandId, version: found.version, acceptedBy, acceptedFor: found.promisedOn, now: ctx.now, picks, expiresAt: holdsEnd(found.promisedOn),
    letter: found.addressee && letterToShop(found.addressee, found, 'accepted'), lock: ctx.claim?.lock ?? null, kept: ctx.kept(accepted),
  })
  return written ? accepted : null
}
