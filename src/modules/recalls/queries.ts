import type { BrandActor } from '#auth/actor.ts'
import { readSignedToken } from '#auth/signed-link.ts'
import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, momentOrLast, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { wentIntoOf } from '#modules/stock/public.ts'
import { countJobs } from '#server/jobs/enqueue.ts'
import type { RecallState } from './domain/recall-state.ts'
import { registrationState, type RegistrationState } from './domain/registration.ts'
import { RECALL_STATES, type RecallFilter } from './schemas.ts'
import { LINK_PURPOSE } from './registration-mail.ts'
import { countNotices, noticeKey } from './store.ts'

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
  /** The toys concerned; `units`: only these of the lot hold what is recalled, where its units carry numbers. */
  readonly lots: readonly { code: string; skuName: string; gtin: string; units: readonly UnitRange[] | null }[]
}

/** Published and closed recalls of all brands, newest first; only those of one lot, or of a product (or its lot with this code), when asked. Public, and never cached. */
export async function listPublicRecalls(filter: { lotId?: Id; gtin?: string; code?: string } = {}): Promise<PublicRecall[]> {
  const rows = await named<Omit<PublicRecall, 'publishedAt'> & { publishedAt: Date }>('recalls.public',
    `select r.number, b.name as "brandName", b.slug as "brandSlug", b."supportEmail", b."timeZone", r.title, r.hazard, r.remedy, r.state, r."publishedAt",
            coalesce((select json_agg(json_build_object('code', l.code, 'skuName', s.name, 'gtin', s.gtin, 'units', case when l.serialised then rl.units end) order by s.name, l.code)
               from "RecallLot" rl join "Lot" l on l.id = rl."lotId" join "Sku" s on s.id = l."skuId"
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

const SORTS = {
  created: { holds: 'moment', column: () => Prisma.sql`r."createdAt"` },
  title: { holds: 'text', column: () => Prisma.sql`r.title` },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...RECALL_STATES]}::text[], r.state)` },
  published: { holds: 'moment', column: momentOrLast(Prisma.sql`r."publishedAt"`) },
} satisfies Readonly<Record<string, RawSort>>

/** A brand's recalls, newest first unless asked otherwise, by keyset; lots are counted once the page is cut. One statement. */
export async function listRecalls(actor: BrandActor, filter: RecallFilter, size = PAGE_SIZE): Promise<Page<RecallRow>> {
  const keyset = keysetBy(SORTS, filter.sort, { id: Prisma.sql`r.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const conditions = [
    Prisma.sql`r."brandId" = ${actor.brandId}::uuid`, ...(filter.state ? [Prisma.sql`r.state = ${filter.state}`] : []),
    ...(filter.q ? [Prisma.sql`(r.title ilike ${like(filter.q)} or r.number ilike ${like(filter.q)})`] : []), where,
  ]
  const fetched = await db.$queryRaw<(Omit<RecallRow, 'createdAt' | 'publishedAt'> & { createdAt: Date; publishedAt: Date | null; sortKey: string })[]>`
    select r.id::text, r.number, r.title, r.state, (select count(*)::int from "RecallLot" l where l."brandId" = r."brandId" and l."recallId" = r.id) as "lotCount", r."createdAt", r."publishedAt", b."timeZone", r."sortKey"
    from (select r.*, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place from "Recall" r where ${Prisma.join(conditions, ' and ')} order by ${order} limit ${limit}) r
      join "Brand" b on b.id = r."brandId"
    order by r.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null })) }
}

/** A lot that a recall names, or that holds some of one it names. */
interface RecalledLot {
  readonly lotId: Id
  readonly named: boolean
  /** The units that hold it; null: all. */
  readonly units: readonly UnitRange[] | null
}

export interface RecallDetail extends RecallRow {
  readonly hazard: string
  readonly remedy: string
  readonly version: number
  readonly closedAt: string | null
  readonly lots: readonly RecalledLot[]
}

/** One recall of the actor's brand, or null: the lots it names and what they went into, of a draft as it is now, of a published one as it was then. */
export async function getRecall(actor: BrandActor, number: string): Promise<RecallDetail | null> {
  const { brandId } = actor
  const recall = await db.recall.findUnique({
    where: { brandId_number: { brandId, number } },
    select: { id: true, number: true, title: true, state: true, hazard: true, remedy: true, version: true, createdAt: true, publishedAt: true, closedAt: true, lots: { select: { lotId: true, reached: true, units: true }, orderBy: { lotId: 'asc' } } },
  })
  if (!recall) return null
  const kept = recall.lots.map(({ lotId, reached, units }): RecalledLot => ({ lotId, named: !reached, units: units as UnitRange[] | null }))
  const [above, brand] = await Promise.all([recall.state === 'draft' ? wentIntoOf(db, brandId, kept.map(({ lotId }) => lotId)) : null, db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })])
  const lots = [...kept, ...(above?.lots ?? []).map(({ lotId, units }): RecalledLot => ({ lotId, named: false, units }))]
  return {
    ...recall, ...brand, state: recall.state as RecallState, createdAt: recall.createdAt.toISOString(), publishedAt: recall.publishedAt?.toISOString() ?? null,
    closedAt: recall.closedAt?.toISOString() ?? null, lotCount: lots.length, lots,
  }
}

