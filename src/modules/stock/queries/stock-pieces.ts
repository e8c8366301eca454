import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { StockFilter } from '../schemas.ts'
import { usableCondition } from '../usable-stock.ts'

/** Pieces on hand, cut by what may be done with them. The four parts add up to `onHand`. */
export interface Pieces {
  readonly onHand: number
  /** Free to promise. */
  readonly usable: number
  /** Held for restocks. */
  readonly held: number
  readonly quarantine: number
  /** On hold, rejected, recalled, expired, or at a closed place. */
  readonly stopped: number
}

/** Goods between two places: on hand at none of them. */
export interface Arriving {
  readonly shipment: string
  readonly locationId: Id
  readonly placeName: string
  readonly quantity: number
  readonly due: CalendarDate | null
}

/** How many of the shipments that bring something are told one by one. */
export const ARRIVING_SHOWN = 3

/** The soonest of what is on the way, and how many shipments more there are. */
export const soonest = (arriving: readonly Arriving[]): { readonly arriving: readonly Arriving[]; readonly moreArriving: number } =>
  ({ arriving: arriving.slice(0, ARRIVING_SHOWN), moreArriving: Math.max(0, arriving.length - ARRIVING_SHOWN) })

export const NOTHING: Pieces = { onHand: 0, usable: 0, held: 0, quarantine: 0, stopped: 0 }

/** Pieces of a balance `b` that count, and of which balances (with lot `l`, place `p`); null: of all. */
export const PIECES = {
  onHand: { of: Prisma.sql`b."onHand"`, where: null },
  free: { of: Prisma.sql`b."onHand" - b.allocated`, where: usableCondition(null) },
  promised: { of: Prisma.sql`b.allocated`, where: usableCondition(null) },
  quarantine: { of: Prisma.sql`b."onHand"`, where: Prisma.sql`l.quality = 'quarantine' and l."recalledAt" is null` },
} as const

const summed = ({ of, where }: (typeof PIECES)['free' | 'promised' | 'quarantine']): Prisma.Sql => Prisma.sql`coalesce(sum(${of}) filter (where ${where}), 0)::int`

/** The four parts of a balance, as columns, for a statement with balance `b`, lot `l`, place `p`. Held pieces of a usable lot are apart from usable ones; a stopped lot is stopped, held or not. */
export const pieceSums = Prisma.sql`
  sum(b."onHand")::int as "onHand", ${summed(PIECES.free)} as usable, ${summed(PIECES.promised)} as held, ${summed(PIECES.quarantine)} as quarantine,
  coalesce(sum(b."onHand") filter (where not (${usableCondition(null)}) and (l.quality <> 'quarantine' or l."recalledAt" is not null)), 0)::int as stopped`

/** Balances with their lots and places, for a statement that goes on with its conditions. */
export const balances = (brandId: Id): Prisma.Sql => Prisma.sql`"StockBalance" b join "Lot" l on l."brandId" = b."brandId" and l.id = b."lotId" and b."brandId" = ${brandId}::uuid join "Location" p on p.id = b."locationId"`

/**
 * What is on hand by place, state of the lots and (where it is asked for) item, added up from the tallies: a table `b` with what a balance says and a
 * table `l` with what its lot says, for a statement that goes on from place `p`. However many lots and movements there are, it reads as many rows as
 * items lie at places; without the item it has as many as there are places.
 */
export function tallied(brandId: Id, by: 'item' | 'place' = 'item'): Prisma.Sql {
  const key = by === 'item' ? Prisma.sql`t."itemId", t."locationId"` : Prisma.sql`t."locationId"`
  // Few places are looked up one by one (`offset 0` keeps it so): joined, those of all brands would be read.
  const place = by === 'item' ? Prisma.sql`join "Location" p on p.id = b."locationId"` : Prisma.sql`cross join lateral (select x.* from "Location" x where x.id = b."locationId" offset 0) p`
  return Prisma.sql`
  (select ${key}, t.quality, case when t.recalled then now() end as "recalledAt", t."expiresOn", sum(t."onHand")::int as "onHand", sum(t.allocated)::int as allocated
    from "StockTally" t where t."brandId" = ${brandId}::uuid group by ${key}, t.quality, t.recalled, t."expiresOn" having sum(t."onHand") > 0) b
  cross join lateral (select b.quality, b."recalledAt", b."expiresOn") l ${place}`
}

/** The tallies themselves (`t`, and `l` with what they say of their lots), for a statement that counts items and needs no pieces. */
export const tallies = (brandId: Id): Prisma.Sql => Prisma.sql`"StockTally" t cross join lateral (select t.quality, case when t.recalled then now() end as "recalledAt") l where t."brandId" = ${brandId}::uuid`

/**
 * What is on its way, for a statement that goes on from lot `l` and place `p` where it goes. Lines are looked up shipment by shipment (`offset 0` keeps
 * it so): a plan made for a brand with few of them would compare every line with every shipment.
 */
export const onTheWay = Prisma.sql`"Shipment" sh cross join lateral (select x."brandId", x."lotId", x.quantity from "ShipmentLine" x where x."brandId" = sh."brandId" and x."shipmentId" = sh.id offset 0) sl
  join "Lot" l on l.id = sl."lotId" join "Location" p on p.id = sh."toLocationId"`
/**
 * The soonest of what is on the way by a key: rows (key, "locationId", "placeName", "placeKind", shipment, quantity, due), each with how many pieces and
 * shipments there are in all. `where` goes on from `onTheWay`.
 */
export const soonestBy = (key: Prisma.Sql, brandId: Id, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select * from (
    select ${key}::text as key, p.id::text as "locationId", p.name as "placeName", p.kind as "placeKind", sh.number as shipment, sum(sl.quantity)::int as quantity, sh."expectedOn"::text as due,
      (sum(sum(sl.quantity)) over (partition by ${key}))::int as "onTheWay", (count(*) over (partition by ${key}))::int as shipments,
      row_number() over (partition by ${key} order by sh."expectedOn", p.name, sh.number) as nth
    from ${onTheWay} left join "PartRevision" pr on pr.id = l."partRevisionId" where sh."brandId" = ${brandId}::uuid and sh.state = 'in-transit' and ${where} group by ${key}, ${arrivingGroup}) every
   where nth <= ${ARRIVING_SHOWN})`
export const arrivingColumns = Prisma.sql`sh.number as shipment, sh."toLocationId"::text as "locationId", p.name as "placeName", sum(sl.quantity)::int as quantity, sh."expectedOn"::text as due`
export const arrivingGroup = Prisma.sql`sh.id, p.id`

export const qualityIs = (quality: StockFilter['quality']): Prisma.Sql =>
  quality === undefined ? Prisma.sql`true` : quality === 'recalled' ? Prisma.sql`l."recalledAt" is not null` : Prisma.sql`l.quality = ${quality} and l."recalledAt" is null`
export const placeIs = (place: Id | undefined, column: Prisma.Sql = Prisma.sql`b."locationId"`): Prisma.Sql => (place === undefined ? Prisma.sql`true` : Prisma.sql`${column} = ${place}::uuid`)

export function total(rows: readonly Pieces[]): Pieces {
  return rows.reduce((sum, row) => ({
    onHand: sum.onHand + row.onHand, usable: sum.usable + row.usable, held: sum.held + row.held, quarantine: sum.quarantine + row.quarantine, stopped: sum.stopped + row.stopped,
  }), NOTHING)
}
