import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { hashSecretToken } from '#auth/secret-token.ts'
import { db } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { allowedVerbs } from '#kernel/state-machine.ts'
import { orderScope } from '../access.ts'
import { purchaseMachine, type PurchaseState, type PurchaseVerb } from '../domain/purchase-state.ts'
import { ORDER_GROUPS, type OrderFilter } from '../schemas.ts'
import { receiptRows, type ReceiptView } from './receipts.ts'

export interface OrderListRow {
  readonly id: Id
  readonly number: string
  readonly state: PurchaseState
  readonly supplier: string
  readonly supplierId: Id
  readonly place: string
  readonly timeZone: string
  readonly brandName: string
  readonly lines: number
  readonly pieces: number
  readonly received: number
  /** Lines and freight, minor units. */
  readonly total: number
  readonly currency: string
  readonly expectedOn: CalendarDate | null
  readonly late: boolean
  readonly sentAt: string | null
  readonly createdAt: string
}

const SORTS = { created: { field: 'createdAt', holds: 'date' }, expected: { field: 'expectedOn', holds: 'date', nullable: true } } as const
const COMING: PurchaseState[] = [...ORDER_GROUPS.coming]

/** Purchase orders the actor sees, by keyset; the page is cut before anything is joined. */
export async function listOrders(actor: BrandActor, filter: OrderFilter, now: Date, size = PAGE_SIZE): Promise<Page<OrderListRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const contains = { contains: filter.q ?? '', mode: 'insensitive' } as const
  const group: Prisma.PurchaseOrderWhereInput = !filter.state ? {}
    : filter.state === 'late' ? { state: { in: COMING }, expectedOn: { lt: new Date(now.toISOString().slice(0, 10)) } } : { state: { in: [...ORDER_GROUPS[filter.state]] } }
  const fetched = await db.purchaseOrder.findMany({
    where: {
      AND: [
        await orderScope(db, actor), group, filter.supplier ? { supplierId: filter.supplier } : {},
        filter.q ? { OR: [{ number: contains }, { supplierRef: contains }, { supplier: { name: contains } }, { lines: { some: { partRevision: { part: { OR: [{ number: contains }, { name: contains }] } } } } }] } : {},
        where as Prisma.PurchaseOrderWhereInput,
      ],
    },
    orderBy: orderBy as Prisma.PurchaseOrderOrderByWithRelationInput[], take, select: { id: true, createdAt: true, expectedOn: true },
  })
  const page = keysetPage(fetched, keyset, (row) => row[sort.field])
  return { ...page, rows: await orderRows(page.rows.map(({ id }) => id), now) }
}

/** How many orders are in which group, for the chips of the list. */
export async function countOrders(actor: BrandActor, now: Date): Promise<Record<'draft' | 'coming' | 'late', number>> {
  const [row] = await db.$queryRaw<Record<'draft' | 'coming' | 'late', number>[]>`
    select count(*) filter (where state = 'draft')::int as draft, count(*) filter (where state <> 'draft')::int as coming,
      count(*) filter (where state <> 'draft' and "expectedOn" < ${now}::timestamptz::date)::int as late
    from "PurchaseOrder" where "brandId" = ${actor.brandId}::uuid and state in ('draft', 'sent', 'confirmed', 'partly-received')`
  return row!
}

/** The rows of these ids, in their order. The caller has shown that they may be seen. */
async function orderRows(ids: readonly Id[], now: Date): Promise<OrderListRow[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<(Omit<OrderListRow, 'sentAt' | 'createdAt'> & { sentAt: Date | null; createdAt: Date })[]>`
    select o.id::text, o.number, o.state, s.name as supplier, s.id::text as "supplierId", p.name as place, p."timeZone", b.name as "brandName", o.currency, o."expectedOn"::text, o."sentAt", o."createdAt",
      (o.state in ('sent', 'confirmed', 'partly-received') and o."expectedOn" < (${now}::timestamptz at time zone p."timeZone")::date) is true as late,
      coalesce(l.lines, 0) as lines, coalesce(l.pieces, 0) as pieces, coalesce(l.received, 0) as received, o.freight + coalesce(l.cost, 0) as total
    from unnest(${[...ids]}::uuid[]) with ordinality as w(id, place)
      join "PurchaseOrder" o on o.id = w.id join "Supplier" s on s.id = o."supplierId" join "Location" p on p.id = o."locationId" join "Brand" b on b.id = o."brandId"
      left join lateral (select count(*)::int as lines, sum(quantity)::int as pieces, sum(least(received, quantity))::int as received, sum(quantity::bigint * "unitPrice")::float8 as cost from "PurchaseOrderLine" l where l."purchaseOrderId" = o.id) l on true
    order by w.place`
  return rows.map((row) => ({ ...row, sentAt: row.sentAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString() }))
}

