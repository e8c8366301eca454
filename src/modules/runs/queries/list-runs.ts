import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db, type Tx } from '#db/client.ts'
import { countByState } from '#db/count-by-state.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { rawKeyset, rawPage, type RawKeyset } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { runScope, runScopeSql } from '../access.ts'
import type { RunState } from '../domain/run-state.ts'
import { RUN_GROUPS, type RunFilter } from '../schemas.ts'

export interface RunListRow {
  readonly id: Id
  readonly number: string
  readonly state: RunState
  readonly purpose: string
  readonly version: number
  readonly skuId: Id
  readonly sku: string
  readonly name: string
  readonly toy: string
  readonly revision: string
  readonly brand: string
  readonly brandSlug: string
  readonly workshop: string
  readonly city: string
  readonly timeZone: string
  readonly quantity: number
  readonly goodCount: number
  readonly scrapCount: number
  readonly plannedStartOn: CalendarDate | null
  readonly readyOn: CalendarDate | null
  /** Still to be made, and the ready day is over at the workshop. */
  readonly late: boolean
  /** Setup + units as ordered, minor units; null before the quote. */
  readonly cost: number | null
  readonly currency: string
  readonly pilot: string | null
  readonly pauseCause: string
  readonly lotId: Id | null
  readonly lotCode: string | null
  readonly createdAt: string
}

/** From the order to its end, as a run goes through them. */
const STATE_ORDER: readonly RunState[] = ['draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused', 'produced', 'closed', 'stopped', 'cancelled']
const COST = Prisma.sql`r."unitCost"::bigint * r.quantity + r."setupCost"`

interface Sort {
  readonly holds: RawKeyset['holds']
  /** Runs without a value come last, whichever way the list runs. */
  readonly column: (descending: boolean) => Prisma.Sql
}

