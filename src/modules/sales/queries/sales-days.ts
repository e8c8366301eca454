import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { sellOut, type SellOut } from '../domain/sell-out.ts'

/** One day of one SKU at one place of sale, by the place's own calendar. */
export interface SalesDayFacts {
  readonly locationId: Id
  readonly date: CalendarDate
  readonly opening: number
  readonly received: number
  readonly sold: number
  readonly returned: number
  readonly closing: number
  /** True: the shelf was empty at some time of this day, so demand was at least what was sold (a censored observation). */
  readonly stockedOut: boolean
  /** ISO instant of the last sale before the shelf was empty, when the till tells it. */
  readonly stockedOutAt: string | null
  /** Hours with stock, of the hours the place was open. */
  readonly hoursInStock: number
  readonly hoursOpen: number
  readonly refusedRequests: number
}

/** Both ends included; open where absent. */
export interface DayRange {
  readonly from?: CalendarDate
  readonly to?: CalendarDate
}

/** Every known day of a SKU, in order of date and place. */
export async function listSalesDays(tx: Tx, brandId: Id, skuId: Id, range: DayRange = {}): Promise<SalesDayFacts[]> {
  const rows = await tx.salesDay.findMany({
    where: { brandId, skuId, date: { ...(range.from && { gte: utc(range.from) }), ...(range.to && { lte: utc(range.to) }) } },
    orderBy: [{ date: 'asc' }, { locationId: 'asc' }],
    select: {
      locationId: true, date: true, opening: true, received: true, sold: true, returned: true, closing: true, stockedOut: true, stockedOutAt: true,
      hoursInStock: true, hoursOpen: true, refusedRequests: true,
    },
  })
  return rows.map((row) => ({ ...row, date: row.date.toISOString().slice(0, 10), stockedOutAt: row.stockedOutAt?.toISOString() ?? null }))
}

/** What a pilot is judged by: all places of sale together. */
export interface SellOutFacts {
  /** Units that reached the places of sale, less those that were sent back or on. */
  readonly unitsReceived: number
  readonly firstDayOfSale: CalendarDate | null
  /** One entry per day that is known; days without sales are in it with 0. */
  readonly soldByDay: readonly { readonly date: CalendarDate; readonly sold: number; readonly returned: number; readonly placesInStock: number; readonly placesOut: number }[]
  /** Sold out or not, on which day, whether demand was higher, and the same in a sentence. */
  readonly sellOut: SellOut
  /** Where and when shelves were empty. */
  readonly stockOuts: readonly { readonly locationId: Id; readonly date: CalendarDate; readonly at: string | null }[]
}

/** Sales, stock-outs and arrivals of a SKU at shops and venues within a range of days. Two statements. */
export async function sellOutFacts(tx: Tx, brandId: Id, skuId: Id, range: DayRange = {}): Promise<SellOutFacts> {
  const days = await listSalesDays(tx, brandId, skuId, range)
  const unitsReceived = await unitsAtPlacesOfSale(tx, brandId, skuId, range)
  const byDate = new Map<CalendarDate, { sold: number; returned: number; placesInStock: number; placesOut: number }>()
  for (const day of days) {
    const sum = byDate.get(day.date) ?? { sold: 0, returned: 0, placesInStock: 0, placesOut: 0 }
    byDate.set(day.date, {
      sold: sum.sold + day.sold, returned: sum.returned + day.returned,
      placesInStock: sum.placesInStock + (day.stockedOut ? 0 : 1), placesOut: sum.placesOut + (day.stockedOut ? 1 : 0),
    })
  }
  const soldByDay = [...byDate].map(([date, sums]) => ({ date, ...sums })).sort((a, b) => (a.date < b.date ? -1 : 1))
  return {
    unitsReceived, soldByDay, sellOut: sellOut(days), firstDayOfSale: soldByDay.find(({ sold }) => sold > 0)?.date ?? null,
    stockOuts: days.filter(({ stockedOut }) => stockedOut).map(({ locationId, date, stockedOutAt }) => ({ locationId, date, at: stockedOutAt })),
  }
}

async function unitsAtPlacesOfSale(tx: Tx, brandId: Id, skuId: Id, range: DayRange): Promise<number> {
  const [row] = await tx.$queryRaw<{ units: number }[]>`
    select coalesce(sum(case when m."toLocationId" = p.id then m.quantity else -m.quantity end), 0)::int as units
      from "StockMove" m
      join "Lot" l on l.id = m."lotId" and l."brandId" = ${brandId}::uuid and l."skuId" = ${skuId}::uuid
      join "Location" p on p.kind in ('shop', 'venue') and p.id in (m."toLocationId", m."fromLocationId")
     where m."brandId" = ${brandId}::uuid and 'customer' not in (m."fromKind", m."toKind")
       and (${range.from ?? null}::date is null or (m.at at time zone p."timeZone")::date >= ${range.from ?? null}::date)
       and (${range.to ?? null}::date is null or (m.at at time zone p."timeZone")::date <= ${range.to ?? null}::date)`
  return row?.units ?? 0
}

function utc(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
