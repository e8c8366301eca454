import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { env } from '#env.ts'
import type { Id } from '#kernel/ids.ts'

const MAX_AGE_SECONDS = 30 * 24 * 3600
const secure = env.APP_URL.startsWith('https://')

/** next-auth's own cookie, so that its OIDC sign-in and ours issue the same session. */
export const SESSION_COOKIE = secure ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

export interface Session {
  readonly userId: Id
  /** Must equal the user's; raised by "sign out everywhere", a new password or a changed role. */
  readonly sessionVersion: number
}

/** What the cookie claims. Only a claim: the actor is read from the database on every request. */
export async function readSession(): Promise<Session | null> {
  const cookie = (await cookies()).get(SESSION_COOKIE)?.value
  if (!cookie) return null
  try {
    const token = await decode({ token: cookie, secret: env.AUTH_SECRET })
    return token?.sub && typeof token.sessionVersion === 'number' ? { userId: token.sub, sessionVersion: token.sessionVersion } : null
  } catch {
    return null // made up, expired, or signed with another secret
  }
}

/** Signs the browser in. Only in a server action or route handler. */
export async function startSession(session: Session): Promise<void> {
  const token = await encode({
    token: { sub: session.userId, sessionVersion: session.sessionVersion }, secret: env.AUTH_SECRET, maxAge: MAX_AGE_SECONDS,
  })
  ;(await cookies()).set(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: MAX_AGE_SECONDS })
}

/** Signs the browser out. */
export async function endSession(): Promise<void> {
  ;(await cookies()).delete(SESSION_COOKIE)
}
