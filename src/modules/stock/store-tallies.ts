import { db } from '#db/client.ts'

/** Of all the folding there may be at once, one works. */
const FOLDING = 5_040_041

/** Changes read at once: what gathered while no worker ran is folded in parts, each a transaction that ends in seconds. */
const MOST_AT_ONCE = 20_000

/**
 * Folds what balances have changed by since the last time into one row a key (brand, item, place, state of the lots), and writes down how many pieces
 * their lots have. `atOnce`: changes a transaction.
 */
export async function foldTallies(atOnce = MOST_AT_ONCE): Promise<void> {
  while ((await foldSome(atOnce)) === atOnce);
}

/**
 * One statement: whoever reads meanwhile sees the rows before or after, never both, and what is written meanwhile waits for the next time.
 * One after the other: the sum of a lot is of the moment its statement began, and an earlier one must not be written over a later one.
 * Returns how many changes were looked at, at most `limit`; all changes of their keys are folded.
 */
async function foldSome(limit: number): Promise<number> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${FOLDING}::bigint)`
    const [read] = await tx.$queryRaw<[{ count: number }]>`
      with looked as (select "brandId", "itemId", "locationId", quality, recalled, "expiresOn" from "StockTally" where not folded limit ${limit}),
      changed as (select distinct * from looked),
      gone as (
        delete from "StockTally" t using changed c
        where t."brandId" = c."brandId" and t."itemId" = c."itemId" and t."locationId" = c."locationId" and t.quality = c.quality and t.recalled = c.recalled and t."expiresOn" is not distinct from c."expiresOn"
        returning t.*),
      counted as (
        insert into "LotPieces" ("brandId", "lotId", "onHand")
        select g."brandId", g."lotId", coalesce(sum(b."onHand"), 0) from (select distinct "brandId", "lotId" from gone where "onHand" <> 0 and "lotId" is not null) g
          left join "StockBalance" b on b."lotId" = g."lotId" group by 1, 2
        on conflict ("brandId", "lotId") do update set "onHand" = excluded."onHand"),
      kept as (
        insert into "StockTally" (id, "brandId", "itemId", "locationId", quality, recalled, "expiresOn", "onHand", allocated, folded)
        select uuidv7(), g."brandId", g."itemId", g."locationId", g.quality, g.recalled, g."expiresOn", sum(g."onHand"), sum(g.allocated), true
        from gone g group by 2, 3, 4, 5, 6, 7 having sum(g."onHand") <> 0 or sum(g.allocated) <> 0)
      select count(*)::int as count from looked`
    return read.count
  }, { timeout: 60_000, maxWait: 10_000 })
}
