import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { rawKeyset, rawPage, type RawKeyset } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { LotQuality } from '../domain/usable.ts'
import type { StockFilter } from '../schemas.ts'
import { NOTHING, arrivingColumns, arrivingGroup, like, onTheWay, pieceSums, placeIs, qualityIs, total, type Arriving, type Pieces } from './stock-pieces.ts'

interface PlacePieces extends Pieces {
  readonly locationId: Id
  readonly placeName: string
  readonly placeKind: string
}

interface Row extends Pieces {
  /** Pieces between two places, and where they will be. */
  readonly onTheWay: number
  readonly arriving: readonly Arriving[]
}

interface Named {
  readonly itemId: Id
  readonly code: string
  readonly name: string
}

export interface ItemRow extends Row, Named {
  readonly kind: 'sku' | 'part'
  readonly places: readonly PlacePieces[]
}

/** Reads one page in the order the filter asks for, or in the view's own. */
function orderOf<By extends string>(filter: StockFilter, size: number, id: Prisma.Sql, columns: Readonly<Record<By, Pick<RawKeyset, 'column' | 'holds'>>>, own: NoInfer<By>, ownDescending = false): RawKeyset & { readonly by: By } {
  const asked = filter.sort?.replace('-', '')
  const known = asked !== undefined && asked in columns
  const by = known ? (asked as By) : own
  return { ...columns[by], by, id, after: filter.after, before: filter.before, size, descending: known ? filter.sort!.startsWith('-') : ownDescending }
}

const text = (column: Prisma.Sql) => ({ column, holds: 'text' as const })

/** A sum of balances, or (with a shipment) goods on their way there. */
type Sum<Key> = Key & PlacePieces & { readonly shipment: string | null; readonly quantity: number; readonly due: CalendarDate | null }

const noArrival = Prisma.sql`null::text as shipment, 0 as quantity, null::text as due`
const noPieces = Prisma.sql`0 as "onHand", 0 as usable, 0 as held, 0 as quarantine, 0 as stopped`

function rowOf(sums: readonly Sum<unknown>[]): Row & { places: PlacePieces[] } {
  const places = sums.filter(({ shipment }) => shipment === null).map(({ locationId, placeName, placeKind, onHand, usable, held, quarantine, stopped }) => ({ locationId, placeName, placeKind, onHand, usable, held, quarantine, stopped }))
  const arriving = sums.flatMap(({ shipment, locationId, placeName, quantity, due }) => (shipment === null ? [] : [{ shipment, locationId, placeName, quantity, due }]))
  return { ...total(places), places, arriving, onTheWay: arriving.reduce((sum, { quantity }) => sum + quantity, 0) }
}

/**
 * Toys (or, by part, parts) with what is on hand of each and where, and what is on the way. Page first, then add up. Two statements.
 * Without a filter, SKUs with nothing on hand are listed too; parts only where something is on hand or on the way.
 */
