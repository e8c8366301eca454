import { db } from '#db/client.ts'

/**
 * Folds what balances have changed by since the last time into one row a key (brand, item, place, state of the lots). One statement: whoever reads
 * meanwhile sees the rows before or after, never both, and what is written meanwhile waits for the next time. Two at once share the work.
 */
export async function foldTallies(): Promise<void> {
  await db.$executeRaw`
    with changed as (select distinct "brandId", "itemId", "locationId", quality, recalled, "expiresOn" from "StockTally" where not folded),
    gone as (
      delete from "StockTally" t using changed c
      where t."brandId" = c."brandId" and t."itemId" = c."itemId" and t."locationId" = c."locationId" and t.quality = c.quality and t.recalled = c.recalled and t."expiresOn" is not distinct from c."expiresOn"
      returning t.*)
    insert into "StockTally" (id, "brandId", "itemId", "locationId", quality, recalled, "expiresOn", "onHand", allocated, folded)
    select uuidv7(), g."brandId", g."itemId", g."locationId", g.quality, g.recalled, g."expiresOn", sum(g."onHand"), sum(g.allocated), true
    from gone g group by 2, 3, 4, 5, 6, 7 having sum(g."onHand") <> 0 or sum(g.allocated) <> 0`
}
