import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { pilotScope } from '../access.ts'
import type { PilotState } from '../domain/pilot-state.ts'
import { PILOT_STATES, type PilotFilter } from '../schemas.ts'

export interface PilotListRow {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly state: PilotState
  readonly sku: string
  readonly name: string
  readonly plannedQuantity: number
  /** Good units of its runs. */
  readonly made: number
  /** Net units sold from its first release to its decision date. */
  readonly sold: number
  readonly decisionDate: CalendarDate
  /** Running, and the decision date has come. */
  readonly due: boolean
  readonly decision: string | null
  readonly learnings: number
}

/** What each order goes by; by state as a pilot goes through them, where one whose decision is due stands as the list shows it. */
const sorts = (now: Date) => ({
  created: { holds: 'moment', column: () => Prisma.sql`p."createdAt"` },
  decision: { holds: 'date', column: () => Prisma.sql`p."decisionDate"` },
  title: { holds: 'text', column: () => Prisma.sql`p.title` },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...PILOT_STATES]}::text[], case when ${due(now)} then 'deciding' else p.state end)`, join: Prisma.sql`join "Brand" b on b.id = p."brandId"` },
} satisfies Readonly<Record<string, RawSort>>)

const due = (now: Date): Prisma.Sql => Prisma.sql`(p.state = 'running' and p."decisionDate" <= (${now}::timestamptz at time zone b."timeZone")::date)`

/** The brand's pilots, by keyset; the page is cut before anything is counted. One statement. */
export async function listPilots(actor: BrandActor, filter: PilotFilter, options: { size?: number; now?: Date } = {}): Promise<Page<PilotListRow>> {
  const now = options.now ?? new Date()
  const keyset = keysetBy(sorts(now), filter.sort, { id: Prisma.sql`p.id`, size: options.size ?? PAGE_SIZE, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await db.$queryRaw<(Omit<PilotListRow, 'decisionDate'> & { decisionDate: Date; sortKey: string })[]>`
    select p.id::text, p.number, p.title, p.state, s.code as sku, s.name, p."plannedQuantity", r.made, d.sold, p."decisionDate", p.decision, l.learnings, ${due(now)} as due, p."sortKey"
      from (select p.*, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place
              from "Pilot" p ${keyset.join} where ${Prisma.join([Prisma.sql`p."brandId" = ${actor.brandId}::uuid`, ...filterOf(actor, filter), where], ' and ')} order by ${order} limit ${limit}) p
      join "Brand" b on b.id = p."brandId"
      join "Sku" s on s.id = p."skuId"
      join lateral (select coalesce(sum(r."goodCount"), 0)::int as made, min(r."releasedAt") as released from "Run" r where r."brandId" = p."brandId" and r."pilotId" = p.id) r on true
      join lateral (select coalesce(sum(d.sold - d.returned), 0)::int as sold from "SalesDay" d
                     where d."brandId" = p."brandId" and d."skuId" = p."skuId" and d.date between (r.released at time zone b."timeZone")::date and p."decisionDate") d on true
      join lateral (select count(*)::int as learnings from "PilotLearning" l where l."brandId" = p."brandId" and l."pilotId" = p.id) l on true
     order by p.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, decisionDate: row.decisionDate.toISOString().slice(0, 10) })) }
}

/** What a filter asks of `"Pilot" p`. */
function filterOf(actor: BrandActor, { state, q }: PilotFilter): Prisma.Sql[] {
  const pattern = like(q ?? '')
  return [
    ...(state ? [Prisma.sql`p.state = ${state}`] : []),
    ...(q ? [Prisma.sql`(p.number ilike ${pattern} or p.title ilike ${pattern} or p.hypothesis ilike ${pattern} or p."skuId" in (
      select k.id from "Sku" k join "Toy" t on t.id = k."toyId" where k."brandId" = ${actor.brandId}::uuid and (k.code ilike ${pattern} or k.name ilike ${pattern} or t.name ilike ${pattern})))`] : []),
  ]
}

export async function countPilots(actor: BrandActor): Promise<Record<string, number>> {
  const rows = await db.pilot.groupBy({ by: ['state'], where: pilotScope(actor), _count: { _all: true } })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]))
}

export interface LearningRow {
  readonly id: Id
  readonly text: string
  readonly about: string
  readonly by: string
  readonly at: string
  readonly pilot: string
  readonly sku: string
}

/** What earlier pilots taught, the newest first: shown where the next one is planned. */
export async function listLearnings(actor: BrandActor, limit = 8): Promise<LearningRow[]> {
  const rows = await db.pilotLearning.findMany({
    where: { pilot: pilotScope(actor) }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit,
    select: { id: true, text: true, about: true, by: true, createdAt: true, pilot: { select: { number: true, skuId: true } } },
  })
  const skus = new Map((await db.sku.findMany({ where: { brandId: actor.brandId, id: { in: rows.map(({ pilot }) => pilot.skuId) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  return rows.map(({ createdAt, pilot, ...row }) => ({ ...row, at: createdAt.toISOString(), pilot: pilot.number, sku: skus.get(pilot.skuId) ?? '' }))
}
