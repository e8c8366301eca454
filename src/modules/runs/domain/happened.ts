import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

/** A phone's clock may run ahead of ours by this much, in milliseconds; what it says then counts as now. */
const AHEAD_MS = 2 * 60_000
/** What a phone kept longer than this, in days, is looked at by a person before it counts. */
export const OLDEST_DAYS = 7

/**
 * When something happened on the floor: as the phone noted it while it had no network, or now when it says nothing.
 * Never later than now, and at most a week ago: a wrong clock must not put units into a day long closed.
 */
export function decideHappenedAt(claimed: Date | undefined, now: Date): Result<Date> {
  if (!claimed) return ok(now)
  const age = now.getTime() - claimed.getTime()
  if (Number.isNaN(age)) return refused(invalid('happened-not-a-time', 'This has no time that can be read. Enter it again.'))
  if (age < -AHEAD_MS) return refused(invalid('happened-in-future', 'By the clock of this device this happens in the future. Set the clock right; it can be sent with the time it is now.'))
  if (age > OLDEST_DAYS * 86_400_000) return refused(invalid('happened-too-long-ago', `This is older than ${OLDEST_DAYS} days. Look whether it was counted meanwhile; it can be sent with the time it is now.`))
  return ok(age < 0 ? now : claimed)
}

/** For the record of what reached us later: the record itself has the time at which it did. */
export function happenedBefore(happenedAt: Date, now: Date): { readonly happenedAt?: string } {
  return happenedAt < now ? { happenedAt: happenedAt.toISOString() } : {}
}
