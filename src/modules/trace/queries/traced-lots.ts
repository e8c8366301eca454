import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { AffectedLot, Holding } from '../domain/mock-recall.ts'

/** A lot in a trace, as people know it. */
export interface TracedLot {
  readonly id: Id
  readonly code: string
  readonly itemKind: 'sku' | 'part' | 'material'
  readonly itemName: string
  readonly itemCode: string
  readonly revision: string | null
  readonly gtin: string | null
  readonly quality: string
  readonly recalled: boolean
  readonly serialised: boolean
  readonly madeOn: CalendarDate | null
  /** Where it was made, for lots of a run. */
  readonly site: string | null
  readonly runNumber: string | null
  readonly made: number
  readonly missing: number
  readonly madeUnits: readonly UnitRange[]
}

/** A lot reached by a question, with the units concerned (null: all of them must be taken to be). */
export interface ReachedLot extends TracedLot {
  readonly units: readonly UnitRange[] | null
}

export function affected({ id, units, serialised, made, missing, madeUnits }: ReachedLot): AffectedLot {
  return { lotId: id, units, serialised, made, missing, madeUnits }
}

const standing = Prisma.sql`m."reversesId" is null and not exists (select 1 from "StockMove" r where r."reversesId" = m.id)`

/** Facts of lots, with how many pieces came into being. One statement for all of them. */
export async function tracedLots(brandId: Id, lotIds: readonly Id[]): Promise<Map<Id, TracedLot>> {
  const rows = await db.$queryRaw<(Omit<TracedLot, 'made' | 'missing'> & { cameIn: number; missed: number })[]>`
    with n as (
      select m."lotId", coalesce(sum(m.quantity) filter (where m."fromKind" in ('production', 'supplier')), 0)::int as "cameIn",
        (coalesce(sum(m.quantity) filter (where m."toKind" = 'count' or m.reason = 'lost'), 0) - coalesce(sum(m.quantity) filter (where m."fromKind" = 'count'), 0))::int as missed,
        coalesce(jsonb_agg(jsonb_build_object('first', m."firstUnit", 'last', m."lastUnit") order by m."firstUnit") filter (where m."fromKind" in ('production', 'supplier', 'count') and m."firstUnit" is not null), '[]') as "madeUnits"
      from "StockMove" m where m."brandId" = ${brandId}::uuid and m."lotId" = any(${[...lotIds]}::uuid[]) and ${standing} group by m."lotId")
    select l.id::text, l.code, l."itemKind", coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", coalesce(r.code, pr.code) as revision, s.gtin, l.quality, l."recalledAt" is not null as recalled,
      l.serialised, l."madeOn"::text, p.name as site, run.number as "runNumber", coalesce(n."cameIn", 0) as "cameIn", coalesce(n.missed, 0) as missed, coalesce(n."madeUnits", '[]') as "madeUnits"
    from "Lot" l left join n on n."lotId" = l.id left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
      left join "Run" run on run."brandId" = l."brandId" and run.id = l."runId" left join "Location" p on p.id = run."locationId"
    where l."brandId" = ${brandId}::uuid and l.id = any(${[...lotIds]}::uuid[])`
  return new Map(rows.map(({ cameIn, missed, ...lot }) => [lot.id, { ...lot, made: cameIn + Math.max(0, -missed), missing: Math.max(0, missed) }]))
}

/**
 * Where the pieces of lots are now: those with numbers unit by unit, the others by place and party. What was lost on its way is nowhere, though
 * its movement ends at scrap: nobody saw it destroyed, and in a recall it must be named. Two statements for all of them.
 */
