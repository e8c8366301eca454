import type { RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { readShipments } from '../store-shipments.ts'
import type { RestockShipment } from './get-restock.ts'

export interface Arrival extends RestockShipment {
  readonly to: string
}

export interface Arrivals {
  /** The next to come. */
  readonly next: readonly Arrival[]
  /** How many come after these. */
  readonly more: number
}

const MOST_NEXT = 6

/** Parcels on their way to the retailer's shops that nobody there ordered: what a brand sends by itself, such as the first units of a pilot. */
export async function listArrivals(actor: RetailerActor): Promise<Arrivals> {
  const shops = await db.location.findMany({ where: { organizationId: actor.organizationId }, select: { id: true, name: true } })
  const names = new Map<Id, string>(shops.map(({ id, name }) => [id, name]))
  const where = { restockId: null, state: 'in-transit', toLocationId: { in: [...names.keys()] } }
  const [next, all] = await Promise.all([readShipments(where, { orderBy: [{ expectedOn: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }], take: MOST_NEXT }), db.shipment.count({ where })])
  return { next: next.map((shipment) => ({ ...shipment, to: names.get(shipment.toId) ?? '' })), more: all - next.length }
}
