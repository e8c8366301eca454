import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { lin, maya, priya } from './people.ts'
import { addressOf } from './places.ts'

test('a double click on a submit button makes one thing', async ({ as }) => {
  const page = await as(priya)
  const orders = async () => {
    await page.goto('/s/juniper-and-jack/orders?state=waiting')
    return page.getByText(/RST-\d{4}/).evaluateAll((all) => [...new Set(all.map((one) => /RST-\d{4}/.exec(one.textContent ?? '')?.[0]))].sort())
  }
  const before = await orders()
  await page.goto('/s/juniper-and-jack/restock')
  await page.getByLabel(/^How many/).nth(1).fill('6')
  await page.getByRole('button', { name: 'Send request' }).dblclick()
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/)
  const made = await page.getByText(/^RST-\d{4}$/).first().textContent()
  expect((await orders()).filter((number) => !before.includes(number))).toEqual([made])
})

test('a tired thumb on the floor reports once', async ({ as }) => {
  const page = await as(lin, { phone: true })
  await page.goto(await addressOf('/f/dogpatch-microfactory/runs/{run}'))
  await expect(page.getByRole('button', { name: 'One more: Good' })).toBeVisible() // its scripts run; what a form without them does is tried elsewhere
  const before = await stillToMake(page)
  await page.getByLabel('Good', { exact: true }).fill('2')
  const report = page.getByRole('button', { name: /^Report\b/ })
  await report.evaluate((button: HTMLButtonElement) => {
    for (let tap = 0; tap < 5; tap += 1) button.click()
  })
  // The screen counts at once what this phone still has to send; told twice it would come to four in the end.
  await expect.poll(() => stillToMake(page)).toBe(before - 2)
  await expect(page.getByText('All sent')).toBeVisible()
  await page.reload()
  await expect.poll(() => stillToMake(page)).toBe(before - 2)
})

test('of two tabs that change the same thing the second is told, and keeps what it typed', async ({ as }) => {
  const first = await as(maya)
  const path = await addressOf('/b/fogline/toys/{toy}/edit')
  await first.goto(path)
  const second = await first.context().newPage()
  await second.goto(path)
  const summary = 'A station that shows the tide of your own beach, day and night.'
  await field(first).fill('A station that shows the tide of your own beach.')
  await first.getByRole('button', { name: /^Save/ }).first().click()
  await expect(first).toHaveURL(/\/toys\/[0-9a-f-]+$/)
  await field(second).fill(summary)
  await second.getByRole('button', { name: /^Save/ }).first().click()
  await expect(second.getByRole('alert', { name: 'Somebody changed this toy' })).toContainText('Somebody changed this toy while you were editing. Your entries are kept')
  await expect(field(second)).toHaveValue(summary)
  await first.reload()
  await expect(first.getByText('A station that shows the tide of your own beach.', { exact: true })).toBeVisible()
})

test('going back after sending and sending again makes no second one', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/recalls/new')
  const title = `Back and again ${Date.now()}`
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('What can happen').fill('Nothing: this is a draft that is never published.')
  await page.getByLabel('What to do now').fill('Nothing at all: it is never shown to anybody.')
  await page.getByRole('checkbox').first().check()
  await page.locator('form').filter({ has: page.getByLabel('Title') }).getByRole('button').last().click()
  await expect(page).toHaveURL(/\/recalls\/RCL-\d{4}$/)
  await page.goBack()
  await expect(page).toHaveURL('/b/fogline/recalls/new')
  await expect(page.getByLabel('Title')).toHaveValue('') // an empty form: nothing that looks unsent
  await page.goto('/b/fogline/recalls')
  await expect(page.getByRole('link', { name: title })).toHaveCount(1)
})

function field(page: Page) {
  return page.getByLabel('In one sentence')
}

async function stillToMake(page: Page): Promise<number> {
  const text = await page.getByText(/still to make/).first().textContent()
  return Number(/([\d,]+) still to make/.exec(text ?? '')?.[1]?.replace(',', ''))
}
