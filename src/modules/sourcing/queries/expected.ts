import type { MicrofactoryActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
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

const CAME_LATELY_MS = 7 * 86_400_000

/** Which of a workshop's deliveries: on their way, or come whole in the last week, when their receipts may still be wrong; found by words, late ones only, in an order. */
export interface ExpectedFilter {
  readonly which?: 'expected' | 'came' | 'both'
  readonly q?: string
  readonly late?: boolean
  readonly sort?: 'expected' | '-expected' | 'from' | '-from' | 'to' | '-to'
}

const SORTS = { expected: Prisma.sql`o."expectedOn"`, from: Prisma.sql`lower(s.name)`, to: Prisma.sql`lower(p.name)` }

/** Purchase orders that are on their way to the actor's places, the next one first unless asked otherwise; at most `limit`. Two statements. */
export async function listExpectedOrders(actor: MicrofactoryActor, now: Date, { which = 'expected', q = '', late = false, sort = 'expected' }: ExpectedFilter = {}, limit = 100): Promise<ExpectedOrder[]> {
  const pattern = like(q)
  const onTheWay = Prisma.sql`o.state = any(${[...RECEIVING_STATES]}::text[])`
  const came = Prisma.sql`(o.state = 'received' and exists (select 1 from "Receipt" r where r."brandId" = o."brandId" and r."purchaseOrderId" = o.id and r."undoneAt" is null and r.at >= ${new Date(now.getTime() - CAME_LATELY_MS)}))`
  const found = await db.$queryRaw<{ id: Id }[]>`
    select o.id::text from "Location" p join "PurchaseOrder" o on o."locationId" = p.id join "Supplier" s on s.id = o."supplierId" join "Brand" b on b.id = o."brandId"
     where p."organizationId" = ${actor.organizationId}::uuid and ${{ expected: onTheWay, came, both: Prisma.sql`(${onTheWay} or ${came})` }[which]}
       and (${!late} or o."expectedOn" < (${now}::timestamptz at time zone p."timeZone")::date)
       and (${q === ''} or o.number ilike ${pattern} or o."supplierRef" ilike ${pattern} or s.name ilike ${pattern} or p.name ilike ${pattern} or b.name ilike ${pattern} or exists (
         select 1 from "PurchaseOrderLine" n join "PartRevision" v on v.id = n."partRevisionId" join "Part" t on t.id = v."partId"
          where n."purchaseOrderId" = o.id and (t.name ilike ${pattern} or t.number ilike ${pattern} or n."supplierCode" ilike ${pattern})))
     order by ${SORTS[sort.replace('-', '') as keyof typeof SORTS]} ${sort.startsWith('-') ? Prisma.sql`desc` : Prisma.sql`asc`} nulls last, o."createdAt", o.id limit ${limit}`
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
