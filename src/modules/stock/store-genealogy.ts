import type { Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { LotUse } from './domain/genealogy.ts'

/** Pieces of a lot that a movement took into units of another lot. */
export interface UseRow {
  readonly id: Id
  /** Of the movement that took the pieces to production. */
  readonly key: string
  readonly consumedLotId: Id
  readonly producedLotId: Id
  readonly consumed: number
  readonly firstUnit: number
  readonly lastUnit: number
}

/**
 * Writes uses beside the movements with their keys, in one statement. What a movement was used for is said once: a key that has its use
 * already changes nothing. Returns how many of the given uses stand now exactly as given.
 */
export async function writeUses(tx: Tx, brandId: Id, uses: readonly UseRow[]): Promise<number> {
  const input = JSON.stringify(uses)
  await tx.$executeRaw`
    insert into "LotUse" (id, "brandId", "moveId", "consumedLotId", "producedLotId", consumed, "firstUnit", "lastUnit")
    select u.id, m."brandId", m.id, u."consumedLotId", u."producedLotId", u.consumed, u."firstUnit", u."lastUnit"
    from jsonb_to_recordset(${input}::jsonb) as u(id uuid, key text, "consumedLotId" uuid, "producedLotId" uuid, consumed int, "firstUnit" int, "lastUnit" int)
      join "StockMove" m on m."brandId" = ${brandId}::uuid and m."idempotencyKey" = u.key
      join "Lot" p on p.id = u."producedLotId" and p."brandId" = m."brandId"
    on conflict ("brandId", "moveId") do nothing`
  const [row] = await tx.$queryRaw<{ same: number }[]>`
    select count(*)::int as same
    from jsonb_to_recordset(${input}::jsonb) as u(key text, "producedLotId" uuid, "firstUnit" int, "lastUnit" int)
      join "StockMove" m on m."brandId" = ${brandId}::uuid and m."idempotencyKey" = u.key
      join "LotUse" l on l."brandId" = m."brandId" and l."moveId" = m.id and l."producedLotId" = u."producedLotId" and l."firstUnit" = u."firstUnit" and l."lastUnit" = u."lastUnit"`
  return row?.same ?? 0
}

/** A use as the ledger has it: who was used for what, and when. */
export interface StandingUse extends LotUse {
  readonly consumed: number
  readonly moveId: Id
  readonly at: Date
  readonly locationId: Id | null
}

/** A use counts until its movement is undone. */
const standing = Prisma.sql`not exists (select 1 from "StockMove" r where r."reversesId" = u."moveId")`

/** Every standing use below some lots (what they were made from) or above them (what they went into), at any depth, in one statement. */
export async function usesFrom(tx: Tx, brandId: Id, lotIds: readonly Id[], direction: 'below' | 'above'): Promise<StandingUse[]> {
  const [near, far] = direction === 'below' ? [Prisma.sql`"producedLotId"`, Prisma.sql`"consumedLotId"`] : [Prisma.sql`"consumedLotId"`, Prisma.sql`"producedLotId"`]
  const rows = await tx.$queryRaw<(Omit<StandingUse, 'consumedUnits'> & { firstConsumed: number | null; lastConsumed: number | null })[]>`
    with recursive found as (
      select u.* from "LotUse" u where u."brandId" = ${brandId}::uuid and u.${near} = any(${[...lotIds]}::uuid[]) and ${standing}
      union select u.* from "LotUse" u join found f on u."brandId" = f."brandId" and u.${near} = f.${far} where ${standing})
    select f."consumedLotId"::text, f."producedLotId"::text, f."firstUnit" as first, f."lastUnit" as last, f.consumed, m.id::text as "moveId", m.at, m."fromLocationId"::text as "locationId",
      m."firstUnit" as "firstConsumed", m."lastUnit" as "lastConsumed"
    from found f join "StockMove" m on m.id = f."moveId" order by m.at, m.id`
  return rows.map(({ firstConsumed, lastConsumed, ...use }) => ({ ...use, consumedUnits: firstConsumed === null || lastConsumed === null ? null : { first: firstConsumed, last: lastConsumed } }))
}

/** Which of these lots were themselves made from the produced lot, at any depth: a use of them would close a circle. */
export async function madeFromLot(tx: Tx, brandId: Id, producedLotId: Id, lotIds: readonly Id[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    with recursive above as (
      select ${producedLotId}::uuid as id
      union select u."producedLotId" from "LotUse" u join above a on u."brandId" = ${brandId}::uuid and u."consumedLotId" = a.id
        where ${standing})
    select l.code from above a join "Lot" l on l.id = a.id where a.id = any(${[...lotIds]}::uuid[])`
  return rows.map(({ code }) => code)
}
