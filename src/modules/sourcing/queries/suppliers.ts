import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
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

const SORTS = { name: { field: 'name', holds: 'text' }, created: { field: 'createdAt', holds: 'date' } } as const

/** A brand's suppliers, by keyset. Two statements. */
export async function listSuppliers(actor: BrandActor, filter: SupplierFilter, size = PAGE_SIZE): Promise<Page<SupplierListRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const contains = { contains: filter.q ?? '', mode: 'insensitive' } as const
  const fetched = await db.supplier.findMany({
    where: { AND: [sourcingScope(actor), filter.state ? { state: filter.state } : {}, filter.q ? { OR: [{ name: contains }, { contact: contains }, { email: contains }, { city: contains }] } : {}, where as Prisma.SupplierWhereInput] },
    orderBy: orderBy as Prisma.SupplierOrderByWithRelationInput[], take,
    select: { id: true, name: true, contact: true, email: true, city: true, country: true, currency: true, orderCost: true, state: true, createdAt: true },
  })
  const page = keysetPage(fetched, keyset, (row) => row[sort.field])
  const counts = page.rows.length === 0 ? [] : await db.$queryRaw<{ id: Id; parts: number; openOrders: number }[]>`
    select s.id::text,
      (select count(distinct o."partRevisionId")::int from "SupplierOffer" o where o."brandId" = ${actor.brandId}::uuid and o."supplierId" = s.id and o."validFrom" <= current_date and (o."validTo" is null or o."validTo" >= current_date)) as parts,
      (select count(*)::int from "PurchaseOrder" p where p."brandId" = ${actor.brandId}::uuid and p."supplierId" = s.id and p.state in ('draft', 'sent', 'confirmed', 'partly-received')) as "openOrders"
    from unnest(${page.rows.map(({ id }) => id)}::uuid[]) as s(id)`
  const of = new Map(counts.map(({ id, ...count }) => [id, count]))
  return { ...page, rows: page.rows.map((row) => ({ ...row, state: row.state as SupplierListRow['state'], createdAt: row.createdAt.toISOString(), ...(of.get(row.id) ?? { parts: 0, openOrders: 0 }) })) }
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
