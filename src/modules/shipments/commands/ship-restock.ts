import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { expectedArrival } from '#kernel/transit.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import { holdSources, loadRestock, markShipped, restockScope } from '#modules/restocks/public.ts'
import { heldFor, unitsBrought, useHolds } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import type { ShipmentEvent } from '../events.ts'
import type { ShipRestock } from '../schemas.ts'
import { insertShipment } from '../store.ts'
import type { SentShipment } from './send-transfer.ts'

/**
 * Sends everything that is held for a restock in one go: one shipment for each place it is picked at. Stock and holds go down together,
 * the restock becomes shipped. Refused when a line is not wholly held any more, or when one of its lots may no longer leave.
 */
export async function shipRestock(ctx: CommandContext<BrandActor>, input: ShipRestock): Promise<Result<{ readonly shipments: readonly SentShipment[]; readonly restockNumber: string }>> {
  const { brandId } = ctx.actor
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  if (input.version !== undefined && input.version !== restock.version) return refused(stale('restock'))

  // First the restock's own state: a draft or a request that was shipped says so, before anything about stock does.
  const shipped = await markShipped(ctx, { brandId, restockId: restock.id })
  if (!shipped.ok) return shipped

  const source = holdSources(restock.lines.map(({ id }) => id))
  const held = await heldFor(ctx.tx, brandId, source)
  for (const line of restock.lines) {
    const there = held.filter(({ sourceId }) => sourceId === line.id).reduce((sum, { quantity }) => sum + quantity, 0)
    if (there < line.quantity) {
      return refused(conflict('not-all-held', `${plural(line.quantity - there, 'piece')} of line ${line.position} of ${restock.number} ${line.quantity - there === 1 ? 'is' : 'are'} no longer held. Promise the request again, then pick it.`, {
        detail: { position: line.position, missing: line.quantity - there },
      }))
    }
  }

  const fromIds = [...new Set(held.map(({ locationId }) => locationId))].sort()
  const places = await getPlaces(ctx.tx, [...fromIds, restock.shipToId])
  const to = places.get(restock.shipToId)!
  const shipments: SentShipment[] = []
  for (const fromId of fromIds) { // one shipment a place; a request is picked at two or three at most
    const from = places.get(fromId)!
    const shipmentId = ctx.newId()
    const used = await useHolds(ctx, {
      brandId, source, locationId: fromId, to: { kind: 'transit' }, reason: 'shipped', moveSource: { kind: 'shipment', id: shipmentId }, key: `shipment:${shipmentId}`,
    })
    if (!used.ok) return used
    const byLot = new Map<Id, number>()
    for (const { lotId, quantity } of used.value) byLot.set(lotId, (byLot.get(lotId) ?? 0) + quantity)
    const units = await unitsBrought(ctx.tx, brandId, { kind: 'shipment', id: shipmentId })
    const number = await nextNumber(ctx.tx, brandId, 'SHP')
    await insertShipment(ctx.tx, {
      id: shipmentId, brandId, number, fromLocationId: fromId, toLocationId: to.id, restockId: restock.id, carrier: input.carrier, trackingCode: input.trackingCode,
      expectedOn: expectedArrival(from, to, ctx.now), lines: [...byLot].map(([lotId, quantity]) => ({ id: ctx.newId(), lotId, quantity, units: units.get(lotId)?.units, unitsNamed: units.get(lotId)?.named })),
    }, ctx.now)
    await record<ShipmentEvent>(ctx, {
      type: 'shipments.restock-shipped', brandId, organizationId: restock.organizationId, subject: { kind: 'shipment', id: shipmentId },
      data: { number, restock: restock.number, from: from.name, to: to.name, pieces: [...byLot.values()].reduce((sum, quantity) => sum + quantity, 0) },
    })
    shipments.push({ shipmentId, number })
  }
  return ok({ shipments, restockNumber: restock.number })
}
