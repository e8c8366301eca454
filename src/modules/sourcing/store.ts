import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Closure } from '#kernel/business-calendar.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { amountFault, parseMinor } from '#kernel/money.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { DEFAULT_POLICY, type SourcingPolicy } from './domain/policy.ts'
import type { PriceBreak } from './domain/price.ts'
import type { PurchaseState } from './domain/purchase-state.ts'

export function day(date: Date | null): CalendarDate | null {
  return date ? date.toISOString().slice(0, 10) : null
}

/** An amount as typed, as minor units; negative and absurd ones are refused beside their field. */
export function minorOf(text: string, currency: string, field: string): Result<number> {
  const fault = amountFault(text, currency)
  return fault ? refused(invalid('not-an-amount', fault, { field })) : ok(parseMinor(text, currency)!)
}

/** A supplier as commands need it. */
export interface SupplierRow {
  readonly id: Id
  readonly brandId: Id
  readonly name: string
  readonly contact: string
  readonly email: string
  readonly currency: string
  readonly workingDays: readonly number[]
  readonly closures: readonly Closure[]
  readonly orderCost: number
  readonly state: 'active' | 'retired'
  readonly version: number
}

export const supplierColumns = {
  id: true, brandId: true, name: true, contact: true, email: true, currency: true, workingDays: true, closures: true, orderCost: true, state: true, version: true,
} as const satisfies Prisma.SupplierSelect

export function supplierOf(row: Prisma.SupplierGetPayload<{ select: typeof supplierColumns }>): SupplierRow {
  return { ...row, closures: row.closures as unknown as Closure[], state: row.state as SupplierRow['state'] }
}

/** A supplier of the brand, or null. */
export async function findSupplier(tx: Tx, brandId: Id, id: Id): Promise<SupplierRow | null> {
  const row = await tx.supplier.findFirst({ where: { id, brandId }, select: supplierColumns })
  return row && supplierOf(row)
}

/** An offer with what an order needs of it. */
export interface OfferRow {
  readonly id: Id
  readonly supplierId: Id
  readonly partRevisionId: Id
  readonly supplierCode: string
  readonly minimum: number
  readonly multiple: number
  readonly leadDays: number
  readonly validFrom: CalendarDate
  readonly validTo: CalendarDate | null
  readonly version: number
  /** Smallest quantity first. */
  readonly breaks: readonly PriceBreak[]
}

export const offerColumns = {
  id: true, supplierId: true, partRevisionId: true, supplierCode: true, minimum: true, multiple: true, leadDays: true, validFrom: true, validTo: true, version: true,
  breaks: { select: { quantity: true, unitPrice: true }, orderBy: { quantity: 'asc' } },
} as const satisfies Prisma.SupplierOfferSelect

export function offerOf(row: Prisma.SupplierOfferGetPayload<{ select: typeof offerColumns }>): OfferRow {
  return { ...row, validFrom: day(row.validFrom)!, validTo: day(row.validTo) }
}

/** The offers of one supplier that are valid on a day, by part revision; of several for one part the newest. */
export async function validOffers(tx: Tx, brandId: Id, supplierId: Id, partRevisionIds: readonly Id[], on: CalendarDate): Promise<Map<Id, OfferRow>> {
  const rows = await tx.supplierOffer.findMany({
    where: { brandId, supplierId, partRevisionId: { in: [...partRevisionIds] }, validFrom: { lte: new Date(on) }, OR: [{ validTo: null }, { validTo: { gte: new Date(on) } }] },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }], select: offerColumns,
  })
  return new Map(rows.map((row) => [row.partRevisionId, offerOf(row)]))
}

export interface OrderLineRow {
  readonly id: Id
  readonly position: number
  readonly partRevisionId: Id
  readonly quantity: number
  readonly unitPrice: number
  readonly received: number
}

export interface OrderRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly supplierId: Id
  readonly locationId: Id
  readonly state: PurchaseState
  readonly currency: string
  readonly freight: number
  readonly expectedOn: CalendarDate | null
  readonly sentCount: number
  readonly note: string
  readonly version: number
  readonly createdAt: Date
  readonly lines: readonly OrderLineRow[]
}

/** A purchase order in a scope, locked until the end of the transaction, so that two receipts add up. Null: not theirs, or absent. */
export async function loadOrder(tx: Tx, scope: Prisma.PurchaseOrderWhereInput, which: { readonly id: Id } | { readonly lineId: Id } | { readonly receiptId: Id }): Promise<OrderRow | null> {
  const named = 'id' in which ? { id: which.id } : 'lineId' in which ? { lines: { some: { id: which.lineId } } } : { receipts: { some: { id: which.receiptId } } }
  const found = await tx.purchaseOrder.findFirst({ where: { AND: [scope, named] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 as one from "PurchaseOrder" where id = ${found.id}::uuid for update`
  const row = await tx.purchaseOrder.findUniqueOrThrow({
    where: { id: found.id },
    select: {
      id: true, brandId: true, number: true, supplierId: true, locationId: true, state: true, currency: true, freight: true, expectedOn: true, sentCount: true, note: true, version: true, createdAt: true,
      lines: { orderBy: { position: 'asc' }, select: { id: true, position: true, partRevisionId: true, quantity: true, unitPrice: true, received: true } },
    },
  })
  return { ...row, state: row.state as PurchaseState, expectedOn: day(row.expectedOn) }
}

/** Saves an order that is still as it was loaded. False: somebody was faster. */
export async function saveOrder(tx: Tx, order: Pick<OrderRow, 'id' | 'version'>, data: Prisma.PurchaseOrderUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.purchaseOrder.updateMany({ where: { id: order.id, version: order.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

/** Part revisions of a brand by id, with the words an order and a refusal need. */
export async function partNames(tx: Tx, brandId: Id, ids: readonly Id[]): Promise<Map<Id, { readonly number: string; readonly name: string; readonly revision: string; readonly retired: boolean }>> {
  const rows = await tx.partRevision.findMany({ where: { brandId, id: { in: [...new Set(ids)] } }, select: { id: true, code: true, part: { select: { number: true, name: true, state: true } } } })
  return new Map(rows.map(({ id, code, part }) => [id, { number: part.number, name: part.name, revision: code, retired: part.state === 'retired' }]))
}

/** How the brand buys; the defaults until somebody says otherwise. */
export async function findPolicy(tx: Tx, brandId: Id): Promise<SourcingPolicy> {
  const row = await tx.sourcingPolicy.findUnique({ where: { brandId } })
  return row ? (({ brandId: _, ...policy }) => policy)(row) as SourcingPolicy : DEFAULT_POLICY
}
