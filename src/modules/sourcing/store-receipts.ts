import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { LotQuality } from '#modules/stock/public.ts'

/** A receipt with the state of its lot. */
export interface ReceiptRow {
  readonly id: Id
  readonly orderId: Id
  readonly orderNumber: string
  readonly lineId: Id
  readonly lotId: Id
  readonly locationId: Id
  readonly quantity: number
  readonly returned: number
  readonly undone: boolean
  readonly lotCode: string
  readonly quality: LotQuality
  readonly recalled: boolean
  readonly lotVersion: number
  readonly inspected: boolean
  readonly receivedBy: string
  /** Pieces of the lot at the place where it came in. */
  readonly onHandThere: number
  /** Pieces of the lot anywhere. */
  readonly onHand: number
}

/** A receipt of the brand, or null. */
export async function findReceipt(tx: Tx, brandId: Id, receiptId: Id): Promise<ReceiptRow | null> {
  const [row] = await tx.$queryRaw<ReceiptRow[]>`
    select r.id::text, o.id::text as "orderId", o.number as "orderNumber", r."lineId"::text, r."lotId"::text, r."locationId"::text, r.quantity, r.returned, r."undoneAt" is not null as undone, r."receivedBy",
      l.code as "lotCode", l.quality, l."recalledAt" is not null as recalled, l.version as "lotVersion",
      exists (select 1 from "IncomingInspection" i where i."brandId" = r."brandId" and i."receiptId" = r.id) as inspected,
      coalesce((select b."onHand" from "StockBalance" b where b."brandId" = r."brandId" and b."locationId" = r."locationId" and b."lotId" = r."lotId"), 0) as "onHandThere",
      coalesce((select sum(b."onHand")::int from "StockBalance" b where b."brandId" = r."brandId" and b."lotId" = r."lotId"), 0) as "onHand"
    from "Receipt" r join "PurchaseOrder" o on o.id = r."purchaseOrderId" join "Lot" l on l.id = r."lotId"
    where r.id = ${receiptId}::uuid and r."brandId" = ${brandId}::uuid`
  return row ?? null
}

/** Whether somebody of this organization took the goods in; who has left it no longer counts. */
export async function receivedByOrganization(tx: Tx, brandId: Id, receiptId: Id, organizationId: Id): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`
    select exists (select 1 from "StockMove" m join "Membership" w on w."userId" = m."actorId" and w."organizationId" = ${organizationId}::uuid
      where m."brandId" = ${brandId}::uuid and m."sourceKind" = 'receipt' and m."sourceId" = ${receiptId} and m."fromKind" = 'supplier') as own`
  return row!.own
}