export interface Notices {
  /** Mails that were sent. */
  readonly sent: number
  /** Mails that were not sent: the family had stopped before they left the outbox. */
  readonly skipped: number
  /** Mails still to go: in the outbox, or for addresses that the job has not come to. */
  readonly toGo: number
  /** Mails that were tried again and again, and are not tried any more. */
  readonly givenUp: number
}

/** How far the mails about a published recall are. No address is shown to anybody. */
export async function getNotices(actor: BrandActor, recallId: Id): Promise<Notices> {
  const [noted, jobs] = await Promise.all([countNotices(db, actor.brandId, recallId), countJobs(db, noticeKey(actor.brandId, recallId))])
  return { sent: Math.max(0, noted.mailed - noted.skipped - jobs.waiting - jobs.givenUp), skipped: noted.skipped, toGo: noted.waiting + jobs.waiting, givenUp: jobs.givenUp }
}

export interface RegistrationPage {
  readonly state: RegistrationState
  readonly toyName: string
  readonly brandName: string
  readonly gtin: string
  readonly lot: string
  readonly unit: number | null
  readonly recalled: boolean
  /** Further toys of the brand that the same address registered. */
  readonly others: number
}

/** The registration that a secret link is about; null when the link is not one of ours, or not whole. The address itself is not told: links are passed on. */
export async function getRegistration(token: string): Promise<RegistrationPage | null> {
  const id = readSignedToken(LINK_PURPOSE, token)
  if (!id) return null
  const [row] = await named<Omit<RegistrationPage, 'state'> & { confirmedAt: Date | null; withdrawnAt: Date | null }>('recalls.registration',
    `select s.name as "toyName", b.name as "brandName", s.gtin, l.code as lot, r.unit, l."recalledAt" is not null as recalled, r."confirmedAt", r."withdrawnAt",
            (select count(*) from "ToyRegistration" o where o."brandId" = r."brandId" and o.email = r.email and o.id <> r.id) as others
       from "ToyRegistration" r join "Lot" l on l.id = r."lotId" join "Sku" s on s.id = l."skuId" join "Brand" b on b.id = r."brandId" where r.id = $1`, [id])
  if (!row) return null
  const { confirmedAt, withdrawnAt, ...registration } = row
  return { ...registration, state: registrationState({ confirmedAt, withdrawnAt }) }
}

export interface RecallableLot {
  readonly id: Id
  readonly code: string
  readonly kind: 'sku' | 'part' | 'material'
  readonly itemName: string
  readonly madeOn: string | null
  readonly revision: string | null
  readonly quality: string
  /** As the supplier calls it. */
  readonly supplierLot: string
}

/** Lots a recall can be drafted for: the newest hundred of finished toys and of parts that are not recalled, and those asked for by id or code. */
export function listRecallableLots(actor: BrandActor, asked: { readonly ids?: readonly Id[]; readonly code?: string } = {}): Promise<RecallableLot[]> {
  return named<RecallableLot>('recalls.recallable-lots',
    `with chosen as (
       (select id from "Lot" where "brandId" = $1 and "recalledAt" is null and "itemKind" = 'sku' order by id desc limit 100)
       union (select id from "Lot" where "brandId" = $1 and "recalledAt" is null and "itemKind" <> 'sku' order by id desc limit 100)
       union (select id from "Lot" where "brandId" = $1 and (id = any($2::uuid[]) or code = $3)))
     select l.id, l.code, l."itemKind" as kind, coalesce(s.name, pt.name, '') as "itemName", l."madeOn", coalesce(r.code, pr.code) as revision, l.quality, coalesce(rc."supplierLot", '') as "supplierLot"
       from chosen c join "Lot" l on l.id = c.id left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
       left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId" left join "Receipt" rc on rc."lotId" = l.id
      order by l."itemKind" = 'sku' desc, "itemName", l.id desc`, [actor.brandId, [...(asked.ids ?? [])], asked.code ?? ''])
}
