import type { Actor, BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { inspectionScope, workshopIds } from '../access.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import type { LotQuality } from '../domain/lot-state.ts'
import type { InspectionFilter } from '../schemas.ts'

/** A lot somebody has to do something about before it can be sold. */
export interface WaitingLot {
  readonly lotId: Id
  readonly code: string
  readonly itemName: string
  readonly revision: string | null
  readonly quality: LotQuality
  readonly qualityReason: string
  readonly version: number
  readonly onHand: number
  readonly placeName: string
  readonly madeOn: CalendarDate | null
  readonly runNumber: string | null
  readonly runState: string | null
  readonly inspectionId: Id | null
  readonly inspectionNumber: string | null
  readonly inspectionState: InspectionState | null
  /** Units of the sample that have at least one answer, of how many. */
  readonly looked: number
  readonly sample: number
  readonly hasChecklist: boolean
  /** What comes next. */
  readonly next: 'finish-run' | 'write-checklist' | 'start' | 'continue' | 'release' | 'decide'
}

/** Lots in quarantine or on hold with goods on hand, and what each waits for: those ready for a person first, oldest first. */
export async function listWaitingLots(actor: BrandActor | MicrofactoryActor, limit = 50): Promise<WaitingLot[]> {
  const scope = actor.kind === 'brand'
    ? Prisma.sql`l."brandId" = ${actor.brandId}::uuid`
    : Prisma.sql`exists (select 1 from "StockBalance" m where m."lotId" = l.id and m."onHand" > 0 and m."locationId" = any(${await workshopIds(db, actor.organizationId)}::uuid[]))`
  const rows = await db.$queryRaw<Omit<WaitingLot, 'next'>[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, '') as "itemName", r.code as revision, l.quality, l."qualityReason", l.version, b."onHand", b."placeName", l."madeOn"::text,
      run.number as "runNumber", case when run."lotId" <> l.id or run."lotClosed" then null else run.state end as "runState", i.id::text as "inspectionId", i.number as "inspectionNumber", i.state as "inspectionState",
      coalesce(cardinality(i."sampleUnits"), 0)::int as sample,
      coalesce((select count(distinct a.position) from "InspectionResult" a where a."inspectionId" = i.id), 0)::int as looked,
      (coalesce(run.frozen -> 'inspectionPlan', 'null'::jsonb) <> 'null'::jsonb
        or exists (select 1 from "Checklist" c where c."brandId" = l."brandId" and c."toyId" = s."toyId" and c.state = 'current')) as "hasChecklist"
    from "Lot" l
    join lateral (select sum(x."onHand")::int as "onHand", (array_agg(p.name order by x."onHand" desc))[1] as "placeName" from "StockBalance" x join "Location" p on p.id = x."locationId" where x."brandId" = l."brandId" and x."lotId" = l.id and x."onHand" > 0) b on b."onHand" > 0
    left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" left join "Run" run on run.id = l."runId"
    left join lateral (select * from "Inspection" j where j."brandId" = l."brandId" and j."lotId" = l.id and j.state <> 'superseded' order by j."createdAt" desc, j.id desc limit 1) i on true
    where ${scope} and l.quality in ('quarantine', 'held') and l."itemKind" = 'sku'
    order by l."madeOn" nulls last, l.code limit ${limit}`
  return rows.map((row) => ({ ...row, next: nextStep(row) })).sort((a, b) => RANK.indexOf(a.next) - RANK.indexOf(b.next))
}

const RANK: readonly WaitingLot['next'][] = ['release', 'continue', 'start', 'decide', 'write-checklist', 'finish-run']

function nextStep(row: Omit<WaitingLot, 'next'>): WaitingLot['next'] {
  if (row.inspectionState === 'in-progress' || row.inspectionState === 'planned') return 'continue'
  if (row.quality === 'held') return 'decide'
  if (row.inspectionState === 'passed') return 'release'
  if (row.runState && ['released', 'in-production', 'paused'].includes(row.runState)) return 'finish-run'
  return row.hasChecklist ? 'start' : 'write-checklist'
}

export interface InspectionListRow {
  readonly id: Id
  readonly number: string
  readonly state: InspectionState
  readonly lotCode: string
  readonly itemName: string
  readonly placeName: string
  readonly timeZone: string
  readonly lotSize: number
  readonly sample: number
  readonly looked: number
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly closedBy: string
}

const SORTS = { created: { field: 'createdAt', holds: 'date' }, size: { field: 'lotSize', holds: 'number' }, started: { field: 'startedAt', holds: 'date', nullable: true }, closed: { field: 'closedAt', holds: 'date', nullable: true } } as const

/** Inspections the actor sees, newest first unless asked otherwise. */
export async function listInspections(actor: Actor, filter: InspectionFilter, size = PAGE_SIZE): Promise<Page<InspectionListRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const lotIds = filter.q ? (await db.lot.findMany({ where: { ...(actor.kind === 'brand' && { brandId: actor.brandId }), code: { contains: filter.q, mode: 'insensitive' } }, select: { id: true }, take: 200 })).map(({ id }) => id) : []
  const rows = await db.inspection.findMany({
    where: { AND: [
      await inspectionScope(db, actor), filter.state ? { state: filter.state } : {},
      filter.q ? { OR: [{ number: { contains: filter.q, mode: 'insensitive' } }, { lotId: { in: lotIds } }] } : {},
      where as Prisma.InspectionWhereInput,
    ] },
    orderBy: orderBy as Prisma.InspectionOrderByWithRelationInput[], take,
    select: { id: true, number: true, state: true, lotId: true, locationId: true, lotSize: true, sampleUnits: true, startedAt: true, closedAt: true, closedBy: true, createdAt: true },
  })
  const page = keysetPage(rows, keyset, (row) => row[sort.field])
  const [lots, places, looked] = await Promise.all([
    namesOfLots(page.rows.map(({ lotId }) => lotId)),
    db.location.findMany({ where: { id: { in: page.rows.map(({ locationId }) => locationId) } }, select: { id: true, name: true, timeZone: true } }),
    db.$queryRaw<{ id: Id; looked: number }[]>`
      select "inspectionId"::text as id, count(distinct position)::int as looked from "InspectionResult" where "inspectionId" = any(${page.rows.map(({ id }) => id)}::uuid[]) group by 1`,
  ])
  return {
    ...page, rows: page.rows.map(({ sampleUnits, lotId, locationId, createdAt: _, ...row }) => {
      const place = places.find(({ id }) => id === locationId)
      return {
        ...row, state: row.state as InspectionState, sample: sampleUnits.length, looked: looked.find(({ id }) => id === row.id)?.looked ?? 0, placeName: place?.name ?? '', timeZone: place?.timeZone ?? 'UTC',
        lotCode: lots.get(lotId)?.code ?? '?', itemName: lots.get(lotId)?.itemName ?? '', startedAt: row.startedAt?.toISOString() ?? null, closedAt: row.closedAt?.toISOString() ?? null,
      }
    }),
  }
}

export async function namesOfLots(ids: readonly Id[]): Promise<Map<Id, { code: string; itemName: string; revision: string | null; quality: LotQuality; recalled: boolean; version: number }>> {
  const rows = await db.$queryRaw<{ id: Id; code: string; itemName: string; revision: string | null; quality: LotQuality; recalled: boolean; version: number }[]>`
    select l.id::text, l.code, coalesce(s.name, '') as "itemName", r.code as revision, l.quality, l."recalledAt" is not null as recalled, l.version
    from "Lot" l left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" where l.id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...lot }) => [id, lot]))
}
