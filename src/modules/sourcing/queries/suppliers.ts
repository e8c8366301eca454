import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, rawKeyset, rawPage, textOrLast, type RawSort } from '#db/raw-keyset.ts'
import type { Closure } from '#kernel/business-calendar.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { sourcingScope } from '../access.ts'
import type { SupplierFilter } from '../schemas.ts'

export interface SupplierListRow {
  readonly id: Id
  readonly name: string
  readonly contact: string
  readonly email: string
  readonly city: string
  readonly country: string
  readonly currency: string
  readonly orderCost: number
  readonly state: 'active' | 'retired'
  readonly createdAt: string
  /** Part revisions it has a valid offer for. */
  readonly parts: number
  readonly openOrders: number
}

const OFFERED = Prisma.sql`o."validFrom" <= current_date and (o."validTo" is null or o."validTo" >= current_date)`
const OPEN = Prisma.sql`p.state in ('draft', 'sent', 'confirmed', 'partly-received')`

/** Counts of all suppliers of a brand are joined only where the list goes by them. */
const sorts = (brandId: Id) => ({
  name: { holds: 'text', column: () => Prisma.sql`lower(s.name)` },
  created: { holds: 'moment', column: () => Prisma.sql`s."createdAt"` },
  contact: { holds: 'text', column: textOrLast(Prisma.sql`s.contact`) },
  parts: {
    holds: 'number', column: () => Prisma.sql`coalesce(q.parts, 0)`,
    join: Prisma.sql`left join (select o."supplierId" as id, count(distinct o."partRevisionId")::int as parts from "SupplierOffer" o where o."brandId" = ${brandId}::uuid and ${OFFERED} group by 1) q on q.id = s.id`,
  },
  orders: {
    holds: 'number', column: () => Prisma.sql`coalesce(q.orders, 0)`,
    join: Prisma.sql`left join (select p."supplierId" as id, count(*)::int as orders from "PurchaseOrder" p where p."brandId" = ${brandId}::uuid and ${OPEN} group by 1) q on q.id = s.id`,
  },
  currency: { holds: 'text', column: () => Prisma.sql`s.currency` },
  state: { holds: 'text', column: () => Prisma.sql`s.state` },
} satisfies Readonly<Record<string, RawSort>>)

/** A brand's suppliers, by keyset; of a page only is counted what they offer and what is open. One statement. */
export async function listSuppliers(actor: BrandActor, filter: SupplierFilter, size = PAGE_SIZE): Promise<Page<SupplierListRow>> {
  const { brandId } = sourcingScope(actor)
  const keyset = keysetBy(sorts(brandId), filter.sort, { id: Prisma.sql`s.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const pattern = like(filter.q ?? '')
  const conditions = [
    Prisma.sql`s."brandId" = ${brandId}::uuid`, ...(filter.state ? [Prisma.sql`s.state = ${filter.state}`] : []),
    ...(filter.q ? [Prisma.sql`(s.name ilike ${pattern} or s.contact ilike ${pattern} or s.email ilike ${pattern} or s.city ilike ${pattern})`] : []), where,
  ]
  const fetched = await db.$queryRaw<(Omit<SupplierListRow, 'createdAt'> & { createdAt: Date; sortKey: string })[]>`
    select s.id::text, s.name, s.contact, s.email, s.city, s.country, s.currency, s."orderCost", s.state, s."createdAt", s."sortKey",
      (select count(distinct o."partRevisionId")::int from "SupplierOffer" o where o."brandId" = ${brandId}::uuid and o."supplierId" = s.id and ${OFFERED}) as parts,
      (select count(*)::int from "PurchaseOrder" p where p."brandId" = ${brandId}::uuid and p."supplierId" = s.id and ${OPEN}) as "openOrders"
    from (select s.*, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place
            from "Supplier" s ${keyset.join} where ${Prisma.join(conditions, ' and ')} order by ${order} limit ${limit}) s
    order by s.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() })) }
}

export interface SupplierDetail {
  readonly id: Id
  readonly name: string
  readonly contact: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
  readonly currency: string
  readonly workingDays: readonly number[]
  readonly closures: readonly Closure[]
  readonly orderCost: number
  readonly note: string
  readonly state: 'active' | 'retired'
  readonly version: number
  readonly timeZone: string
  /** Of its orders that have come: how many by the confirmed day, and all. */
  readonly punctuality: { readonly onTime: number; readonly all: number }
  /** Received lots that were looked at: how many were released, and all. */
  readonly quality: { readonly good: number; readonly all: number }
  readonly trail: readonly TrailEntry[]
}

/** One supplier with how well it delivers, or null. */
export async function getSupplier(actor: BrandActor, supplierId: string): Promise<SupplierDetail | null> {
  if (!isId(supplierId)) return null
  const row = await db.supplier.findFirst({
    where: { id: supplierId, ...sourcingScope(actor) },
    select: {
      id: true, name: true, contact: true, email: true, phone: true, street: true, city: true, region: true, postcode: true, country: true, currency: true, workingDays: true, closures: true,
      orderCost: true, note: true, state: true, version: true,
    },
  })
  if (!row) return null
  const [brand, [record], trail] = await Promise.all([
    db.brand.findUniqueOrThrow({ where: { id: actor.brandId }, select: { timeZone: true } }),
    db.$queryRaw<{ onTime: number; all: number; good: number; looked: number }[]>`
      select count(*) filter (where o."expectedOn" is not null and r.at::date <= o."expectedOn")::int as "onTime", count(*) filter (where o."expectedOn" is not null)::int as all,
        count(*) filter (where i.verdict = 'accepted')::int as good, count(i.verdict)::int as looked
      from "Receipt" r join "PurchaseOrder" o on o.id = r."purchaseOrderId"
        left join lateral (select verdict from "IncomingInspection" i where i."brandId" = r."brandId" and i."receiptId" = r.id order by i.at limit 1) i on true
      where r."brandId" = ${actor.brandId}::uuid and r."undoneAt" is null and o."supplierId" = ${row.id}::uuid`,
    listTrail(actor.brandId, { kind: 'supplier', id: row.id }, 50),
  ])
  return {
    ...row, closures: row.closures as unknown as Closure[], state: row.state as SupplierDetail['state'], timeZone: brand.timeZone,
    punctuality: { onTime: record!.onTime, all: record!.all }, quality: { good: record!.good, all: record!.looked }, trail,
  }
}

/** Suppliers one may order from, by name: for pickers. */
export async function listSupplierOptions(actor: BrandActor): Promise<{ readonly value: Id; readonly label: string; readonly currency: string }[]> {
  const rows = await db.supplier.findMany({ where: { ...sourcingScope(actor), state: 'active' }, orderBy: [{ name: 'asc' }], select: { id: true, name: true, currency: true } })
  return rows.map(({ id, name, currency }) => ({ value: id, label: name, currency }))
}
