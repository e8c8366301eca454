import NextAuth from 'next-auth'
import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { nextAuthOptions, oidcConfigured } from '#auth/next-auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Only OpenID Connect's callback comes through here, and what next-auth shows about itself. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  if (!oidcConfigured) notFound()
  return (await NextAuth(nextAuthOptions())(request, context)) as Response
}

export { handler as GET, handler as POST }
