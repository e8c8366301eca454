import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { StockFilter } from '../schemas.ts'
import { listStockByLot, type LotRow } from './list-stock.ts'
import { arrivingGroup, balances, onTheWay, pieceSums, placeIs, type Pieces } from './stock-pieces.ts'

/** A lot at a place, or on its way to one. */
export interface StockLine extends Pieces {
  readonly lot: LotRow
  readonly placeName: string
  readonly placeKind: string
  readonly onTheWay: number
  readonly due: CalendarDate | null
  readonly shipment: string | null
}

/** The lots that a list of lots shows under the same filter, in its order, each line by line: at every place, and on its way to one. For the export. */
export async function listStockLines(actor: BrandActor, filter: StockFilter, most: number): Promise<StockLine[]> {
  const { rows: lots } = await listStockByLot(actor, { ...filter, after: undefined, before: undefined }, most)
  const ids = lots.map(({ lotId }) => lotId)
  const lines = await db.$queryRaw<(Omit<StockLine, 'lot'> & { readonly lotId: Id })[]>`
    select b."lotId"::text, p.name as "placeName", p.kind as "placeKind", ${pieceSums}, 0 as "onTheWay", null::text as due, null::text as shipment
    from ${balances(actor.brandId)} where b."onHand" > 0 and b."lotId" = any(${ids}::uuid[]) and ${placeIs(filter.place)} group by b."lotId", p.id
    union all
    select sl."lotId"::text, p.name, p.kind, 0, 0, 0, 0, 0, sum(sl.quantity)::int, sh."expectedOn"::text, sh.number
    from ${onTheWay} where sh."brandId" = ${actor.brandId}::uuid and sh.state = 'in-transit' and sl."lotId" = any(${ids}::uuid[]) and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} group by sl."lotId", ${arrivingGroup}
    order by "placeName", due nulls first`
  const byLot = Map.groupBy(lines, ({ lotId }) => lotId)
  return lots.flatMap((lot) => (byLot.get(lot.lotId) ?? []).map(({ lotId: _, ...line }) => ({ lot, ...line })))
}
