import type { BrandActor } from '#auth/actor.ts'
import { db, PLANNED_ANEW } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { rawKeyset, rawPage, type RawKeyset } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { LotQuality } from '../domain/usable.ts'
import type { StockFilter } from '../schemas.ts'
import { ARRIVING_SHOWN, NOTHING, PIECES, arrivingColumns, arrivingGroup, balances, onTheWay, pieceSums, placeIs, qualityIs, soonestBy, tallied, tallies, total, type Arriving, type Pieces } from './stock-pieces.ts'

interface PlacePieces extends Pieces {
  readonly locationId: Id
  readonly placeName: string
  readonly placeKind: string
}

interface Row extends Pieces {
  /** Pieces between two places, and where they will be: the soonest, and how many more there are. */
  readonly onTheWay: number
  readonly arriving: readonly Arriving[]
  readonly moreArriving: number
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

const QUANTITIES = { onHand: Prisma.sql`"onHand"`, free: Prisma.sql`usable`, promised: Prisma.sql`held`, quarantine: Prisma.sql`quarantine` }

/** What the list is to be ordered by, whichever way; '': the view's own order. */
const asked = (filter: StockFilter): string => filter.sort?.replace('-', '') ?? ''

type SortColumn = Pick<RawKeyset, 'column' | 'holds'>

/**
 * Reads one page in the order the filter asks for, or in the view's own. Pieces are asked of `sums`, rows (id, parts) that are joined only when the order
 * needs them: without it a page is found first, and added up after.
 */
function orderOf(filter: StockFilter, size: number, id: Prisma.Sql, columns: Readonly<Record<string, SortColumn>>, own: string, sums: Prisma.Sql): RawKeyset & { readonly join: Prisma.Sql } {
  const quantity = QUANTITIES[asked(filter) as keyof typeof QUANTITIES] as Prisma.Sql | undefined
  const named = columns[asked(filter)]
  const { column, holds } = quantity ? { column: Prisma.sql`coalesce(q.${quantity}, 0)`, holds: 'number' as const } : (named ?? columns[own]!)
  const descending = quantity || named ? filter.sort!.startsWith('-') : own === 'newest'
  return { column, holds, id, after: filter.after, before: filter.before, size, descending, join: quantity ? Prisma.sql`left join (${sums}) q on q.id = ${id}` : Prisma.empty }
}

const text = (column: Prisma.Sql): SortColumn => ({ column, holds: 'text' })

/** A row that a page was cut from: what the order went by, for the cursor. */
interface Sorted {
  readonly sortedBy: string
}

/** A sum of balances, or (with a shipment) goods on their way there: one of the soonest, with how much there is in all. By what the list goes by. */
type Sum<More = unknown> = More & PlacePieces & { readonly key: Id; readonly shipment: string | null; readonly quantity: number; readonly due: CalendarDate | null; readonly onTheWay: number; readonly shipments: number }

const noArrival = Prisma.sql`null::text as shipment, 0 as quantity, null::text as due, 0 as "onTheWay", 0 as shipments`
const arrivalColumns = Prisma.sql`a.shipment, a.quantity, a.due, a."onTheWay", a.shipments`
const noPieces = Prisma.sql`0 as "onHand", 0 as usable, 0 as held, 0 as quarantine, 0 as stopped`

function rowOf(sums: readonly Sum[] = []): Row & { places: PlacePieces[] } {
  const places = sums.filter(({ shipment }) => shipment === null).map(({ locationId, placeName, placeKind, onHand, usable, held, quarantine, stopped }) => ({ locationId, placeName, placeKind, onHand, usable, held, quarantine, stopped }))
  const arriving = sums.flatMap(({ shipment, locationId, placeName, quantity, due }) => (shipment === null ? [] : [{ shipment, locationId, placeName, quantity, due }]))
  const { onTheWay, shipments } = sums.find(({ shipment }) => shipment !== null) ?? { onTheWay: 0, shipments: 0 }
  return { ...total(places), places, arriving, moreArriving: shipments - arriving.length, onTheWay }
}

/**
 * Toys (or, by part, parts) with what is on hand of each and where, and what is on the way. Page first, then add up. Two statements.
 * Without a filter, SKUs with nothing on hand are listed too; parts only where something is on hand or on the way.
 */
export async function listStockByItem(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<ItemRow>> {
  const { brandId } = actor
  const narrowed = filter.place !== undefined || filter.quality !== undefined
  const here = Prisma.sql`${tallied(brandId)} where ${placeIs(filter.place)} and ${qualityIs(filter.quality)}`
  const keyset = orderOf(filter, size, Prisma.sql`i.id`, { code: text(Prisma.sql`i.code`), name: text(Prisma.sql`i.name`) }, 'code', Prisma.sql`select b."itemId" as id, ${pieceSums} from ${here} group by b."itemId"`)
  const { where, order, limit } = rawKeyset(keyset)
  const has = (item: Prisma.Sql) => Prisma.sql`(i.id in (select b."itemId" from ${here})
    or i.id in (select ${item} from ${onTheWay} left join "PartRevision" pr on pr.id = l."partRevisionId" where sh."brandId" = ${brandId}::uuid and sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} and ${qualityIs(filter.quality)}))`
  const kind = filter.by === 'part' ? 'part' : 'sku'
  const found = kind === 'sku'
    ? await db.$queryRaw<(Named & Sorted)[]>`${Prisma.raw(PLANNED_ANEW)}
      select i.id::text as "itemId", i.code, i.name, (${keyset.column})::text as "sortedBy" from "Sku" i join "Toy" t on t.id = i."toyId" ${keyset.join}
      where i."brandId" = ${brandId}::uuid and ${where} and (${filter.q === ''} or i.code ilike ${like(filter.q)} or i.name ilike ${like(filter.q)} or t.name ilike ${like(filter.q)} or i.gtin = ${filter.q})
        and ((${!narrowed} and i.state = 'active') or ${has(Prisma.sql`l."skuId"`)})
      order by ${order} limit ${limit}`
    : await db.$queryRaw<(Named & Sorted)[]>`${Prisma.raw(PLANNED_ANEW)}
      select i.id::text as "itemId", i.code, i.name, (${keyset.column})::text as "sortedBy" from (select id, "brandId", number as code, name from "Part") i ${keyset.join}
      where i."brandId" = ${brandId}::uuid and ${where} and (${filter.q === ''} or i.code ilike ${like(filter.q)} or i.name ilike ${like(filter.q)}) and ${has(Prisma.sql`pr."partId"`)}
      order by ${order} limit ${limit}`
  const page = rawPage(found, keyset, ({ sortedBy, itemId }) => [sortedBy, itemId])
  const ids = page.rows.map(({ itemId }) => itemId)
  const item = Prisma.sql`coalesce(l."skuId", pr."partId")`
  const sums = await db.$queryRaw<Sum[]>`
    select b."itemId"::text as key, b."locationId"::text, p.name as "placeName", p.kind as "placeKind", ${pieceSums}, ${noArrival}
    from ${here} and b."itemId" = any(${ids}::uuid[]) group by b."itemId", b."locationId", p.id
    union all
    select a.key, a."locationId", a."placeName", a."placeKind", ${noPieces}, ${arrivalColumns}
    from ${soonestBy(item, brandId, Prisma.sql`${item} = any(${ids}::uuid[]) and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)} and ${qualityIs(filter.quality)}`)} a
    order by "onHand" desc, due, "placeName", "locationId"`
  const byItem = Map.groupBy(sums, ({ key }) => key)
  return { ...page, rows: page.rows.map(({ sortedBy: _, ...item }) => ({ ...item, kind, ...rowOf(byItem.get(item.itemId)) })) }
}

