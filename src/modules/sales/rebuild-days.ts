import type { Tx } from '#db/client.ts'
import { addDays, dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { salesDays, USUAL_HOURS } from './domain/sales-day.ts'

interface Delivery { readonly skuId: Id; readonly at: Date; readonly quantity: number }
interface Sale { readonly skuId: Id; readonly localDate: CalendarDate; readonly soldAt: Date | null; readonly sold: number; readonly returned: number }

/**
 * Writes the days of a place anew from its deliveries and everything that was reported as sold there: from the first thing that is known of a SKU
 * to the last day any file told of, days without a sale included (a day in stock without a sale says as much as one with).
 * Three statements, however many SKUs.
 */
export async function rebuildSalesDays(tx: Tx, brandId: Id, locationId: Id): Promise<void> {
  const { timeZone } = await tx.location.findUniqueOrThrow({ where: { id: locationId }, select: { timeZone: true } })
  const deliveries = await tx.$queryRaw<Delivery[]>`
    select l."skuId"::text, m.at, sum(case when m."toLocationId" = ${locationId}::uuid then m.quantity else -m.quantity end)::int as quantity
      from "StockMove" m join "Lot" l on l.id = m."lotId"
     where m."brandId" = ${brandId}::uuid and ${locationId}::uuid in (m."toLocationId", m."fromLocationId") and 'customer' not in (m."fromKind", m."toKind") and l."skuId" is not null
     group by l."skuId", m.at`
  const sales = await tx.$queryRaw<Sale[]>`
    select r."skuId"::text, r."localDate"::text as "localDate", r."soldAt", sum(r.sold)::int as sold, sum(r.returned)::int as returned
      from "SalesRow" r join "SalesImport" i on i.id = r."importId"
     where r."brandId" = ${brandId}::uuid and i."brandId" = ${brandId}::uuid and i."locationId" = ${locationId}::uuid and r.taken
     group by r."skuId", r."localDate", r."soldAt"`
  const to = sales.reduce<CalendarDate>((last, { localDate }) => (localDate > last ? localDate : last), '')
  if (to === '') return
  const salesOf = Map.groupBy(sales, ({ skuId }) => skuId)
  const deliveriesOf = Map.groupBy(deliveries, ({ skuId }) => skuId)
  const rows = [...new Set([...salesOf.keys(), ...deliveriesOf.keys()])].flatMap((skuId) => {
    const mine = { sales: salesOf.get(skuId) ?? [], receipts: deliveriesOf.get(skuId) ?? [] }
    const first = [...mine.receipts.map(({ at }) => dateAt(at, timeZone)), ...mine.sales.map(({ localDate }) => localDate)].sort()[0] ?? addDays(to, 1)
    return salesDays({ timeZone, hours: USUAL_HOURS, from: first, to, opening: 0, ...mine }).map((day) => ({
      skuId, date: day.date, opening: day.opening, received: Math.max(0, day.received + day.unexplained), sold: day.sold, returned: day.returned, closing: day.closing,
      // Before its first delivery it was not on sale yet, so the day it arrived is a stock-out only when it also sold out.
      stockedOut: day.date === first && day.opening === 0 ? day.closing === 0 && day.sold > 0 : day.stockedOut, stockedOutAt: day.stockedOutAt, hoursInStock: day.hoursInStock, hoursOpen: day.hoursOpen,
    }))
  })
  await tx.$executeRaw`
    insert into "SalesDay" ("brandId", "locationId", "skuId", date, opening, received, sold, returned, closing, "stockedOut", "stockedOutAt", "hoursInStock", "hoursOpen")
    select ${brandId}::uuid, ${locationId}::uuid, d."skuId", d.date, d.opening, d.received, d.sold, d.returned, d.closing, d."stockedOut", d."stockedOutAt", d."hoursInStock", d."hoursOpen"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d("skuId" uuid, date date, opening int, received int, sold int, returned int, closing int, "stockedOut" boolean,
        "stockedOutAt" timestamptz, "hoursInStock" float, "hoursOpen" float)
    on conflict ("brandId", "skuId", "locationId", date) do update set opening = excluded.opening, received = excluded.received, sold = excluded.sold, returned = excluded.returned,
      closing = excluded.closing, "stockedOut" = excluded."stockedOut", "stockedOutAt" = excluded."stockedOutAt", "hoursInStock" = excluded."hoursInStock", "hoursOpen" = excluded."hoursOpen"`
}
