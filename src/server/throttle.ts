import { db, type Tx } from '#db/client.ts'

/**
 * Counts one try of `key` in the current window and says whether it is still within the limit.
 * Kept in Postgres, so that all web processes count together. Runs outside any command's transaction: a refused try counts too.
 * A command that counts what it does itself gives its transaction as `client`.
 */
export async function withinLimit(key: string, limit: number, windowSeconds: number, now = new Date(), client: Pick<Tx, '$queryRaw'> = db): Promise<boolean> {
  const startedAt = new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000)
  const [row] = await client.$queryRaw<{ count: number }[]>`
    insert into "RateWindow" (key, "startedAt", count) values (${key}, ${startedAt}, 1)
    on conflict (key, "startedAt") do update set count = "RateWindow".count + 1
    returning count`
  return (row?.count ?? 0) <= limit
}
