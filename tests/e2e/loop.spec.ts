import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { ines, jo, maya, priya, tomas } from './people.ts'

// The whole loop on real input, each step as its own role, in its own browser. Guards against the rooms agreeing on paper only.
test.describe.configure({ mode: 'serial' })

const KIT = 'Estación de Marea'
const KIT_CODE = 'FOG-TIDE-ES'
const KIT_GTIN = '09521234500025'

let runNumber = ''
let lotCode = ''
let restockPath = ''
let restockNumber = ''

function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date(Date.now() + days * 86_400_000))
}

test('1a. the brand manager plans a pilot and orders its run of 150', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/pilots/new')
  await page.getByLabel('Title').fill('Do Spanish-speaking families want the station in Spanish?')
  await page.getByLabel('SKU to test').selectOption({ label: await optionWith(page, 'SKU to test', KIT_CODE) })
  await page.getByLabel('Hypothesis').fill('In neighbourhoods where half of the families speak Spanish at home, half of what we send is sold in two weeks.')
  await page.getByLabel('Threshold of metric 1').fill('50')
  await page.getByLabel('Stop rule').fill('Two stations come back with a safety fault.')
  await page.getByLabel('Quantity', { exact: true }).fill('150')
  await page.getByLabel('Decision date').fill(dayFromNow(30))
  await page.getByRole('button', { name: /plan|save|approve/i }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /Spanish-speaking families/ })).toBeVisible()
  const approve = page.getByRole('button', { name: /^Approve/ })
  if (await approve.isVisible()) await approve.click()
  await page.getByRole('link', { name: /Order (its|the|a|another) ?run|Order/ }).first().click()
  await page.locator('input[name="locationId"]').first().waitFor()
  await page.getByRole('radio', { name: /Alameda Hangar/ }).check()
  await page.getByRole('button', { name: 'Order 150' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(KIT)
  runNumber = /RUN-\d{4}/.exec(page.url())?.[0] ?? ''
  expect(runNumber).not.toBe('')
})

test('1b. the workshop confirms, the brand releases, and the bill of materials freezes', async ({ as }) => {
  const lead = await as(tomas, { phone: true })
  await lead.goto(`/f/alameda-makeworks/runs/${runNumber}`)
  await lead.getByRole('button', { name: 'Confirm the order' }).click()
  await expect(lead.getByText('Confirmed, not released yet')).toBeVisible()

  const brand = await as(maya)
  await brand.goto(`/b/fogline/runs/${runNumber}`)
  await brand.getByText('Release to the floor', { exact: true }).click()
  await brand.getByRole('button', { name: /^Release/ }).click()
  await expect(brand.getByText('Frozen, SHA-256')).toBeVisible()
})

test('1c. the operator reports good and scrap from a phone, takes one back, and the lot is in quarantine', async ({ as }) => {
  const page = await as(jo, { phone: true })
  await page.goto(`/f/alameda-makeworks/runs/${runNumber}`)
  await page.getByRole('button', { name: '+20' }).click()
  await page.getByRole('button', { name: /^Report\b/ }).click()
  await expect(page.getByText('130 still to make')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('150 still to make')).toBeVisible()

  await page.getByLabel('Good', { exact: true }).fill('150')
  await page.getByText('Scrap', { exact: true }).first().click()
  await page.getByLabel('Scrap', { exact: true }).fill('7')
  await page.getByRole('button', { name: /^Report\b/ }).click()
  await expect(page.getByText(/why units were scrapped|choose a reason/i).first()).toBeVisible() // refused: nothing typed is lost
  await expect(page.getByLabel('Good', { exact: true })).toHaveValue('150')
  await page.getByLabel('Why', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: /^Report\b/ }).click()
  await expect(page.getByText(/The order is complete/)).toBeVisible()
  await page.getByText('Finish …', { exact: true }).click()
  await page.getByRole('button', { name: 'Finish the run' }).click()
  const finished = page.getByText(/Lot \S+ is in quarantine/)
  await expect(finished).toBeVisible()
  lotCode = /Lot (\S+) is/.exec((await finished.textContent()) ?? '')?.[1] ?? ''
  expect(lotCode).not.toBe('')
})

