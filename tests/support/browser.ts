import { expect, test as base, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

export { expect }

export const PHONE = { width: 390, height: 844 }

export interface Visit extends BrowserContextOptions {
  /** On a phone: small and touched. */
  readonly phone?: boolean
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

/** Signing in costs a second and a password's worth of hashing, so each person does it once per run. */
const sessions = new Map<string, StorageState>()

export interface Fixtures {
  /** A page of somebody's own browser; null is somebody who is not signed in. All are closed after the test. */
  as: (email: string | null, visit?: Visit) => Promise<Page>
  /** What the browsers logged as errors so far. A test that wants an error empties it. */
  faults: string[]
}

/** Playwright's test, which also fails when a page logs an error or throws: what nobody sees still is a fault. */
export const test = base.extend<Fixtures & { watched: undefined }>({
  faults: async ({}, use) => {
    await use([])
  },
  watched: [async ({ context, faults }, use) => {
    watch(context, faults)
    await use(undefined)
    expect(faults, 'errors in the browser').toEqual([])
  }, { auto: true }],
  as: async ({ browser, faults }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (email, { phone, ...options } = {}) => {
      const context = await browser.newContext({
        ...(phone && { viewport: PHONE, hasTouch: true }),
        ...(email && { storageState: await signedIn(browser, email) }),
        ...options,
      })
      contexts.push(context)
      watch(context, faults)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

/** Notes in `faults` what the pages of a browser log as errors and throw. */
export function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(error.error().message))
  context.on('console', (message) => {
    // The browser itself logs every answer of 4xx; those are looked at by the tests that cause them.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`${message.page()?.url() ?? ''}: ${message.text()}`)
  })
}

/** The cookies of a signed-in person, for a context or for plain requests. */
export async function signedIn(browser: Browser, email: string): Promise<StorageState> {
  const known = sessions.get(email)
  if (known) return known
  const context = await browser.newContext()
  await signIn(await context.newPage(), email)
  const state = await context.storageState()
  await context.close()
  sessions.set(email, state)
  return state
}

/** Signs in as one of the demo's people (prisma/seed/accounts.ts): with their button on the sign-in page, or else with the password. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  const button = page.locator('form').filter({ has: page.locator(`input[name="email"][value="${email}"]`) }).getByRole('button')
  if (await button.count()) await button.click()
  else await signInWithPassword(page, email)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

export async function signInWithPassword(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in with a password' })
  await form.getByLabel('E-mail', { exact: true }).fill(email)
  await form.getByLabel('Password', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Sign in' }).click()
}

/** Of everybody in the demo (prisma/seed/accounts.ts). */
const DEMO_PASSWORD = 'short-runs-forever'
