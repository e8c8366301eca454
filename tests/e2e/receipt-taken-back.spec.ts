import type { Page } from '@playwright/test'
import { expect, test, type Fixtures } from '../support/browser.ts'
import { ines, lin, maya } from './people.ts'

// A box was counted wrong on the floor: the workshop takes its own receipt back, as long as nobody has touched the lot.
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

const ARRIVALS = '/f/dogpatch-microfactory/arrivals'
let order: Ordered

test('an order that came whole is found under what came this week, and its receipt is taken back once', async ({ as }) => {
  order = await orderTo(as, /Dogpatch Loft/)
  const page = await as(lin, { phone: true })
  await open(page, 'From suppliers')
  const lot = await receive(page)
  await expect(page.getByText('All of it is here')).toBeVisible()

  await open(page, 'Came this week')
  const elsewhere = await page.context().newPage()
  await elsewhere.goto(page.url())
  await askToTakeBack(page)
  await askToTakeBack(elsewhere)
  await page.getByRole('radio', { name: 'Another part was in the box' }).check()
  await page.getByRole('button', { name: 'Take it back' }).dblclick() // a tired thumb
  await expect(page.getByText(`${order.quantity} taken back. Cross out ${lot} on the box.`)).toBeVisible()
  await expect(page.getByText(lot, { exact: true })).toHaveCount(0)
  await expect(page.getByRole('form', { name: `Receive ${order.part}` }).getByRole('textbox', { name: 'Came' })).toHaveValue(order.quantity)
  await page.goto(ARRIVALS)
  await expect(delivery(page, 'From suppliers')).toBeVisible()

  // The same in a window that still shows it: told, and nothing happens twice.
  await elsewhere.getByRole('button', { name: 'Take it back' }).click()
  await expect(elsewhere.getByRole('alert', { name: 'This receipt has been taken back already.' })).toBeVisible()

  const brand = await as(maya)
  await brand.goto(`/b/fogline/sourcing/orders/${order.number}`)
  await expect(brand.getByText('Receive …')).toBeVisible()
  await expect(brand.getByText(/\d came/)).toHaveCount(0)
  await expect(brand.getByText('Another part was in the box')).toHaveCount(1)
  await brand.goto(`/b/fogline/stock/lots/${lot}`)
  await expect(brand.getByRole('main')).toContainText('Nothing of this lot is on hand anywhere.')
})

test('a lot that quality has looked at meanwhile stays, and the floor is told why', async ({ as }) => {
  const page = await as(lin, { phone: true })
  await open(page, 'From suppliers')
  const lot = await receive(page)
  await askToTakeBack(page)

  const quality = await as(ines)
  await quality.goto(`/b/fogline/sourcing/incoming?q=${order.number}&state=waiting`)
  await quality.getByRole('row').filter({ hasText: order.number }).getByRole('link').first().click()
  await quality.getByRole('button', { name: 'Record and decide' }).click()
  await expect(quality.getByText('Released', { exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('alert', { name: `Lot ${lot} has been inspected.` })).toBeVisible()
  await page.reload()
  await expect(page.getByText(lot, { exact: true })).toBeVisible()
  await expect(page.getByText('Take back …')).toHaveCount(0)
})

interface Ordered {
  readonly number: string
  readonly part: string
  readonly quantity: string
}

/** An order of one part, sent to its supplier; with a note, so that it is an order of its own. */
async function orderTo(as: Fixtures['as'], place: RegExp): Promise<Ordered> {
  const page = await as(maya)
  await page.goto('/b/fogline/sourcing/orders/new')
  const supplier = page.getByLabel('Supplier', { exact: true })
  await supplier.selectOption({ label: (await supplier.locator('option').allTextContents()).find((text) => text.includes('Mendocino')) ?? '' })
  await page.getByRole('button', { name: 'Next' }).click()
  const to = page.getByLabel('Deliver to')
  await to.waitFor() // what can be chosen is read off the next page, not off this one
  await to.selectOption({ label: (await to.locator('option').allTextContents()).find((text) => place.test(text)) ?? '' })
  const pieces = page.getByLabel(/^Pieces of /).first()
  const part = await pieces.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent?.replace('Pieces of ', '') ?? '')
  await pieces.fill('500')
  await page.getByLabel('Note on the order').fill('Ring at the back door.')
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await page.waitForURL(/\/sourcing\/orders\/PO-\d+$/)
  const number = /PO-\d+$/.exec(page.url())![0]
  await page.getByText('Send to supplier', { exact: true }).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect(page.getByText('The supplier has it. Note the day they confirm.')).toBeVisible()
  return { number, part, quantity: '500' }
}

async function open(page: Page, list: string): Promise<void> {
  await page.goto(ARRIVALS)
  await delivery(page, list).click()
  await page.waitForURL(/\/arrivals\/orders\//)
}

const delivery = (page: Page, list: string) => page.locator('section').filter({ has: page.getByRole('heading', { name: list }) }).getByRole('link').filter({ hasText: order.number })

/** Takes in all that is open. Returns the code of the new lot. */
async function receive(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'It is here' }).click()
  await expect(page.getByRole('status').filter({ hasText: /L\d{6}-\d{4}/ })).toBeVisible()
  const came = page.getByRole('region', { name: 'Came', exact: true }).getByRole('listitem')
  await expect(came).toContainText('Quarantine')
  return /L\d{6}-\d{4}/.exec((await came.textContent()) ?? '')![0]
}

async function askToTakeBack(page: Page): Promise<void> {
  await page.getByText('Take back …').click()
  await expect(page.getByText(/count as not come, and can be received again/)).toBeVisible()
}
