import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { LotQuality } from './domain/usable.ts'

/** A lot as other rooms see it. */
export interface LotFacts {
  readonly id: Id
  readonly brandId: Id
  readonly code: string
  readonly itemKind: 'sku' | 'part' | 'material'
  readonly skuId: Id | null
  readonly partRevisionId: Id | null
  readonly toyRevisionId: Id | null
  readonly runId: Id | null
  readonly quality: LotQuality
  readonly qualityReason: string
  readonly recalled: boolean
  readonly madeOn: CalendarDate | null
  readonly expiresOn: CalendarDate | null
  readonly version: number
}

const columns = {
  id: true, brandId: true, code: true, itemKind: true, skuId: true, partRevisionId: true, toyRevisionId: true, runId: true, quality: true, qualityReason: true,
  recalledAt: true, madeOn: true, expiresOn: true, version: true,
} as const

/** One lot of a brand, or null: another brand's lot does not exist. */
export async function getLot(tx: Tx, brandId: Id, lotId: Id): Promise<LotFacts | null> {
  const row = await tx.lot.findFirst({ where: { id: lotId, brandId }, select: columns })
  return row && toFacts(row)
}

/** Several lots of a brand by id. */
export async function getLots(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<Map<Id, LotFacts>> {
  const rows = await tx.lot.findMany({ where: { brandId, id: { in: [...new Set(lotIds)] } }, select: columns })
  return new Map(rows.map((row) => [row.id, toFacts(row)]))
}

/** Code and item of lots, for people. */
export async function namesOfLots(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<{ id: Id; code: string; itemName: string }[]> {
  if (lotIds.length === 0) return []
  return tx.$queryRaw`
    select l.id::text, l.code, coalesce(s.name, pt.name, '') as "itemName" from "Lot" l left join "Sku" s on s.id = l."skuId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId" where l."brandId" = ${brandId}::uuid and l.id = any(${[...new Set(lotIds)]}::uuid[])`
}

/** Locks every balance of these lots, in the order everybody uses. */
export async function lockLotBalances(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<void> {
  await tx.$queryRaw`
    select 1 as one from "StockBalance" where "brandId" = ${brandId}::uuid and "lotId" = any(${[...lotIds]}::uuid[]) order by "locationId", "lotId" for update`
}

/**
 * The number that the next unit of each of these lots gets: one after the last that left production, good or scrap. The lots are locked,
 * so two reports never give the same number. Movements of before units were numbered count by their quantity.
 */
export async function nextUnits(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<[Id, number][]> {
  const ids = [...new Set(lotIds)].sort()
  await tx.$queryRaw`select 1 as one from "Lot" where "brandId" = ${brandId}::uuid and id = any(${ids}::uuid[]) order by id for no key update`
  const rows = await tx.$queryRaw<{ lotId: Id; next: number }[]>`
    select m."lotId"::text, greatest(coalesce(max(m."lastUnit"), 0), coalesce(sum(m.quantity) filter (where m."fromKind" = 'production'), 0)::int) + 1 as next
    from "StockMove" m where m."brandId" = ${brandId}::uuid and m."lotId" = any(${ids}::uuid[]) and m."fromKind" in ('production', 'supplier', 'count') and m."reversesId" is null
      and not exists (select 1 from "StockMove" r where r."reversesId" = m.id)
    group by m."lotId"`
  return rows.map(({ lotId, next }) => [lotId, next])
}

/** The number that the next unit of a lot gets, for a command that will make some: its uses name the units it makes. The lot stays locked. */
export async function nextUnit(tx: Tx, brandId: Id, lotId: Id): Promise<number> {
  return new Map(await nextUnits(tx, brandId, [lotId])).get(lotId) ?? 1
}

interface LotRow {
  id: string; brandId: string; code: string; itemKind: string; skuId: string | null; partRevisionId: string | null; toyRevisionId: string | null; runId: string | null
  quality: string; qualityReason: string; recalledAt: Date | null; madeOn: Date | null; expiresOn: Date | null; version: number
}

function toFacts({ recalledAt, madeOn, expiresOn, itemKind, quality, ...row }: LotRow): LotFacts {
  return { ...row, itemKind: itemKind as LotFacts['itemKind'], quality: quality as LotQuality, recalled: recalledAt !== null, madeOn: day(madeOn), expiresOn: day(expiresOn) }
}

function day(date: Date | null): CalendarDate | null {
  return date ? date.toISOString().slice(0, 10) : null
}
