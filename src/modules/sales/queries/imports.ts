import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { brandSalesPlace, salesImportScope, salesPlaceScope } from '../access.ts'

/** Where sales can be uploaded for, by name. */
export interface PlaceOfSale {
  readonly id: Id
  readonly name: string
  readonly city: string
  readonly kind: string
  readonly owner: string
}

export async function listPlacesOfSale(actor: BrandActor | RetailerActor): Promise<PlaceOfSale[]> {
  const rows = await db.location.findMany({
    where: salesPlaceScope(actor), orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, city: true, kind: true, organization: { select: { name: true } } },
  })
  return rows.map(({ organization, ...row }) => ({ ...row, owner: organization?.name ?? '' }))
}

/** Those of which any sales are known, and the one chosen now, to choose from; and how many places of sale there are. */
export async function listReportingPlaces(actor: BrandActor, chosen?: Id): Promise<{ readonly reporting: Pick<PlaceOfSale, 'id' | 'name'>[]; readonly places: number }> {
  const [row] = await db.$queryRaw<{ reporting: Pick<PlaceOfSale, 'id' | 'name'>[]; places: number }[]>`
    -- One look at the weeks of each place: asked with exists, the planner would read those of all places first.
    select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name, id) filter (where reports), '[]') as reporting, count(*)::int as places from (
      select p.id, p.name, p.id is not distinct from ${chosen ?? null}::uuid or (select true from "SalesWeek" w where w."locationId" = p.id and w."brandId" = ${actor.brandId}::uuid limit 1) is not null as reports
        from "Location" p where ${brandSalesPlace(actor.brandId)}) place`
  return row!
}

export type ImportState = 'checked' | 'taken' | 'discarded'

export interface SalesImportRow {
  readonly id: Id
  readonly fileName: string
  readonly format: string
  readonly state: ImportState
  readonly place: string
  readonly placeId: Id
  readonly timeZone: string
  readonly brand: string
  readonly rowCount: number
  readonly goodCount: number
  readonly badCount: number
  readonly takenCount: number
  readonly uploadedBy: string
  readonly createdAt: string
}

const columns = {
  id: true, brandId: true, locationId: true, fileName: true, format: true, state: true, rowCount: true, goodCount: true, badCount: true, takenCount: true, uploadedBy: true,
  createdAt: true, takenAt: true, encoding: true, version: true,
} as const

