import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { COUNTED } from '#kernel/counted.ts'
import { reachableStates } from '#kernel/state-machine.ts'
import { decodeCursor, PAGE_SIZE, pageOf, type Page } from '#kernel/paging.ts'
import { restockScope } from '../access.ts'
import { RESTOCK, type RestockState } from '../domain/restock-state.ts'
import type { RestockFilter } from '../schemas.ts'
import { day } from '../store.ts'

export interface RestockListRow {
  readonly id: Id
  readonly number: string
  readonly state: RestockState
  readonly brandId: Id
  readonly shop: string
  readonly city: string
  readonly timeZone: string
  readonly retailer: string
  readonly pieces: number
  /** Wholesale value, minor units. */
  readonly value: number
  readonly currency: string
  readonly toys: string
  readonly requestedAt: string
  readonly promisedOn: CalendarDate | null
  /** The day on which both agreed: whether the promise was kept is measured by it. */
  readonly agreedFor: CalendarDate | null
  readonly sameWeek: boolean
  readonly receivedOn: CalendarDate | null
  /** Promised for a day that is over at the shop, and not there. */
  readonly late: boolean
}

/** States in which somebody at the brand has to decide. */
export const WAITING_STATES: readonly RestockState[] = ['submitted', 'promised']
const OPEN_STATES: readonly RestockState[] = ['accepted', 'picking', 'shipped']

/** Newest first, by keyset. The page is cut before anything is counted. */
export async function listRestocks(actor: BrandActor | RetailerActor, filter: RestockFilter, options: { size?: number; now?: Date } = {}): Promise<Page<RestockListRow>> {
  const size = options.size ?? PAGE_SIZE
  const cursor = decodeCursor(filter.after, 2)
  const after: Prisma.RestockRequestWhereInput = cursor
    ? { createdAt: { lte: new Date(String(cursor[0])) }, OR: [{ createdAt: { lt: new Date(String(cursor[0])) } }, { id: { lt: String(cursor[1]) } }] }
    : {}
  const rows = await db.restockRequest.findMany({
    where: { AND: [restockScope(actor), ...(await filterOf(filter)), after] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: size + 1, select: { id: true, createdAt: true },
  })
  const page = pageOf(rows, size, (row) => [row.createdAt.toISOString(), row.id])
  return { next: page.next, rows: await rowsOf(page.rows.map(({ id }) => id), options.now ?? new Date()) }
}

/** More of them are behind the filter: a head of a page is no list. */
const MOST_WAITING = 12

/** What has waited longest for the brand's answer. One statement. */
export async function listWaitingRestocks(actor: BrandActor, now = new Date()): Promise<RestockListRow[]> {
  const longest = Prisma.sql`select id, row_number() over (order by "createdAt", id) as place from "RestockRequest"
    where "brandId" = ${actor.brandId}::uuid and state = any(${[...WAITING_STATES]}) order by "createdAt", id limit ${MOST_WAITING}`
  return rowsFrom(longest, now)
}

async function filterOf(filter: RestockFilter): Promise<Prisma.RestockRequestWhereInput[]> {
  const where: Prisma.RestockRequestWhereInput[] = []
  if (filter.state === 'waiting') where.push({ state: { in: [...WAITING_STATES] } })
  else if (filter.state === 'open') where.push({ state: { in: [...OPEN_STATES] } })
  else if (filter.state) where.push({ state: filter.state })
  if (filter.shop) where.push({ shipToId: filter.shop })
  if (filter.q) {
    const shops = await db.location.findMany({ where: { OR: [{ name: { contains: filter.q, mode: 'insensitive' } }, { organization: { name: { contains: filter.q, mode: 'insensitive' } } }] }, select: { id: true }, take: 200 })
    where.push({ OR: [{ number: { contains: filter.q, mode: 'insensitive' } }, { shipToId: { in: shops.map(({ id }) => id) } }] })
  }
  return where
}

/** The rows of these ids, in their order, in one statement. */
async function rowsOf(ids: readonly Id[], now: Date): Promise<RestockListRow[]> {
  return ids.length === 0 ? [] : rowsFrom(Prisma.sql`select id, place from unnest(${[...ids]}::uuid[]) with ordinality as asked(id, place)`, now)
}

/** The rows that a statement names by `id`, in the order of its `place`. */
async function rowsFrom(chosen: Prisma.Sql, now: Date): Promise<RestockListRow[]> {
  const rows = await db.$queryRaw<(Omit<RestockListRow, 'requestedAt' | 'promisedOn' | 'agreedFor' | 'receivedOn'> & { requestedAt: Date; promisedOn: Date | null; agreedFor: Date | null; receivedOn: Date | null })[]>`
    select r.id::text, r.number, r.state, r."brandId"::text, p.name as shop, p.city, p."timeZone", o.name as retailer, b.currency,
           coalesce(r."requestedAt", r."createdAt") as "requestedAt", r."promisedOn", coalesce(r."acceptedFor", r."promisedOn") as "agreedFor", r."sameWeek", r."receivedOn", l.pieces, l.value, l.toys,
           (r.state in ('promised', 'accepted', 'picking', 'shipped') and r."promisedOn" < (${now}::timestamptz at time zone p."timeZone")::date) is true as late
      from (${chosen}) w
      join "RestockRequest" r on r.id = w.id
      join "Location" p on p.id = r."shipToId"
      join "Organization" o on o.id = r."organizationId"
      join "Brand" b on b.id = r."brandId"
      join lateral (
        select coalesce(sum(l.quantity), 0)::int as pieces, coalesce(sum(l.quantity * l."unitPrice"), 0)::int as value,
               coalesce(string_agg(l.quantity || ' × ' || s.name, ', ' order by l.position), '') as toys
          from "RestockLine" l join "Sku" s on s.id = l."skuId" where l."requestId" = r.id) l on true
     order by w.place`
  return rows.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString(), promisedOn: day(row.promisedOn), agreedFor: day(row.agreedFor), receivedOn: day(row.receivedOn) }))
}

