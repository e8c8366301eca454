import { expect, test as base, type Page } from '@playwright/test'

export { expect }

/** Playwright's test, which also fails when a page logs an error or throws: what nobody sees still is a fault. */
export const test = base.extend<{ noFaults: undefined }>({
  noFaults: [async ({ page }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      // The browser itself logs every answer of 4xx; those are looked at by the tests that cause them.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
    })
    await use(undefined)
    expect(faults, 'errors in the browser').toEqual([])
  }, { auto: true }],
})

/** Signs in as one of the demo's people (prisma/seed/accounts.ts) with their button on the sign-in page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  const form = page.locator('form').filter({ has: page.locator(`input[name="email"][value="${email}"]`) })
  await form.getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