/** Uploads, newest first, by keyset. */
export async function listSalesImports(actor: BrandActor | RetailerActor, filter: { after?: string; before?: string } = {}, size = PAGE_SIZE): Promise<Page<SalesImportRow>> {
  const keyset: Keyset = { field: 'createdAt', holds: 'date', direction: 'desc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const rows = await db.salesImport.findMany({ where: { AND: [salesImportScope(actor), where as Prisma.SalesImportWhereInput] }, orderBy: orderBy as Prisma.SalesImportOrderByWithRelationInput[], take, select: columns })
  const page = keysetPage(rows, keyset, ({ createdAt }) => createdAt)
  const names = await namesOf(page.rows)
  return { ...page, rows: page.rows.map((row) => ({ ...listed(row), ...names(row) })) }
}

export interface JudgedRow {
  readonly line: number
  readonly problem: string
  readonly detail: string
  readonly sku: string | null
  readonly date: CalendarDate | null
  readonly sold: number
  readonly returned: number
  /** Heading and cell, in the order of the file. */
  readonly raw: readonly (readonly [string, string])[]
}

export interface SalesImportDetail extends SalesImportRow {
  readonly version: number
  readonly encoding: string
  readonly takenAt: string | null
  /** Rejected rows in the order of the file; at most 200 of them, the download has all. */
  readonly bad: readonly JudgedRow[]
  readonly problems: readonly { readonly problem: string; readonly count: number }[]
  /** What the good rows say, by SKU. */
  readonly good: readonly { readonly skuId: Id; readonly code: string; readonly name: string; readonly sold: number; readonly returned: number; readonly firstDay: CalendarDate; readonly lastDay: CalendarDate }[]
}

export async function getSalesImport(actor: BrandActor | RetailerActor, id: Id): Promise<SalesImportDetail | null> {
  const row = await db.salesImport.findFirst({ where: { AND: [salesImportScope(actor), { id }] }, select: columns })
  if (!row) return null
  const [names, bad, problems, good] = await Promise.all([
    namesOf([row]),
    badRows(row.brandId, id, 200),
    db.salesRow.groupBy({ by: ['problem'], where: { brandId: row.brandId, importId: id, problem: { not: '' } }, _count: { _all: true }, orderBy: { _count: { problem: 'desc' } } }),
    db.$queryRaw<SalesImportDetail['good'][number][]>`
      select s.id::text as "skuId", s.code, s.name, sum(r.sold)::int as sold, sum(r.returned)::int as returned, min(r."localDate")::text as "firstDay", max(r."localDate")::text as "lastDay"
        from "SalesRow" r join "Sku" s on s.id = r."skuId"
       where r."brandId" = ${row.brandId}::uuid and r."importId" = ${id}::uuid and r.problem = ''
       group by s.id, s.code, s.name order by sum(r.sold) desc, s.name`,
  ])
  return {
    ...listed(row), ...names(row), version: row.version, encoding: row.encoding, takenAt: row.takenAt?.toISOString() ?? null,
    bad, problems: problems.map(({ problem, _count }) => ({ problem, count: _count._all })), good,
  }
}

/** Every rejected row of an upload, for the download; null when the actor does not see it. */
export async function listRejectedRows(actor: BrandActor | RetailerActor, id: Id): Promise<{ fileName: string; rows: readonly JudgedRow[] } | null> {
  const row = await db.salesImport.findFirst({ where: { AND: [salesImportScope(actor), { id }] }, select: { brandId: true, fileName: true } })
  return row && { fileName: row.fileName, rows: await badRows(row.brandId, id) }
}

async function badRows(brandId: Id, importId: Id, limit?: number): Promise<JudgedRow[]> {
  const rows = await db.salesRow.findMany({
    where: { brandId, importId, problem: { not: '' } }, orderBy: { line: 'asc' }, ...(limit && { take: limit }),
    select: { line: true, problem: true, detail: true, skuId: true, localDate: true, sold: true, returned: true, raw: true },
  })
  return rows.map(({ skuId, localDate, raw, ...row }) => ({ ...row, sku: skuId, date: localDate?.toISOString().slice(0, 10) ?? null, raw: raw as unknown as JudgedRow['raw'] }))
}

interface Named { readonly locationId: Id; readonly brandId: Id }

async function namesOf(rows: readonly Named[]): Promise<(row: Named) => { place: string; placeId: Id; timeZone: string; brand: string }> {
  const found = await named<{ id: Id; name: string; timeZone: string | null }>('sales.names-of', `
    select id::text, name, "timeZone" from "Location" where id = any($1::uuid[]) union all select id::text, name, null from "Brand" where id = any($2::uuid[])`,
  [[...new Set(rows.map(({ locationId }) => locationId))], [...new Set(rows.map(({ brandId }) => brandId))]])
  const names = new Map(found.map((one) => [one.id, one]))
  return ({ locationId, brandId }) => ({ place: names.get(locationId)?.name ?? '', placeId: locationId, timeZone: names.get(locationId)?.timeZone ?? 'UTC', brand: names.get(brandId)?.name ?? '' })
}

function listed(row: { id: Id; fileName: string; format: string; state: string; rowCount: number; goodCount: number; badCount: number; takenCount: number; uploadedBy: string; createdAt: Date }): Omit<SalesImportRow, 'place' | 'placeId' | 'timeZone' | 'brand'> {
  const { id, fileName, format, state, rowCount, goodCount, badCount, takenCount, uploadedBy, createdAt } = row
  return { id, fileName, format, state: state as ImportState, rowCount, goodCount, badCount, takenCount, uploadedBy, createdAt: createdAt.toISOString() }
}
