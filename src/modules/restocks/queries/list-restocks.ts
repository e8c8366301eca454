import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { countByState } from '#db/count-by-state.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
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

/** Everything that waits for the brand's answer, the longest wait first; at most 50. */
export async function listWaitingRestocks(actor: BrandActor, now = new Date()): Promise<RestockListRow[]> {
  const rows = await db.restockRequest.findMany({ where: { AND: [restockScope(actor), { state: { in: [...WAITING_STATES] } }] }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 50, select: { id: true } })
  return rowsOf(rows.map(({ id }) => id), now)
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
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<(Omit<RestockListRow, 'requestedAt' | 'promisedOn' | 'agreedFor' | 'receivedOn'> & { requestedAt: Date; promisedOn: Date | null; agreedFor: Date | null; receivedOn: Date | null })[]>`
    select r.id::text, r.number, r.state, r."brandId"::text, p.name as shop, p.city, p."timeZone", o.name as retailer, b.currency,
           coalesce(r."requestedAt", r."createdAt") as "requestedAt", r."promisedOn", coalesce(r."acceptedFor", r."promisedOn") as "agreedFor", r."sameWeek", r."receivedOn", l.pieces, l.value, l.toys,
           (r.state in ('promised', 'accepted', 'picking', 'shipped') and r."promisedOn" < (${now}::timestamptz at time zone p."timeZone")::date) is true as late
      from unnest(${[...ids]}::uuid[]) with ordinality as w(id, place)
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

/** The rate of promises kept, computed from what arrived: never stored. Measured by the day on which both agreed, not by one that moved later. */
export async function promisesKept(brandId: Id, now = new Date()): Promise<PromisesKept> {
  const [row] = await db.$queryRaw<PromisesKept[]>`
    select count(*)::int as received, count(*) filter (where "receivedOn" <= coalesce("acceptedFor", "promisedOn"))::int as kept
      from "RestockRequest"
     where "brandId" = ${brandId}::uuid and state in ('received', 'closed') and "promisedOn" is not null and "receivedOn" is not null
       and "receivedAt" > ${new Date(now.getTime() - 90 * 86_400_000)}::timestamptz`
  return row ?? { received: 0, kept: 0 }
}

/** How many restocks are in which state, for the chips of the list; a brand's are counted up to `COUNTED` a state. */
export async function countRestocks(actor: BrandActor | RetailerActor): Promise<Partial<Record<RestockState, number>>> {
  if (actor.kind === 'brand') return countByState('RestockRequest', actor.brandId, [...reachableStates(RESTOCK)])
  const rows = await db.restockRequest.groupBy({ by: ['state'], where: restockScope(actor), _count: { _all: true } })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]))
}

/** Shops that have ever asked this brand, for the filter. */
export async function listRequestingShops(actor: BrandActor): Promise<{ id: Id; name: string }[]> {
  return db.$queryRaw<{ id: Id; name: string }[]>`
    select p.id::text, p.name from "Location" p
     where exists (select 1 from "RestockRequest" r where r."brandId" = ${actor.brandId}::uuid and r."shipToId" = p.id)
     order by p.name`
}