const SORTS: Readonly<Record<string, Sort>> = {
  created: { holds: 'moment', column: () => Prisma.sql`r."createdAt"` },
  start: { holds: 'date', column: (descending) => Prisma.sql`coalesce(r."plannedStartOn", ${descending ? '0001-01-01' : '9999-12-31'}::date)` },
  ready: { holds: 'date', column: (descending) => Prisma.sql`coalesce(r."readyOn", ${descending ? '0001-01-01' : '9999-12-31'}::date)` },
  quantity: { holds: 'number', column: () => Prisma.sql`r.quantity` },
  good: { holds: 'number', column: () => Prisma.sql`r."goodCount"` },
  scrap: { holds: 'number', column: () => Prisma.sql`r."scrapCount"` },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...STATE_ORDER]}::text[], r.state)` },
  workshop: { holds: 'text', column: () => Prisma.sql`lower(p.name)` },
  cost: { holds: 'number', column: (descending) => Prisma.sql`least(coalesce(${COST}, ${descending ? -1 : 2_147_483_647}), 2147483647)::int` },
}

/** The runs an actor sees, by keyset; the page is cut before anything but the place is joined. One statement. */
export async function listRuns(actor: BrandActor | MicrofactoryActor, filter: RunFilter, options: { size?: number; now?: Date } = {}): Promise<Page<RunListRow>> {
  const now = options.now ?? new Date()
  const descending = filter.sort.startsWith('-')
  const { holds, column } = SORTS[filter.sort.replace('-', '')]!
  const by = column(descending)
  const keyset: RawKeyset = { column: by, id: Prisma.sql`r.id`, holds, descending, size: options.size ?? PAGE_SIZE, after: filter.after, before: filter.before }
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await rowsFrom(db, Prisma.sql`
    (select r.id, row_number() over (order by ${order}) as place, (${by})::text as "sortKey"
       from "Run" r join "Location" p on p.id = r."locationId"
      where ${Prisma.join([runScopeSql(actor), ...filterOf(actor, filter, now), where], ' and ')} order by ${order} limit ${limit})`, now)
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => row) }
}

/** What a filter asks of `"Run" r` at `"Location" p`. */
function filterOf(actor: BrandActor | MicrofactoryActor, filter: RunFilter, now: Date): Prisma.Sql[] {
  const pattern = like(filter.q ?? '')
  // A workshop looks among the SKUs of all brands, and by brand: it sees their runs.
  const skus = actor.kind === 'brand' ? Prisma.sql`s."brandId" = ${actor.brandId}::uuid` : Prisma.sql`true`
  const brands = actor.kind === 'brand' ? Prisma.sql`false` : Prisma.sql`r."brandId" in (select b.id from "Brand" b where b.name ilike ${pattern})`
  return [
    ...(filter.workshop ? [Prisma.sql`r."locationId" = ${filter.workshop}::uuid`] : []),
    ...(filter.late ? [lateAt(now)] : []),
    ...(filter.state ? [Prisma.sql`r.state = any(${[...RUN_GROUPS[filter.state]]}::text[])`] : []),
    ...(filter.q ? [Prisma.sql`(r.number ilike ${pattern} or p.name ilike ${pattern} or p.city ilike ${pattern} or ${brands} or r."skuId" in (
      select s.id from "Sku" s join "Toy" t on t.id = s."toyId" where ${skus} and (s.code ilike ${pattern} or s.name ilike ${pattern} or t.name ilike ${pattern})))`] : []),
  ]
}

/** Still to be made, and the ready day is over at the workshop. */
const lateAt = (now: Date): Prisma.Sql => Prisma.sql`(r.state in ('confirmed', 'released', 'in-production', 'paused') and r."readyOn" < (${now}::timestamptz at time zone p."timeZone")::date)`

/** The rows of these ids, in their order, in one statement. The caller has shown that they may be seen. */
export async function runRows(tx: Tx, ids: readonly Id[], now: Date): Promise<RunListRow[]> {
  if (ids.length === 0) return []
  const rows = await rowsFrom(tx, Prisma.sql`(select id, place, null as "sortKey" from unnest(${[...ids]}::uuid[]) with ordinality as w(id, place))`, now)
  return rows.map(({ sortKey: _, ...row }) => row)
}

/** `source`: ids with their places in the list. */
async function rowsFrom(tx: Tx, source: Prisma.Sql, now: Date): Promise<(RunListRow & { sortKey: string | null })[]> {
  const rows = await tx.$queryRaw<(Omit<RunListRow, 'readyOn' | 'createdAt'> & { readyOn: Date | null; createdAt: Date; sortKey: string | null })[]>`
    select r.id::text, r.number, r.state, r.purpose, r.version, s.id::text as "skuId", s.code as sku, s.name, t.name as toy, v.code as revision, b.name as brand, b.slug as "brandSlug",
           p.name as workshop, p.city, p."timeZone", r.quantity, r."goodCount", r."scrapCount", r."plannedStartOn"::text, r."readyOn", (${COST})::float8 as cost, r.currency,
           i.number as pilot, r."pauseCause", l.id::text as "lotId", l.code as "lotCode", r."createdAt", ${lateAt(now)} is true as late, w."sortKey"
      from ${source} w
      join "Run" r on r.id = w.id
      join "Brand" b on b.id = r."brandId"
      join "Sku" s on s.id = r."skuId"
      join "Toy" t on t.id = s."toyId"
      join "ToyRevision" v on v.id = r."toyRevisionId"
      join "Location" p on p.id = r."locationId"
      left join "Pilot" i on i.id = r."pilotId"
      left join "Lot" l on l.id = r."lotId"
     order by w.place`
  return rows.map((row) => ({ ...row, readyOn: row.readyOn?.toISOString().slice(0, 10) ?? null, createdAt: row.createdAt.toISOString() }))
}

/** The runs of a pilot, or those a proposal led to, oldest first. */
export async function listRunsOf(actor: BrandActor, of: { pilotId: Id } | { proposalId: Id }, now = new Date()): Promise<RunListRow[]> {
  const rows = await db.run.findMany({ where: { AND: [await runScope(db, actor), of] }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true }, take: 50 })
  return runRows(db, rows.map(({ id }) => id), now)
}

/** How many runs are in which group, for the chips of the list; a brand's are counted up to `COUNTED` a state. */
export async function countRuns(actor: BrandActor | MicrofactoryActor): Promise<Record<keyof typeof RUN_GROUPS, number>> {
  const counts = actor.kind === 'brand' ? await countByState('Run', actor.brandId, Object.values(RUN_GROUPS).flat()) : await countForWorkshop(actor)
  const of = (states: readonly RunState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return { planned: of(RUN_GROUPS.planned), working: of(RUN_GROUPS.working), made: of(RUN_GROUPS.made), ended: of(RUN_GROUPS.ended) }
}

async function countForWorkshop(actor: MicrofactoryActor): Promise<Partial<Record<RunState, number>>> {
  const rows = await db.run.groupBy({ by: ['state'], where: await runScope(db, actor), _count: { _all: true } })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]))
}

/** The workshops that have runs of a brand, for the filter of the list. */
export async function listRunWorkshops(actor: BrandActor): Promise<{ readonly id: Id; readonly name: string }[]> {
  return db.$queryRaw<{ id: Id; name: string }[]>`
    select p.id::text, p.name from (select distinct "locationId" from "Run" where "brandId" = ${actor.brandId}::uuid) its
      cross join lateral (select x.id, x.name from "Location" x where x.id = its."locationId" offset 0) p order by p.name`
}

export interface FloorWork {
  /** No longer at work, with units of a failed lot to rework. */
  readonly rework: readonly RunListRow[]
  /** Units to rework, by run; also of runs that are at work. */
  readonly toRework: ReadonlyMap<Id, number>
  /** On the machines or next: paused first, then those at work, then released ones, by ready day. */
  readonly now: readonly RunListRow[]
  /** Orders that wait for the lead's answer. */
  readonly asked: readonly RunListRow[]
  /** Confirmed, waiting for the brand's release. */
  readonly coming: readonly RunListRow[]
  /** Finished in the last two weeks. */
  readonly made: readonly RunListRow[]
  /** How many runs these are, also those for which the page has no room. */
  readonly total: number
}

const FLOOR_ORDER = ['in-production', 'paused', 'released']
/** A page longer than this, in runs, nobody reads to its end. */
const MOST_ON_A_FLOOR = 200

/** What to make next at a microfactory, over all its workshops and brands. Of more than `most` those that wait for somebody here, by ready day, then those to come, then those made. */
export async function listFloorWork(actor: MicrofactoryActor, now = new Date(), most = MOST_ON_A_FLOOR): Promise<FloorWork> {
  const sentBack = await db.$queryRaw<{ runId: Id; units: number }[]>`
    select w."runId"::text, sum(w.quantity)::int as units from "Rework" w join "Location" l on l.id = w."locationId" where l."organizationId" = ${actor.organizationId}::uuid and w.state = 'open' group by 1`
  const toRework = new Map(sentBack.map(({ runId, units }) => [runId, units]))
  const sentBackIds = [...toRework.keys()]
  const open = await db.$queryRaw<{ id: Id; total: number }[]>`
    select r.id::text, count(*) over ()::int as total from "Run" r join "Location" p on p.id = r."locationId"
     where ${runScopeSql(actor)} and (r.id = any(${sentBackIds}::uuid[]) or r.state in ('quoted', 'confirmed', 'released', 'in-production', 'paused')
           or (r.state = 'produced' and r."producedAt" > ${new Date(now.getTime() - 14 * 86_400_000)}))
     order by case when r.id = any(${sentBackIds}::uuid[]) then 0 when r.state = 'confirmed' then 1 when r.state = 'produced' then 2 else 0 end, r."readyOn" nulls last, r.id
     limit ${most}`
  const rows = await runRows(db, open.map(({ id }) => id), now)
  const of = (...states: string[]) => rows.filter(({ state }) => states.includes(state))
  return {
    now: of(...FLOOR_ORDER).sort((a, b) => FLOOR_ORDER.indexOf(a.state) - FLOOR_ORDER.indexOf(b.state)),
    asked: of('quoted'), coming: of('confirmed'), made: of('produced').filter(({ id }) => !toRework.has(id)),
    rework: rows.filter(({ id, state }) => toRework.has(id) && !FLOOR_ORDER.includes(state)), toRework, total: open[0]?.total ?? 0,
  }
}
