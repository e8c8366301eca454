import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { rawKeyset, rawPage, type RawKeyset } from '#db/raw-keyset.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { CountState } from '../domain/stock-count.ts'
import { COUNT_STATES, type CountFilter, type FloorCountFilter } from '../schemas.ts'

export interface CountListRow {
  readonly id: Id
  readonly number: string
  readonly state: CountState
  readonly placeName: string
  readonly timeZone: string
  readonly lines: number
  readonly counted: number
  /** Lots whose figure differs from the books; null while it is counted, so that it stays blind. */
  readonly differences: number | null
  readonly countedBy: string
  readonly openedAt: string
  readonly countedAt: string | null
  readonly closedAt: string | null
}

type Row = Omit<CountListRow, 'openedAt' | 'countedAt' | 'closedAt'> & { readonly createdAt: Date; readonly countedAt: Date | null; readonly closedAt: Date | null }

/** What each order goes by. Of a count that is still blind the differences are no order either: it stands with -1, below those with none. */
const SORTS: Readonly<Record<string, Pick<RawKeyset, 'column' | 'holds'>>> = {
  opened: { column: Prisma.sql`c.id`, holds: 'uuid' }, // ids of counts rise with time
  place: { column: Prisma.sql`p.name`, holds: 'text' },
  state: { column: Prisma.sql`array_position(${[...COUNT_STATES]}::text[], c.state)`, holds: 'number' }, // as a count goes through them
  lots: { column: Prisma.sql`n.lines`, holds: 'number' },
  differences: { column: Prisma.sql`coalesce(n.differences, -1)`, holds: 'number' },
  counted: { column: Prisma.sql`coalesce(extract(epoch from c."countedAt"), 0)::int`, holds: 'number' },
}

/** Counts of a brand, newest first unless asked otherwise. One statement. */
export async function listCounts(actor: BrandActor, filter: CountFilter, size = PAGE_SIZE): Promise<Page<CountListRow>> {
  const keyset = { ...SORTS[filter.sort.replace('-', '')]!, id: Prisma.sql`c.id`, descending: filter.sort.startsWith('-'), after: filter.after, before: filter.before, size }
  const { where, order, limit } = rawKeyset(keyset)
  const rows = await db.$queryRaw<(Row & { readonly sortedBy: string })[]>`
    select c.id::text, c.number, c.state, p.name as "placeName", p."timeZone", n.lines, n.counted, n.differences, c."countedBy", c."createdAt", c."countedAt", c."closedAt", (${keyset.column})::text as "sortedBy"
    from "StockCount" c join "Location" p on p.id = c."locationId"
      cross join lateral (select count(*)::int as lines, count(l.counted)::int as counted, case when c.state <> 'counting' then (count(*) filter (where l.counted <> l.expected))::int end as differences
        from "StockCountLine" l where l."brandId" = c."brandId" and l."countId" = c.id) n
    where c."brandId" = ${actor.brandId}::uuid and (${filter.state === undefined} or c.state = ${filter.state ?? ''}) and (${filter.q === ''} or c.number ilike ${like(filter.q)} or p.name ilike ${like(filter.q)}) and ${where}
    order by ${order} limit ${limit}`
  const page = rawPage(rows, keyset, ({ sortedBy, id }) => [sortedBy, id])
  return { ...page, rows: page.rows.map(({ createdAt, countedAt, closedAt, sortedBy: _, ...row }) => ({ ...row, openedAt: createdAt.toISOString(), countedAt: countedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null })) }
}

export interface FloorCount {
  readonly id: Id
  readonly number: string
  readonly placeName: string
  readonly brandName: string
  readonly lines: number
  readonly counted: number
}

const FLOOR_SORTS: Readonly<Record<string, Pick<RawKeyset, 'column' | 'holds'>>> = {
  opened: SORTS.opened!, place: { column: Prisma.sql`lower(p.name)`, holds: 'text' }, brand: { column: Prisma.sql`lower(b.name)`, holds: 'text' }, left: { column: Prisma.sql`n.lines - n.counted`, holds: 'number' },
}

/** Counts that are open at an operator's places, of every brand, the oldest first unless asked otherwise. One statement. */
export async function listFloorCounts(actor: MicrofactoryActor, filter: FloorCountFilter, size = PAGE_SIZE): Promise<Page<FloorCount>> {
  const keyset = { ...FLOOR_SORTS[filter.sort.replace('-', '')]!, id: Prisma.sql`c.id`, descending: filter.sort.startsWith('-'), after: filter.after, before: filter.before, size }
  const { where, order, limit } = rawKeyset(keyset)
  const pattern = like(filter.q)
  const rows = await db.$queryRaw<(FloorCount & { readonly sortedBy: string })[]>`
    select c.id::text, c.number, p.name as "placeName", b.name as "brandName", n.lines, n.counted, (${keyset.column})::text as "sortedBy"
    from "StockCount" c join "Location" p on p.id = c."locationId" join "Brand" b on b.id = c."brandId"
      cross join lateral (select count(*)::int as lines, count(l.counted)::int as counted from "StockCountLine" l where l."countId" = c.id) n
    where p."organizationId" = ${actor.organizationId}::uuid and c.state = 'counting' and (${filter.q === ''} or c.number ilike ${pattern} or p.name ilike ${pattern} or b.name ilike ${pattern}) and ${where}
    order by ${order} limit ${limit}`
  const page = rawPage(rows, keyset, ({ sortedBy, id }) => [sortedBy, id])
  return { ...page, rows: page.rows.map(({ sortedBy: _, ...row }) => row) }
}
