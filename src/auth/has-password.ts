import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'

/** True when the person can sign in with a password (and must know it to change it). */
export async function hasPassword(userId: Id): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, passwordHash: { not: null } } })) > 0
}
