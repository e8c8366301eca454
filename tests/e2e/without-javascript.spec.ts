import { expect, signInWithPassword, test } from '../support/browser.ts'
import { lin, maya, owen, priya } from './people.ts'
import { PIXEL } from './pixel.ts'
import { addressOf } from './places.ts'

// Everything people do here works as plain forms and links: a broken script or an old phone must not stop the shop or the floor.

const WITHOUT = { javaScriptEnabled: false } as const

test('signing in: a wrong password is told and the address is kept, the right one goes where one was heading', async ({ as }) => {
  const page = await as(null, WITHOUT)
  await page.goto('/b/fogline/pilots')
  await expect(page).toHaveURL('/sign-in?to=%2Fb%2Ffogline%2Fpilots')
  await signInWithPassword(page, maya, 'not-her-password')
  await expect(page.getByRole('alert')).toContainText('E-mail or password is not')
  await expect(page.getByRole('form', { name: 'Sign in with a password' }).getByLabel('E-mail', { exact: true })).toHaveValue(maya)
  await signInWithPassword(page, maya)
  await expect(page).toHaveURL('/b/fogline/pilots')
  await expect(page.getByRole('heading', { level: 1, name: 'Pilots' })).toBeVisible()
})

test('on a phone the pages of the workspace are a sheet under the menu button', async ({ as }) => {
  const page = await as(maya, { ...WITHOUT, viewport: { width: 390, height: 844 } })
  await page.goto('/b/fogline/stock')
  const pages = page.getByRole('navigation', { name: 'Workspace' })
  await expect(pages).toBeHidden()
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(pages.getByRole('link', { name: 'Stock', exact: true })).toHaveAttribute('aria-current', 'page')
  await pages.getByRole('link', { name: 'Shipments', exact: true }).click()
  await expect(page).toHaveURL('/b/fogline/shipments')
  await expect(pages).toBeHidden()
})

