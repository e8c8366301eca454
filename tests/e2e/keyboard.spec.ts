import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { jo, maya, priya } from './people.ts'

test('the command palette opens with Ctrl+K and with a slash, finds a page and a document, and gives the focus back', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  const opener = page.getByRole('button', { name: 'Search or go to' })
  await opener.focus()
  await page.keyboard.press('Control+k')
  await expect(palette).toBeVisible()
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('/')
  await expect(palette.getByRole('combobox')).toHaveValue('') // the key opened it and was not typed
  await page.keyboard.type('ship')
  await expect(palette.getByRole('option', { selected: true })).toContainText('Shipments')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/b/fogline/shipments')
  await expect(palette).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('RUN-0001')
  await expect(palette.getByRole('option', { name: /RUN-0001/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/b/fogline/runs/RUN-0001')
})

test('a slash typed into a field is a slash', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/pilots/new')
  await page.getByLabel('Title').focus()
  await page.keyboard.type('7/10')
  await expect(page.getByLabel('Title')).toHaveValue('7/10')
  await expect(page.getByRole('dialog', { name: 'Search or go to' })).toBeHidden()
})

for (const { who, path } of [{ who: maya, path: '/b/fogline' }, { who: priya, path: '/s/juniper-and-jack' }, { who: null, path: '/' }, { who: jo, path: '/f/alameda-makeworks' }]) {
  test(`the first Tab on ${path} offers to skip to the content`, async ({ as }) => {
    const page = await as(who)
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: /^Skip to/ })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null), 'the next stop is in the content').toBe(true)
  })
}

test('every stop of the Tab key is seen, and they go down the page in order', async ({ as }) => {
  const page = await as(maya)
  for (const path of ['/b/fogline', '/b/fogline/stock']) {
    await page.goto(path)
    const seen = new Set<string>()
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab')
      const { name, ring, size } = await focused(page)
      if (name === 'BODY') break
      expect(ring, `${path}: the ring around ${name}`).toBe(true)
      expect(size, `${path}: ${name} has a size`).toBeGreaterThan(0)
      seen.add(name)
    }
    expect(seen.size, path).toBeGreaterThan(15)
  }
})

test('a restock is asked for with the keyboard alone', async ({ as }) => {
  const page = await as(priya)
  await page.goto('/s/juniper-and-jack/restock')
  await tabTo(page, (label) => label.startsWith('How many'))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('4')
  await expect(page.getByText(/^All of it by /)).toBeVisible()
  await tabTo(page, (label) => label === 'Send request')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/s\/juniper-and-jack\/orders\/[0-9a-f-]{36}$/)
})

/** Presses Tab until what has the focus has a name that fits. */
async function tabTo(page: Page, fits: (label: string) => boolean): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const element = document.activeElement
      return (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null) ?? element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (fits(label.trim())) return
  }
  throw new Error('The Tab key did not get there.')
}

async function focused(page: Page): Promise<{ name: string; ring: boolean; size: number }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const rings = [element, element.parentElement, ...element.querySelectorAll('*')].filter((one) => one !== null).some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || (one !== element && boxShadow !== 'none')
    })
    const { width, height } = element.getBoundingClientRect()
    return { name: element === document.body ? 'BODY' : `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''} ${element.getAttribute('href') ?? ''}`, ring: rings, size: width * height }
  })
}
