import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from '../../scripts/processes.ts'

/** What the provider says of one of its accounts. */
export interface ProviderAccount {
  readonly email: string
  readonly email_verified: boolean
}

export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  stop(): Promise<void>
}

/**
 * A certified OpenID Connect provider (panva's) on this machine, with its own sign-in and consent pages: any password will do, and
 * the login is the name of the account. It asks for PKCE, and gives the e-mail at the userinfo endpoint only, as the standard says.
 */
export async function startIdentityProvider(appUrl: string, accounts: Readonly<Record<string, ProviderAccount>>): Promise<IdentityProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const client = { clientId: 'shortrun', clientSecret: 'only-for-tests-only-for-tests-only' }
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [`${appUrl}/api/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_, id) => {
      const account = accounts[id]
      return account && { accountId: id, claims: () => ({ sub: id, name: id, ...account }) }
    },
  })
  const server = createServer(provider.callback())
  await new Promise<void>((listening) => server.listen(port, listening))
  return {
    issuer, ...client,
    stop: () => new Promise((stopped) => {
      server.close(() => stopped())
      server.closeAllConnections()
    }),
  }
}
