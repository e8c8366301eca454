import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { workshopIds } from '../access.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import type { LotQuality } from '../domain/lot-state.ts'
import { NEXT_STEPS, type FloorQueueFilter, type NextStep, type QueueFilter } from '../schemas.ts'

/** A lot somebody has to do something about before it can be sold. */
export interface WaitingLot {
  readonly lotId: Id
  readonly code: string
  readonly brandName: string
  readonly itemName: string
  readonly revision: string | null
  readonly quality: LotQuality
  readonly qualityReason: string
  readonly version: number
  readonly onHand: number
  readonly placeName: string
  readonly madeOn: CalendarDate | null
  readonly runNumber: string | null
  /** Null also where it is not for the reader: a workshop sees those made at its own places. */
  readonly inspectionId: Id | null
  readonly inspectionNumber: string | null
  readonly inspectionState: InspectionState | null
  /** Units of the sample that have at least one answer, of how many. */
  readonly looked: number
  readonly sample: number
  /** What comes next. */
  readonly next: NextStep
}

/** The run of a lot, looked up by itself (`offset 0` keeps it so): joined, the runs of all brands would be read. */
const RUN = Prisma.sql`left join lateral (select x.number, x.state, x."lotId", x."lotClosed", x.frozen from "Run" x where x.id = l."runId" offset 0) run on true`

/**
 * Lots that wait, with their pieces, run and SKU: what is needed to choose and to order them. What a row shows beside is read for the rows shown only.
 * With `order` (of columns of `l`) the lots are in it before anything is looked up for them: a page looks up no more than it shows.
 */
const candidates = (scope: Prisma.Sql, order: Prisma.Sql | null): Prisma.Sql => Prisma.sql`
  (select * from (select l.*, coalesce(l."madeOn", '9999-12-31'::date) as "madeOrLast", coalesce(l."madeOn", '0001-01-01'::date) as "madeOrFirst" from "Lot" l where ${scope} and l.quality in ('quarantine', 'held') and l."itemKind" = 'sku') l
    ${order ? Prisma.sql`order by ${order}` : Prisma.empty} offset 0) l
  join lateral (select sum(x."onHand")::int as "onHand" from "StockBalance" x where x."brandId" = l."brandId" and x."lotId" = l.id and x."onHand" > 0) b on b."onHand" > 0
  ${RUN} left join "Sku" s on s.id = l."skuId"`

const BRAND = Prisma.sql`(select o.name from "Brand" o where o.id = l."brandId")`
/** Where most of it lies. */
const PLACE = Prisma.sql`(select p.name from "StockBalance" x join "Location" p on p.id = x."locationId" where x."brandId" = l."brandId" and x."lotId" = l.id and x."onHand" > 0 order by x."onHand" desc, x."locationId" limit 1)`

const latest = (columns: Prisma.Sql): Prisma.Sql => Prisma.sql`(select ${columns} from "Inspection" j where j."brandId" = l."brandId" and j."lotId" = l.id and j.state <> 'superseded' order by j."createdAt" desc, j.id desc limit 1)`
const LATEST_STATE = latest(Prisma.sql`j.state`)

/** Of its run, while it can still grow. */
const RUN_STATE = Prisma.sql`(case when run."lotId" <> l.id or run."lotClosed" then null else run.state end)`
const HAS_CHECKLIST = Prisma.sql`(coalesce(run.frozen -> 'inspectionPlan', 'null'::jsonb) <> 'null'::jsonb
  or exists (select 1 from "Checklist" c where c."brandId" = l."brandId" and c."toyId" = s."toyId" and c.state = 'current'))`
const next = (inspection: Prisma.Sql): Prisma.Sql => Prisma.sql`(case when ${inspection} in ('in-progress', 'planned') then 'continue' when l.quality = 'held' then 'decide' when ${inspection} = 'passed' then 'release'
  when ${RUN_STATE} in ('released', 'in-production', 'paused') then 'finish-run' when ${HAS_CHECKLIST} then 'start' else 'write-checklist' end)`
const NEXT = next(LATEST_STATE)
/** Nobody can do anything about them yet: as `NEXT` tells it, without asking for checklists, and for inspections only where a run is under way. */
const STILL_MADE = Prisma.sql`(l."runId" is not null and l.quality = 'quarantine' and coalesce(${RUN_STATE}, '') in ('released', 'in-production', 'paused') and coalesce(${LATEST_STATE}, '') not in ('in-progress', 'planned', 'passed'))`

const ofBrand = (actor: BrandActor): Prisma.Sql => Prisma.sql`l."brandId" = ${actor.brandId}::uuid`
const OLDEST_FIRST = Prisma.sql`l."madeOrLast", l.code`

/** What a row shows, of the candidates cut to those shown, in their order. */
function rowsOf(from: Prisma.Sql, where: Prisma.Sql, order: Prisma.Sql, limit: number, sortKey = Prisma.sql`null`): Prisma.Sql {
  return Prisma.sql`
    with shown as materialized (select c.*, row_number() over () as at from (select l.id, b."onHand", (${sortKey})::text as "sortKey" from ${from} where ${where} order by ${order} limit ${limit}) c)
    select l.id::text as "lotId", l.code, ${BRAND} as "brandName", coalesce(s.name, '') as "itemName", (select r.code from "ToyRevision" r where r.id = l."toyRevisionId") as revision, l.quality, l."qualityReason", l.version, shown."onHand", ${PLACE} as "placeName",
           l."madeOn"::text, run.number as "runNumber", i.id::text as "inspectionId", i."locationId"::text as "inspectedAt", i.number as "inspectionNumber", i.state as "inspectionState", coalesce(cardinality(i."sampleUnits"), 0)::int as sample,
           coalesce((select count(distinct a.position) from "InspectionResult" a where a."inspectionId" = i.id), 0)::int as looked, ${next(Prisma.sql`i.state`)} as next, shown."sortKey"
      from shown join "Lot" l on l.id = shown.id ${RUN} left join "Sku" s on s.id = l."skuId"
      left join lateral ${latest(Prisma.sql`j.id, j.number, j.state, j."sampleUnits", j."locationId"`)} i on true
     order by shown.at`
}

