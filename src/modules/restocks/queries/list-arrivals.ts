import type { RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { readShipments } from '../store-shipments.ts'
import type { RestockShipment } from './get-restock.ts'

export interface Arrival extends RestockShipment {
  readonly to: string
}

/** Parcels on their way to the retailer's shops that nobody there ordered: what a brand sends by itself, such as the first units of a pilot. Next to come first. */
export async function listArrivals(actor: RetailerActor): Promise<Arrival[]> {
  const shops = await db.location.findMany({ where: { organizationId: actor.organizationId }, select: { id: true, name: true } })
  const names = new Map<Id, string>(shops.map(({ id, name }) => [id, name]))
  const shipments = await readShipments({ restockId: null, state: 'in-transit', toLocationId: { in: [...names.keys()] } })
  return shipments
    .map((shipment) => ({ ...shipment, to: names.get(shipment.toId) ?? '' }))
    .sort((a, b) => (a.expectedOn ?? '9').localeCompare(b.expectedOn ?? '9') || a.number.localeCompare(b.number))
}
