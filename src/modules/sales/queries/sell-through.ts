import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
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
}

/** How many rows of the table a screen draws at once. */
export const SELL_THROUGH_ROWS = 50

/** SKU × place, over the last days for which anything is known: all rows, of which a screen draws a page. One statement; a brand with 40 places and 30 SKUs has 1,200 rows at most. */
export async function getSellThrough(actor: BrandActor | RetailerActor, filter: SellThroughFilter, now = new Date()): Promise<SellThrough> {
  const to = now.toISOString().slice(0, 10)
  const from = new Date(now.getTime() - (filter.days - 1) * 86_400_000).toISOString().slice(0, 10)
  const brandId = actor.kind === 'brand' ? actor.brandId : null
  const organizationId = actor.kind === 'retailer' ? actor.organizationId : null
  const rows = await db.$queryRaw<(Omit<SellThroughRow, 'sellThrough' | 'daily' | 'outAt'> & { opening: number; days: { d: string; n: number; out: boolean }[] })[]>`
    select s.id::text as "skuId", s.code, s.name, p.id::text as "placeId", p.name as place, p."timeZone", d.sold, d.returned, d.received, d.opening, d."daysOut", d."lastDay"::text as "lastDay", d.days,
           coalesce((select sum(b."onHand")::int from "StockBalance" b join "Lot" l on l.id = b."lotId" where b."locationId" = p.id and l."skuId" = s.id), 0) as "onHand"
      from (
        select "skuId", "locationId", "brandId", sum(sold)::int as sold, sum(returned)::int as returned, sum(received)::int as received, (array_agg(opening order by date))[1] as opening,
               count(*) filter (where "stockedOut")::int as "daysOut", max(date) as "lastDay",
               json_agg(json_build_object('d', date, 'n', sold - returned, 'out', "stockedOut") order by date) as days
          from "SalesDay"
         where date between ${from}::date and ${to}::date and (${brandId}::uuid is null or "brandId" = ${brandId}::uuid)
           and (${filter.place ?? null}::uuid is null or "locationId" = ${filter.place ?? null}::uuid)
         group by "skuId", "locationId", "brandId") d
      join "Sku" s on s.id = d."skuId" and s."brandId" = d."brandId"
      join "Location" p on p.id = d."locationId" and (${organizationId}::uuid is null or p."organizationId" = ${organizationId}::uuid)
     where ${filter.q ?? ''} = '' or s.name ilike ${`%${filter.q ?? ''}%`} or s.code ilike ${`%${filter.q ?? ''}%`}
     order by s.name, p.name`
  const dates = Array.from({ length: filter.days }, (_, index) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10))
  const table = rows.map(({ opening, days, ...row }): SellThroughRow => {
    const byDate = new Map(days.map((one) => [one.d, one]))
    const available = opening + row.received
    return {
      ...row, sellThrough: available > 0 ? Math.max(0, Math.min(100, (100 * (row.sold - row.returned)) / available)) : null,
      daily: dates.map((date) => byDate.get(date)?.n ?? null), outAt: dates.flatMap((date, index) => (byDate.get(date)?.out ? [index] : [])),
    }
  })
  const by: Record<SellThroughFilter['sort'], (a: SellThroughRow, b: SellThroughRow) => number> = {
    '-sold': (a, b) => b.sold - b.returned - (a.sold - a.returned), name: () => 0,
    cover: (a, b) => cover(a, filter.days) - cover(b, filter.days), '-sellThrough': (a, b) => (b.sellThrough ?? -1) - (a.sellThrough ?? -1),
  }
  return { from, to, rows: table.sort(by[filter.sort]) }
}

/** Days the shelf lasts at the rate of the days with stock; Infinity when it does not sell. */
export function cover(row: SellThroughRow, days: number): number {
  const known = row.daily.filter((value) => value !== null).length
  const inStock = Math.max(1, Math.min(days, known) - row.daysOut)
  const rate = Math.max(0, row.sold - row.returned) / inStock
  return rate > 0 ? row.onHand / rate : Infinity
}
