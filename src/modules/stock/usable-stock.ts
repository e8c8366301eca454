import type { Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'

/** Usable pieces of one lot at one place. */
export interface UsableStock {
  readonly lotId: Id
  readonly lotCode: string
  readonly skuId: Id
  readonly locationId: Id
  /** workshop, warehouse, shop, venue */
  readonly locationKind: string
  readonly toyRevisionId: Id | null
  readonly usable: number
  readonly madeOn: CalendarDate | null
}

/**
 * The one definition of usable, as domain/usable.ts says it, for a statement with lot `l` and place `p`: released, not recalled,
 * not expired by the day at the place, at an open place. `at` null: the transaction's own moment.
 */
export function usableCondition(at: Date | null): Prisma.Sql {
  return new Prisma.Sql(usableText('?').split('?'), [at])
}

/** The same as text, `at` a parameter of the statement. */
export function usableText(at: string): string {
  return `l.quality = 'released' and l."recalledAt" is null and p.state = 'open'
      and (l."expiresOn" is null or l."expiresOn" >= (coalesce(${at}::timestamptz, now()) at time zone p."timeZone")::date)`
}

/**
 * What can be promised now, in one statement: on hand − allocated of what is usable. Oldest first; places with nothing are left out.
 * `at`: the moment that decides about expiry, by default the transaction's own. Without `locationIds`: everywhere.
 */
export async function usableStock(tx: Tx, brandId: Id, filter: { readonly skuIds: readonly Id[]; readonly locationIds?: readonly Id[]; readonly at?: Date }): Promise<UsableStock[]> {
  if (filter.skuIds.length === 0) return []
  return tx.$queryRaw<UsableStock[]>`
    select l.id::text as "lotId", l.code as "lotCode", l."skuId"::text, b."locationId"::text, p.kind as "locationKind", l."toyRevisionId"::text,
      b."onHand" - b.allocated as usable, l."madeOn"::text
    from "Lot" l
    join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id
    join "Location" p on p.id = b."locationId"
    where l."brandId" = ${brandId}::uuid and l."skuId" = any(${[...filter.skuIds]}::uuid[]) and ${usableCondition(filter.at ?? null)}
      and b."onHand" > b.allocated
      and (${filter.locationIds === undefined} or b."locationId" = any(${[...(filter.locationIds ?? [])]}::uuid[]))
    order by l."madeOn" nulls last, b."locationId", l.id`
}

/** Workshops and warehouses where anything of a brand's active SKUs can be promised at a moment. Read from the tallies: a brand can have thousands of lots. */
export async function placesToSendFrom(tx: Tx, brandId: Id, at: Date): Promise<Id[]> {
  const rows = await tx.$queryRaw<{ locationId: Id }[]>`
    select distinct p.id::text as "locationId"
      from (select t."locationId", t.quality, t."expiresOn", null as "recalledAt" from "StockTally" t
             where t."brandId" = ${brandId}::uuid and not t.recalled and t."itemId" = any(array(select id from "Sku" where "brandId" = ${brandId}::uuid and state = 'active'))
             group by t."locationId", t.quality, t."expiresOn" having sum(t."onHand" - t.allocated) > 0) l
      cross join lateral (select x.* from "Location" x where x.id = l."locationId" offset 0) p
     where p.kind in ('workshop', 'warehouse') and ${usableCondition(at)}`
  return rows.map(({ locationId }) => locationId)
}

/** A lot of a part at a place, as a run asks for it. */
export interface PartAtPlace {
  readonly lotId: Id
  readonly lotCode: string
  readonly partRevisionId: Id
  readonly onHand: number
  /** On hand − allocated when the lot is usable there, else 0. */
  readonly usable: number
  readonly madeOn: CalendarDate | null
}

/**
 * Every lot of some part revisions that a place has or ever had, the oldest first; a part nobody ever booked there gives no row.
 * With `lock` the balances stay as they are until the end of the transaction.
 */
export async function partsAtPlace(tx: Tx, brandId: Id, ask: { readonly partRevisionIds: readonly Id[]; readonly locationId: Id; readonly at?: Date; readonly lock?: boolean }): Promise<PartAtPlace[]> {
  if (ask.partRevisionIds.length === 0) return []
  if (ask.lock) {
    await tx.$queryRaw`
      select 1 as one from "StockBalance" b join "Lot" l on l.id = b."lotId"
       where b."brandId" = ${brandId}::uuid and b."locationId" = ${ask.locationId}::uuid and l."partRevisionId" = any(${[...ask.partRevisionIds]}::uuid[]) order by b."locationId", b."lotId" for update of b`
  }
  return tx.$queryRaw<PartAtPlace[]>`
    select l.id::text as "lotId", l.code as "lotCode", l."partRevisionId"::text, b."onHand", case when ${usableCondition(ask.at ?? null)} then b."onHand" - b.allocated else 0 end as usable, l."madeOn"::text
    from "StockBalance" b
    join "Lot" l on l.id = b."lotId"
    join "Location" p on p.id = b."locationId"
    where b."brandId" = ${brandId}::uuid and b."locationId" = ${ask.locationId}::uuid and l."partRevisionId" = any(${[...ask.partRevisionIds]}::uuid[])
    order by l."madeOn" nulls last, l."createdAt", l.id`
}
