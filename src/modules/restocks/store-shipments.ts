import { db } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { RestockShipment } from './queries/get-restock.ts'
import { day } from './store.ts'

/** Shipments with what is in them. `where` says whose: this looks no further. */
export async function readShipments(where: Prisma.ShipmentWhereInput, some: { readonly orderBy: Prisma.ShipmentOrderByWithRelationInput[]; readonly take?: number } = { orderBy: [{ createdAt: 'asc' }] }): Promise<RestockShipment[]> {
  const rows = await db.shipment.findMany({ where, ...some, include: { lines: true } })
  if (rows.length === 0) return []
  const [places, lots] = await Promise.all([
    db.location.findMany({ where: { id: { in: rows.map(({ fromLocationId }) => fromLocationId) } }, select: { id: true, name: true } }),
    db.$queryRaw<{ id: Id; code: string; name: string }[]>`
      select l.id::text, l.code, coalesce(s.name, l.code) as name from "Lot" l left join "Sku" s on s.id = l."skuId"
       where l."brandId" = any(${rows.map(({ brandId }) => brandId)}::uuid[]) and l.id = any(${rows.flatMap(({ lines }) => lines.map(({ lotId }) => lotId))}::uuid[])`,
  ])
  const lot = new Map(lots.map((found) => [found.id, found]))
  const place = new Map(places.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id, number: row.number, state: row.state, from: place.get(row.fromLocationId) ?? '', toId: row.toLocationId, carrier: row.carrier, trackingCode: row.trackingCode, expectedOn: day(row.expectedOn),
    shippedAt: row.shippedAt?.toISOString() ?? null, deliveredAt: row.deliveredAt?.toISOString() ?? null, version: row.version,
    lines: row.lines.map(({ id, lotId, quantity, received, discrepancy, units, unitsNamed }) => ({ id, lotId, quantity, received, discrepancy, units: units as UnitRange[] | null, unitsNamed, lot: lot.get(lotId)?.code ?? '', name: lot.get(lotId)?.name ?? '' })),
  }))
}
