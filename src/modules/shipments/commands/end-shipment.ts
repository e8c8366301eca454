import type { BrandActor, MicrofactoryActor, RetailerActor, SystemActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import { markReceived } from '#modules/restocks/public.ts'
import { moveStock, reverseMoves, type MoveInput } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { receivingScope, shipmentScope } from '../access.ts'
import { decideReceipt } from '../domain/receive.ts'
import { decideShipmentVerb } from '../domain/shipment-state.ts'
import type { ShipmentEvent } from '../events.ts'
import type { ReceiveShipment } from '../schemas.ts'
import { loadShipment, saveReceipt, saveShipment } from '../store.ts'

type Receiver = BrandActor | MicrofactoryActor | RetailerActor | SystemActor

/**
 * The goods are there: what arrived becomes stock at the place; what did not stays named on its line and leaves the books as lost.
 * The last open shipment of a restock makes the restock received, on the local day at the shop.
 */
export async function receiveShipment(ctx: CommandContext<Receiver>, input: ReceiveShipment): Promise<Result<{ readonly shipmentId: Id; readonly number: string; readonly missing: number }>> {
  const shipment = await loadShipment(ctx.tx, await receivingScope(ctx.tx, ctx.actor), input.shipmentId)
  if (!shipment) return refused(notFound('shipment'))
  const to = decideShipmentVerb(shipment, 'deliver')
  if (!to.ok) return to
  if (shipment.version !== input.version) return refused(stale('shipment'))
  const receipt = decideReceipt(shipment.lines, input.lines)
  if (!receipt.ok) return receipt

  const source = { kind: 'shipment', id: shipment.id }
  const moved = await moveStock(ctx, {
    brandId: shipment.brandId, moves: receipt.value.lines.flatMap(({ id, lotId, received, missing }): MoveInput[] => [
      ...(received > 0 ? [{ lotId, quantity: received, from: { kind: 'transit' }, to: { kind: 'location', locationId: shipment.toLocationId }, reason: 'received', source, key: `received:${id}` } as const] : []),
      ...(missing > 0 ? [{ lotId, quantity: missing, from: { kind: 'transit' }, to: { kind: 'scrap' }, reason: 'lost', source, key: `missing:${id}` } as const] : []),
    ]),
  })
  if (!moved.ok) return moved
  await saveReceipt(ctx.tx, receipt.value.lines)
  if (!(await saveShipment(ctx.tx, shipment, { state: to.value, deliveredAt: ctx.now }))) return refused(stale('shipment'))
  await record<ShipmentEvent>(ctx, {
    type: 'shipments.received', brandId: shipment.brandId, subject: { kind: 'shipment', id: shipment.id },
    data: { number: shipment.number, received: receipt.value.lines.reduce((sum, { received }) => sum + received, 0), missing: receipt.value.missing },
  })
  const done = await endRestock(ctx, shipment)
  return done.ok ? ok({ shipmentId: shipment.id, number: shipment.number, missing: receipt.value.missing }) : done
}

/** The restock is received once none of its shipments is under way any more. */
async function endRestock(ctx: CommandContext, shipment: { id: Id; brandId: Id; restockId: Id | null; toLocationId: Id }): Promise<Result<unknown>> {
  if (shipment.restockId === null) return ok()
  const open = await ctx.tx.shipment.count({ where: { brandId: shipment.brandId, restockId: shipment.restockId, id: { not: shipment.id }, state: { in: ['packing', 'ready', 'in-transit'] } } })
  if (open > 0) return ok()
  const place = (await getPlaces(ctx.tx, [shipment.toLocationId])).get(shipment.toLocationId)!
  return markReceived(ctx, { brandId: shipment.brandId, restockId: shipment.restockId, receivedOn: dateAt(ctx.now, place.timeZone) })
}

/** Takes a transfer back that has left by mistake: every movement is reversed, the stock is where it was. */
export async function voidShipment(ctx: CommandContext<BrandActor>, input: { shipmentId: Id; version: number }): Promise<Result<{ number: string }>> {
  const shipment = await loadShipment(ctx.tx, await shipmentScope(ctx.tx, ctx.actor), input.shipmentId)
  if (!shipment) return refused(notFound('shipment'))
  const to = decideShipmentVerb(shipment, 'void')
  if (!to.ok) return to
  if (shipment.version !== input.version) return refused(stale('shipment'))
  const reversed = await reverseMoves(ctx, { brandId: shipment.brandId, source: { kind: 'shipment', id: shipment.id }, key: `void:${shipment.id}` })
  if (!reversed.ok) return reversed
  if (!(await saveShipment(ctx.tx, shipment, { state: to.value }))) return refused(stale('shipment'))
  await record<ShipmentEvent>(ctx, { type: 'shipments.voided', brandId: shipment.brandId, subject: { kind: 'shipment', id: shipment.id }, data: { number: shipment.number } })
  return ok({ number: shipment.number })
}

/** Nothing of it will arrive: the goods are written off as lost on the way. A restock whose goods are lost counts as ended, with nothing received. */
export async function loseShipment(ctx: CommandContext<BrandActor>, input: { shipmentId: Id; version: number; reason: string }): Promise<Result<{ number: string }>> {
  const shipment = await loadShipment(ctx.tx, await shipmentScope(ctx.tx, ctx.actor), input.shipmentId)
  if (!shipment) return refused(notFound('shipment'))
  const to = decideShipmentVerb(shipment, 'lose')
  if (!to.ok) return to
  if (shipment.version !== input.version) return refused(stale('shipment'))
  const moved = await moveStock(ctx, {
    brandId: shipment.brandId, moves: shipment.lines.map(({ id, lotId, quantity }) => ({
      lotId, quantity, from: { kind: 'transit' }, to: { kind: 'scrap' }, reason: 'lost', source: { kind: 'shipment', id: shipment.id }, key: `lost:${id}`,
    })),
  })
  if (!moved.ok) return moved
  await saveReceipt(ctx.tx, shipment.lines.map(({ id }) => ({ id, received: 0, discrepancy: input.reason })))
  if (!(await saveShipment(ctx.tx, shipment, { state: to.value }))) return refused(stale('shipment'))
  await record<ShipmentEvent>(ctx, { type: 'shipments.lost', brandId: shipment.brandId, subject: { kind: 'shipment', id: shipment.id }, data: { number: shipment.number, reason: input.reason } })
  const done = await endRestock(ctx, shipment)
  return done.ok ? ok({ number: shipment.number }) : done
}