test('a sign-in link from a mail opens the door with a button', async ({ as }) => {
  const page = await as(null, WITHOUT)
  await page.goto('/sign-in?by=link')
  await page.getByRole('form', { name: 'Have a sign-in link sent' }).getByLabel('E-mail', { exact: true }).fill(owen)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('a sign-in link is on its way')).toBeVisible()
  const mail = page.getByRole('article').filter({ hasText: 'It works once.' })
  await expect(async () => {
    await page.goto(`/dev/mail?q=${owen}`)
    await expect(mail).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await mail.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/s/toy-tram')
})

test('planning a pilot: a mistake is told beside its field, nothing typed is lost, and then it is planned', async ({ as }) => {
  const page = await as(maya, WITHOUT)
  await page.goto('/b/fogline/pilots/new')
  const title = 'Is a station without a script still planned?'
  const hypothesis = 'Half of what a shop gets is sold in two weeks, at the price it has today.'
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('SKU to test').selectOption({ index: 2 })
  const sku = await page.getByLabel('SKU to test').inputValue()
  await page.getByLabel('Hypothesis').fill(hypothesis)
  await page.getByLabel('Metric 1', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Threshold of metric 1').fill('50')
  await page.getByLabel('Stop rule').fill('Two come back with a safety fault.')
  await page.getByLabel('Quantity', { exact: true }).fill('plenty')
  await page.getByLabel('Decision date').fill(inAMonth())
  await page.getByRole('button', { name: 'Plan and approve' }).click()

  const quantity = page.getByLabel('Quantity', { exact: true })
  await expect(quantity).toHaveAttribute('aria-invalid', 'true')
  await expect(quantity).toHaveValue('plenty')
  const told = (await quantity.getAttribute('aria-describedby') ?? '').split(' ').find((id) => id.endsWith('-error'))
  await expect(page.locator(`[id="${told}"]`)).toContainText('The quantity is a whole number.')
  await expect(page.getByLabel('Title')).toHaveValue(title)
  await expect(page.getByLabel('SKU to test')).toHaveValue(sku)
  await expect(page.getByLabel('Hypothesis')).toHaveValue(hypothesis)
  await expect(page.getByLabel('Threshold of metric 1')).toHaveValue('50')
  await quantity.fill('120')
  await page.getByRole('button', { name: 'Plan and approve' }).click()
  await expect(page).toHaveURL(/\/b\/fogline\/pilots\/PIL-\d{4}$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})

test('the floor reports what was made, and takes it back', async ({ as }) => {
  const page = await as(lin, { ...WITHOUT, phone: true })
  await page.goto(await addressOf('/f/dogpatch-microfactory/runs/{run}'))
  const before = await page.getByText(/still to make/).first().textContent()
  await page.getByRole('form', { name: 'Report production' }).getByLabel('Good', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  const left = (text: string | null) => Number(/([\d,]+) still to make/.exec(text ?? '')?.[1]?.replace(',', ''))
  await expect(page.getByText(`${left(before) - 3} still to make`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${left(before)} still to make`)).toBeVisible()

  // What is wrong in a part that was folded away is seen there.
  const form = page.getByRole('form', { name: 'Report production' })
  await form.getByText('Scrap', { exact: true }).first().click()
  await form.getByLabel('Scrap', { exact: true }).fill('2')
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  const why = form.getByLabel('Why', { exact: true })
  await expect(why).toHaveAttribute('aria-invalid', 'true')
  await expect(form.getByLabel('Scrap', { exact: true })).toHaveValue('2')
  await why.selectOption({ index: 1 }) // it is open
  await form.getByLabel(/^Photo/).setInputFiles({ name: 'scrap.png', mimeType: 'image/png', buffer: PIXEL })
  await form.getByRole('button', { name: 'Report', exact: true }).click()
  const bar = page.getByRole('region', { name: 'Last report' })
  await expect(bar).toContainText('2 scrap')
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(bar.filter({ hasText: '2 scrap' })).toHaveCount(0)

  await page.getByText('Pause …', { exact: true }).click()
  await page.getByRole('radio', { name: 'Machine down' }).check()
  await page.getByRole('button', { name: 'Pause the run' }).click()
  await expect(page.getByText('Paused: Machine down')).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Paused: Machine down')).toHaveCount(0)
})

test('what is refused to a form that is not on the page any more is told at the top of it', async ({ as }) => {
  const [page, other] = [await as(lin, { ...WITHOUT, phone: true }), await as(lin, { ...WITHOUT, phone: true })]
  const at = await addressOf('/f/dogpatch-microfactory/runs/{run}')
  await page.goto(at)
  await other.goto(at)
  for (const [who, cause] of [[other, 'Machine down'], [page, 'Waiting for parts']] as const) {
    await who.getByText('Pause …', { exact: true }).click()
    await who.getByRole('radio', { name: cause }).check()
    await who.getByRole('button', { name: 'Pause the run' }).click()
    await expect(who.getByText('Paused: Machine down')).toBeVisible()
  }
  await expect(page.getByRole('note').filter({ hasText: 'Nothing was saved' })).toBeVisible()
  await expect(other.getByText('Nothing was saved')).toHaveCount(0)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Paused: Machine down')).toHaveCount(0)
  await expect(page.getByText('Nothing was saved')).toHaveCount(0)
})

test('a shop sees the promise, asks for a restock and reads its day', async ({ as }) => {
  const page = await as(priya, { ...WITHOUT, phone: true })
  await page.goto('/s/juniper-and-jack/restock')
  const quantity = page.getByLabel(/^How many/).first()
  await quantity.fill('4')
  await page.getByRole('button', { name: 'Show the promise' }).click()
  await expect(page).toHaveURL(/quantity/)
  await expect(page.getByLabel(/^How many/).first()).toHaveValue('4')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page).toHaveURL(/\/s\/juniper-and-jack\/orders\/[0-9a-f-]{36}$/)
  await expect(page.getByText('Promised by')).toBeVisible()
})

test('a sales file is checked and its good rows are taken', async ({ as }) => {
  const page = await as(priya, WITHOUT)
  await page.goto('/s/juniper-and-jack/sell-through')
  await page.getByLabel('Where was it sold?').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('alert')).toBeVisible() // no file: told, and the shop stays chosen
  await expect(page.getByLabel('Where was it sold?')).not.toHaveValue('')
  const template = await page.request.get('/s/juniper-and-jack/sell-through/template')
  await page.getByLabel('File from the till').setInputFiles({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(await template.body()) })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page).toHaveURL(/\/s\/juniper-and-jack\/sell-through\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: 'till.csv' })).toBeVisible()
})

test('somebody new signs up and founds a brand', async ({ as }) => {
  const page = await as(null, WITHOUT)
  await page.goto('/sign-up')
  await page.getByLabel('Your name', { exact: true }).fill('Wren Ito')
  await page.getByLabel('E-mail', { exact: true }).fill(`wren.${Date.now()}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Go on to your brand' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(page.getByLabel('Your name', { exact: true })).toHaveValue('Wren Ito')
  await page.getByLabel('Password', { exact: true }).fill('a sentence that is easier to keep')
  await page.getByRole('button', { name: 'Go on to your brand' }).click()
  await expect(page).toHaveURL('/new')
})

test('a parent finds a part for the toy', async ({ as }) => {
  const page = await as(null, { ...WITHOUT, phone: true })
  await page.goto('/')
  await page.getByRole('search').getByRole('searchbox').first().fill('sensor cable')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/find\?q=sensor/)
  await page.getByRole('link', { name: /Sensor cable/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /Sensor cable/ })).toBeVisible()
})

const NOT_THERE: readonly { at: string; as: string | null; told: string; frame: string }[] = [
  { at: '/b/fogline/runs/RUN-9999', as: maya, told: 'There is no such page here', frame: 'Runs' },
  { at: '/b/fogline/no/such/page', as: maya, told: 'There is no such page here', frame: 'Runs' },
  { at: '/b/pocket-orchard', as: maya, told: 'There is nothing at this address', frame: 'Recalls' },
  { at: '/f/dogpatch-microfactory/runs/RUN-9999', as: lin, told: 'There is no such page here', frame: 'Runs' },
  { at: '/f/alameda-makeworks', as: lin, told: 'There is nothing at this address', frame: 'Recalls' },
  { at: '/s/juniper-and-jack/orders/RST-9999', as: priya, told: 'There is no such page here', frame: 'Orders' },
  { at: '/toys/nope', as: null, told: 'There is nothing at this address', frame: 'Recalls' },
  { at: '/parts/%zz', as: null, told: 'There is nothing at this address', frame: 'Recalls' },
  { at: '/parts/nope', as: null, told: 'There is nothing at this address', frame: 'Recalls' },
  { at: '/guides/nope', as: null, told: 'There is nothing at this address', frame: 'Recalls' },
]

for (const { at, as: email, told, frame } of NOT_THERE) {
  test(`nothing at ${at} is told in words, in the frame, with the status 404`, async ({ as }) => {
    const page = await as(email, WITHOUT)
    const answer = await page.goto(at)
    expect(answer?.status()).toBe(404)
    expect(answer?.headers()['cache-control']).toContain('no-store')
    await expect(page).toHaveURL(at)
    await expect(page.getByRole('heading', { level: 1, name: told })).toBeVisible()
    await expect(page.getByRole('link', { name: frame }).first()).toBeVisible()
    // With scripts the same page is taken up by React where it stands; a fault in that would fail this test.
    const alive = await as(email)
    await alive.goto(at)
    await expect(alive.locator('html[data-js]')).toHaveCount(1)
    await expect(alive.getByRole('heading', { level: 1, name: told })).toBeVisible()
  })
}

test('nobody but the server itself can ask for that page at an address that has something', async ({ as }) => {
  const page = await as(null, { ...WITHOUT, extraHTTPHeaders: { 'x-nothing-here': 'outside' } })
  expect((await page.goto('/toys/tide-station'))?.status()).toBe(200)
})

function inAMonth(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date(Date.now() + 30 * 86_400_000))
}