type Row = WaitingLot & { readonly sortKey: string; readonly inspectedAt: Id | null }
const withoutKey = ({ sortKey: _, inspectedAt: __, ...row }: Row): WaitingLot => row

/** Lots of a brand in quarantine or on hold with goods on hand, and what each waits for: the oldest `limit`, of these the ones ready for a person first. */
export async function listWaitingLots(actor: BrandActor, limit: number): Promise<WaitingLot[]> {
  const rows = await db.$queryRaw<Row[]>(rowsOf(candidates(ofBrand(actor), OLDEST_FIRST), Prisma.sql`true`, OLDEST_FIRST, limit))
  return rows.map(withoutKey).sort((a, b) => NEXT_STEPS.indexOf(a.next) - NEXT_STEPS.indexOf(b.next))
}

const SORTS = {
  made: { holds: 'date', column: (descending) => (descending ? Prisma.sql`l."madeOrFirst"` : Prisma.sql`l."madeOrLast"`) },
  toy: { holds: 'text', column: () => Prisma.sql`lower(coalesce(s.name, ''))` },
  pieces: { holds: 'number', column: () => Prisma.sql`b."onHand"` },
  place: { holds: 'text', column: () => Prisma.sql`lower(${PLACE})` },
  step: { holds: 'number', column: () => Prisma.sql`array_position(${[...NEXT_STEPS]}::text[], ${NEXT})` },
} satisfies Readonly<Record<string, RawSort>>

const WORDS = [Prisma.sql`l.code`, Prisma.sql`s.name`, Prisma.sql`run.number`, PLACE]

/** The lots of a brand that wait for a person, oldest first unless asked otherwise: without those that are still being made. One statement. */
export function listQueue(actor: BrandActor, filter: QueueFilter, size = PAGE_SIZE): Promise<Page<WaitingLot>> {
  return queuePage({ scope: ofBrand(actor), asked: [Prisma.sql`not ${STILL_MADE}`], words: WORDS, mayOpen: () => true }, filter, size)
}

/** The lots that lie at a workshop's places and cannot leave yet, of every brand, those that are still being made too. Two statements. */
export async function listFloorQueue(actor: MicrofactoryActor, filter: FloorQueueFilter, size = PAGE_SIZE): Promise<Page<WaitingLot>> {
  const own = await workshopIds(db, actor.organizationId)
  const here = Prisma.sql`exists (select 1 from "StockBalance" m where m."lotId" = l.id and m."onHand" > 0 and m."locationId" = any(${own}::uuid[]))`
  return queuePage({ scope: here, asked: [], words: [...WORDS, BRAND], mayOpen: ({ inspectedAt }) => own.includes(inspectedAt ?? '') }, filter, size)
}

interface Queue {
  /** Whose lots, of `"Lot" l`. */
  readonly scope: Prisma.Sql
  readonly asked: readonly Prisma.Sql[]
  /** What is searched. */
  readonly words: readonly Prisma.Sql[]
  /** Whether the inspection of a lot is for the reader. */
  readonly mayOpen: (row: Row) => boolean
}

async function queuePage({ scope, asked, words, mayOpen }: Queue, filter: FloorQueueFilter, size: number): Promise<Page<WaitingLot>> {
  const keyset = keysetBy(SORTS, filter.sort, { id: Prisma.sql`l.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const pattern = like(filter.q)
  const conditions = [
    ...asked, ...(filter.step ? [Prisma.sql`${NEXT} = ${filter.step}`] : []),
    ...(filter.q ? [Prisma.sql`(${Prisma.join(words.map((word) => Prisma.sql`${word} ilike ${pattern}`), ' or ')})`] : []), where,
  ]
  const rows = await db.$queryRaw<Row[]>(rowsOf(candidates(scope, keyset.holds === 'date' ? order : null), Prisma.join(conditions, ' and '), order, limit, keyset.column))
  const page = rawPage(rows, keyset, ({ sortKey, lotId }) => [sortKey, lotId])
  return { ...page, rows: page.rows.map((row) => ({ ...withoutKey(row), inspectionId: mayOpen(row) ? row.inspectionId : null })) }
}

export interface QueueHead {
  /** Lots that wait for a person, and their pieces. */
  readonly lots: number
  readonly pieces: number
  /** Those still being made, oldest first, at most `MOST_MAKING`. */
  readonly making: readonly WaitingLot[]
}

const MOST_MAKING = 20

/** What stands around the queue: how much waits, and what is to come. Two statements. */
export async function queueHead(actor: BrandActor): Promise<QueueHead> {
  const [[sum], making] = await Promise.all([
    db.$queryRaw<{ lots: number; pieces: number }[]>`select count(*)::int as lots, coalesce(sum(b."onHand"), 0)::int as pieces from ${candidates(ofBrand(actor), null)} where not ${STILL_MADE}`,
    db.$queryRaw<Row[]>(rowsOf(candidates(ofBrand(actor), null), STILL_MADE, OLDEST_FIRST, MOST_MAKING)),
  ])
  return { ...sum!, making: making.map(withoutKey) }
}
