import type { Page } from '@playwright/test'
import { freePort } from '../../scripts/processes.ts'
import { expect, signInWithPassword, test } from '../support/browser.ts'
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts'
import { startSecondWeb } from '../support/second-web.ts'
import { ines, maya } from './people.ts'

// Sign-in with a company account, against a real OpenID Connect provider: whose address is vouched for gets in, nobody else.

let provider: IdentityProvider
let web: { readonly appUrl: string; stop(): Promise<void> }

test.beforeAll(async () => {
  const port = String(await freePort())
  provider = await startIdentityProvider(`http://localhost:${port}`, {
    maya: { email: maya.toUpperCase(), email_verified: true },
    stranger: { email: 'somebody@elsewhere.example', email_verified: true },
    impostor: { email: ines, email_verified: false },
  })
  web = await startSecondWeb({ PORT: port, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.clientId, OIDC_CLIENT_SECRET: provider.clientSecret, OIDC_NAME: 'Harbour ID' })
})

test.afterAll(async () => {
  await web?.stop()
  await provider?.stop()
})

test('a known address lands where its person was heading', async ({ as }) => {
  const page = await as(null)
  await page.goto(`${web.appUrl}/b/fogline/runs`)
  await signInAt(page, 'maya')
  await expect(page).toHaveURL(`${web.appUrl}/b/fogline/runs`)
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
})

test('without another aim it lands in the workspace, also without JavaScript', async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false })
  await page.goto(`${web.appUrl}/sign-in`)
  await signInAt(page, 'maya')
  await expect(page).toHaveURL(`${web.appUrl}/b/fogline`)
})

test('an unknown address makes no account, and is told how to get one', async ({ as }) => {
  const page = await as(null)
  await page.goto(`${web.appUrl}/sign-in`)
  await signInAt(page, 'stranger')
  await told(page, 'Nobody here has this company account’s address')
  await expect(page.getByText('open the link in the invitation first')).toBeVisible()
})

test('an address that the provider does not vouch for opens nobody’s account, and changes nothing in it', async ({ as }) => {
  const page = await as(null)
  await page.goto(`${web.appUrl}/sign-in`)
  await signInAt(page, 'impostor')
  await told(page, 'The company account does not confirm your address')
  await signInWithPassword(page, ines)
  await expect(page).toHaveURL(`${web.appUrl}/b/fogline`)
})

test('a sign-in given up at the provider, a forged answer and a provider that is away come back to the sign-in page', async ({ as }) => {
  const page = await as(null)
  await page.goto(`${web.appUrl}/b/fogline/runs`)
  await page.getByRole('link', { name: 'Continue with Harbour ID' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await told(page, 'The company sign-in did not work')
  // What one was heading for is not forgotten.
  await expect(page.getByRole('link', { name: 'Continue with Harbour ID' })).toHaveAttribute('href', '/sign-in/company?to=%2Fb%2Ffogline%2Fruns')

  await page.goto(`${web.appUrl}/api/auth/callback/oidc?code=made-up&state=made-up`)
  await told(page, 'The company sign-in did not work')

  await provider.stop()
  await page.goto(`${web.appUrl}/sign-in`)
  await page.getByRole('link', { name: 'Continue with Harbour ID' }).click()
  await told(page, 'The company sign-in did not work')
})

/** From our sign-in page through the provider's two pages and back. */
async function signInAt(page: Page, login: string): Promise<void> {
  await page.getByRole('link', { name: 'Continue with Harbour ID' }).click()
  await expect(page).toHaveURL((url) => url.href.startsWith(provider.issuer))
  await page.locator('input[name="login"]').fill(login)
  await page.locator('input[name="password"]').fill('any will do')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function told(page: Page, title: string): Promise<void> {
  await expect(page.getByText(title)).toBeVisible()
  expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(`${web.appUrl}/sign-in`)
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ name }) => name.endsWith('session-token'))).toEqual([])
}
