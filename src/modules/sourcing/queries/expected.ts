import type { MicrofactoryActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { LotQuality } from '#modules/stock/public.ts'
import { orderScope } from '../access.ts'
import { RECEIVING_STATES, type PurchaseState } from '../domain/purchase-state.ts'

/** A box that came: one lot. */
export interface ArrivedLot {
  readonly id: Id
  readonly lotCode: string
  readonly quality: LotQuality
  readonly quantity: number
  readonly supplierLot: string
  readonly receivedBy: string
  /** This workshop took it in, and nobody has looked at it: it may take it back. */
  readonly takeable: boolean
}

export interface ExpectedLine {
  readonly id: Id
  readonly partName: string
  readonly partNumber: string
  readonly revision: string
  readonly supplierCode: string
  readonly quantity: number
  readonly received: number
  /** Oldest first, without what was taken back. */
  readonly lots: readonly ArrivedLot[]
}

/** A purchase order as the workshop reads it that it is delivered to: what, from whom, by when. Prices are between brand and supplier. */
export interface ExpectedOrder {
  readonly id: Id
  readonly number: string
  readonly version: number
  readonly state: PurchaseState
  readonly brandName: string
  readonly supplier: string
  readonly supplierRef: string
  readonly place: string
  readonly timeZone: string
  readonly expectedOn: CalendarDate | null
  readonly late: boolean
  /** Goods can come on it. */
  readonly receivable: boolean
  /** Pieces still to come. */
  readonly open: number
  readonly lines: readonly ExpectedLine[]
}

const MOST = 100
const CAME_LATELY_MS = 7 * 86_400_000

/**
 * Purchase orders that are on their way to the actor's places, the next one first; with `alsoCame` also those that came whole in the last
 * week, whose receipts may still be wrong. Three statements.
 */
export async function listExpectedOrders(actor: MicrofactoryActor, now: Date, { alsoCame = false }: { readonly alsoCame?: boolean } = {}): Promise<ExpectedOrder[]> {
  const came = { state: 'received', receipts: { some: { undoneAt: null, at: { gte: new Date(now.getTime() - CAME_LATELY_MS) } } } }
  const found = await db.purchaseOrder.findMany({
    where: { AND: [await orderScope(db, actor), { OR: [{ state: { in: [...RECEIVING_STATES] } }, ...(alsoCame ? [came] : [])] }] },
    orderBy: [{ expectedOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }], take: MOST, select: { id: true },
  })
  return expectedRows(actor, found.map(({ id }) => id), now)
}

/** One of them, or one that has come already; null when the actor does not see it. */
export async function getExpectedOrder(actor: MicrofactoryActor, orderId: string, now: Date): Promise<ExpectedOrder | null> {
  const found = isId(orderId) ? await db.purchaseOrder.findFirst({ where: { AND: [await orderScope(db, actor), { id: orderId }] }, select: { id: true } }) : null
  return found && (await expectedRows(actor, [found.id], now))[0]!
}

/** The orders of these ids, in their order. The caller has shown that they may be seen. */
async function expectedRows(actor: MicrofactoryActor, ids: readonly Id[], now: Date): Promise<ExpectedOrder[]> {
  if (ids.length === 0) return []
  return named<ExpectedOrder>('sourcing.expected-orders', `
    select o.id::text, o.number, o.version, o.state, b.name as "brandName", s.name as supplier, o."supplierRef", p.name as place, p."timeZone", o."expectedOn"::text,
      o.state = any($3::text[]) as receivable, (o.state = any($3::text[]) and o."expectedOn" < ($2::timestamptz at time zone p."timeZone")::date) is true as late, coalesce(l.open, 0)::int as open, coalesce(l.lines, '[]'::json) as lines
    from unnest($1::uuid[]) with ordinality as w(id, place) join "PurchaseOrder" o on o.id = w.id
      join "Brand" b on b.id = o."brandId" join "Supplier" s on s.id = o."supplierId" join "Location" p on p.id = o."locationId"
      left join lateral (
        select sum(greatest(0, n.quantity - n.received)) as open, json_agg(json_build_object('id', n.id, 'partName', t.name, 'partNumber', t.number, 'revision', v.code, 'supplierCode', n."supplierCode", 'quantity', n.quantity, 'received', n.received,
          'lots', coalesce((select json_agg(json_build_object('id', r.id, 'lotCode', k.code, 'quality', k.quality, 'quantity', r.quantity, 'supplierLot', r."supplierLot", 'receivedBy', r."receivedBy",
             'takeable', k.quality = 'quarantine' and not exists (select 1 from "IncomingInspection" i where i."brandId" = r."brandId" and i."receiptId" = r.id)
               and exists (select 1 from "StockMove" m join "Membership" w on w."userId" = m."actorId" and w."organizationId" = $4::uuid where m."brandId" = r."brandId" and m."sourceKind" = 'receipt' and m."sourceId" = r.id::text and m."fromKind" = 'supplier')) order by r.at, r.id)
             from "Receipt" r join "Lot" k on k.id = r."lotId" where r."lineId" = n.id and r."undoneAt" is null), '[]'::json)) order by n.position) as lines
        from "PurchaseOrderLine" n join "PartRevision" v on v.id = n."partRevisionId" join "Part" t on t.id = v."partId" where n."purchaseOrderId" = o.id) l on true
    order by w.place`, [[...ids], now, [...RECEIVING_STATES], actor.organizationId])
}
