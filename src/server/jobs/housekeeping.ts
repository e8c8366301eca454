import { pool } from '#db/client.ts'

const DAY_MS = 86_400_000

/** A phone on the floor may send an entry again after a week in a drawer (the oldest that is taken); its reply must still be known then. */
const KEPT_FOR_PHONES_DAYS = 14

/** Removes what was kept only for a while: idempotency replies (24 h, those of phones 14 days), throttle windows, used and old sign-in links, removed views. */
export async function removeExpired(now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS)
  await pool.query('delete from "IdempotencyRecord" where "createdAt" < $1 and (command <> $2 or "createdAt" < $3)', [dayAgo, 'runs.sync-entry', new Date(now.getTime() - KEPT_FOR_PHONES_DAYS * DAY_MS)])
  await pool.query('delete from "RateWindow" where "startedAt" < $1', [dayAgo])
  await pool.query('delete from "SignInLink" where "expiresAt" < $1', [dayAgo])
  await pool.query('delete from "SavedView" where "removedAt" < $1', [dayAgo])
}
