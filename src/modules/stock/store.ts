import { db, type Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { lockOrder } from './domain/allocate.ts'
import type { EndpointKind, MoveReason } from './domain/move.ts'
import type { LotQuality } from './domain/usable.ts'

/** A balance under lock, with what a decision about it needs to know. */
export interface LockedBalance {
  readonly locationId: Id
  readonly lotId: Id
  readonly onHand: number
  readonly allocated: number
  /** Movements that have touched it. */
  readonly moved: number
  readonly lotCode: string
  readonly quality: LotQuality
  readonly recalled: boolean
  readonly expiresOn: CalendarDate | null
  /** Each unit carries its number: a movement also moves units. */
  readonly serialised: boolean
  readonly placeName: string
  readonly placeOpen: boolean
  /** The day at the place. */
  readonly today: CalendarDate
}

/**
 * Makes missing balances (at zero) and locks all of them, in the one order everybody uses; returns them as they are now.
 * A lot of another brand, or a place that does not exist, gives no row. One statement: the conflict clause locks and reads
 * the newest version of a row, however long it waited; nothing negative is ever proposed to the table's CHECK.
 */
export async function lockBalances(tx: Tx, brandId: Id, keys: readonly { locationId: Id; lotId: Id }[], now: Date): Promise<LockedBalance[]> {
  if (keys.length === 0) return []
  return tx.$queryRaw<LockedBalance[]>`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(lockOrder(keys))}::jsonb) as w("locationId" uuid, "lotId" uuid)),
    locked as (
      insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand", allocated)
      select ${brandId}::uuid, w."locationId", w."lotId", 0, 0
      from wanted w join "Lot" l on l.id = w."lotId" and l."brandId" = ${brandId}::uuid join "Location" p on p.id = w."locationId"
      order by w."locationId", w."lotId"
      on conflict ("brandId", "locationId", "lotId") do update set "onHand" = "StockBalance"."onHand"
      returning "locationId", "lotId", "onHand", allocated, moved)
    select b."locationId"::text, b."lotId"::text, b."onHand", b.allocated, b.moved, l.code as "lotCode", l.quality, l."recalledAt" is not null as recalled,
      l."expiresOn"::text, l.serialised, p.name as "placeName", p.state = 'open' as "placeOpen", (${now}::timestamptz at time zone p."timeZone")::date::text as today
    from locked b join "Lot" l on l.id = b."lotId" join "Location" p on p.id = b."locationId"`
}

/** A movement ready to be written. */
export interface MoveRow {
  readonly id: Id
  readonly lotId: Id
  readonly quantity: number
  readonly fromKind: EndpointKind
  readonly fromLocationId: Id | null
  readonly toKind: EndpointKind
  readonly toLocationId: Id | null
  readonly firstUnit: number | null
  readonly lastUnit: number | null
  readonly reason: MoveReason
  readonly sourceKind: string
  readonly sourceId: string
  readonly reversesId: Id | null
  readonly key: string
  /** Pieces of holds at the starting place that leave with it. */
  readonly usesHold: number
  /** The lot must be released and not recalled at the moment of writing. */
  readonly onlyReleased: boolean
}

/**
 * Writes movements and the balances they change in one statement. Balances follow what was really inserted, so a key that exists already
 * changes nothing. The gate is asked again here because a lot may have been put on hold while the balances were waited for.
 * Returns the keys that were written.
 */
export async function writeMoves(tx: Tx, brandId: Id, actorId: Id | null, now: Date, moves: readonly MoveRow[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    with input as (select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(id uuid, "lotId" uuid, quantity int, "fromKind" text, "fromLocationId" uuid,
      "toKind" text, "toLocationId" uuid, "firstUnit" int, "lastUnit" int, reason text, "sourceKind" text, "sourceId" text, "reversesId" uuid, key text, "usesHold" int, "onlyReleased" boolean)),
    written as (
      insert into "StockMove" (id, "brandId", "lotId", quantity, "fromKind", "fromLocationId", "toKind", "toLocationId", "firstUnit", "lastUnit", reason, "sourceKind", "sourceId", "reversesId", "actorId", "idempotencyKey", at)
      select m.id, ${brandId}::uuid, m."lotId", m.quantity, m."fromKind", m."fromLocationId", m."toKind", m."toLocationId", m."firstUnit", m."lastUnit", m.reason, m."sourceKind", m."sourceId", m."reversesId", ${actorId}::uuid, m.key, ${now}::timestamptz
      from input m join "Lot" l on l.id = m."lotId" and l."brandId" = ${brandId}::uuid
      where not m."onlyReleased" or (l.quality = 'released' and l."recalledAt" is null)
      order by m.id
      on conflict do nothing
      returning "lotId", quantity, "fromLocationId", "toLocationId", "idempotencyKey"),
    effects as (
      select "locationId", "lotId", sum(delta)::int as delta, sum(used)::int as used from (
        select w."fromLocationId" as "locationId", w."lotId", -w.quantity as delta, m."usesHold" as used from written w join input m on m.key = w."idempotencyKey" where w."fromLocationId" is not null
        union all select w."toLocationId", w."lotId", w.quantity, 0 from written w where w."toLocationId" is not null) e
      group by "locationId", "lotId"),
    changed as (
      update "StockBalance" b set "onHand" = b."onHand" + e.delta, allocated = b.allocated - e.used, moved = b.moved + 1 from effects e
      where b."brandId" = ${brandId}::uuid and b."locationId" = e."locationId" and b."lotId" = e."lotId" returning 1)
    select "idempotencyKey" as key from written`
  return rows.map(({ key }) => key)
}

export interface StoredMove {
  readonly id: Id
  readonly lotId: Id
  readonly quantity: number
  readonly fromKind: EndpointKind
  readonly fromLocationId: Id | null
  readonly toKind: EndpointKind
  readonly toLocationId: Id | null
  readonly firstUnit: number | null
  readonly lastUnit: number | null
  readonly reason: MoveReason
  readonly reversesId: Id | null
  readonly idempotencyKey: string
  readonly at: Date
}

const moveColumns = {
  id: true, lotId: true, quantity: true, fromKind: true, fromLocationId: true, toKind: true, toLocationId: true, firstUnit: true, lastUnit: true, reason: true, reversesId: true, idempotencyKey: true, at: true,
} as const

/** Movements that were written under these keys. */
export async function movesByKey(tx: Tx, brandId: Id, keys: readonly string[]): Promise<StoredMove[]> {
  return (await tx.stockMove.findMany({ where: { brandId, idempotencyKey: { in: [...keys] } }, select: moveColumns })) as StoredMove[]
}

/** Movements of a source document (or some of them), oldest first, with the reversals of each. */
export async function movesOfSource(tx: Tx, brandId: Id, source: { kind: string; id: string }, moveIds?: readonly Id[]): Promise<StoredMove[]> {
  return (await tx.stockMove.findMany({
    where: { brandId, sourceKind: source.kind, sourceId: source.id, ...(moveIds && { id: { in: [...moveIds] } }) }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: moveColumns,
  })) as StoredMove[]
}

/** Which of these movements have been undone, and under which key. */
export async function reversalsOf(tx: Tx, brandId: Id, moveIds: readonly Id[]): Promise<StoredMove[]> {
  return (await tx.stockMove.findMany({ where: { brandId, reversesId: { in: [...moveIds] } }, select: moveColumns })) as StoredMove[]
}

export interface HoldRow {
  readonly id: Id
  readonly lotId: Id
  readonly locationId: Id
  readonly quantity: number
  readonly sourceKind: string
  readonly sourceId: Id
  /** The units chosen to go; null: whichever are lowest then. */
  readonly units?: readonly UnitRange[] | null
}

/**
 * Writes holds and what they allocate in one statement. A lot that is no longer released or was recalled meanwhile is left out.
 * Returns how many holds were written.
 */
export async function writeHolds(tx: Tx, brandId: Id, holds: readonly HoldRow[], expiresAt: Date | null, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ written: number }[]>`
    with input as (select * from jsonb_to_recordset(${JSON.stringify(holds)}::jsonb) as h(id uuid, "lotId" uuid, "locationId" uuid, quantity int, "sourceKind" text, "sourceId" uuid)),
    written as (
      insert into "StockHold" (id, "brandId", "lotId", "locationId", quantity, "sourceKind", "sourceId", state, "expiresAt", "createdAt")
      select h.id, ${brandId}::uuid, h."lotId", h."locationId", h.quantity, h."sourceKind", h."sourceId", 'held', ${expiresAt}::timestamptz, ${now}::timestamptz
      from input h join "Lot" l on l.id = h."lotId" and l."brandId" = ${brandId}::uuid and l.quality = 'released' and l."recalledAt" is null
      returning "lotId", "locationId", quantity),
    changed as (
      update "StockBalance" b set allocated = b.allocated + e.quantity
      from (select "locationId", "lotId", sum(quantity)::int as quantity from written group by 1, 2) e
      where b."brandId" = ${brandId}::uuid and b."locationId" = e."locationId" and b."lotId" = e."lotId" returning 1)
    select count(*)::int as written from written`
  return row?.written ?? 0
}

/** Holds of a source in a state, at one place if asked. */
export async function holdsOf(tx: Tx, brandId: Id, source: { kind: string; ids: readonly Id[] }, state: 'held' | 'used', locationId?: Id): Promise<HoldRow[]> {
  const rows = await tx.stockHold.findMany({
    where: { brandId, sourceKind: source.kind, sourceId: { in: [...source.ids] }, state, ...(locationId && { locationId }) }, orderBy: { id: 'asc' },
    select: { id: true, lotId: true, locationId: true, quantity: true, sourceKind: true, sourceId: true, units: true },
  })
  return rows.map(({ units, ...row }) => ({ ...row, units: units as UnitRange[] | null }))
}

/** Ends holds that are still held: their pieces are free again. The balances must be locked. Returns the ids that changed. */
export async function endHolds(tx: Tx, brandId: Id, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    with ended as (
      update "StockHold" set state = 'let-go' where "brandId" = ${brandId}::uuid and id = any(${[...ids]}::uuid[]) and state = 'held'
      returning id, "lotId", "locationId", quantity),
    changed as (
      update "StockBalance" b set allocated = b.allocated - e.quantity
      from (select "locationId", "lotId", sum(quantity)::int as quantity from ended group by 1, 2) e
      where b."brandId" = ${brandId}::uuid and b."locationId" = e."locationId" and b."lotId" = e."lotId" returning 1)
    select id::text from ended`
  return rows.map(({ id }) => id)
}

/** Brands with a hold whose time is over. */
export async function brandsWithExpiredHolds(now: Date): Promise<Id[]> {
  const rows = await db.stockHold.findMany({ where: { state: 'held', expiresAt: { lt: now } }, distinct: ['brandId'], select: { brandId: true } })
  return rows.map(({ brandId }) => brandId)
}
