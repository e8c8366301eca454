import 'server-only'
import type { NextAuthOptions, Profile, TokenSet } from 'next-auth'
import { env, tellNextAuthItsAddress } from '#env.ts'
import { runCommand, type CommandOutcome } from '#server/run-command.ts'
import { signInWithOidc } from './commands/oidc.ts'
import type { SignedInUser } from './commands/sign-in.ts'

/** True when a company account can be used to sign in. */
export const oidcConfigured = Boolean(env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET)

/** next-auth's own prefix rule, which session.ts follows too. */
export const secureCookies = env.APP_URL.startsWith('https://')

/** What a provider says about its account: OpenID Connect Core 1.0, 5.1. Some send `email_verified` as text. */
interface OidcProfile extends Profile {
  email_verified?: boolean | string
}

/** What next-auth hands over once it has checked signature, issuer, audience and nonce; its own type leaves out the methods. */
type CheckedTokens = TokenSet & { claims(): OidcProfile }

/** The person whose e-mail the provider vouches for, or why nobody is signed in. */
async function signInPerson({ email, email_verified: verified }: OidcProfile): Promise<CommandOutcome<SignedInUser>> {
  return runCommand({
    name: 'auth.sign-in-with-oidc', command: signInWithOidc, actor: { kind: 'guest' },
    input: { email: email?.toLowerCase() ?? '', emailVerified: Boolean(email) && String(verified) === 'true' },
  })
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
      // Many providers answer with a bare ID token and give the e-mail only at the userinfo endpoint (Core 1.0, 5.4).
      userinfo: {
        request: async ({ client, tokens }) => {
          const claims = (tokens as CheckedTokens).claims()
          if (claims.email) return claims
          const said = await client.userinfo<OidcProfile>(tokens.access_token ?? '')
          if (said.sub !== claims.sub) throw new Error('The userinfo endpoint speaks of somebody else than the ID token (OpenID Connect Core 1.0, 5.3.2).')
          return { ...claims, ...said }
        },
      },
      profile: (profile: { sub: string; name?: string; email?: string }) => ({ id: profile.sub, name: profile.name, email: profile.email }),
    }] : [],
    callbacks: {
      signIn: async ({ user, profile }) => {
        const outcome = await signInPerson(profile ?? {})
        if (!outcome.ok) return `/sign-in?error=${outcome.refusal.code}`
        // The jwt callback below gets this same object.
        Object.assign(user, { id: outcome.value.userId, sessionVersion: outcome.value.sessionVersion })
        return true
      },
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: 'sessionVersion' in user ? user.sessionVersion : undefined } : token),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') ? `${baseUrl}${url}` : new URL(url).origin === baseUrl ? url : baseUrl),
    },
  }
}
