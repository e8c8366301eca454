import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { maya } from './people.ts'

// Toys in lists are drawn from files of their own: what would be missed is a file that does not come, or that stands there in no colours.

/** The drawings of a page that are files: their addresses, and how wide what is drawn is. */
async function drawn(page: Page): Promise<{ href: string; width: number }[]> {
  await page.waitForLoadState('networkidle')
  return page.locator('svg.drawing > use').evaluateAll((uses) => uses.map((use) => ({ href: use.getAttribute('href')!, width: (use as SVGUseElement).getBoundingClientRect().width })))
}

for (const path of ['/', '/find?q=ferry', '/b/fogline/toys']) {
  test(`every toy on ${path} is drawn, from a file that is kept`, async ({ as }) => {
    const page = await as(maya)
    await page.goto(path)
    const drawings = await drawn(page)
    expect(drawings.length).toBeGreaterThan(0)
    for (const { href, width } of drawings) {
      expect(width, href).toBeGreaterThan(40)
      const answer = await page.request.get(href.split('#')[0]!)
      expect(answer.status(), href).toBe(200)
      expect(answer.headers()['content-type']).toContain('image/svg+xml')
      expect(answer.headers()['cache-control']).toContain('immutable')
      expect(await answer.text()).toContain('var(--draw-top)')
    }
  })
}

test('a toy that nobody knows has no drawing', async ({ as }) => {
  const page = await as(maya)
  expect((await page.request.get('/toys/no-such-toy/drawing.svg')).status()).toBe(404)
  expect((await page.request.get('/b/fogline/toys/no-such-toy/drawing.svg')).status()).toBe(404)
})
