import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'

// Somebody new, with nothing but an idea: from the sign-up to the first pilot by what the screens themselves say comes next,
// at a desk and on a phone. No address is typed, and nothing is known beforehand.

const PARTS = [
  { name: 'Hull', kind: 'Structure', material: 'Birch plywood, 6 mm', cost: '2.10', shape: 'Box', count: '1' },
  { name: 'Wheel', kind: 'Motion', material: 'Recycled PETG', cost: '0.35', shape: 'Wheel', count: '4' },
  { name: 'Axle', kind: 'Motion', material: 'Steel, 3 mm', cost: '0.20', shape: 'Axle', count: '2' },
]

for (const phone of [false, true]) {
  test(`the first ten minutes ${phone ? 'on a phone' : 'at a desk'}: account, brand, toy, parts, SKU, pilot`, async ({ as }) => {
    const begun = Date.now()
    const page = await as(null, phone ? { phone } : { viewport: { width: 1280, height: 800 } })
    await page.goto('/sign-up')
    await page.getByLabel('Your name', { exact: true }).fill('Wren Ito')
    await page.getByLabel('E-mail', { exact: true }).fill(`wren.${begun}@example.com`)
    await page.getByLabel('Password', { exact: true }).fill('a sentence that is easy to keep')
    await page.getByRole('button', { name: 'Go on to your brand' }).click()

    const brand = `Little Harbor ${begun % 100_000}`
    await page.getByLabel('Name of the brand').fill(brand)
    await page.getByRole('button', { name: 'Open the workspace' }).click() // its address comes from the name
    await expect(page).toHaveURL(new RegExp(`/b/little-harbor-${begun % 100_000}$`))

    await goOn(page, 'Add a toy')
    await page.getByLabel('Name', { exact: true }).fill('Ferry')
    await page.getByLabel('In one sentence').fill('A ferry that rolls off the table and floats in the bath.')
    await page.getByLabel('What kind of toy').selectOption({ label: 'Vehicle' })
    await page.getByLabel('From which age').fill('36')
    await page.getByRole('button', { name: 'Add toy' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Ferry' })).toBeVisible()

    for (const [index, part] of PARTS.entries()) {
      const form = page.getByRole('form', { name: 'A new part' })
      await form.getByLabel('Name', { exact: true }).fill(part.name)
      await form.getByLabel('What kind').selectOption({ label: part.kind })
      await form.getByLabel('Made of').fill(part.material)
      await form.getByLabel('One costs you').fill(part.cost)
      await form.getByLabel('Shape', { exact: true }).selectOption({ label: part.shape })
      await form.getByLabel('In one toy').fill(part.count)
      await form.getByRole('button', { name: `Add as line ${index + 1}` }).click()
      await expect(page.getByRole('group', { name: /^Ferry, revision A/ })).toBeVisible()
      // The form stays open for the next part, and is empty again.
      await expect(page.getByRole('button', { name: `Add as line ${index + 2}` })).toBeVisible()
      await expect(form.getByLabel('Name', { exact: true })).toHaveValue('')
    }

    await expect(page.getByText('Step 3 of 5: Release revision A.')).toBeVisible() // on this very page
    await page.locator('summary', { hasText: /^Release revision A/ }).click()
    await page.getByRole('button', { name: /^Release revision A/ }).click()
    await expect(page.getByText('Rev. A').first()).toBeVisible()

    await goOn(page, 'Add a SKU')
    await page.getByLabel('Your code').fill('LH-FERRY-01')
    await page.getByLabel('Name on the shelf').fill('Ferry')
    await page.getByLabel('Shops pay').fill('19.50')
    await page.getByLabel('People pay').fill('39')
    await page.locator('main form').filter({ has: page.getByLabel('Name on the shelf') }).getByRole('button').last().click()
    await expect(page).not.toHaveURL(/skus\/new/)

    await goOn(page, 'Plan the pilot')
    await page.getByLabel('Title').fill('Do families at the pier buy a ferry?')
    await page.getByLabel('Hypothesis').fill('Four of five go within three weeks at 39 dollars, because people come off the real one.')
    await page.getByLabel('Stop rule').fill('Two come back with a broken axle.')
    await page.getByLabel('Quantity', { exact: true }).fill('120')
    await page.getByLabel('Decision date').fill(new Date(begun + 30 * 86_400_000).toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Plan and approve' }).click()
    await expect(page).toHaveURL(/\/pilots\/PIL-0001$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Do families at the pier buy a ferry?')

    test.info().annotations.push({ type: 'clock', description: `${((Date.now() - begun) / 1000).toFixed(0)} s without reading and thinking` })
  })
}

/** What the screen offers as the next step, wherever one is: the first steps stand on the first page of the workspace. */
async function goOn(page: Page, label: string): Promise<void> {
  await page.getByRole('link', { name: label, exact: true }).first().click()
}
