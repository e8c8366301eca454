import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { PAGE_SIZE, decodeCursor, pageOf, type Page } from '#kernel/paging.ts'
import type { LotQuality } from '../domain/usable.ts'
import type { StockFilter } from '../schemas.ts'
import { usableCondition } from '../usable-stock.ts'

/** Pieces on hand, cut by what may be done with them. The four parts add up to `onHand`. */
export interface Pieces {
  readonly onHand: number
  /** Free to promise. */
  readonly usable: number
  /** Held for restocks. */
  readonly held: number
  readonly quarantine: number
  /** On hold, rejected, recalled, expired, or at a closed place. */
  readonly stopped: number
}

export interface PlacePieces extends Pieces {
  readonly locationId: Id
  readonly placeName: string
  readonly placeKind: string
}

export interface ItemRow extends Pieces {
  readonly skuId: Id
  readonly code: string
  readonly name: string
  readonly toyName: string
  readonly places: readonly PlacePieces[]
}

/** The four parts of a balance, as columns. Held pieces of a usable lot are apart from usable ones; a stopped lot is stopped, held or not. */
const parts = Prisma.sql`
  sum(b."onHand")::int as "onHand",
  coalesce(sum(b."onHand" - b.allocated) filter (where ${usableCondition(null)}), 0)::int as usable,
  coalesce(sum(b.allocated) filter (where ${usableCondition(null)}), 0)::int as held,
  coalesce(sum(b."onHand") filter (where l.quality = 'quarantine' and l."recalledAt" is null), 0)::int as quarantine,
  coalesce(sum(b."onHand") filter (where not (${usableCondition(null)}) and (l.quality <> 'quarantine' or l."recalledAt" is not null)), 0)::int as stopped`

const qualityIs = (quality: StockFilter['quality']): Prisma.Sql =>
  quality === undefined ? Prisma.sql`true` : quality === 'recalled' ? Prisma.sql`l."recalledAt" is not null` : Prisma.sql`l.quality = ${quality} and l."recalledAt" is null`
