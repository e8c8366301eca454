import 'server-only'
import { createHmac } from 'node:crypto'
import { env } from '#env.ts'
import type { Id } from '#kernel/ids.ts'

/**
 * The key with which a person's devices lock what waits there to be sent: 256 bits, base64. Given only to the signed-in person's own pages,
 * and the same at every sign-in, so that a device that forgot it at the sign-out can read its entries again.
 */
export function deviceKey(userId: Id): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`device key of ${userId}`).digest('base64')
}
