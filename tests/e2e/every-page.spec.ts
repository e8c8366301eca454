import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { expect, signedIn, test, watch } from '../support/browser.ts'
import { NOWHERE, pageExamples } from './examples.ts'
import { addressOf } from './places.ts'
import { addressesOf } from './sources.ts'

// Every page there is, small and wide: it answers, logs nothing, does not scroll sideways, has one heading and a title, and axe finds nothing.

test('every page has an example here, and every example a page', () => {
  expect(Object.keys(pageExamples).sort()).toEqual(addressesOf('page.tsx'))
})

// Wide in the dark, small in the light: each page in all it has, and no look taken twice.
for (const [address, example] of Object.entries(pageExamples)) {
  test(`page ${address}`, async ({ browser }) => {
    const path = await addressOf(example.at)
    const { page, faults } = await windowOf(browser, example.as)
    await page.setViewportSize({ width: 1280, height: 800 })
    const answer = await page.goto(path)
    expect(answer?.status(), `status of ${path}`).toBe(example.status ?? 200)
    await looksRight(page, `${path} at 1280 px`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await finds(page, `${path} at 1280 px in the dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 360, height: 800 })
    await looksRight(page, `${path} at 360 px`)
    // As tall as the page: what a bar at the bottom covers is reached by scrolling, which axe does not do.
    await page.setViewportSize({ width: 360, height: 6000 })
    await finds(page, `${path} at 360 px`, ALREADY_THERE)
    expect(faults.splice(0), 'errors in the browser').toEqual([])
  })
}

for (const path of NOWHERE) {
  test(`nothing at ${path}`, async ({ as }) => {
    const page = await as(null)
    expect((await page.goto(path))?.status()).toBe(404)
    await looksRight(page, path)
    await finds(page, path)
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
  })
}

interface Window {
  readonly page: Page
  readonly faults: string[]
}

const windows = new Map<string | null, Window>()

/** One window a person for all their pages: a new one for each costs as much time as the page. */
async function windowOf(browser: Browser, email: string | null): Promise<Window> {
  const known = windows.get(email)
  if (known) return known
  const context = await browser.newContext(email ? { storageState: await signedIn(browser, email) } : {})
  const faults: string[] = []
  watch(context, faults)
  const made = { page: await context.newPage(), faults }
  windows.set(email, made)
  return made
}

async function looksRight(page: Page, where: string): Promise<void> {
  await expect(page.locator('html[data-js]'), `${where}: its scripts run`).toHaveCount(1)
  expect(await page.locator('h1').count(), `${where}: headings of the first level`).toBe(1)
  expect((await page.title()).trim(), `${where}: title`).toMatch(/^.+ · Shortrun$|^Shortrun/)
  const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }))
  expect(content, `${where}: width of the content`).toBeLessThanOrEqual(window)
  // Within the window, but over what stands beside it.
  const wide = await page.locator('table.data-table').evaluateAll((tables) => tables.filter((table) => table.getBoundingClientRect().right > table.parentElement!.getBoundingClientRect().right + 1).map((table) => table.querySelector('caption')?.textContent))
  expect(wide, `${where}: tables wider than their place`).toEqual([])
}

/** In place of axe's half a megabyte, in a document that has it. */
const ALREADY_THERE = ';'

async function finds(page: Page, where: string, axeSource?: string): Promise<void> {
  // What is just changing its colour has not the one that is meant.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)).then(() => undefined))
  // Without frames axe needs no second page to put its parts together, and what it finds in order need not travel.
  const { violations } = await new AxeBuilder({ page, ...(axeSource && { axeSource }) }).options({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] }).setLegacyMode().analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 5).map(({ target, failureSummary }) => `  ${target.join(' ')}\n    ${failureSummary?.split('\n').slice(1, 3).join('; ') ?? ''}`).join('\n')}`)
  expect(found, `what axe finds at ${where}`).toEqual([])
}
