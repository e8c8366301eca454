import type { BrandActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { RecallState } from './domain/recall-state.ts'

export interface PublicRecall {
  readonly number: string
  readonly brandName: string
  readonly brandSlug: string
  readonly supportEmail: string
  readonly timeZone: string
  readonly title: string
  readonly hazard: string
  readonly remedy: string
  readonly state: string
  readonly publishedAt: string
  readonly lots: readonly { code: string; skuName: string; gtin: string }[]
}

/** Published and closed recalls of all brands, newest first; only those of one lot, or of a product (or its lot with this code), when asked. Public, and never cached. */
export async function listPublicRecalls(filter: { lotId?: Id; gtin?: string; code?: string } = {}): Promise<PublicRecall[]> {
  const rows = await named<Omit<PublicRecall, 'publishedAt'> & { publishedAt: Date }>('recalls.public',
    `select r.number, b.name as "brandName", b.slug as "brandSlug", b."supportEmail", b."timeZone", r.title, r.hazard, r.remedy, r.state, r."publishedAt",
            coalesce((select json_agg(json_build_object('code', l.code, 'skuName', coalesce(s.name, ''), 'gtin', coalesce(s.gtin, '')) order by s.name, l.code)
               from "RecallLot" rl join "Lot" l on l.id = rl."lotId" left join "Sku" s on s.id = l."skuId"
              where rl."brandId" = r."brandId" and rl."recallId" = r.id), '[]') as lots
       from "Recall" r join "Brand" b on b.id = r."brandId"
      where r."publishedAt" is not null and ($1::uuid is null or exists (select 1 from "RecallLot" x where x."recallId" = r.id and x."lotId" = $1::uuid))
        and ($2::text is null or exists (select 1 from "RecallLot" x join "Lot" l on l.id = x."lotId" join "Sku" s on s.id = l."skuId" where x."recallId" = r.id and s.gtin = $2 and ($3::text is null or l.code = $3)))
      order by r."publishedAt" desc, r.number desc limit 200`, [filter.lotId ?? null, filter.gtin ?? null, filter.code ?? null])
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
}

export interface RecallRow {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly state: RecallState
  readonly lotCount: number
  readonly createdAt: string
  readonly publishedAt: string | null
  /** The brand's, for the dates. */
  readonly timeZone: string
}

/** A brand's recalls, newest first. There are few: the newest 200 are shown. */
export async function listRecalls(actor: BrandActor, filter: { q?: string; state?: RecallState } = {}): Promise<RecallRow[]> {
  const words = filter.q ? { contains: filter.q, mode: 'insensitive' as const } : undefined
  const [rows, brand] = await Promise.all([
    db.recall.findMany({
      where: { brandId: actor.brandId, ...(filter.state && { state: filter.state }), ...(words && { OR: [{ title: words }, { number: words }] }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200,
      select: { id: true, number: true, title: true, state: true, createdAt: true, publishedAt: true, _count: { select: { lots: true } } },
    }),
    db.brand.findUniqueOrThrow({ where: { id: actor.brandId }, select: { timeZone: true } }),
  ])
  return rows.map((row) => ({
    id: row.id, number: row.number, title: row.title, state: row.state as RecallState, lotCount: row._count.lots, createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null, timeZone: brand.timeZone,
  }))
}

/** Where every unit of a lot is now. `made` = on hand everywhere + on the way + with customers + scrapped + missing. */
export interface RecalledLot {
  readonly id: Id
  readonly code: string
  readonly skuName: string
  readonly gtin: string | null
  readonly madeOn: string | null
  readonly made: number
  readonly places: readonly { name: string; city: string; kind: string; onHand: number }[]
  readonly onTheWay: number
  readonly sold: number
  readonly scrapped: number
  /** Lost at a count (negative: found). */
  readonly missing: number
}

export interface RecallDetail extends RecallRow {
  readonly hazard: string
  readonly remedy: string
  readonly version: number
  readonly closedAt: string | null
  readonly lots: readonly RecalledLot[]
}

/** One recall of the actor's brand with where its units are, or null. */
export async function getRecall(actor: BrandActor, number: string): Promise<RecallDetail | null> {
  const recall = await db.recall.findUnique({
    where: { brandId_number: { brandId: actor.brandId, number } },
    select: { id: true, number: true, title: true, state: true, hazard: true, remedy: true, version: true, createdAt: true, publishedAt: true, closedAt: true },
  })
  if (!recall) return null
  const [lots, brand] = await Promise.all([
    named<RecalledLot>('recalls.where-units-are',
      `select l.id, l.code, coalesce(s.name, '') as "skuName", s.gtin, l."madeOn",
              coalesce((select json_agg(json_build_object('name', p.name, 'city', p.city, 'kind', p.kind, 'onHand', sb."onHand") order by sb."onHand" desc, p.name)
                 from "StockBalance" sb join "Location" p on p.id = sb."locationId" where sb."brandId" = l."brandId" and sb."lotId" = l.id and sb."onHand" > 0), '[]') as places,
              n.made, n."onTheWay", n.sold, n.scrapped, n.missing
         from "RecallLot" rl join "Lot" l on l.id = rl."lotId" left join "Sku" s on s.id = l."skuId"
         cross join lateral (
           select coalesce(sum(case when m."fromKind" in ('production', 'supplier') then m.quantity when m."toKind" in ('production', 'supplier') then -m.quantity end), 0)::int as made,
                  coalesce(sum(case when m."toKind" = 'transit' then m.quantity when m."fromKind" = 'transit' then -m.quantity end), 0)::int as "onTheWay",
                  coalesce(sum(case when m."toKind" = 'customer' then m.quantity when m."fromKind" = 'customer' then -m.quantity end), 0)::int as sold,
                  coalesce(sum(case when m."toKind" = 'scrap' then m.quantity when m."fromKind" = 'scrap' then -m.quantity end), 0)::int as scrapped,
                  coalesce(sum(case when m."toKind" = 'count' then m.quantity when m."fromKind" = 'count' then -m.quantity end), 0)::int as missing
             from "StockMove" m where m."brandId" = l."brandId" and m."lotId" = l.id) n
        where rl."brandId" = $1 and rl."recallId" = $2 order by l.code`, [actor.brandId, recall.id]),
    db.brand.findUniqueOrThrow({ where: { id: actor.brandId }, select: { timeZone: true } }),
  ])
  return {
    ...recall, ...brand, state: recall.state as RecallState, createdAt: recall.createdAt.toISOString(), publishedAt: recall.publishedAt?.toISOString() ?? null,
    closedAt: recall.closedAt?.toISOString() ?? null, lotCount: lots.length, lots,
  }
}

export interface RecallableLot {
  readonly id: Id
  readonly code: string
  readonly skuName: string
  readonly madeOn: string | null
  readonly revision: string | null
  readonly quality: string
  /** Units sold. */
  readonly sold: number
}

/** Lots a recall can be drafted for: of finished goods, newest first. */
export function listRecallableLots(actor: BrandActor): Promise<RecallableLot[]> {
  return named<RecallableLot>('recalls.recallable-lots',
    `select l.id, l.code, s.name as "skuName", l."madeOn", r.code as revision, l.quality,
            coalesce((select sum(case when m."toKind" = 'customer' then m.quantity when m."fromKind" = 'customer' then -m.quantity end)
               from "StockMove" m where m."brandId" = l."brandId" and m."lotId" = l.id), 0)::int as sold
       from "Lot" l join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
      where l."brandId" = $1 and l."recalledAt" is null order by s.name, l."createdAt" desc limit 200`, [actor.brandId])
}
