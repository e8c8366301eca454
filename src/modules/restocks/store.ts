import type { Prisma } from '#db/generated/client.ts'
import { db, type Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { RestockState } from './domain/restock-state.ts'
import type { LinePromise } from './domain/promise-model.ts'

export interface RestockLineRow {
  readonly id: Id
  readonly position: number
  readonly skuId: Id
  readonly quantity: number
  readonly unitPrice: number
  readonly promise: LinePromise
}

export interface RestockRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly organizationId: Id
  readonly shipToId: Id
  readonly state: RestockState
  readonly requestedAt: Date
  readonly promisedOn: CalendarDate | null
  readonly sameWeek: boolean
  readonly version: number
  readonly lines: readonly RestockLineRow[]
}

/**
 * The request in the actor's scope, locked until the end of the transaction: two people who press at once are told apart here,
 * not by what they both read a second ago.
 */
export async function loadRestock(tx: Tx, scope: Prisma.RestockRequestWhereInput, which: { id: Id } | { number: string }): Promise<RestockRow | null> {
  const found = await tx.restockRequest.findFirst({ where: { AND: [scope, which] }, select: { id: true } })
  if (!found) return null
  const [row] = await tx.$queryRaw<(Omit<RestockRow, 'promisedOn'> & { promisedOn: Date | null })[]>`
    select r.id::text, r."brandId"::text, r.number, r."organizationId"::text, r."shipToId"::text, r.state, coalesce(r."requestedAt", r."createdAt") as "requestedAt", r."promisedOn", r."sameWeek", r.version,
           (select coalesce(json_agg(json_build_object('id', l.id, 'position', l.position, 'skuId', l."skuId", 'quantity', l.quantity, 'unitPrice', l."unitPrice", 'promise', l.promise) order by l.position), '[]')
              from "RestockLine" l where l."requestId" = r.id) as lines
      from "RestockRequest" r where r.id = ${found.id}::uuid for update`
  return row ? { ...row, promisedOn: day(row.promisedOn) } : null
}

/** Saves a request that is still as it was loaded. False: somebody was faster. */
export async function saveRestock(tx: Tx, restock: Pick<RestockRow, 'id' | 'version'>, data: Prisma.RestockRequestUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.restockRequest.updateMany({ where: { id: restock.id, version: restock.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

/** Replaces the stored promise of every line in one statement. */
export async function savePromises(tx: Tx, lines: readonly { id: Id; promise: LinePromise; promisedOn: CalendarDate | null }[]): Promise<void> {
  await tx.$executeRaw`
    update "RestockLine" l set promise = n.promise, "promisedOn" = n."promisedOn"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n(id uuid, promise jsonb, "promisedOn" date)
     where l.id = n.id`
}

export interface OutputTake {
  readonly runId: Id
  readonly restockLineId: Id
  readonly quantity: number
}

/** Locks the runs from which these SKUs may come, in one fixed order, before their output is promised. */
export async function lockOpenRuns(tx: Tx, brandId: Id, skuIds: readonly Id[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Run" where "brandId" = ${brandId}::uuid and "skuId" = any(${[...skuIds]}::uuid[]) and state not in ('draft', 'quoted', 'cancelled')
     order by id for update`
}

/** The run of each lot that has one. */
export async function lotsOfRuns(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (lotIds.length === 0) return new Map()
  const rows = await tx.lot.findMany({ where: { brandId, id: { in: [...lotIds] } }, select: { id: true, runId: true } })
  return new Map(rows.flatMap(({ id, runId }) => (runId ? [[id, runId] as const] : [])))
}

export async function insertOutputHolds(tx: Tx, brandId: Id, takes: readonly (OutputTake & { id: Id })[], expiresAt: Date): Promise<void> {
  if (takes.length === 0) return
  await tx.outputHold.createMany({ data: takes.map((take) => ({ ...take, brandId, expiresAt })) })
}

/** The holds on runs that a request still has. */
export async function listOutputHolds(tx: Tx, brandId: Id, restockLineIds: readonly Id[]): Promise<{ id: Id; runId: Id; restockLineId: Id; quantity: number; runNumber: string }[]> {
  return tx.$queryRaw`
    select h.id, h."runId", h."restockLineId", h.quantity, r.number as "runNumber"
      from "OutputHold" h join "Run" r on r."brandId" = h."brandId" and r.id = h."runId"
     where h."brandId" = ${brandId}::uuid and h."restockLineId" = any(${[...restockLineIds]}::uuid[]) and h.state = 'held'
     order by r.number, h.id`
}

export async function endOutputHolds(tx: Tx, brandId: Id, restockLineIds: readonly Id[], state: 'used' | 'let-go'): Promise<void> {
  await tx.outputHold.updateMany({ where: { brandId, restockLineId: { in: [...restockLineIds] }, state: 'held' }, data: { state } })
}

/** A restock's part of what is held on a run, in the order of acceptance. */
export interface HeldOnRun {
  readonly restockId: Id
  readonly quantity: number
  /** Good pieces the run has made so far, and whether it makes no more. */
  readonly madeGood: number
  readonly ended: boolean
}

/** Who holds output of a run, those accepted first before the others. */
export async function heldOnRun(tx: Tx, brandId: Id, runId: Id): Promise<HeldOnRun[]> {
  return tx.$queryRaw`
    select l."requestId"::text as "restockId", sum(h.quantity)::int as quantity, r."goodCount" as "madeGood", r.state in ('produced', 'closed', 'stopped', 'cancelled') as ended
      from "OutputHold" h
      join "Run" r on r."brandId" = h."brandId" and r.id = h."runId"
      join "RestockLine" l on l.id = h."restockLineId"
      join "RestockRequest" q on q.id = l."requestId"
     where h."brandId" = ${brandId}::uuid and h."runId" = ${runId}::uuid and h.state = 'held'
     group by l."requestId", q."acceptedAt", r."goodCount", r.state
     order by q."acceptedAt", l."requestId"`
}

/** Requests whose promise names a run, those accepted first before the others, those that only wait last. */
export async function listRestocksOnRun(brandId: Id, runId: Id): Promise<Id[]> {
  const rows = await db.$queryRaw<{ id: Id }[]>`
    select r.id::text
      from "RestockRequest" r
     where r."brandId" = ${brandId}::uuid and r.state in ('promised', 'accepted')
       and exists (select 1 from "RestockLine" l where l."requestId" = r.id and l.promise @> ${JSON.stringify({ allocations: [{ sourceKind: 'run', sourceId: runId }] })}::jsonb)
     order by r."acceptedAt" nulls last, r.id`
  return rows.map(({ id }) => id)
}

/** Accepted requests for which nothing is held any more, on stock or on a run. */
export async function listRestocksOver(now: Date): Promise<{ id: Id; brandId: Id }[]> {
  return db.$queryRaw`
    select r.id::text, r."brandId"::text
      from "RestockRequest" r
     where r.state = 'accepted' and r."promisedOn" < (${now}::timestamptz - interval '14 days')::date
       and not exists (select 1 from "RestockLine" l join "StockHold" h on h."brandId" = r."brandId" and h."sourceKind" = 'restock-line' and h."sourceId" = l.id and h.state = 'held' where l."requestId" = r.id)
       and not exists (select 1 from "RestockLine" l join "OutputHold" h on h."brandId" = r."brandId" and h."restockLineId" = l.id and h.state = 'held' and h."expiresAt" > ${now}::timestamptz where l."requestId" = r.id)
     order by r."promisedOn", r.id limit 500`
}

export function day(date: Date | null): CalendarDate | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
