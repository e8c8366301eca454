import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { holds } from '#db/like.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { pilotScope } from '../access.ts'
import type { PilotState } from '../domain/pilot-state.ts'
import type { PilotFilter } from '../schemas.ts'

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

const SORTS = { created: { field: 'createdAt', holds: 'date' }, decision: { field: 'decisionDate', holds: 'date' }, title: { field: 'title', holds: 'text' } } as const

/** The brand's pilots, by keyset; the page is cut before anything is counted. */
export async function listPilots(actor: BrandActor, filter: PilotFilter, options: { size?: number; now?: Date } = {}): Promise<Page<PilotListRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size: options.size ?? PAGE_SIZE, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const fetched = await db.pilot.findMany({
    where: { AND: [pilotScope(actor), ...(await filterOf(actor, filter)), where as Prisma.PilotWhereInput] },
    orderBy: orderBy as Prisma.PilotOrderByWithRelationInput[], take, select: { id: true, createdAt: true, decisionDate: true, title: true },
  })
  const page = keysetPage(fetched, keyset, (row) => row[sort.field])
  return { ...page, rows: await pilotRows(page.rows.map(({ id }) => id), options.now ?? new Date()) }
}

async function filterOf(actor: BrandActor, filter: PilotFilter): Promise<Prisma.PilotWhereInput[]> {
  const where: Prisma.PilotWhereInput[] = []
  if (filter.state) where.push({ state: filter.state })
  if (filter.q) {
    const words = holds(filter.q)
    const skus = await db.sku.findMany({ where: { brandId: actor.brandId, OR: [{ code: words }, { name: words }, { toy: { name: words } }] }, select: { id: true }, take: 500 })
    where.push({ OR: [{ number: words }, { title: words }, { hypothesis: words }, { skuId: { in: skus.map(({ id }) => id) } }] })
  }
  return where
}

async function pilotRows(ids: readonly Id[], now: Date): Promise<PilotListRow[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<(Omit<PilotListRow, 'decisionDate'> & { decisionDate: Date })[]>`
    select p.id::text, p.number, p.title, p.state, s.code as sku, s.name, p."plannedQuantity", r.made, d.sold, p."decisionDate", p.decision, l.learnings,
           p.state = 'running' and p."decisionDate" <= (${now}::timestamptz at time zone b."timeZone")::date as due
      from unnest(${[...ids]}::uuid[]) with ordinality as w(id, place)
      join "Pilot" p on p.id = w.id
      join "Brand" b on b.id = p."brandId"
      join "Sku" s on s.id = p."skuId"
      join lateral (select coalesce(sum(r."goodCount"), 0)::int as made, min(r."releasedAt") as released from "Run" r where r."brandId" = p."brandId" and r."pilotId" = p.id) r on true
      join lateral (select coalesce(sum(d.sold - d.returned), 0)::int as sold from "SalesDay" d
                     where d."brandId" = p."brandId" and d."skuId" = p."skuId" and d.date between (r.released at time zone b."timeZone")::date and p."decisionDate") d on true
      join lateral (select count(*)::int as learnings from "PilotLearning" l where l."brandId" = p."brandId" and l."pilotId" = p.id) l on true
     order by w.place`
  return rows.map((row) => ({ ...row, decisionDate: row.decisionDate.toISOString().slice(0, 10) }))
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