export async function holdingsOf(brandId: Id, lots: readonly Pick<TracedLot, 'id' | 'serialised'>[], timeZone: string): Promise<Holding[]> {
  const numbered = lots.filter(({ serialised }) => serialised).map(({ id }) => id)
  const plain = lots.filter(({ serialised }) => !serialised).map(({ id }) => id)
  const [units, pieces] = await Promise.all([
    numbered.length === 0 ? [] : db.$queryRaw<(Omit<Holding, 'units'> & UnitRange)[]>`
      with u as (
        select u."lotId", u."firstUnit", u."lastUnit", (m.at at time zone ${timeZone})::date as day,
          case u.kind when 'location' then case when p.kind in ('shop', 'venue') then 'shipped' else 'on-hand' end when 'scrap' then 'scrapped' when 'production' then 'used' when 'supplier' then 'returned-to-supplier' when 'customer' then 'sold' else 'shipped' end as disposition,
          case u.kind when 'location' then p.name when 'customer' then 'Customers of ' || coalesce(f.name, 'a shop') when 'transit' then 'On the way to ' || coalesce(d.name, 'a place') when 'scrap' then 'Scrap' when 'production' then 'Other lots' else 'Supplier' end as party
        from "Unit" u join "StockMove" m on m.id = u."moveId" left join "Location" p on p.id = u."locationId" left join "Location" f on f.id = m."fromLocationId"
          left join "Shipment" sh on m."sourceKind" = 'shipment' and sh.id::text = m."sourceId" left join "Location" d on d.id = sh."toLocationId"
        where u."brandId" = ${brandId}::uuid and u."lotId" = any(${numbered}::uuid[]) and u.kind <> 'count' and m.reason <> 'lost'),
      -- Units that follow each other at one party are one range: sold one by one, they would be a row each.
      island as (select u.*, "firstUnit" - sum("lastUnit" - "firstUnit" + 1) over (partition by "lotId", disposition, party order by "firstUnit") + "lastUnit" - "firstUnit" as run from u)
      select "lotId"::text, disposition, party, min("firstUnit") as first, max("lastUnit") as last, sum("lastUnit" - "firstUnit" + 1)::int as quantity, max(day)::text as since
      from island group by island."lotId", disposition, party, run order by island."lotId", first`,
    plain.length === 0 ? [] : db.$queryRaw<Omit<Holding, 'units'>[]>`
      with m as (select m.*, (m.at at time zone ${timeZone})::date as day from "StockMove" m where m."brandId" = ${brandId}::uuid and m."lotId" = any(${plain}::uuid[]) and ${standing})
      select b."lotId"::text, case when p.kind in ('shop', 'venue') then 'shipped' else 'on-hand' end as disposition, p.name as party, b."onHand" as quantity,
        (select max(m.day)::text from m where m."lotId" = b."lotId" and m."toLocationId" = b."locationId") as since
      from "StockBalance" b join "Location" p on p.id = b."locationId" where b."brandId" = ${brandId}::uuid and b."lotId" = any(${plain}::uuid[]) and b."onHand" > 0
      union all
      select m."lotId"::text, 'shipped', 'On the way to ' || coalesce(max(d.name), 'a place'), sum(case when m."toKind" = 'transit' then m.quantity else -m.quantity end)::int, max(m.day)::text
      from m left join "Shipment" sh on m."sourceKind" = 'shipment' and sh.id::text = m."sourceId" left join "Location" d on d.id = sh."toLocationId"
      where 'transit' in (m."fromKind", m."toKind") group by m."lotId", m."sourceId" having sum(case when m."toKind" = 'transit' then m.quantity else -m.quantity end) <> 0
      union all
      select m."lotId"::text, 'sold', 'Customers of ' || p.name, sum(case when m."toKind" = 'customer' then m.quantity else -m.quantity end)::int, max(m.day)::text
      from m join "Location" p on p.id = coalesce(m."fromLocationId", m."toLocationId") where 'customer' in (m."fromKind", m."toKind") group by m."lotId", p.id having sum(case when m."toKind" = 'customer' then m.quantity else -m.quantity end) <> 0
      union all
      select m."lotId"::text, case m."toKind" when 'scrap' then 'scrapped' when 'production' then 'used' else 'returned-to-supplier' end, case m."toKind" when 'scrap' then 'Scrap' when 'production' then 'Other lots' else 'Supplier' end, sum(m.quantity)::int, max(m.day)::text
      from m where m."toKind" in ('scrap', 'production', 'supplier') and m.reason <> 'lost' group by m."lotId", m."toKind"`,
  ])
  return [...units.map(({ first, last, ...holding }) => ({ ...holding, units: { first, last } })), ...pieces.map((holding) => ({ ...holding, units: null }))]
}

