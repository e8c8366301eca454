import 'server-only'
import type { NextAuthOptions, Profile } from 'next-auth'
import { env, tellNextAuthItsAddress } from '#env.ts'
import { runCommand } from '#server/run-command.ts'
import { signInWithOidc } from './commands/oidc.ts'
import type { SignedInUser } from './commands/sign-in.ts'

/** True when a company account can be used to sign in. */
export const oidcConfigured = Boolean(env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET)

/** next-auth's own prefix rule, which session.ts follows too. */
export const secureCookies = env.APP_URL.startsWith('https://')

interface OidcProfile extends Profile {
  email_verified?: boolean
}

/** The person of this e-mail, when the provider vouches for it and somebody here has it. */
async function personOf(profile: OidcProfile | undefined): Promise<SignedInUser | null> {
  if (!profile?.email) return null
  const outcome = await runCommand({
    name: 'auth.sign-in-with-oidc', command: signInWithOidc, actor: { kind: 'guest' }, input: { email: profile.email.toLowerCase(), emailVerified: profile.email_verified === true },
  })
  return outcome.ok ? outcome.value : null
}

/**
 * next-auth serves OpenID Connect only: discovery, PKCE, state, and the callback. Passwords and links are our own commands; both end
 * in the same cookie. People are not made here: who signs in with a company account was invited before.
 */
export function nextAuthOptions(): NextAuthOptions {
  tellNextAuthItsAddress()
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: 30 * 24 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    providers: oidcConfigured ? [{
      id: 'oidc', name: env.OIDC_NAME, type: 'oauth', wellKnown: `${env.OIDC_ISSUER!.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET, idToken: true, checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
      profile: (profile: { sub: string; name?: string; email?: string }) => ({ id: profile.sub, name: profile.name, email: profile.email }),
    }] : [],
    callbacks: {
      signIn: async ({ user, profile }) => {
        const person = await personOf(profile)
        if (!person) return '/sign-in?error=no-account'
        // The jwt callback below gets this same object.
        Object.assign(user, { id: person.userId, sessionVersion: person.sessionVersion })
        return true
      },
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: 'sessionVersion' in user ? user.sessionVersion : undefined } : token),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') ? `${baseUrl}${url}` : new URL(url).origin === baseUrl ? url : baseUrl),
    },
  }
}
