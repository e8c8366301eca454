import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db, PLANNED_ANEW } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { addDays, startOfWeek, type CalendarDate } from '#kernel/calendar-date.ts'
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
  place: Prisma.sql`place, name`, '-place': Prisma.sql`place desc, name desc`,
  left: Prisma.sql`"onHand", name, place`, '-left': Prisma.sql`"onHand" desc, name, place`,
  out: Prisma.sql`"daysOut", name, place`, '-out': Prisma.sql`"daysOut" desc, name, place`,
  // What does not sell lasts for ever.
  cover: Prisma.sql`cover nulls last, name, place`, '-cover': Prisma.sql`cover desc nulls first, name, place`,
}

/**
 * The days of a period, in as few rows as can be: the weeks it touches, each from its first day in the period on, and the days in the week of its last day
 * where a shelf is already further than that (its own day can be a later one than ours).
 */
function knownDays(from: CalendarDate, to: CalendarDate, weeks: Prisma.Sql): Prisma.Sql {
  const week = startOfWeek(to)
  return Prisma.sql`
    select w."skuId", w."locationId", w.monday as first, w."lastDay" as last, w."fromDay"[at][1] as opening, w."fromDay"[at][2] as received, w."fromDay"[at][3] as sold, w."fromDay"[at][4] as returned,
        w."fromDay"[at][5] as known, w."fromDay"[at][6] as "daysOut", 0 as "onHand"
      from "SalesWeek" w cross join lateral (select greatest(${from}::date - w.monday, 0) + 1 as at) first
      where ${weeks} and w.monday between ${startOfWeek(from)}::date and ${week}::date and w."lastDay" between ${from}::date and ${to}::date
    union all
    select d."skuId", d."locationId", d.date, d.date, d.opening, d.received, d.sold, d.returned, 1, d."stockedOut"::int, 0
      from "SalesDay" d join "SalesWeek" w on w."brandId" = d."brandId" and w."skuId" = d."skuId" and w."locationId" = d."locationId"
      where ${weeks} and w.monday = ${week}::date and w."lastDay" > ${to}::date and d.date between ${week}::date and ${to}::date`
}

/**
 * SKU × place, over the last days for which anything is known: a page of rows, or every row. One statement: shelves are added up and ordered there, and
 * only for those shown are their days fetched.
 */
export async function getSellThrough(actor: BrandActor | RetailerActor, filter: SellThroughFilter, options: { readonly all?: boolean; readonly now?: Date } = {}): Promise<SellThrough> {
  const to = (options.now ?? new Date()).toISOString().slice(0, 10)
  const from = addDays(to, 1 - filter.days)
  const asked = (row: 't' | 'w') => {
    const [brandId, locationId] = [Prisma.raw(`${row}."brandId"`), Prisma.raw(`${row}."locationId"`)]
    const seen = actor.kind === 'brand' ? Prisma.sql`${brandId} = ${actor.brandId}::uuid` : Prisma.sql`${locationId} in (select id from "Location" where "organizationId" = ${actor.organizationId}::uuid)`
    return filter.place === undefined ? seen : Prisma.sql`${seen} and ${locationId} = ${filter.place}::uuid`
  }
  const skus = actor.kind === 'brand' ? Prisma.sql`s."brandId" = ${actor.brandId}::uuid` : Prisma.sql`s.id in (select w."skuId" from "SalesWeek" w where ${asked('w')})`
  const pattern = like(filter.q ?? '')
  const limit = options.all ? Prisma.empty : Prisma.sql`limit ${PAGE_SIZE} offset ${(filter.page - 1) * PAGE_SIZE}`
  const [found] = await db.$queryRaw<{ totals: SellThrough['totals']; rows: (Omit<SellThroughRow, 'daily' | 'outAt'> & { readonly days: string })[] }[]>`${Prisma.raw(PLANNED_ANEW)}
    with sku as materialized (
      select s."brandId", s.id, s.code, s.name from "Sku" s where ${skus} and (${filter.q ?? ''} = '' or s.name ilike ${pattern} or s.code ilike ${pattern})),
    -- What was sold and what is there are added up together: joined, the planner would pair each with each where it expects few.
    shelf as (
      select "skuId", "locationId", sum(sold)::int as sold, sum(returned)::int as returned, sum(received)::int as received, sum("daysOut")::int as "daysOut", sum(known)::int as known, max(last) as "lastDay", sum("onHand")::int as "onHand",
             -- The opening stock of the first day in one pass: the day in the upper half of a number, the pieces (which may be below zero) in the lower.
             ((min(((first - ${from}::date)::bigint << 32) | (opening::bigint + 2147483648)) & 4294967295) - 2147483648)::int as opening
        from (${knownDays(from, to, asked('w'))}
          union all
          select t."itemId", t."locationId", null, null, null, null, null, null, null, null, t."onHand"
            from "StockTally" t where ${asked('t')} and t."brandId" = any(array(select "brandId" from sku)) and t."itemId" = any(array(select id from sku))) known
       group by "skuId", "locationId" having sum(known) > 0),
    line as (
      select s."brandId", s.id as "skuId", s.code, s.name, p.id as "placeId", p.name as place, p."timeZone", d.sold, d.returned, d.received, d."onHand", d."daysOut", d."lastDay",
             case when d.opening + d.received > 0 then greatest(0, least(100, 100.0 * (d.sold - d.returned) / (d.opening + d.received)))::float8 end as "sellThrough",
             case when d.sold > d.returned then d."onHand"::float8 * greatest(1, d.known - d."daysOut") / (d.sold - d.returned) end as cover
        from shelf d join sku s on s.id = d."skuId" join "Location" p on p.id = d."locationId"),
    shown as (select *, row_number() over () as at from (select * from line order by ${ORDERS[filter.sort]}, "skuId", "placeId" ${limit}) cut)
    select (select json_build_object('rows', count(*), 'net', coalesce(sum(sold - returned), 0), 'onHand', coalesce(sum("onHand"), 0), 'ranEmpty', count(*) filter (where "daysOut" > 0), 'places', count(distinct "placeId")) from line) as totals,
           coalesce((select json_agg(json_build_object('skuId', "skuId", 'code', code, 'name', name, 'placeId', "placeId", 'place', place, 'timeZone', "timeZone", 'sold', sold, 'returned', returned, 'received', received,
               'onHand', "onHand", 'sellThrough', "sellThrough", 'cover', cover, 'daysOut', "daysOut", 'lastDay', "lastDay", 'days', (select string_agg((date - ${from}::date) || ':' || (d.sold - d.returned) || ':' || d."stockedOut"::int, ',' order by date)
                 from "SalesDay" d where d."brandId" = l."brandId" and d."skuId" = l."skuId" and d."locationId" = l."placeId" and date between ${from}::date and ${to}::date)) order by at) from shown l), '[]') as rows`
  return {
    from, to, totals: found!.totals, rows: found!.rows.map(({ days, ...row }): SellThroughRow => {
      const daily = Array.from<number | null>({ length: filter.days }).fill(null)
      const outAt: number[] = []
      // '0:3:0,1:2:1': the day of the period, its net sales, whether the shelf was empty at some time.
      for (const day of days.split(',')) {
        const [at, net, out] = day.split(':').map(Number)
        daily[at!] = net!
        if (out === 1) outAt.push(at!)
      }
      return { ...row, daily, outAt }
    }),
  }
}
