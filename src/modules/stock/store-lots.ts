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

/** Locks every balance of these lots, in the order everybody uses. */
export async function lockLotBalances(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<void> {
  await tx.$queryRaw`
    select 1 as one from "StockBalance" where "brandId" = ${brandId}::uuid and "lotId" = any(${[...lotIds]}::uuid[]) order by "locationId", "lotId" for update`
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
