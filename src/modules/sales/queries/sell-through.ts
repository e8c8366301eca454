import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import type { SellThroughFilter } from '../schemas.ts'

/** One SKU at one place of sale over a period. */
export interface SellThroughRow {
  readonly skuId: Id
  readonly code: string
  readonly name: string
  readonly placeId: Id
  readonly place: string
  readonly timeZone: string
  readonly sold: number
  readonly returned: number
  readonly received: number
  readonly onHand: number
  /** Net sold of what was there to be sold (opening stock of the period + received), percent; null: nothing was there. */
  readonly sellThrough: number | null
  /** Days the shelf lasts at the rate of the days with stock; null: it does not sell. */
  readonly cover: number | null
  /** Days on which the shelf was empty at some time: what was sold then is less than what people wanted. */
  readonly daysOut: number
  readonly lastDay: CalendarDate
  /** Net sales by day, oldest first, for a sparkline; null: nothing is known about that day. */
  readonly daily: readonly (number | null)[]
  /** Days of the series on which the shelf was empty, by index. */
  readonly outAt: readonly number[]
}

export interface SellThrough {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly rows: readonly SellThroughRow[]
  /** Over all rows of the filter, also those of other pages. */
  readonly totals: {
    readonly rows: number
    /** Sold less returned. */
    readonly net: number
    readonly onHand: number
    /** Rows whose shelf was empty on some day. */
    readonly ranEmpty: number
    readonly places: number
  }
}

const ORDERS: Readonly<Record<SellThroughFilter['sort'], Prisma.Sql>> = {
  name: Prisma.sql`name, place`, '-name': Prisma.sql`name desc, place desc`,
  sold: Prisma.sql`sold - returned, name, place`, '-sold': Prisma.sql`sold - returned desc, name, place`,
  sellThrough: Prisma.sql`"sellThrough" nulls first, name, place`, '-sellThrough': Prisma.sql`"sellThrough" desc nulls last, name, place`,
  // What does not sell lasts for ever.
  cover: Prisma.sql`cover nulls last, name, place`, '-cover': Prisma.sql`cover desc nulls first, name, place`,
}

/**
 * SKU × place, over the last days for which anything is known: a page of rows, or every row. One statement: shelves are added up and ordered there, and
 * only for those shown are their days fetched.
 */
export async function getSellThrough(actor: BrandActor | RetailerActor, filter: SellThroughFilter, options: { readonly all?: boolean; readonly now?: Date } = {}): Promise<SellThrough> {
  const now = options.now ?? new Date()
  const to = now.toISOString().slice(0, 10)
  const from = new Date(now.getTime() - (filter.days - 1) * 86_400_000).toISOString().slice(0, 10)
  const seen = actor.kind === 'brand' ? Prisma.sql`d."brandId" = ${actor.brandId}::uuid` : Prisma.sql`d."locationId" in (select id from "Location" where "organizationId" = ${actor.organizationId}::uuid)`
  const at = filter.place === undefined ? Prisma.sql`true` : Prisma.sql`d."locationId" = ${filter.place}::uuid`
  const pattern = like(filter.q ?? '')
  const limit = options.all ? Prisma.empty : Prisma.sql`limit ${PAGE_SIZE} offset ${(filter.page - 1) * PAGE_SIZE}`
  const [found] = await db.$queryRaw<{ totals: SellThrough['totals']; rows: (Omit<SellThroughRow, 'daily' | 'outAt'> & { readonly days: readonly { d: string; n: number; out: boolean }[] })[] }[]>`
    with shelf as (
      select "brandId", "skuId", "locationId", sum(sold)::int as sold, sum(returned)::int as returned, sum(received)::int as received, count(*) filter (where "stockedOut")::int as "daysOut",
             count(*)::int as known, max(date) as "lastDay",
             -- The opening stock of the first day in one pass: the day in the upper half of a number, the pieces (which may be below zero) in the lower.
             ((min(((date - ${from}::date)::bigint << 32) | (opening::bigint + 2147483648)) & 4294967295) - 2147483648)::int as opening
        from "SalesDay" d where ${seen} and ${at} and date between ${from}::date and ${to}::date group by "brandId", "skuId", "locationId"),
    line as (
      select d."brandId", s.id as "skuId", s.code, s.name, p.id as "placeId", p.name as place, p."timeZone", d.sold, d.returned, d.received, d."daysOut", d."lastDay", stock."onHand",
             case when d.opening + d.received > 0 then greatest(0, least(100, 100.0 * (d.sold - d.returned) / (d.opening + d.received)))::float8 end as "sellThrough",
             case when d.sold > d.returned then stock."onHand"::float8 * greatest(1, d.known - d."daysOut") / (d.sold - d.returned) end as cover
        from shelf d join "Sku" s on s.id = d."skuId" join "Location" p on p.id = d."locationId"
        -- Looked up one by one: the planner cannot know how few shelves there are, and would join them row against row.
        cross join lateral (select coalesce(sum("onHand"), 0)::int as "onHand" from "StockTally" t where t."brandId" = d."brandId" and t."itemId" = d."skuId" and t."locationId" = d."locationId") stock
       where ${filter.q ?? ''} = '' or s.name ilike ${pattern} or s.code ilike ${pattern}),
    shown as (select *, row_number() over (order by ${ORDERS[filter.sort]}) as at from line order by at ${limit})
    select (select json_build_object('rows', count(*), 'net', coalesce(sum(sold - returned), 0), 'onHand', coalesce(sum("onHand"), 0), 'ranEmpty', count(*) filter (where "daysOut" > 0), 'places', count(distinct "placeId")) from line) as totals,
           coalesce((select json_agg(json_build_object('skuId', "skuId", 'code', code, 'name', name, 'placeId', "placeId", 'place', place, 'timeZone', "timeZone", 'sold', sold, 'returned', returned, 'received', received,
               'onHand', "onHand", 'sellThrough', "sellThrough", 'cover', cover, 'daysOut', "daysOut", 'lastDay', "lastDay", 'days', (select json_agg(json_build_object('d', date, 'n', d.sold - d.returned, 'out', "stockedOut") order by date)
                 from "SalesDay" d where d."brandId" = l."brandId" and d."skuId" = l."skuId" and d."locationId" = l."placeId" and date between ${from}::date and ${to}::date)) order by at) from shown l), '[]') as rows`
  const dates = Array.from({ length: filter.days }, (_, index) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10))
  return {
    from, to, totals: found!.totals, rows: found!.rows.map(({ days, ...row }): SellThroughRow => {
      const byDate = new Map(days.map((one) => [one.d, one]))
      return { ...row, daily: dates.map((date) => byDate.get(date)?.n ?? null), outAt: dates.flatMap((date, index) => (byDate.get(date)?.out ? [index] : [])) }
    }),
  }
}
