import { db } from '#db/client.ts'

/** Of all the folding there may be at once, one works. */
const FOLDING = 5_040_041

/**
 * Folds what balances have changed by since the last time into one row a key (brand, item, place, state of the lots), and writes down how many pieces
 * their lots have. One statement: whoever reads meanwhile sees the rows before or after, never both, and what is written meanwhile waits for the next time.
 * One after the other: the sum of a lot is of the moment its statement began, and an earlier one must not be written over a later one.
 */
export async function foldTallies(): Promise<void> {
  await db.$transaction([
    db.$executeRaw`select pg_advisory_xact_lock(${FOLDING}::bigint)`,
    db.$executeRaw`
      with changed as (select distinct "brandId", "itemId", "locationId", quality, recalled, "expiresOn" from "StockTally" where not folded),
      gone as (
        delete from "StockTally" t using changed c
        where t."brandId" = c."brandId" and t."itemId" = c."itemId" and t."locationId" = c."locationId" and t.quality = c.quality and t.recalled = c.recalled and t."expiresOn" is not distinct from c."expiresOn"
        returning t.*),
      counted as (
        insert into "LotPieces" ("brandId", "lotId", "onHand")
        select g."brandId", g."lotId", coalesce(sum(b."onHand"), 0) from (select distinct "brandId", "lotId" from gone where "onHand" <> 0 and "lotId" is not null) g
          left join "StockBalance" b on b."lotId" = g."lotId" group by 1, 2
        on conflict ("brandId", "lotId") do update set "onHand" = excluded."onHand")
      insert into "StockTally" (id, "brandId", "itemId", "locationId", quality, recalled, "expiresOn", "onHand", allocated, folded)
      select uuidv7(), g."brandId", g."itemId", g."locationId", g.quality, g.recalled, g."expiresOn", sum(g."onHand"), sum(g.allocated), true
      from gone g group by 2, 3, 4, 5, 6, 7 having sum(g."onHand") <> 0 or sum(g.allocated) <> 0`,
  ])
}