/** Shipments on their way (id of the place they go to, number, "expectedOn", pieces that count), looked up one by one. The state of their lots is asked only where it matters. */
const sent = (brandId: Id, quality?: StockFilter['quality']): Prisma.Sql => Prisma.sql`
  (select sh."toLocationId" as id, sh.number, sh."expectedOn", s.pieces from "Shipment" sh
    cross join lateral (select sum(x.quantity)::int as pieces from "ShipmentLine" x ${quality === undefined ? Prisma.empty : Prisma.sql`join "Lot" l on l.id = x."lotId" and ${qualityIs(quality)}`} where x."shipmentId" = sh.id offset 0) s
    where sh."brandId" = ${brandId}::uuid and sh.state = 'in-transit' and s.pieces > 0)`

export interface PlaceRow extends Row, PlacePieces {
  readonly city: string
  readonly open: boolean
  readonly items: number
}

/** Places where anything is on hand or on its way to, with what is there. One statement. */
export async function listStockByPlace(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<PlaceRow>> {
  const { brandId } = actor
  const keyset = orderOf(filter, size, Prisma.sql`p.id`, { name: text(Prisma.sql`p.name`), city: text(Prisma.sql`p.city`) }, 'name', Prisma.sql`select * from sums`)
  const { where, order, limit } = rawKeyset(keyset)
  const places = await db.$queryRaw<(Sorted & Omit<PlaceRow, 'moreArriving'> & { readonly shipments: number })[]>`
    with held as (select t."locationId" as id from ${tallies(brandId)} and ${qualityIs(filter.quality)} group by t."itemId", t."locationId" having sum(t."onHand") > 0),
    sent as materialized (select * from ${sent(brandId, filter.quality)} s),
    its as materialized (select id, sum(item)::int as items from (select id, 1 as item from held union all select id, 0 from sent) one group by id),
    sums as materialized (select b."locationId" as id, ${pieceSums} from ${tallied(brandId, 'place')} where ${qualityIs(filter.quality)} group by b."locationId"),
    shown as materialized (
      select p.id, p.name, p.kind, p.city, p.state, its.items, (${keyset.column})::text as "sortedBy", row_number() over (order by ${order}) as at
      from its cross join lateral (select x.* from "Location" x where x.id = its.id offset 0) p ${keyset.join}
      where (${filter.q === ''} or p.name ilike ${like(filter.q)} or p.city ilike ${like(filter.q)}) and ${where}
      order by ${order} limit ${limit}),
    arriving as (
      select id, sum(pieces)::int as pieces, count(*)::int as shipments, json_agg(json_build_object('shipment', number, 'quantity', pieces, 'due', "expectedOn") order by nth) filter (where nth <= ${ARRIVING_SHOWN}) as soonest
      from (select *, row_number() over (partition by id order by "expectedOn", number) as nth from sent) s group by id)
    select s.id::text as "locationId", s.name as "placeName", s.kind as "placeKind", s.city, s.state = 'open' as open, s.items, s."sortedBy",
      coalesce(q."onHand", 0) as "onHand", coalesce(q.usable, 0) as usable, coalesce(q.held, 0) as held, coalesce(q.quarantine, 0) as quarantine, coalesce(q.stopped, 0) as stopped,
      coalesce(a.pieces, 0) as "onTheWay", coalesce(a.shipments, 0) as shipments, coalesce(a.soonest, '[]') as arriving
    from shown s left join sums q on q.id = s.id left join arriving a on a.id = s.id
    order by s.at`
  const page = rawPage(places, keyset, ({ sortedBy, locationId }) => [sortedBy, locationId])
  return {
    ...page, rows: page.rows.map(({ sortedBy: _, shipments, arriving, ...place }) => (
      { ...place, arriving: arriving.map((one) => ({ ...one, locationId: place.locationId, placeName: place.placeName })), moreArriving: shipments - arriving.length })),
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
  }, 'newest', Prisma.empty)
  const named = filter.q === '' ? Prisma.sql`true` : Prisma.sql`(l.code ilike ${like(filter.q)}
    or l."skuId" in (select id from "Sku" where "brandId" = ${brandId}::uuid and (name ilike ${like(filter.q)} or code ilike ${like(filter.q)}))
    or l."partRevisionId" in (select pr.id from "PartRevision" pr join "Part" pt on pt.id = pr."partId" where pt."brandId" = ${brandId}::uuid and (pt.name ilike ${like(filter.q)} or pt.number ilike ${like(filter.q)})))`
  const fits = Prisma.sql`l."brandId" = ${brandId}::uuid and (${filter.kind === undefined} or l."itemKind" = ${filter.kind ?? ''}) and ${named} and ${qualityIs(filter.quality)}
    and (${filter.place === undefined} or exists (select 1 from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id and b."onHand" > 0 and ${placeIs(filter.place)})
      or exists (select 1 from "ShipmentLine" sl join "Shipment" sh on sh.id = sl."shipmentId" where sl."brandId" = l."brandId" and sl."lotId" = l.id and sh.state = 'in-transit' and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)}))`
  const quantity = PIECES[asked(filter) as keyof typeof PIECES] as Quantity | undefined
  const { where, order, limit } = rawKeyset(keyset)
  const lots = await db.$queryRaw<(Sorted & Omit<LotRow, keyof Row | 'places'>)[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", coalesce(r.code, pr.code) as revision,
      l.quality, l."recalledAt" is not null as recalled, l."madeOn"::text, w."sortedBy"
    from (select id, "sortedBy", row_number() over () as at from (
        ${quantity
          ? lotsBy(quantity)(brandId, filter, keyset, fits)
          : Prisma.sql`select l.id, (${keyset.column})::text as "sortedBy" from "Lot" l where ${fits} and ${where} order by ${order} limit ${limit}`}) found) w
      join "Lot" l on l.id = w.id left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    order by w.at`
  const page = rawPage(lots, keyset, ({ sortedBy, lotId }) => [sortedBy, lotId])
  const ids = page.rows.map(({ lotId }) => lotId)
  const sums = await db.$queryRaw<Sum<{ places: number }>[]>`
    select l.id::text as key, count(*)::int as places, null::text as "locationId", null::text as "placeName", ${pieceSums}, ${noArrival}
    from ${balances(brandId)} where l.id = any(${ids}::uuid[]) and b."onHand" > 0 and ${placeIs(filter.place)} group by l.id
    union all
    select a.key, 0, a."locationId", a."placeName", ${noPieces}, ${arrivalColumns}
    from ${soonestBy(Prisma.sql`sl."lotId"`, brandId, Prisma.sql`sl."lotId" = any(${ids}::uuid[]) and ${placeIs(filter.place, Prisma.sql`sh."toLocationId"`)}`)} a
    order by due`
  const byLot = Map.groupBy(sums, ({ key }) => key)
  return {
    ...page, rows: page.rows.map(({ sortedBy: _, ...lot }) => {
      const found = byLot.get(lot.lotId) ?? []
      const { places: __, ...row } = rowOf(found)
      return { ...lot, ...row, places: found.reduce((sum, { places }) => sum + places, 0) }
    }),
  }
}

type Quantity = (typeof PIECES)[keyof typeof PIECES]
/** One page of lots (id, "sortedBy"); `fits` is the condition a lot `l` has to meet. */
type LotOrder = (brandId: Id, filter: StockFilter, keyset: RawKeyset, fits: Prisma.Sql) => Prisma.Sql

function lotsBy(quantity: Quantity): LotOrder {
  return (brandId, filter, keyset, fits) => {
    const everywhere = filter.place === undefined
    if (quantity === PIECES.onHand && everywhere) return lotsByOnHand(brandId, filter, keyset, fits)
    if (quantity === PIECES.free && everywhere && keyset.descending && keyset.after === undefined && keyset.before === undefined) return lotsMostFree(brandId, filter, keyset, fits)
    return lotsByPieces(quantity)(brandId, filter, keyset, fits)
  }
}

/** Without a filter there is nothing to look up. */
const among = (filter: StockFilter, fits: Prisma.Sql): Prisma.Sql =>
  filter.q !== '' || filter.kind !== undefined || filter.quality !== undefined || filter.place !== undefined ? Prisma.sql`w.id in (select l.id from "Lot" l where ${fits})` : Prisma.sql`true`

/** Lots whose pieces may have changed since they were written down, as a table `changed`. */
const changedLots = (brandId: Id): Prisma.Sql => Prisma.sql`changed as (select distinct t."lotId" as id from "StockTally" t where t."brandId" = ${brandId}::uuid and not t.folded and t."lotId" is not null)`
/** What is written down of the others (id, pieces). */
const settledLots = (brandId: Id): Prisma.Sql => Prisma.sql`(select k."lotId" as id, k."onHand" as pieces from "LotPieces" k where k."brandId" = ${brandId}::uuid and not (k."lotId" = any(array(select id from changed))))`

/**
 * One page of lots (id, "sortedBy") by all of their pieces, read from the index of what is written down of each. Lots that changed since are added up
 * anew and put in their place: the order is as true as the balances, and the cost does not grow with them.
 */
const lotsByOnHand: LotOrder = (brandId, filter, keyset, fits) => {
  const { where, order, limit } = rawKeyset({ ...keyset, column: Prisma.sql`w.pieces`, id: Prisma.sql`w.id` })
  const page = (rows: Prisma.Sql) => Prisma.sql`(select w.id, w.pieces from ${rows} w where ${among(filter, fits)} and ${where} order by ${order} limit ${limit})`
  return Prisma.sql`
    with ${changedLots(brandId)}
    select w.id, w.pieces::text as "sortedBy" from (
      ${page(settledLots(brandId))}
      union all
      ${page(Prisma.sql`(select c.id, coalesce(sum(b."onHand"), 0)::int as pieces from changed c left join "StockBalance" b on b."lotId" = c.id group by c.id)`)}) w
    order by ${order} limit ${limit}`
}

/** How many lots are looked at before all of them are. */
const LOOKED_AT = 120

/**
 * The first page of lots (id, "sortedBy") by their free pieces. No lot has more of them than it has pieces: so only the lots with the most pieces are
 * looked at, as long as none of the others can have more than the last on the page. Where one could, all are added up.
 */
const lotsMostFree: LotOrder = (brandId, filter, keyset, fits) => {
  const { of, where: counted } = PIECES.free
  const { limit } = rawKeyset(keyset)
  const most = (rows: Prisma.Sql, count: number) => Prisma.sql`(select w.id, w.pieces from ${rows} w where ${among(filter, fits)} order by w.pieces desc, w.id desc limit ${count})`
  return Prisma.sql`
    with ${changedLots(brandId)},
    looked as materialized ${most(settledLots(brandId), LOOKED_AT)},
    free as materialized (
      select a.id, sum(${of})::int as pieces from (select id from looked union all select w.id from changed w where ${among(filter, fits)}) a
        join "StockBalance" b on b."lotId" = a.id join "Lot" l on l.id = a.id join "Location" p on p.id = b."locationId"
       where ${of} > 0 and ${counted} group by a.id),
    best as materialized (select id, pieces from free order by pieces desc, id desc limit ${limit}),
    enough as (select count(*) = ${limit} and ((select count(*) from looked) < ${LOOKED_AT}
      or (select (pieces, id) from best order by pieces, id limit 1) >= (select (pieces, id) from looked order by pieces, id limit 1)) as yes from best)
    select w.id, w.pieces::text as "sortedBy" from (
      select id, pieces from best where (select yes from enough)
      union all
      select id, "sortedBy"::int from (${lotsByPieces(PIECES.free)(brandId, filter, keyset, fits)}) every where not (select yes from enough)) w
    order by w.pieces desc, w.id desc limit ${limit}`
}

/**
 * One page of lots (id, "sortedBy") by how many of its pieces count. Lots that have such pieces and lots that have none are read apart, whichever of them
 * comes second only when the first do not fill the page: so nothing is joined or looked at that the page does not need.
 */
const lotsByPieces = ({ of, where: counted }: Quantity): LotOrder => (brandId, filter, keyset, fits) => {
  const joined = counted ? Prisma.sql`join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId" and ${counted}` : Prisma.empty
  const counting = Prisma.sql`"StockBalance" b ${joined} where b."brandId" = ${brandId}::uuid and ${of} > 0 and ${placeIs(filter.place)}`
  const { where, order, limit, down } = rawKeyset({ ...keyset, column: Prisma.sql`w.pieces`, id: Prisma.sql`w.id` })
  const some = Prisma.sql`(select b."lotId" as id, sum(${of})::int as pieces from ${counting} group by b."lotId") w where ${among(filter, fits)}`
  const none = Prisma.sql`(select l.id, 0 as pieces from "Lot" l where ${fits}) w where not exists (select 1 from ${counting} and b."lotId" = w.id)`
  const page = (rows: Prisma.Sql, only: Prisma.Sql) => Prisma.sql`select w.id, w.pieces from ${rows} and ${where} and ${only} order by ${order} limit ${limit}`
  return Prisma.sql`
    with first as (${page(down ? some : none, Prisma.sql`true`)}), second as (${page(down ? none : some, Prisma.sql`(select count(*) from first) < ${limit}`)})
    select w.id, w.pieces::text as "sortedBy" from (select * from first union all select * from second) w order by ${order} limit ${limit}`
}

/** What is on the way of one lot, soonest first. */
export async function listArriving(actor: BrandActor, lotId: Id): Promise<Arriving[]> {
  return db.$queryRaw<Arriving[]>`
    select ${arrivingColumns} from ${onTheWay}
    where sh."brandId" = ${actor.brandId}::uuid and sh.state = 'in-transit' and sl."brandId" = sh."brandId" and sl."lotId" = ${lotId}::uuid group by ${arrivingGroup} order by due, sh.number`
}

export interface StockHead extends Pieces {
  readonly items: number
  /** Pieces between two places. */
  readonly onTheWay: number
  /** How many places anything is on hand at. */
  readonly places: number
  /** Where anything is on hand or on its way to, to choose from, by kind and name; and the place chosen now, where anything was once. */
  readonly choices: readonly { readonly id: Id; readonly name: string; readonly kind: string }[]
}

/** Everything the brand has, in four parts, and where to look for it: the head of the stock page. One statement. */
export async function stockHead(actor: BrandActor, chosen?: Id): Promise<StockHead> {
  const { brandId } = actor
  const [row] = await db.$queryRaw<(StockHead & { onHand: number | null })[]>`
    with here as materialized (select b.*, p.state, p."timeZone" from ${tallied(brandId, 'place')}),
    sent as (select id, sum(pieces)::int as quantity from ${sent(brandId)} s group by id)
    select ${pieceSums}, count(distinct b."locationId")::int as places,
      (select count(*)::int from (select 1 from ${tallies(brandId)} group by t."itemId" having sum(t."onHand") > 0) held) as items,
      (select coalesce(sum(quantity), 0)::int from sent) as "onTheWay",
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind) order by c.kind, c.name, c.id), '[]')
        from (select "locationId" as id from here union select id from sent
          union select x."locationId" from "StockBalance" x where x."brandId" = ${brandId}::uuid and x."locationId" = ${chosen ?? null}::uuid) its
        cross join lateral (select x.id, x.name, x.kind from "Location" x where x.id = its.id offset 0) c) as choices
    from here b cross join lateral (select b.quality, b."recalledAt", b."expiresOn") l cross join lateral (select b.state, b."timeZone") p`
  return { ...row!, ...(row!.onHand === null ? NOTHING : {}) }
}