export interface OrderLineView {
  readonly id: Id
  readonly partId: Id
  readonly partRevisionId: Id
  readonly partNumber: string
  readonly partName: string
  readonly revision: string
  readonly supplierCode: string
  readonly quantity: number
  readonly received: number
  readonly unitPrice: number
  readonly expectedOn: CalendarDate | null
  readonly fromOffer: boolean
}

export interface OrderDetail extends OrderListRow {
  readonly brandId: Id
  readonly version: number
  readonly freight: number
  readonly supplierRef: string
  readonly note: string
  readonly sentCount: number
  readonly cancelReason: string
  readonly locationId: Id
  readonly contact: string
  readonly email: string
  readonly address: string
  readonly deliverTo: string
  readonly verbs: readonly PurchaseVerb[]
  readonly orderLines: readonly OrderLineView[]
  readonly receipts: readonly ReceiptView[]
  readonly trail: readonly TrailEntry[]
}

/** One purchase order with all a page or a document shows, or null. */
export async function getOrder(actor: BrandActor, number: string, now: Date): Promise<OrderDetail | null> {
  return orderWhere({ AND: [await orderScope(db, actor), { number }] }, now)
}

/** The order a supplier opens from its mail: whoever has the secret may read it, as long as it stands. */
export async function findSentOrder(token: string, now: Date): Promise<OrderDetail | null> {
  return orderWhere({ linkHash: hashSecretToken(token), state: { notIn: ['draft', 'cancelled'] } }, now)
}

async function orderWhere(where: Prisma.PurchaseOrderWhereInput, now: Date): Promise<OrderDetail | null> {
  const order = await db.purchaseOrder.findFirst({
    where,
    select: {
      id: true, brandId: true, version: true, freight: true, supplierRef: true, note: true, sentCount: true, cancelReason: true, locationId: true,
      supplier: { select: { contact: true, email: true, street: true, postcode: true, city: true, region: true, country: true } },
      lines: {
        orderBy: { position: 'asc' },
        select: { id: true, partRevisionId: true, supplierCode: true, quantity: true, received: true, unitPrice: true, expectedOn: true, offerId: true, partRevision: { select: { code: true, part: { select: { id: true, number: true, name: true } } } } },
      },
    },
  })
  if (!order) return null
  const [[row], receipts, place, trail] = await Promise.all([
    orderRows([order.id], now), receiptRows({ purchaseOrderId: order.id, brandId: order.brandId }),
    db.location.findUniqueOrThrow({ where: { id: order.locationId }, select: { name: true, street: true, postcode: true, city: true, region: true, country: true } }),
    listTrail(order.brandId, { kind: 'purchase-order', id: order.id }, 100),
  ])
  const { supplier, lines, ...rest } = order
  return {
    ...row!, ...rest, contact: supplier.contact, email: supplier.email, address: addressOf(supplier), deliverTo: [place.name, addressOf(place)].filter(Boolean).join(', '),
    verbs: allowedVerbs(purchaseMachine, row!.state), receipts, trail,
    orderLines: lines.map(({ partRevision, expectedOn, offerId, ...line }) => ({
      ...line, partId: partRevision.part.id, partNumber: partRevision.part.number, partName: partRevision.part.name, revision: partRevision.code, expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null, fromOffer: offerId !== null,
    })),
  }
}

function addressOf({ street, postcode, city, region, country }: { street: string; postcode: string; city: string; region: string; country: string }): string {
  return [street, [city, region, postcode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}
