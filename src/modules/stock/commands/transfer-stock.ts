import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { conflict, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces, placeScope } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { refuseSending } from '../domain/send-gate.ts'
import type { StockEvent } from '../events.ts'
import type { TransferStock } from '../schemas.ts'
import { canLieAt, unitsFrom, visibleLot } from './correct-stock.ts'
import { moveStock } from './move-stock.ts'

/**
 * Part of a lot is at another place already: carried over, no shipment. What stays keeps its lot and its label, and so does what went: a
 * partial withdrawal never renames anything. Only released lots go to a place that sells.
 */
export async function transferStock(ctx: CommandContext<BrandActor>, input: TransferStock): Promise<Result<{ quantity: number; place: string }>> {
  const { fromLocationId, toLocationId, quantity } = input
  const lot = await visibleLot(ctx, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (!(await canLieAt(ctx, lot.id, fromLocationId))) return refused({ ...notFound('place'), field: 'fromLocationId' })
  const seen = await ctx.tx.location.count({ where: { AND: [placeScope(ctx.actor), { id: toLocationId }] } })
  const places = await getPlaces(ctx.tx, [fromLocationId, toLocationId])
  const to = places.get(toLocationId)
  if (seen === 0 || !to) return refused({ ...notFound('place'), field: 'toLocationId' })
  if (to.state !== 'open') return refused(conflict('place-closed', `${to.name} is closed. Choose a place that is open.`, { field: 'toLocationId' }))
  const gate = refuseSending({ code: lot.code, quality: lot.quality, recalled: lot.recalledAt !== null }, to)
  if (gate) return refused(gate)
  const id = ctx.newId()
  const moved = await moveStock(ctx, {
    brandId: lot.brandId, moves: [{
      lotId: lot.id, quantity, from: { kind: 'location', locationId: fromLocationId }, to: { kind: 'location', locationId: toLocationId }, reason: 'transferred',
      source: { kind: 'transfer', id }, key: `transfer:${id}`, onlyReleased: to.kind === 'shop' || to.kind === 'venue', ...unitsFrom(input),
    }],
  })
  if (!moved.ok) return moved.refusal.field === 'to' ? refused({ ...moved.refusal, field: 'toLocationId' }) : moved
  await record<StockEvent>(ctx, {
    type: 'stock.transferred', brandId: lot.brandId, subject: { kind: 'lot', id: lot.id },
    data: { lot: lot.code, quantity, from: places.get(fromLocationId)?.name ?? '', to: to.name, reason: input.reason, ...unitsFrom(input) },
  })
  return ok({ quantity, place: to.name })
}
