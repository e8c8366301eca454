import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { NextRequest } from 'next/server'
import { env } from '#env.ts'
import { nextAuthOptions, oidcConfigured, secureCookies } from './next-auth-options.ts'
import { returnTo } from './schemas.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Only OpenID Connect's callback comes through here, and what next-auth shows about itself. */
export async function answerNextAuth(request: NextRequest, context: Context): Promise<Response> {
  if (!oidcConfigured) notFound()
  return (await NextAuth(nextAuthOptions())(request, context)) as Response
}

/**
 * Starts the sign-in with a company account. A plain link, so that it works without JavaScript and our form-action policy needs no
 * exception for the provider. next-auth wants a post with its own double-submit token, which is made here.
 */
export async function startCompanySignIn(request: NextRequest): Promise<Response> {
  if (!oidcConfigured) notFound()
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${env.AUTH_SECRET}`).digest('hex')
  ;(await cookies()).set(`${secureCookies ? '__Host-' : ''}next-auth.csrf-token`, `${token}|${hash}`, { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies })
  const callbackUrl = returnTo.parse(request.nextUrl.searchParams.get('to') ?? undefined) ?? '/sign-in' // which sends on who is signed in, to their workspace
  const post = new NextRequest(`${env.APP_URL}/api/auth/signin/oidc`, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrfToken: token, callbackUrl }).toString(),
  })
  return (await NextAuth(nextAuthOptions())(post, { params: Promise.resolve({ nextauth: ['signin', 'oidc'] }) })) as Response
}