export interface PromisesKept {
  /** Restocks received in the last 90 days that had a promised day, and those of them that came by it. */
  readonly received: number
  readonly kept: number
}

/** What the head of the brand's list says. */
export interface RestockFigures extends PromisesKept {
  readonly counts: Readonly<Record<RestockState, number>>
  /** Shops that have ever asked this brand, for the filter. */
  readonly shops: readonly { readonly id: Id; readonly name: string }[]
}

const DAYS_90_MS = 90 * 86_400_000

/** How many are in which state (each up to one more than `COUNTED`), the rate of promises kept (computed from what arrived, never stored; by the day on which both agreed, not by one that moved later), and who asks. One statement. */
export async function restockFigures(actor: BrandActor, now: Date): Promise<RestockFigures> {
  const [row] = await named<RestockFigures>('restocks.figures', `
    select (select json_object_agg(state, (select count(*) from (select 1 from "RestockRequest" r where r."brandId" = $1 and r.state = asked.state limit ${COUNTED + 1}) few)) from unnest($2::text[]) as asked(state)) as counts,
           kept.received, kept.kept,
           coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name) from "Partnership" w join "Location" p on p."organizationId" = w."organizationId"
              where w."brandId" = $1 and exists (select 1 from "RestockRequest" r where r."brandId" = $1 and r."shipToId" = p.id)), '[]') as shops
      from (select count(*) as received, count(*) filter (where "receivedOn" <= coalesce("acceptedFor", "promisedOn")) as kept
              from "RestockRequest" where "brandId" = $1 and state in ('received', 'closed') and "promisedOn" is not null and "receivedOn" is not null and "receivedAt" > $3) kept`,
  [actor.brandId, [...reachableStates(RESTOCK)], new Date(now.getTime() - DAYS_90_MS)])
  return row!
}

/** How many of a shop's restocks are in which state, for the chips of its list. */
export async function countRestocks(actor: RetailerActor): Promise<Partial<Record<RestockState, number>>> {
  const rows = await db.restockRequest.groupBy({ by: ['state'], where: restockScope(actor), _count: { _all: true } })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]))
}
