import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { StockFilter } from '../schemas.ts'
import { arrivingGroup, like, onTheWay, pieceSums, placeIs, qualityIs, type Pieces } from './stock-pieces.ts'

export interface StockLine extends Pieces {
  readonly itemCode: string
  readonly itemName: string
  readonly lot: string
  readonly revision: string | null
  readonly quality: string
  readonly madeOn: CalendarDate | null
  /** Where it lies, or where it is on its way to. */
  readonly placeName: string
  readonly placeKind: string
  readonly onTheWay: number
  readonly due: CalendarDate | null
  readonly shipment: string | null
}

/** Everything on hand by item, lot and place, and everything on the way by where it goes, as the filter has it: for the export. */
export async function listStockLines(actor: BrandActor, filter: StockFilter): Promise<StockLine[]> {
  const item = Prisma.sql`coalesce(s.code, pt.number, '') as "itemCode", coalesce(s.name, pt.name, '') as "itemName", l.code as lot, coalesce(r.code, pr.code) as revision,
      case when l."recalledAt" is null then l.quality else 'recalled' end as quality, l."madeOn"::text, p.name as "placeName", p.kind as "placeKind"`
  const names = Prisma.sql`left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"`
  const group = Prisma.sql`s.code, s.name, pt.number, pt.name, l.id, r.code, pr.code, p.id`
  const words = Prisma.sql`(${filter.kind === undefined} or l."itemKind" = ${filter.kind ?? ''}) and (${filter.q === ''} or l.code ilike ${like(filter.q)} or s.name ilike ${like(filter.q)} or s.code ilike ${like(filter.q)}
      or pt.name ilike ${like(filter.q)} or pt.number ilike ${like(filter.q)} or p.name ilike ${like(filter.q)} or p.city ilike ${like(filter.q)} or s.gtin = ${filter.q})`
  return db.$queryRaw<StockLine[]>`
    select ${item}, ${pieceSums}, 0 as "onTheWay", null::text as due, null::text as shipment
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId" ${names}
    where b."brandId" = ${actor.brandId}::uuid and b."onHand" > 0 and ${placeIs(filter.place)} and ${qualityIs(filter.quality)} and ${words}
    group by ${group}
    union all
    select ${item}, 0, 0, 0, 0, 0, sum(sl.quantity)::int, sh."expectedOn"::text, sh.number
    from ${onTheWay} ${names}
    where sh."brandId" = ${actor.brandId}::uuid and sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} and ${qualityIs(filter.quality)} and ${words}
    group by ${group}, ${arrivingGroup}
    order by 1, 3, 7`
}
