import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'

/** One upload under lock of its place: nobody else takes sales for this place until the transaction ends. */
export async function lockPlaceForSales(tx: Tx, locationId: Id): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`sales ${locationId}`}, 0)) is null as locked`
}

/** A SKU as a till may name it. */
export interface KnownSku {
  readonly id: Id
  readonly code: string
  readonly gtin: string
  readonly name: string
  readonly currency: string
}

export async function listKnownSkus(tx: Tx, brandId: Id): Promise<KnownSku[]> {
  return tx.sku.findMany({ where: { brandId }, orderBy: { code: 'asc' }, select: { id: true, code: true, gtin: true, name: true, currency: true } })
}

/** Which of these sales were taken before, whatever file they came in. */
export async function takenKeys(tx: Tx, brandId: Id, locationId: Id, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ rowKey: string }[]>`
    select distinct r."rowKey" from "SalesRow" r join "SalesImport" i on i.id = r."importId"
     where r."brandId" = ${brandId}::uuid and r."rowKey" = any(${[...keys]}::text[]) and r.taken and i."locationId" = ${locationId}::uuid`
  return new Set(rows.map(({ rowKey }) => rowKey))
}

export interface StoredSalesRow {
  readonly id: Id
  readonly line: number
  readonly rowKey: string
  readonly skuId: Id | null
  readonly soldAt: string | null
  readonly localDate: CalendarDate | null
  readonly sold: number
  readonly returned: number
  readonly gross: number | null
  /** Heading and cell, in the order of the file: a JSON object in the database would forget it. */
  readonly raw: readonly (readonly [string, string])[]
  readonly problem: string
  readonly detail: string
}

const CHUNK = 5000

/** Writes the judged rows of a file, some thousand a statement. */
export async function insertSalesRows(tx: Tx, brandId: Id, importId: Id, rows: readonly StoredSalesRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx.$executeRaw`
      insert into "SalesRow" (id, "brandId", "importId", line, "rowKey", "skuId", "soldAt", "localDate", sold, returned, gross, raw, problem, detail, taken)
      select r.id, ${brandId}::uuid, ${importId}::uuid, r.line, r."rowKey", r."skuId", r."soldAt", r."localDate", r.sold, r.returned, r.gross, r.raw, r.problem, r.detail, false
        from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + CHUNK))}::jsonb) as r(id uuid, line int, "rowKey" text, "skuId" uuid, "soldAt" timestamptz,
          "localDate" date, sold int, returned int, gross int, raw jsonb, problem text, detail text)`
  }
}

export interface GoodRow {
  readonly id: Id
  readonly line: number
  readonly rowKey: string
  readonly skuId: Id
  readonly date: CalendarDate
  readonly sold: number
  readonly returned: number
}

/** The rows of an import that can be taken, by day and line. */
export async function listGoodRows(tx: Tx, brandId: Id, importId: Id): Promise<GoodRow[]> {
  return tx.$queryRaw<GoodRow[]>`
    select id::text, line, "rowKey", "skuId"::text, "localDate"::text as date, sold, returned from "SalesRow"
     where "brandId" = ${brandId}::uuid and "importId" = ${importId}::uuid and problem = '' and "skuId" is not null and "localDate" is not null
     order by "localDate", line`
}

/** A lot on the shelf of a place of sale. */
export interface ShelfLot {
  readonly lotId: Id
  readonly skuId: Id
  readonly free: number
}

/**
 * What a place of sale can have sold: lots that were released to it, oldest first. A recalled lot may have been sold before anybody knew;
 * goods in quarantine and rejected goods never: what was not released cannot have been on sale.
 */
export async function listShelfLots(tx: Tx, brandId: Id, locationId: Id, skuIds: readonly Id[]): Promise<ShelfLot[]> {
  return tx.$queryRaw<ShelfLot[]>`
    select l.id::text as "lotId", l."skuId"::text, b."onHand" - b.allocated as free
      from "StockBalance" b join "Lot" l on l.id = b."lotId"
     where b."brandId" = ${brandId}::uuid and b."locationId" = ${locationId}::uuid and l."skuId" = any(${[...skuIds]}::uuid[]) and l.quality in ('released', 'held')
     order by l."madeOn" nulls last, l.id`
}

/** Pieces free for sale at a place, by SKU. */
export async function shelfBySku(tx: Tx, brandId: Id, locationId: Id, skuIds: readonly Id[]): Promise<Map<Id, number>> {
  const bySku = new Map<Id, number>()
  for (const { skuId, free } of await listShelfLots(tx, brandId, locationId, skuIds)) bySku.set(skuId, (bySku.get(skuId) ?? 0) + free)
  return bySku
}