test('2. until quality releases the lot nothing can take it; the sampled inspection releases it', async ({ as }) => {
  test.setTimeout(240_000)
  const brand = await as(maya)
  await brand.goto(`/b/fogline/stock/lots/${lotCode}`)
  await expect(brand.getByText(/quarantine/i).first()).toBeVisible()

  const page = await as(ines)
  await page.goto('/b/fogline/quality')
  await page.getByRole('group', { name: new RegExp(`lot ${lotCode}`, 'i') }).getByRole('button').first().click()
  await page.waitForURL(/\/quality\/inspections\/INS-\d+/)
  for (let unit = 0; unit < 200; unit += 1) {
    const passes = page.getByRole('button', { name: /^The rest passes/ })
    if (!(await passes.isVisible())) break
    const form = page.getByRole('form', { name: /^Unit \d+/ })
    const label = await form.getAttribute('aria-label')
    const measured = form.getByLabel('Measured')
    if (await measured.count()) await measured.first().fill('12.5')
    const last = (await passes.textContent())?.includes('finish')
    await passes.click()
    if (last) await expect(passes).toBeHidden()
    else await expect(page.getByRole('form', { name: /^Unit \d+/ })).not.toHaveAttribute('aria-label', label ?? '')
  }
  await page.getByText('Close the inspection …', { exact: true }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Release lot' }).click()
  await expect(page.getByText('Released').first()).toBeVisible()
})

test('3a. stock goes to a shop, which receives it', async ({ as }) => {
  const brand = await as(maya)
  await brand.goto(`/b/fogline/stock/lots/${lotCode}`)
  await brand.getByRole('link', { name: /Move/ }).first().click()
  await brand.getByLabel(`Pieces of lot ${lotCode}`).fill('24')
  await brand.getByLabel('To', { exact: true }).selectOption({ label: await optionWith(brand, 'To', 'Juniper & Jack Inner Sunset') })
  await brand.getByRole('button', { name: 'Send', exact: true }).click()
  await brand.waitForURL(/\/shipments\/SHP-\d+/)

  const shop = await as(priya, { phone: true })
  await shop.goto('/s/juniper-and-jack')
  const arrival = shop.getByRole('region', { name: /^SHP-\d+ has arrived at Juniper & Jack Inner Sunset/ }).filter({ hasText: lotCode })
  await arrival.getByRole('button', { name: 'It is here: put it on the shelf' }).click()
  await expect(arrival).toBeHidden()
  await shop.getByRole('link', { name: 'Juniper & Jack Inner Sunset' }).click()
  await expect(shop.getByRole('row').filter({ hasText: KIT_CODE })).toContainText('24')
})

test('3b. a retailer asks for a restock on a phone and sees the day and the chain behind it', async ({ as }) => {
  const page = await as(priya, { phone: true })
  await page.goto('/s/juniper-and-jack/restock')
  await page.getByLabel('Find a toy').fill(KIT_CODE)
  await page.getByLabel(`How many ${KIT}`, { exact: true }).fill('8')
  await expect(page.getByText(/^All of it by /)).toBeVisible() // before anything is sent
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.waitForURL(/\/orders\//)
  restockPath = page.url()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  restockNumber = (await page.getByText(/^RST-\d{4}$/).first().textContent()) ?? ''
  await expect(page.getByText('Alameda Hangar').first()).toBeVisible() // the chain names where it comes from
})

test('3c. the brand accepts, picks and ships it; the shop receives it', async ({ as }) => {
  const brand = await as(maya)
  await brand.goto('/b/fogline/restocks?state=waiting')
  await brand.getByRole('row').filter({ hasText: restockNumber }).getByRole('link').first().click()
  await brand.getByRole('button', { name: /^Accept/ }).click()
  await brand.getByRole('button', { name: 'Start picking' }).click()
  await brand.getByText('Ship …', { exact: true }).click()
  await brand.getByLabel('Carrier').fill('Own van')
  await brand.getByRole('button', { name: 'Ship it' }).click()
  await expect(brand.getByText('Shipped', { exact: true }).first()).toBeVisible()

  const shop = await as(priya, { phone: true })
  await shop.goto(restockPath)
  await shop.getByRole('button', { name: 'It is here: put it on the shelf' }).click()
  await expect(shop.getByText('Received', { exact: true }).first()).toBeVisible()
})

test('4a. sell-through arrives from the till: what is wrong is told by line, and the good rows are taken without the bad', async ({ as }) => {
  const page = await as(priya)
  await page.goto('/s/juniper-and-jack/sell-through')
  await page.getByLabel('Where was it sold?').selectOption({ label: await optionWith(page, 'Where was it sold?', 'Inner Sunset') })
  await page.getByLabel('File from the till').setInputFiles({ name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByLabel('File from the till')).toHaveAttribute('aria-invalid', 'true') // a wrong file is refused beside its field
  await expect(page.getByText(/This file is no text\./).first()).toBeVisible()

  const today = dayFromNow(0)
  const header = 'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location'
  const row = (id: string, sku: string, quantity: string) => `${today},00:05:00,Pacific Time (US & Canada),Toys,${KIT},${quantity},Regular,${sku},,$74.00,$0.00,$74.00,$0.00,${id},P${id},Register,,,Payment,Sunset`
  const csv = [header, row('T1', KIT_CODE, '2.0'), row('T2', KIT_CODE, '1.0'), row('T2', KIT_CODE, '1.0'), row('T3', 'NOT-OURS-1', '1.0'), row('T4', KIT_CODE, '400.0')].join('\r\n')
  await page.goto('/s/juniper-and-jack/sell-through')
  await page.getByLabel('Where was it sold?').selectOption({ label: await optionWith(page, 'Where was it sold?', 'Inner Sunset') })
  await page.getByLabel('File from the till').setInputFiles({ name: 'square-items.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByText(/NOT-OURS-1/).first()).toBeVisible()
  await page.getByLabel(/^Leave out the \d+ that cannot be taken/).check()
  await page.getByRole('button', { name: /^Take 2 good rows/ }).click()
  await expect(page.getByText('2 rows taken', { exact: true })).toBeVisible()
})

test('4b. the pilot page shows the sell-out on day four and says that demand was higher than sales', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/pilots/PIL-0001')
  await expect(page.getByText('Sold out on day 4. Demand was higher than sales.')).toBeVisible()
})

test('5. the brand gets a proposal for the second run and accepts it with revision B', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/pilots/PIL-0001')
  await page.getByRole('button', { name: /^(Plan the next run|Propose again)$/ }).first().click()
  await page.waitForURL(/\/next-run\/PRO-\d+/)
  await expect(page.getByText(/8 in 10|8 cases in 10/).first()).toBeVisible()
  await page.getByRole('radio', { name: /^B: / }).check()
  await page.getByRole('button', { name: 'Accept: make a draft run' }).click()
  await page.waitForURL(/\/runs\/RUN-\d+/)
  await expect(page.getByText('Draft').first()).toBeVisible()
  await expect(page.getByText(/rev(ision)? B/i).first()).toBeVisible()
})

test('6. a parent scans a revision-A unit without an account and gets revision-A parts, guide and recall state', async ({ as }) => {
  const page = await as(null, { phone: true })
  await page.goto(`/01/${KIT_GTIN}/10/${lotCode}`) // what the code on the toy says
  await expect(page.getByText('No recall for this toy')).toBeVisible()
  await expect(page.getByText(/revision A/i).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /lights do not blink/i })).toBeVisible() // a guide for revision A only
  await page.getByRole('link', { name: /Sensor cable/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /Sensor cable/ })).toBeVisible()
  await expect(page.getByText(/revision A/i).first()).toBeVisible()
  expect(await page.context().cookies()).toEqual([])
})

/** The whole label of the option that contains some words. */
async function optionWith(page: Page, field: string, words: string): Promise<string> {
  const labels = await page.getByLabel(field, { exact: true }).locator('option').allTextContents()
  const label = labels.find((text) => text.includes(words))
  if (!label) throw new Error(`${field} offers no “${words}”: ${labels.join(' | ')}`)
  return label
}
