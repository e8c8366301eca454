import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { hashSecretToken } from '#auth/secret-token.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { amountIn, dayOrLast, keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import { addressLine } from '#kernel/address.ts'
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

/** From the draft to its end, as an order goes through them. */
const STATE_ORDER: readonly PurchaseState[] = ['draft', 'sent', 'confirmed', 'partly-received', 'received', 'closed', 'cancelled']

/** Sums of a brand's lines by order: joined only where the list goes by them. */
const sums = (brandId: Id): Prisma.Sql => Prisma.sql`left join (
  select l."purchaseOrderId" as id, count(*)::int as lines, sum(least(l.received, l.quantity))::int as received, sum(l.quantity::bigint * l."unitPrice") as cost
    from "PurchaseOrderLine" l where l."brandId" = ${brandId}::uuid group by 1) q on q.id = o.id`

const sorts = (brandId: Id) => ({
  created: { holds: 'moment', column: () => Prisma.sql`o."createdAt"` },
  expected: { holds: 'date', column: dayOrLast(Prisma.sql`o."expectedOn"`) },
  supplier: { holds: 'text', column: () => Prisma.sql`lower(s.name)` },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...STATE_ORDER]}::text[], o.state)` },
  place: { holds: 'text', column: () => Prisma.sql`lower(p.name)` },
  lines: { holds: 'number', column: () => Prisma.sql`coalesce(q.lines, 0)`, join: sums(brandId) },
  came: { holds: 'number', column: () => Prisma.sql`coalesce(q.received, 0)`, join: sums(brandId) },
  total: { holds: 'text', column: () => amountIn(Prisma.sql`o.currency`, Prisma.sql`o.freight + coalesce(q.cost, 0)`), join: sums(brandId) },
} satisfies Readonly<Record<string, RawSort>>)

/** A brand's purchase orders, by keyset; the page is cut before more than the order asks for is joined. Two statements. */
export async function listOrders(actor: BrandActor, filter: OrderFilter, now: Date, size = PAGE_SIZE): Promise<Page<OrderListRow>> {
  const keyset = keysetBy(sorts(actor.brandId), filter.sort, { id: Prisma.sql`o.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await db.$queryRaw<{ id: Id; sortKey: string }[]>`
    select o.id::text, (${keyset.column})::text as "sortKey"
      from "PurchaseOrder" o join "Supplier" s on s.id = o."supplierId" join "Location" p on p.id = o."locationId" ${keyset.join}
     where ${Prisma.join([Prisma.sql`o."brandId" = ${actor.brandId}::uuid`, ...filterOf(actor.brandId, filter, now), where], ' and ')} order by ${order} limit ${limit}`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: await orderRows(page.rows.map(({ id }) => id), now) }
}

/** What a filter asks of `"PurchaseOrder" o` to `"Supplier" s`. */
function filterOf(brandId: Id, { state, supplier, q }: OrderFilter, now: Date): Prisma.Sql[] {
  const pattern = like(q ?? '')
  const states = state && ORDER_GROUPS[state === 'late' ? 'coming' : state]
  return [
    ...(states ? [Prisma.sql`o.state = any(${[...states]}::text[])`] : []),
    ...(state === 'late' ? [Prisma.sql`o."expectedOn" < ${now}::timestamptz::date`] : []),
    ...(supplier ? [Prisma.sql`o."supplierId" = ${supplier}::uuid`] : []),
    ...(q ? [Prisma.sql`(o.number ilike ${pattern} or o."supplierRef" ilike ${pattern} or s.name ilike ${pattern} or o.id in (
      select l."purchaseOrderId" from "PurchaseOrderLine" l join "PartRevision" v on v.id = l."partRevisionId" join "Part" t on t.id = v."partId"
       where l."brandId" = ${brandId}::uuid and (t.number ilike ${pattern} or t.name ilike ${pattern})))`] : []),
  ]
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
  /** Who orders, with an address of its own where it has one, and where to write to. */
  readonly buyer: string
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
  return orderWhere({ linkHash: hashSecretToken(token), state: { not: 'draft' } }, now)
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
  const [[row], receipts, place, trail, brand] = await Promise.all([
    orderRows([order.id], now), receiptRows({ purchaseOrderId: order.id, brandId: order.brandId }),
    db.location.findUniqueOrThrow({ where: { id: order.locationId }, select: { name: true, street: true, postcode: true, city: true, region: true, country: true } }),
    listTrail(order.brandId, { kind: 'purchase-order', id: order.id }, 100),
    db.brand.findUniqueOrThrow({
      where: { id: order.brandId },
      select: { name: true, supportEmail: true, locations: { where: { state: 'open', kind: 'warehouse' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 1, select: { street: true, postcode: true, city: true, region: true, country: true } } },
    }),
  ])
  const { supplier, lines, ...rest } = order
  return {
    ...row!, ...rest, contact: supplier.contact, email: supplier.email, address: addressLine(supplier), buyer: [brand.name, ...brand.locations.map(addressLine), brand.supportEmail].filter(Boolean).join(', '), deliverTo: [place.name, addressLine(place)].filter(Boolean).join(', '),
    verbs: allowedVerbs(purchaseMachine, row!.state), receipts, trail,
    orderLines: lines.map(({ partRevision, expectedOn, offerId, ...line }) => ({
      ...line, partId: partRevision.part.id, partNumber: partRevision.part.number, partName: partRevision.part.name, revision: partRevision.code, expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null, fromOffer: offerId !== null,
    })),
  }
}