export async function listStockByItem(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<ItemRow>> {
  const { brandId } = actor
  const narrowed = filter.place !== undefined || filter.quality !== undefined
  const keyset = orderOf(filter, size, Prisma.sql`i.id`, { code: text(Prisma.sql`i.code`), name: text(Prisma.sql`i.name`) }, 'code')
  const { where, order, limit } = rawKeyset(keyset)
  const has = (lots: Prisma.Sql) => Prisma.sql`(exists (select 1 from ${lots} join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id where b."onHand" > 0 and ${placeIs(filter.place)} and ${qualityIs(filter.quality)})
    or exists (select 1 from ${lots} join "ShipmentLine" sl on sl."brandId" = l."brandId" and sl."lotId" = l.id join "Shipment" sh on sh.id = sl."shipmentId" where sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} and ${qualityIs(filter.quality)}))`
  const kind = filter.by === 'part' ? 'part' : 'sku'
  const found = kind === 'sku'
    ? await db.$queryRaw<Named[]>`
      select i.id::text as "itemId", i.code, i.name from "Sku" i join "Toy" t on t.id = i."toyId"
      where i."brandId" = ${brandId}::uuid and ${where} and (${filter.q === ''} or i.code ilike ${like(filter.q)} or i.name ilike ${like(filter.q)} or t.name ilike ${like(filter.q)} or i.gtin = ${filter.q})
        and ((${!narrowed} and i.state = 'active') or ${has(Prisma.sql`(select l.* from "Lot" l where l."brandId" = i."brandId" and l."skuId" = i.id) l`)})
      order by ${order} limit ${limit}`
    : await db.$queryRaw<Named[]>`
      select i.id::text as "itemId", i.code, i.name from (select id, "brandId", number as code, name from "Part") i
      where i."brandId" = ${brandId}::uuid and ${where} and (${filter.q === ''} or i.code ilike ${like(filter.q)} or i.name ilike ${like(filter.q)})
        and ${has(Prisma.sql`(select l.* from "PartRevision" pr join "Lot" l on l."brandId" = pr."brandId" and l."partRevisionId" = pr.id where pr."partId" = i.id) l`)}
      order by ${order} limit ${limit}`
  const page = rawPage(found, keyset, (row) => [row[keyset.by], row.itemId])
  const ids = page.rows.map(({ itemId }) => itemId)
  const lots = Prisma.sql`(select coalesce(l."skuId", pr."partId") as "itemId", l.* from "Lot" l left join "PartRevision" pr on pr.id = l."partRevisionId"
    where l."brandId" = ${brandId}::uuid and (l."skuId" = any(${ids}::uuid[]) or l."partRevisionId" in (select id from "PartRevision" where "partId" = any(${ids}::uuid[]))))`
  const sums = await db.$queryRaw<Sum<{ itemId: Id }>[]>`
    select l."itemId"::text, b."locationId"::text, p.name as "placeName", p.kind as "placeKind", ${pieceSums}, ${noArrival}
    from ${lots} l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
    where b."onHand" > 0 and ${placeIs(filter.place)} and ${qualityIs(filter.quality)}
    group by l."itemId", b."locationId", p.name, p.kind
    union all
    select l."itemId"::text, p.id::text, p.name, p.kind, ${noPieces}, sh.number, sum(sl.quantity)::int, sh."expectedOn"::text
    from ${lots} l join "ShipmentLine" sl on sl."brandId" = l."brandId" and sl."lotId" = l.id join "Shipment" sh on sh.id = sl."shipmentId" join "Location" p on p.id = sh."toLocationId"
    where sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} and ${qualityIs(filter.quality)}
    group by l."itemId", sh.id, p.id
    order by "onHand" desc, due, "placeName"`
  const byItem = Map.groupBy(sums, ({ itemId }) => itemId)
  return { ...page, rows: page.rows.map((item) => ({ ...item, kind, ...rowOf(byItem.get(item.itemId) ?? []) })) }
}

export interface PlaceRow extends Row, PlacePieces {
  readonly city: string
  readonly open: boolean
  readonly items: number
}

/** Places where anything is on hand or on its way to, with what is there. */
export async function listStockByPlace(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<PlaceRow>> {
  const { brandId } = actor
  const keyset = orderOf(filter, size, Prisma.sql`p.id`, { name: text(Prisma.sql`p.name`), city: text(Prisma.sql`p.city`) }, 'name')
  const { where, order, limit } = rawKeyset(keyset)
  const places = await db.$queryRaw<{ locationId: Id; placeName: string; placeKind: string; city: string; open: boolean }[]>`
    select p.id::text as "locationId", p.name as "placeName", p.kind as "placeKind", p.city, p.state = 'open' as open from "Location" p
    where (${filter.q === ''} or p.name ilike ${like(filter.q)} or p.city ilike ${like(filter.q)}) and ${where}
      and (exists (select 1 from "StockBalance" b join "Lot" l on l.id = b."lotId" where b."brandId" = ${brandId}::uuid and b."locationId" = p.id and b."onHand" > 0 and ${qualityIs(filter.quality)})
        or exists (select 1 from "Shipment" sh join "ShipmentLine" sl on sl."shipmentId" = sh.id join "Lot" l on l.id = sl."lotId" where sh."brandId" = ${brandId}::uuid and sh."toLocationId" = p.id and sh.state = 'in-transit' and ${qualityIs(filter.quality)}))
    order by ${order} limit ${limit}`
  const page = rawPage(places, keyset, (row) => [keyset.by === 'city' ? row.city : row.placeName, row.locationId])
  const ids = page.rows.map(({ locationId }) => locationId)
  const sums = await db.$queryRaw<Sum<{ items: number }>[]>`
    select b."locationId"::text, p.name as "placeName", p.kind as "placeKind", count(distinct coalesce(l."skuId", l."partRevisionId"))::int as items, ${pieceSums}, ${noArrival}
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
    where b."brandId" = ${brandId}::uuid and b."locationId" = any(${ids}::uuid[]) and b."onHand" > 0 and ${qualityIs(filter.quality)} group by b."locationId", p.id
    union all
    select sh."toLocationId"::text, p.name, p.kind, 0, ${noPieces}, sh.number, sum(sl.quantity)::int, sh."expectedOn"::text
    from ${onTheWay} where sh."brandId" = ${brandId}::uuid and sh.state = 'in-transit' and sh."toLocationId" = any(${ids}::uuid[]) and ${qualityIs(filter.quality)} group by ${arrivingGroup}
    order by due`
  const byPlace = Map.groupBy(sums, ({ locationId }) => locationId)
  return {
    ...page, rows: page.rows.map((place) => {
      const here = byPlace.get(place.locationId) ?? []
      const { places: _, ...row } = rowOf(here)
      return { ...place, ...row, items: here.reduce((sum, { items }) => sum + items, 0) }
    }),
  }
}

export interface LotRow extends Row {
  readonly lotId: Id
  readonly code: string
  readonly itemName: string
  readonly itemCode: string
  readonly revision: string | null
  readonly quality: LotQuality
  readonly recalled: boolean
  readonly madeOn: CalendarDate | null
  readonly places: number
}

/** Lots, newest first unless asked otherwise. Page first, then add up. */
export async function listStockByLot(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<LotRow>> {
  const { brandId } = actor
  const keyset = orderOf(filter, size, Prisma.sql`l.id`, {
    newest: { column: Prisma.sql`l.id`, holds: 'uuid' }, code: text(Prisma.sql`l.code`), made: { column: Prisma.sql`coalesce(l."madeOn", '0001-01-01'::date)`, holds: 'date' },
  }, 'newest', true)
  const { where, order, limit } = rawKeyset(keyset)
  const lots = await db.$queryRaw<Omit<LotRow, keyof Row | 'places'>[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", coalesce(r.code, pr.code) as revision,
      l.quality, l."recalledAt" is not null as recalled, l."madeOn"::text
    from "Lot" l left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where l."brandId" = ${brandId}::uuid and (${filter.kind === undefined} or l."itemKind" = ${filter.kind ?? ''})
      and (${filter.q === ''} or l.code ilike ${like(filter.q)} or s.name ilike ${like(filter.q)} or s.code ilike ${like(filter.q)} or pt.name ilike ${like(filter.q)} or pt.number ilike ${like(filter.q)})
      and ${qualityIs(filter.quality)} and ${where}
      and (${filter.place === undefined} or exists (select 1 from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id and b."onHand" > 0 and ${placeIs(filter.place)})
        or exists (select 1 from "ShipmentLine" sl join "Shipment" sh on sh.id = sl."shipmentId" where sl."brandId" = l."brandId" and sl."lotId" = l.id and sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)}))
    order by ${order} limit ${limit}`
  const page = rawPage(lots, keyset, (row) => [keyset.by === 'made' ? (row.madeOn ?? '0001-01-01') : row.code, row.lotId])
  const ids = page.rows.map(({ lotId }) => lotId)
  const sums = await db.$queryRaw<Sum<{ lotId: Id; places: number }>[]>`
    select l.id::text as "lotId", count(*)::int as places, null::text as "locationId", null::text as "placeName", ${pieceSums}, ${noArrival}
    from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
    where l."brandId" = ${brandId}::uuid and l.id = any(${ids}::uuid[]) and b."onHand" > 0 and ${placeIs(filter.place)} group by l.id
    union all
    select sl."lotId"::text, 0, p.id::text, p.name, ${noPieces}, sh.number, sum(sl.quantity)::int, sh."expectedOn"::text
    from ${onTheWay} where sh."brandId" = ${brandId}::uuid and sh.state = 'in-transit' and sl."lotId" = any(${ids}::uuid[]) and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} group by sl."lotId", ${arrivingGroup}
    order by due`
  const byLot = Map.groupBy(sums, ({ lotId }) => lotId)
  return {
    ...page, rows: page.rows.map((lot) => {
      const found = byLot.get(lot.lotId) ?? []
      const { places: _, ...row } = rowOf(found)
      return { ...lot, ...row, places: found.reduce((sum, { places }) => sum + places, 0) }
    }),
  }
}

/** What is on the way of one lot, soonest first. */
export async function listArriving(actor: BrandActor, lotId: Id): Promise<Arriving[]> {
  return db.$queryRaw<Arriving[]>`
    select ${arrivingColumns} from ${onTheWay}
    where sh."brandId" = ${actor.brandId}::uuid and sh.state = 'in-transit' and sl."brandId" = sh."brandId" and sl."lotId" = ${lotId}::uuid group by ${arrivingGroup} order by due, sh.number`
}

/** Everything the brand has, in four parts, and what is on the way: the head of the stock page. */
export async function stockTotals(actor: BrandActor): Promise<Pieces & { readonly places: number; readonly lots: number; readonly onTheWay: number }> {
  const [row] = await db.$queryRaw<(Pieces & { places: number; lots: number; onTheWay: number })[]>`
    select count(distinct b."locationId")::int as places, count(distinct b."lotId")::int as lots, ${pieceSums},
      (select coalesce(sum(sl.quantity), 0)::int from "Shipment" sh join "ShipmentLine" sl on sl."shipmentId" = sh.id where sh."brandId" = ${actor.brandId}::uuid and sh.state = 'in-transit') as "onTheWay"
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
    where b."brandId" = ${actor.brandId}::uuid and b."onHand" > 0`
  return row && row.lots > 0 ? row : { ...NOTHING, places: 0, lots: 0, onTheWay: row?.onTheWay ?? 0 }
}
