import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { ShipmentState } from './domain/shipment-state.ts'

export interface ShipmentRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly fromLocationId: Id
  readonly toLocationId: Id
  readonly restockId: Id | null
  readonly state: ShipmentState
  readonly version: number
  readonly lines: readonly { readonly id: Id; readonly lotId: Id; readonly quantity: number }[]
}

/** A shipment in the actor's scope, locked until the end of the transaction, or null. */
export async function loadShipment(tx: Tx, scope: Prisma.ShipmentWhereInput, id: Id): Promise<ShipmentRow | null> {
  const found = await tx.shipment.findFirst({ where: { AND: [scope, { id }] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 as one from "Shipment" where id = ${id}::uuid for update`
  const row = await tx.shipment.findUniqueOrThrow({
    where: { id }, select: {
      id: true, brandId: true, number: true, fromLocationId: true, toLocationId: true, restockId: true, state: true, version: true,
      lines: { select: { id: true, lotId: true, quantity: true }, orderBy: { id: 'asc' } },
    },
  })
  return { ...row, state: row.state as ShipmentState }
}

export interface NewShipment {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly fromLocationId: Id
  readonly toLocationId: Id
  readonly restockId: Id | null
  readonly carrier: string
  readonly trackingCode: string
  readonly expectedOn: CalendarDate | null
  readonly lines: readonly NewLine[]
}

interface NewLine {
  readonly id: Id
  readonly lotId: Id
  readonly quantity: number
  /** Of a serialised lot: the units that leave, and whether somebody said so or they are taken to. */
  readonly units?: readonly UnitRange[]
  readonly unitsNamed?: boolean
}

/** A shipment that leaves now. */
export async function insertShipment(tx: Tx, { lines, expectedOn, ...shipment }: NewShipment, now: Date): Promise<void> {
  await tx.shipment.create({
    data: {
      ...shipment, state: 'in-transit', expectedOn: expectedOn ? new Date(expectedOn) : null, shippedAt: now, createdAt: now,
      lines: { create: lines.map(({ units, ...line }) => ({ ...line, brandId: shipment.brandId, ...(units && { units: units.map(({ first, last }) => ({ first, last })) }) })) },
    },
    select: { id: true },
  })
}

/** Saves a shipment that is still as it was loaded. False: somebody was faster. */
export async function saveShipment(tx: Tx, shipment: Pick<ShipmentRow, 'id' | 'version'>, data: Prisma.ShipmentUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.shipment.updateMany({ where: { id: shipment.id, version: shipment.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

/** What arrived, for all lines in one statement. */
export async function saveReceipt(tx: Tx, lines: readonly { id: Id; received: number; discrepancy: string }[]): Promise<void> {
  await tx.$executeRaw`
    update "ShipmentLine" l set received = r.received, discrepancy = r.discrepancy
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id uuid, received int, discrepancy text)
     where l.id = r.id`
}
