import { pool } from '#db/client.ts'

const DAY_MS = 86_400_000

/** Removes what was kept only for a while: idempotency replies (24 h), throttle windows, used and old sign-in links, removed views. */
export async function removeExpired(now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS)
  await pool.query('delete from "IdempotencyRecord" where "createdAt" < $1', [dayAgo])
  await pool.query('delete from "RateWindow" where "startedAt" < $1', [dayAgo])
  await pool.query('delete from "SignInLink" where "expiresAt" < $1', [dayAgo])
  await pool.query('delete from "SavedView" where "removedAt" < $1', [dayAgo])
}
