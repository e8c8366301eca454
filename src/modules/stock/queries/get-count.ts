import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { countScope } from '../access.ts'
import type { CountState } from '../domain/stock-count.ts'

/** A line as the counter sees it: what it is, never what the books say. */
export interface BlindLine {
  readonly id: Id
  readonly position: number
  readonly lotCode: string
  readonly itemName: string
  readonly itemCode: string
  readonly revision: string | null
  readonly counted: number | null
  readonly note: string
  readonly state: 'open' | 'accepted' | 'dropped'
}

/** A counted line as the approver sees it. */
export interface DifferenceLine extends BlindLine {
  readonly counted: number
  readonly expected: number
  readonly difference: number
  /** Stock moved since the sheet was opened: it can only be counted again. */
  readonly stale: boolean
  /** The approver's own count, with a difference. */
  readonly own: boolean
}

export interface CountPage {
  readonly id: Id
  readonly number: string
  readonly state: CountState
  readonly version: number
  readonly locationId: Id
  readonly placeName: string
  readonly brandName: string
  readonly timeZone: string
  readonly countedBy: string
  readonly openedAt: string
  readonly countedAt: string | null
  readonly closedAt: string | null
  /** While it is counted: blind. */
  readonly lines: readonly BlindLine[]
  /** Empty while it is counted. */
  readonly differences: readonly DifferenceLine[]
}

type Found = Omit<BlindLine, 'counted'> & { readonly counted: number | null; readonly expected: number; readonly stale: boolean; readonly countedById: Id | null }

/** One count by its number (a brand) or id, or null. While it is counted no figure of the books leaves this function. */
export async function getCount(actor: BrandActor | MicrofactoryActor, numberOrId: string): Promise<CountPage | null> {
  const count = await db.stockCount.findFirst({
    where: { AND: [await countScope(db, actor), isId(numberOrId) ? { id: numberOrId } : actor.kind === 'brand' ? { number: numberOrId } : { id: { in: [] } }] },
    select: { id: true, brandId: true, number: true, state: true, version: true, locationId: true, countedBy: true, createdAt: true, countedAt: true, closedAt: true },
  })
  if (!count) return null
  const [place, brand, lines] = await Promise.all([
    db.location.findUniqueOrThrow({ where: { id: count.locationId }, select: { name: true, timeZone: true } }),
    db.brand.findUniqueOrThrow({ where: { id: count.brandId }, select: { name: true } }),
    db.$queryRaw<Found[]>`
      select c.id::text, c.position, l.code as "lotCode", coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", coalesce(r.code, pr.code) as revision, c.counted, c.note, c.state,
        c.expected, c."countedById"::text, coalesce(b.moved, 0) <> c.moved as stale
      from "StockCountLine" c join "Lot" l on l.id = c."lotId" left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
        left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
        left join "StockBalance" b on b."brandId" = c."brandId" and b."locationId" = ${count.locationId}::uuid and b."lotId" = c."lotId"
      where c."brandId" = ${count.brandId}::uuid and c."countId" = ${count.id}::uuid order by c.position`,
  ])
  const blind = count.state === 'counting'
  return {
    id: count.id, number: count.number, state: count.state as CountState, version: count.version, locationId: count.locationId, placeName: place.name, brandName: brand.name, timeZone: place.timeZone,
    countedBy: count.countedBy, openedAt: count.createdAt.toISOString(), countedAt: count.countedAt?.toISOString() ?? null, closedAt: count.closedAt?.toISOString() ?? null,
    lines: lines.map(({ expected: _, stale: __, countedById: ___, ...line }) => line),
    differences: blind ? [] : lines.flatMap(({ expected, stale, countedById, counted, ...line }) => (counted === null ? [] : [{
      ...line, counted, expected, difference: counted - expected, stale: line.state === 'open' && stale,
      own: line.state === 'open' && actor.kind === 'brand' && actor.role !== 'owner' && countedById === actor.userId && counted !== expected,
    }])),
  }
}
