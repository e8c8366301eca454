import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

export interface PublicRecall {
  readonly number: string
  readonly brandName: string
  readonly title: string
  readonly hazard: string
  readonly remedy: string
  readonly state: string
  readonly publishedAt: string
  readonly lots: readonly { code: string; skuName: string; gtin: string }[]
}

interface PublicRecallRow extends Omit<PublicRecall, 'publishedAt' | 'lots'> {
  readonly publishedAt: Date
  readonly lots: PublicRecall['lots'] | null
}

/** Published and closed recalls of all brands, newest first; of one lot when asked. Public. */
export async function listPublicRecalls(filter: { lotId?: Id } = {}): Promise<PublicRecall[]> {
  const lotId = filter.lotId ?? null
  const rows = await db.$queryRaw<PublicRecallRow[]>`
    select r.number, b.name as "brandName", r.title, r.hazard, r.remedy, r.state, r."publishedAt",
           (select json_agg(json_build_object('code', l.code, 'skuName', coalesce(s.name, ''), 'gtin', coalesce(s.gtin, '')) order by l.code)
              from "RecallLot" rl join "Lot" l on l.id = rl."lotId" left join "Sku" s on s.id = l."skuId"
             where rl."brandId" = r."brandId" and rl."recallId" = r.id) as lots
      from "Recall" r join "Brand" b on b.id = r."brandId"
     where r."publishedAt" is not null
       and (${lotId}::uuid is null or exists (select 1 from "RecallLot" x where x."recallId" = r.id and x."lotId" = ${lotId}::uuid))
     order by r."publishedAt" desc, r.number desc
     limit 200`
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString(), lots: row.lots ?? [] }))
}

export interface RecallRow {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly state: string
  readonly lotCount: number
  readonly createdAt: string
  readonly publishedAt: string | null
}

export async function listRecalls(actor: BrandActor): Promise<RecallRow[]> {
  const rows = await db.recall.findMany({
    where: { brandId: actor.brandId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200,
    select: { id: true, number: true, title: true, state: true, createdAt: true, publishedAt: true, _count: { select: { lots: true } } },
  })
  return rows.map((row) => ({ id: row.id, number: row.number, title: row.title, state: row.state, lotCount: row._count.lots, createdAt: row.createdAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null }))
}

export interface RecallDetail extends RecallRow {
  readonly hazard: string
  readonly remedy: string
  readonly version: number
  /** Where every unit of the lots is now: the first list a recall needs. */
  readonly lots: readonly { id: Id; code: string; skuName: string; places: readonly { name: string; onHand: number }[]; sold: number }[]
}

export async function getRecall(actor: BrandActor, number: string): Promise<RecallDetail | null> {
  const recall = await db.recall.findUnique({
    where: { brandId_number: { brandId: actor.brandId, number } },
    select: { id: true, number: true, title: true, state: true, hazard: true, remedy: true, version: true, createdAt: true, publishedAt: true },
  })
  if (!recall) return null
  const lots = await db.$queryRaw<RecallDetail['lots'][number][]>`
    select l.id, l.code, coalesce(s.name, '') as "skuName",
           coalesce((select json_agg(json_build_object('name', p.name, 'onHand', sb."onHand") order by p.name)
              from "StockBalance" sb join "Location" p on p.id = sb."locationId"
             where sb."brandId" = l."brandId" and sb."lotId" = l.id and sb."onHand" > 0), '[]'::json) as places,
           coalesce((select sum(case when m."toKind" = 'customer' then m.quantity else -m.quantity end)
              from "StockMove" m where m."brandId" = l."brandId" and m."lotId" = l.id and (m."toKind" = 'customer' or m."fromKind" = 'customer')), 0)::int as sold
      from "RecallLot" rl join "Lot" l on l.id = rl."lotId" left join "Sku" s on s.id = l."skuId"
     where rl."brandId" = ${actor.brandId}::uuid and rl."recallId" = ${recall.id}::uuid
     order by l.code`
  return { ...recall, createdAt: recall.createdAt.toISOString(), publishedAt: recall.publishedAt?.toISOString() ?? null, lotCount: lots.length, lots }
}

/** Lots a recall can be drafted for: of finished goods, newest first. */
export async function listRecallableLots(actor: BrandActor): Promise<{ id: Id; code: string; skuName: string; madeOn: string | null }[]> {
  const rows = await db.$queryRaw<{ id: Id; code: string; skuName: string; madeOn: Date | null }[]>`
    select l.id, l.code, s.name as "skuName", l."madeOn" from "Lot" l join "Sku" s on s.id = l."skuId"
     where l."brandId" = ${actor.brandId}::uuid and l."recalledAt" is null order by l."createdAt" desc limit 200`
  return rows.map((row) => ({ ...row, madeOn: row.madeOn?.toISOString().slice(0, 10) ?? null }))
}