const placeIs = (place: Id | undefined): Prisma.Sql => (place === undefined ? Prisma.sql`true` : Prisma.sql`b."locationId" = ${place}::uuid`)
const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** SKUs with what is on hand of each, and where. Page first, then add up. Two statements. Without a filter, SKUs with nothing on hand are listed too. */
export async function listStockByItem(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<ItemRow>> {
  const cursor = decodeCursor(filter.after, 2)
  const narrowed = filter.place !== undefined || filter.quality !== undefined
  const skus = await db.$queryRaw<{ skuId: Id; code: string; name: string; toyName: string }[]>`
    select s.id::text as "skuId", s.code, s.name, t.name as "toyName" from "Sku" s join "Toy" t on t.id = s."toyId"
    where s."brandId" = ${actor.brandId}::uuid
      and (${filter.q === ''} or s.code ilike ${like(filter.q)} or s.name ilike ${like(filter.q)} or t.name ilike ${like(filter.q)} or s.gtin = ${filter.q})
      and (${cursor === null} or (s.code, s.id::text) > (${String(cursor?.[0] ?? '')}, ${String(cursor?.[1] ?? '')}))
      and ((${!narrowed} and s.state = 'active') or exists (
        select 1 from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id
        where l."brandId" = s."brandId" and l."skuId" = s.id and b."onHand" > 0 and ${placeIs(filter.place)} and ${qualityIs(filter.quality)}))
    order by s.code, s.id::text limit ${size + 1}`
  const page = pageOf(skus, size, ({ code, skuId }) => [code, skuId])
  const rows = await db.$queryRaw<(PlacePieces & { skuId: Id })[]>`
    select l."skuId"::text, b."locationId"::text, p.name as "placeName", p.kind as "placeKind", ${parts}
    from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
    where l."brandId" = ${actor.brandId}::uuid and l."skuId" = any(${page.rows.map(({ skuId }) => skuId)}::uuid[]) and b."onHand" > 0
      and ${placeIs(filter.place)} and ${qualityIs(filter.quality)}
    group by l."skuId", b."locationId", p.name, p.kind order by "onHand" desc, p.name`
  return {
    ...page, rows: page.rows.map((sku) => {
      const places = rows.filter((row) => row.skuId === sku.skuId).map(({ skuId: _, ...place }) => place)
      return { ...sku, ...total(places), places }
    }),
  }
}

export interface PlaceRow extends PlacePieces {
  readonly city: string
  readonly open: boolean
  readonly items: number
}

/** Places where anything is on hand, with what is there. */
export async function listStockByPlace(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<PlaceRow>> {
  const cursor = decodeCursor(filter.after, 2)
  const places = await db.$queryRaw<{ locationId: Id; placeName: string }[]>`
    select p.id::text as "locationId", p.name as "placeName" from "Location" p
    where (${filter.q === ''} or p.name ilike ${like(filter.q)} or p.city ilike ${like(filter.q)})
      and (${cursor === null} or (p.name, p.id::text) > (${String(cursor?.[0] ?? '')}, ${String(cursor?.[1] ?? '')}))
      and exists (select 1 from "StockBalance" b join "Lot" l on l.id = b."lotId"
        where b."brandId" = ${actor.brandId}::uuid and b."locationId" = p.id and b."onHand" > 0 and ${qualityIs(filter.quality)})
    order by p.name, p.id::text limit ${size + 1}`
  const page = pageOf(places, size, ({ placeName, locationId }) => [placeName, locationId])
  const rows = await db.$queryRaw<PlaceRow[]>`
    select b."locationId"::text, p.name as "placeName", p.kind as "placeKind", p.city, p.state = 'open' as open, count(distinct l."skuId")::int as items, ${parts}
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
    where b."brandId" = ${actor.brandId}::uuid and b."locationId" = any(${page.rows.map(({ locationId }) => locationId)}::uuid[]) and b."onHand" > 0 and ${qualityIs(filter.quality)}
    group by b."locationId", p.id order by p.name, p.id`
  return { ...page, rows }
}

export interface LotRow extends Pieces {
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

/** Lots, newest first. Page first, then add up. */
export async function listStockByLot(actor: BrandActor, filter: StockFilter, size = PAGE_SIZE): Promise<Page<LotRow>> {
  const cursor = decodeCursor(filter.after, 1)?.[0]
  const before = typeof cursor === 'string' && isId(cursor) ? cursor : null
  const lots = await db.$queryRaw<Omit<LotRow, keyof Pieces | 'places'>[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", r.code as revision,
      l.quality, l."recalledAt" is not null as recalled, l."madeOn"::text
    from "Lot" l left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where l."brandId" = ${actor.brandId}::uuid
      and (${filter.q === ''} or l.code ilike ${like(filter.q)} or s.name ilike ${like(filter.q)} or s.code ilike ${like(filter.q)})
      and ${qualityIs(filter.quality)} and (${before === null} or l.id < ${before}::uuid)
      and (${filter.place === undefined} or exists (select 1 from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id and b."onHand" > 0 and ${placeIs(filter.place)}))
    order by l.id desc limit ${size + 1}`
  const page = pageOf(lots, size, ({ lotId }) => [lotId])
  const sums = await db.$queryRaw<(Pieces & { lotId: Id; places: number })[]>`
    select l.id::text as "lotId", count(*)::int as places, ${parts}
    from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
    where l."brandId" = ${actor.brandId}::uuid and l.id = any(${page.rows.map(({ lotId }) => lotId)}::uuid[]) and b."onHand" > 0 and ${placeIs(filter.place)}
    group by l.id`
  const byLot = new Map(sums.map((row) => [row.lotId, row]))
  return { ...page, rows: page.rows.map((lot) => ({ ...lot, ...(byLot.get(lot.lotId) ?? { ...NOTHING, places: 0 }) })) }
}

export interface StockLine extends Pieces {
  readonly itemCode: string
  readonly itemName: string
  readonly lot: string
  readonly revision: string | null
  readonly quality: string
  readonly madeOn: CalendarDate | null
  readonly placeName: string
  readonly placeKind: string
}

/** Everything on hand by item, lot and place, as the filter has it: for the export. */
export async function listStockLines(actor: BrandActor, filter: StockFilter): Promise<StockLine[]> {
  return db.$queryRaw<StockLine[]>`
    select coalesce(s.code, pt.number, '') as "itemCode", coalesce(s.name, pt.name, '') as "itemName", l.code as lot, r.code as revision,
      case when l."recalledAt" is null then l.quality else 'recalled' end as quality, l."madeOn"::text, p.name as "placeName", p.kind as "placeKind", ${parts}
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
      left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where b."brandId" = ${actor.brandId}::uuid and b."onHand" > 0 and ${placeIs(filter.place)} and ${qualityIs(filter.quality)}
      and (${filter.q === ''} or l.code ilike ${like(filter.q)} or s.name ilike ${like(filter.q)} or s.code ilike ${like(filter.q)} or p.name ilike ${like(filter.q)})
    group by s.code, s.name, pt.number, pt.name, l.id, r.code, p.id order by 1, 3, 7`
}

/** Everything the brand has, in four parts: the head of the stock page. */
export async function stockTotals(actor: BrandActor): Promise<Pieces & { readonly places: number; readonly lots: number }> {
  const [row] = await db.$queryRaw<(Pieces & { places: number; lots: number })[]>`
    select count(distinct b."locationId")::int as places, count(distinct b."lotId")::int as lots, ${parts}
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"
    where b."brandId" = ${actor.brandId}::uuid and b."onHand" > 0`
  return row && row.lots > 0 ? row : { ...NOTHING, places: 0, lots: 0 }
}

const NOTHING: Pieces = { onHand: 0, usable: 0, held: 0, quarantine: 0, stopped: 0 }

function total(rows: readonly Pieces[]): Pieces {
  return rows.reduce((sum, row) => ({
    onHand: sum.onHand + row.onHand, usable: sum.usable + row.usable, held: sum.held + row.held, quarantine: sum.quarantine + row.quarantine, stopped: sum.stopped + row.stopped,
  }), NOTHING)
}
