import type { Tx } from '#db/client.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { listSalesDays, type SalesDayFacts } from '#modules/sales/public.ts'
import { sinceLaunch } from './domain/launch.ts'
import type { PilotFacts } from './domain/metrics.ts'

/** One place of sale of a pilot. */
export interface PilotPlace {
  readonly locationId: Id
  readonly name: string
  readonly city: string
  readonly kind: string
  readonly timeZone: string
  /** Units of the pilot's runs that reached it. */
  readonly received: number
  readonly sold: number
  readonly returned: number
  readonly onHand: number
  readonly stockedOutOn: CalendarDate | null
  readonly stockedOutAt: string | null
}

export interface GatheredFacts {
  readonly facts: PilotFacts
  readonly places: readonly PilotPlace[]
  /** In order of their dates. */
  readonly days: readonly SalesDayFacts[]
}

interface Subject {
  readonly id: Id
  readonly brandId: Id
  readonly skuId: Id
  readonly startsOn: CalendarDate | null
  readonly decisionDate: CalendarDate
}

/**
 * What a pilot is judged by: units of its own runs that reached shops and venues, their sales days from the release of its first run
 * to its decision date, and the counts of its runs. Four statements, however many places and days there are.
 */
export async function gatherFacts(tx: Tx, pilot: Subject, now: Date): Promise<GatheredFacts> {
  const { brandId } = pilot
  const brand = await tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })
  const [runs] = await tx.$queryRaw<{ good: number; scrap: number; finished: boolean; released: Date | null }[]>`
    select coalesce(sum("goodCount"), 0)::int as good, coalesce(sum("scrapCount"), 0)::int as scrap, min("releasedAt") as released,
           count(*) filter (where state <> 'cancelled') > 0 and bool_and(state in ('produced', 'closed', 'stopped', 'cancelled')) as finished
      from "Run" where "brandId" = ${brandId}::uuid and "pilotId" = ${pilot.id}::uuid`
  const stock = await tx.$queryRaw<{ locationId: Id; received: number; onHand: number }[]>`
    with lot as (
      select l.id from "Lot" l join "Run" r on r.id = l."runId" and r."brandId" = l."brandId" where r."brandId" = ${brandId}::uuid and r."pilotId" = ${pilot.id}::uuid
    ), flow as (
      select m."toLocationId" as place, m.quantity as units from "StockMove" m join lot on lot.id = m."lotId"
       where m."brandId" = ${brandId}::uuid and m."toKind" = 'location' and m."fromKind" <> 'customer'
      union all
      select m."fromLocationId", -m.quantity from "StockMove" m join lot on lot.id = m."lotId"
       where m."brandId" = ${brandId}::uuid and m."fromKind" = 'location' and m."toKind" <> 'customer'
    )
    select p.id as "locationId", sum(f.units)::int as received,
           coalesce((select sum(b."onHand") from "StockBalance" b join lot on lot.id = b."lotId" where b."brandId" = ${brandId}::uuid and b."locationId" = p.id), 0)::int as "onHand"
      from flow f join "Location" p on p.id = f.place and p.kind in ('shop', 'venue')
     group by p.id having sum(f.units) <> 0`
  const from = runs?.released ? dateAt(runs.released, brand.timeZone) : null
  const known = from === null ? [] : await listSalesDays(tx, brandId, pilot.skuId, { from, to: pilot.decisionDate })
  const days = sinceLaunch(known, pilot.startsOn)
  const ids = [...new Set([...stock.map(({ locationId }) => locationId), ...days.map(({ locationId }) => locationId)])]
  const names = await tx.location.findMany({ where: { id: { in: ids } }, orderBy: { name: 'asc' }, select: { id: true, name: true, city: true, kind: true, timeZone: true } })
  const stockAt = new Map(stock.map((row) => [row.locationId, row]))
  const places = names.map(({ id, ...place }): PilotPlace => {
    const own = days.filter(({ locationId }) => locationId === id)
    const out = own.find(({ stockedOut }) => stockedOut)
    return {
      locationId: id, ...place, received: stockAt.get(id)?.received ?? 0, onHand: stockAt.get(id)?.onHand ?? 0,
      sold: own.reduce((sum, { sold }) => sum + sold, 0), returned: own.reduce((sum, { returned }) => sum + returned, 0),
      stockedOutOn: out?.date ?? null, stockedOutAt: out?.stockedOutAt ?? null,
    }
  })
  const byDay = new Map<CalendarDate, { date: CalendarDate; sold: number; returned: number }>()
  for (const { date, sold, returned } of days) {
    const sum = byDay.get(date) ?? { date, sold: 0, returned: 0 }
    byDay.set(date, { date, sold: sum.sold + sold, returned: sum.returned + returned })
  }
  const firstSale = [...byDay.values()].find(({ sold }) => sold > 0)?.date ?? null
  const today = dateAt(now, brand.timeZone)
  const onShelves = places.some(({ received }) => received > 0)
  const facts: PilotFacts = {
    unitsReceived: places.reduce((sum, { received }) => sum + received, 0),
    soldByDay: [...byDay.values()],
    firstDayOfSale: firstSale ?? (pilot.startsOn && onShelves && pilot.startsOn <= today ? pilot.startsOn : null),
    today, decisionDate: pilot.decisionDate, good: runs?.good ?? 0, scrap: runs?.scrap ?? 0, productionFinished: runs?.finished ?? false,
  }
  return { facts, places, days }
}
