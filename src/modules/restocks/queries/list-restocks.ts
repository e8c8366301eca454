import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { amountIn, keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { COUNTED } from '#kernel/counted.ts'
import { reachableStates } from '#kernel/state-machine.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { restockScope, restockScopeSql } from '../access.ts'
import { RESTOCK, type RestockState } from '../domain/restock-state.ts'
import { RESTOCK_STATES, type RestockFilter } from '../schemas.ts'
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

const SORTS: Readonly<Record<string, RawSort>> = {
  asked: { holds: 'moment', column: () => Prisma.sql`r."createdAt"` },
  // Without a day it comes last, whichever way the list runs.
  promised: { holds: 'date', column: (descending) => Prisma.sql`coalesce(r."promisedOn", ${descending ? '0001-01-01' : '9999-12-31'}::date)` },
  shop: { holds: 'text', column: () => Prisma.sql`lower(p.name)` },
  value: {
    holds: 'text', column: () => amountIn(Prisma.sql`c.currency`, Prisma.sql`v.value`),
    join: Prisma.sql`join "Brand" c on c.id = r."brandId" join lateral (select coalesce(sum(l.quantity::bigint * l."unitPrice"), 0) as value from "RestockLine" l where l."requestId" = r.id) v on true`,
  },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...RESTOCK_STATES]}::text[], r.state)` },
}

/** Newest first unless asked otherwise, by keyset. The page is cut before anything but the shop is joined. One statement. */
export async function listRestocks(actor: BrandActor | RetailerActor, filter: RestockFilter, options: { size?: number; now?: Date } = {}): Promise<Page<RestockListRow>> {
  const keyset = keysetBy(SORTS, filter.sort ?? '-asked', { id: Prisma.sql`r.id`, size: options.size ?? PAGE_SIZE, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await rowsFrom(Prisma.sql`select id, "sortKey", row_number() over () as place from (
      select r.id, (${keyset.column})::text as "sortKey" from "RestockRequest" r join "Location" p on p.id = r."shipToId" ${keyset.join}
       where ${Prisma.join([restockScopeSql(actor), ...filterOf(filter), where], ' and ')} order by ${order} limit ${limit}) cut`, options.now ?? new Date())
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => row) }
}

/** More of them are behind the filter: a head of a page is no list. */
const MOST_WAITING = 12

/** What has waited longest for the brand's answer. One statement. */
export async function listWaitingRestocks(actor: BrandActor, now = new Date()): Promise<RestockListRow[]> {
  const longest = Prisma.sql`select id, null::text as "sortKey", row_number() over (order by "createdAt", id) as place from "RestockRequest"
    where "brandId" = ${actor.brandId}::uuid and state = any(${[...WAITING_STATES]}) order by "createdAt", id limit ${MOST_WAITING}`
  return (await rowsFrom(longest, now)).map(({ sortKey: _, ...row }) => row)
}

/** What a filter asks of `"RestockRequest" r` for shop `"Location" p`. */
function filterOf({ state, shop, q }: RestockFilter): Prisma.Sql[] {
  const pattern = like(q ?? '')
  const states = state === 'waiting' ? WAITING_STATES : state === 'open' ? OPEN_STATES : state ? [state] : null
  return [
    ...(states ? [Prisma.sql`r.state = any(${[...states]}::text[])`] : []),
    ...(shop ? [Prisma.sql`r."shipToId" = ${shop}::uuid`] : []),
    ...(q ? [Prisma.sql`(r.number ilike ${pattern} or p.name ilike ${pattern} or r."organizationId" in (select id from "Organization" where name ilike ${pattern}))`] : []),
  ]
}

/** The rows that a statement names by `id`, in the order of its `place`. */
async function rowsFrom(chosen: Prisma.Sql, now: Date): Promise<(RestockListRow & { readonly sortKey: string | null })[]> {
  const rows = await db.$queryRaw<(Omit<RestockListRow, 'requestedAt' | 'promisedOn' | 'agreedFor' | 'receivedOn'> & { requestedAt: Date; promisedOn: Date | null; agreedFor: Date | null; receivedOn: Date | null; sortKey: string | null })[]>`
    select r.id::text, w."sortKey", r.number, r.state, r."brandId"::text, p.name as shop, p.city, p."timeZone", o.name as retailer, b.currency,
           coalesce(r."requestedAt", r."createdAt") as "requestedAt", r."promisedOn", coalesce(r."acceptedFor", r."promisedOn") as "agreedFor", r."sameWeek", r."receivedOn", l.pieces, l.value, l.toys,
           (r.state in ('promised', 'accepted', 'picking', 'shipped') and r."promisedOn" < (${now}::timestamptz at time zone p."timeZone")::date) is true as late
      from (${chosen}) w
      join "RestockRequest" r on r.id = w.id
      join "Location" p on p.id = r."shipToId"
      join "Organization" o on o.id = r."organizationId"
      join "Brand" b on b.id = r."brandId"
      join lateral (
        select coalesce(sum(l.quantity), 0)::int as pieces, coalesce(sum(l.quantity::bigint * l."unitPrice"), 0)::float8 as value,
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
