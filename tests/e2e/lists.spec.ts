import { expect, test } from '../support/browser.ts'
import { lin, maya, priya, tomas } from './people.ts'
import { addressOf } from './places.ts'

test('lots chosen in the list get a label each, on the paper that is chosen', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/stock?by=lot')
  const chosen = page.getByRole('checkbox', { name: /^Choose lot L/ })
  const codes: string[] = []
  for (const index of [0, 2]) {
    codes.push(/L\d{6}-\d{4}/.exec(await chosen.nth(index).getAttribute('aria-label') ?? '')![0])
    await chosen.nth(index).check()
  }
  await page.getByRole('button', { name: 'Print labels' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lot labels' })).toBeVisible()
  const codesOf = page.getByRole('img', { name: /^QR code of lot/ })
  await expect(codesOf).toHaveCount(2)
  await page.getByLabel('Paper').selectOption({ label: 'Roll, one label 4 × 6 in' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/format=4x6/)
  await expect(page.getByRole('list', { name: /^Sheet \d of 2$/ })).toHaveCount(2)
  for (const code of codes) await expect(codesOf.and(page.getByRole('img', { name: new RegExp(code) }))).toHaveCount(1)
})

test('a list is walked by key: search, rows, open, the keys themselves', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/runs')
  // The keys are there once the page's script is.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('j') // a letter in a field is a letter
  await expect(page.getByRole('searchbox')).toHaveValue('j')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('j')
  await expect(page.locator('a.row-link').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('a.row-link').nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(page.locator('a.row-link').first()).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  const href = await page.locator('a.row-link').first().getAttribute('href')
  await page.locator('a.row-link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(href!)
})

for (const { who, path } of [{ who: priya, path: '/s/juniper-and-jack/orders' }, { who: lin, path: '/f/dogpatch-microfactory/runs' }, { who: tomas, path: '/f/alameda-makeworks/inspect' }, { who: lin, path: '/f/dogpatch-microfactory/arrivals' }, { who: maya, path: '/b/fogline/quality' }, { who: maya, path: '/b/fogline/runs/board' }]) {
  test(`the same keys walk ${path}`, async ({ as }) => {
    const page = await as(who)
    await page.goto(path)
    await expect(async () => {
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
    }).toPass()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await expect(page.locator('.row-link').first()).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  })
}

// A workshop of one place has one plan, and so no order of plans.
for (const { path, orders } of [{ path: 'runs', orders: true }, { path: 'inspect', orders: true }, { path: 'arrivals', orders: true }, { path: 'counts', orders: true }, { path: 'board', orders: false }]) {
  test(`the floor’s ${path}: searched, put in order, kept as a view and taken as CSV`, async ({ as }) => {
    const page = await as(lin)
    await page.goto(`/f/dogpatch-microfactory/${path}`)
    const order = page.getByLabel('Order')
    if (orders) await order.selectOption({ index: 1 })
    await page.getByRole('searchbox').fill('no such thing')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=no\+such\+thing/)
    if (orders) await expect(order).not.toHaveValue(await order.getByRole('option').first().getAttribute('value') ?? '')
    await expect(page.locator('#main .row-link')).toHaveCount(0)
    await expect(page.getByText('Save this view')).toBeVisible()
    const csv = async () => (await (await page.request.get((await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href'))!)).text()).trim().split(/\r?\n/)
    expect(await csv(), 'its head').toHaveLength(1)
    await page.getByRole('link', { name: /^Clear/ }).first().click()
    await expect(page).not.toHaveURL(/q=/)
    expect((await csv()).length, 'its rows').toBeGreaterThan(1)
  })
}

test('the queue of quality and the board are taken as CSV, as they are shown', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/quality')
  await page.getByLabel('Order').selectOption('Most pieces first')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/sort=-pieces/)
  const linesOf = async () => (await (await page.request.get((await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href'))!)).text()).trim().split(/\r?\n/)
  const [head, ...lots] = await linesOf()
  expect(head).toMatch(/^.?lot,state,item,/)
  const pieces = lots.map((line) => Number(/,(\d+),[^,]*,\d{4}-/.exec(line)![1]))
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces).toEqual(pieces.toSorted((a, b) => b - a))
  await page.goto('/b/fogline/runs/board?view=month')
  const shown = await page.getByRole('rowheader').filter({ hasText: 'RUN-' }).count()
  expect((await linesOf()).slice(1)).toHaveLength(shown)
})

test('a view of a list is saved, found again, removed and put back', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/shipments?state=delivered')
  await page.getByText('Save this view').click()
  await page.getByLabel('Name of the view').fill('Arrived')
  await page.getByRole('button', { name: 'Save view' }).click()
  const view = page.getByRole('list', { name: 'Saved views' }).getByRole('link', { name: 'Arrived' })
  await expect(view).toHaveAttribute('aria-current', 'true')
  await page.goto('/b/fogline/shipments')
  await view.click()
  await expect(page).toHaveURL('/b/fogline/shipments?state=delivered')
  await page.getByLabel('Change the view Arrived').click()
  await page.getByRole('button', { name: 'Remove view' }).click()
  await expect(view).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(view).toBeVisible()
})

test('what is opened before the page’s script arrives stays open', async ({ as }) => {
  const page = await as(maya)
  const held = Promise.withResolvers<undefined>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('/b/fogline/shipments?state=lost', { waitUntil: 'commit' })
  await page.getByText('Save this view').click()
  await expect(page.getByLabel('Name of the view')).toBeVisible()
  held.resolve(undefined)
  // The keys are there once the script is.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape') // a press of the mouse beside the menu would close it
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await expect(page.getByLabel('Name of the view')).toBeVisible()
})

test('views are saved without JavaScript too', async ({ as }) => {
  const page = await as(maya, { javaScriptEnabled: false })
  await page.goto('/b/fogline/runs?state=made')
  await page.locator('summary', { hasText: 'Save this view' }).click()
  await page.getByLabel('Name of the view').fill('Made ones')
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.goto('/b/fogline/runs')
  await expect(page.getByRole('link', { name: 'Made ones' })).toHaveAttribute('href', '/b/fogline/runs?state=made')
})

test('a bill is edited in place by key, saved in one go, and compared', async ({ as }) => {
  const page = await as(maya)
  const bill = await addressOf('/b/fogline/toys/{billToy}/revisions/{billCode}/bom')
  await page.goto(bill)
  const quantity = (line: number) => page.getByLabel(`Quantity, line ${line}`, { exact: true })
  const before = Number(await quantity(2).inputValue())
  await quantity(1).focus()
  await page.keyboard.press('Enter')
  await expect(quantity(2)).toBeFocused()
  await page.keyboard.type(String(before + 3))
  await expect(page.getByText('1 line changed, not saved yet')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(quantity(2)).toHaveValue(String(before))
  await quantity(2).fill('1.5')
  await page.getByRole('button', { name: 'Save bill' }).click()
  await expect(page.getByRole('form', { name: 'Bill of materials' }).getByRole('alert')).toContainText('Use a whole number.')
  await expect(quantity(2)).toHaveValue('1.5')
  await quantity(2).fill(String(before + 3))
  await page.getByRole('button', { name: 'Save bill' }).click()
  await expect(page.getByText('Saved: 1 changed.')).toBeVisible()
  await page.goto(`${bill}?against=A`)
  await expect(page.getByRole('row', { name: /^Line 2 / })).toContainText('quantity')
})

test('what a bill exports is imported as no change', async ({ as }) => {
  const page = await as(maya)
  const bill = await addressOf('/b/fogline/toys/{billToy}/revisions/{billCode}/bom')
  const file = await (await page.request.get(`${bill}/export`)).body()
  await page.goto(`${bill}/import`)
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'same.csv', mimeType: 'text/csv', buffer: file })
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing would change' })).toBeVisible()
})

test('a list is sorted on a phone, and says how', async ({ as }) => {
  const page = await as(maya)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/b/fogline/sell-through')
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true })
  const link = (name: string) => head(name).getByRole('link', { name })
  await expect(head('Sold')).toHaveAttribute('aria-sort', 'descending')

  for (const name of ['Toy', 'Sold', 'Sell-through', 'Lasts']) {
    const box = await link(name).boundingBox()
    expect(Math.min(box!.width, box!.height), `${name} is large enough for a thumb`).toBeGreaterThanOrEqual(24)
    expect(box!.x + box!.width, `${name} is in sight`).toBeLessThanOrEqual(360)
  }

  const sold = async () => (await page.locator('td[data-label="Sold"]').allInnerTexts()).map((text) => Number(text.replace(/[^\d].*$/s, '')))
  await expect(page.locator('td[data-label="Sold"]').first()).toBeVisible()
  const most = await sold()
  expect(most).toEqual(most.toSorted((a, b) => b - a))
  expect(most[0]).toBeGreaterThan(0)
  await link('Sold').click()
  await expect(head('Sold')).toHaveAttribute('aria-sort', 'ascending')
  const least = await sold()
  expect(least).toEqual(least.toSorted((a, b) => a - b))
  await link('Toy').click()
  await expect(head('Toy')).toHaveAttribute('aria-sort', 'ascending')
  await expect(head('Sold')).toHaveAttribute('aria-sort', 'none')
})

for (const phone of [false, true]) {
  test(`partners, terms, checklists, parts and shipments are sorted both ways ${phone ? 'on a phone' : 'at a desk'}`, async ({ as }) => {
    const page = await as(maya, { phone })
    for (const [list, name] of [['retailers', 'Partner'], ['retailers', 'Kind'], ['runs/terms', 'Workshop'], ['quality/checklists', 'Toy'], ['parts', 'Number'], ['parts', 'Kind'], ['shipments', 'Pieces']] as const) {
      await page.goto(`/b/fogline/${list}?sort=${{ Partner: '-name', Kind: '-kind', Workshop: '-workshop', Toy: '-toy', Number: '-number', Pieces: '-pieces' }[name]}`)
      const head = page.getByRole('columnheader', { name, exact: true })
      const first = page.getByRole('row').nth(1)
      await expect(head).toHaveAttribute('aria-sort', 'descending')
      const last = await first.innerText()
      await head.getByRole('link', { name }).click()
      await expect(head).toHaveAttribute('aria-sort', 'ascending')
      expect(await first.innerText(), `${list} by ${name}`).not.toBe(last)
    }
  })
}

test('toys are put in order, kept in order by the filters, and taken as the file that is seen', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/toys')
  const names = () => page.locator('a.row-link').allInnerTexts()
  const up = await names()
  expect(up).toEqual(up.toSorted((a, b) => a.localeCompare(b)))
  await page.getByLabel('Order', { exact: true }).selectOption('-name')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/sort=-name/)
  expect(await names()).toEqual(up.toReversed())
  await page.getByRole('list', { name: 'State' }).getByRole('link', { name: 'Active' }).click()
  await expect(page).toHaveURL(/state=active/)
  await expect(page).toHaveURL(/sort=-name/)
  const file = await (await page.request.get((await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href'))!)).text()
  expect(file.trim().split('\n').slice(1).map((line) => line.split(',')[0])).toEqual(await names())
})

test('shortages turn round when their order is chosen again, and are walked and chosen by key', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/sourcing?planned=yes&sort=part')
  const names = () => page.getByRole('list', { name: 'Shortages' }).locator('a.row-link').allInnerTexts()
  const up = await names()
  expect(up.length).toBeGreaterThan(1)
  expect(up).toEqual(up.toSorted((a, b) => a.localeCompare(b)))
  await page.getByRole('link', { name: /^by part/ }).click()
  await expect(page).toHaveURL(/sort=-part/)
  await expect.poll(async () => (await names())[0]).not.toBe(up[0])
  const down = await names()
  expect(down).toEqual(down.toSorted((a, b) => b.localeCompare(a)))
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('a.row-link').first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Order what is chosen' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sourcing\/parts\//)
})

test('a list without rows says why, and one press shows them again', async ({ as }) => {
  const page = await as(maya)
  const main = page.getByRole('main')
  for (const [list, filter] of [['sourcing/orders', 'supplier'], ['stock', 'by=lot&place'], ['shipments', 'place'], ['restocks', 'shop'], ['sell-through', 'place'], ['runs', 'workshop']] as const) {
    await page.goto(`/b/fogline/${list}?${filter}=018f5b4e-0000-7000-8000-000000000000&sort=-created`)
    const rows = list === 'sell-through' ? page.getByRole('table', { name: /^Sell-through over/ }).getByRole('rowheader') : page.locator('a.row-link')
    await expect(main.getByRole('link', { name: 'Clear filters' }), list).toBeVisible()
    await expect(rows, list).toHaveCount(0)
    const file = await main.getByRole('link', { name: /CSV/ }).first().getAttribute('href')
    expect(file, list).toContain('018f5b4e-0000-7000-8000-000000000000')
    await main.getByRole('link', { name: 'Clear filters' }).click()
    await expect(rows.first(), list).toBeVisible()
    expect(page.url()).not.toContain('018f5b4e')
    if (list === 'stock') expect(page.url()).toContain('by=lot')
  }
  const beyond = Buffer.from(JSON.stringify(['2001-01-01T00:00:00.000Z', '00000000-0000-7000-8000-000000000000'])).toString('base64url')
  for (const address of [`shipments?state=delivered&after=${beyond}`, 'quality/checklists?page=9999', 'runs/terms?page=9999']) {
    await page.goto(`/b/fogline/${address}`)
    await expect(main.getByText('Nothing on this page')).toBeVisible()
    await main.getByRole('link', { name: 'First page' }).click()
    await expect(page.locator('tbody tr').first(), address).toBeVisible()
    expect(page.url()).not.toMatch(/after=|page=/)
  }
  await page.goto(`/b/fogline/parts?q=${'x'.repeat(300)}`)
  await expect(main.getByText('No part matches')).toBeVisible()
})

test('a first press on a column of amounts shows the most, a second one the least', async ({ as }) => {
  const page = await as(maya)
  for (const [list, name] of [['parts', 'Costs'], ['stock', 'On hand'], ['sourcing/orders', 'Total'], ['runs', 'Ordered']] as const) {
    await page.goto(`/b/fogline/${list}`)
    const head = page.getByRole('columnheader', { name, exact: true })
    const amounts = async () => (await page.locator(`td[data-label="${name}"]`).allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/g, '')))
    await head.getByRole('link').click()
    await expect(head, list).toHaveAttribute('aria-sort', 'descending')
    const most = await amounts()
    expect(most, list).toEqual(most.toSorted((a, b) => b - a))
    await head.getByRole('link').click()
    await expect(head, list).toHaveAttribute('aria-sort', 'ascending')
    const least = await amounts()
    expect(least, list).toEqual(least.toSorted((a, b) => a - b))
    expect(least[0], list).toBeLessThan(most[0]!)
  }
})

test('a shop searches its sell-through, and takes what it sees', async ({ as }) => {
  const page = await as(priya)
  await page.goto('/s/juniper-and-jack/sell-through')
  const table = page.getByRole('table', { name: /^Sell-through over/ })
  const toys = () => table.getByRole('rowheader').allInnerTexts()
  const all = await toys()
  const word = all[0]!.split(/\s+/)[0]!
  await page.getByRole('searchbox', { name: 'Toy or code' }).fill(word)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`q=${word}`))
  for (const toy of await toys()) expect(toy.toLowerCase()).toContain(word.toLowerCase())
  const csv = await (await page.request.get((await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href'))!)).text()
  expect(csv.trim().split(/\r?\n/).slice(1).every((line) => line.toLowerCase().includes(word.toLowerCase()))).toBe(true)
  await page.getByRole('searchbox', { name: 'Toy or code' }).fill('nothing of this name')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(table.getByRole('rowheader')).toHaveCount(all.length)
})

test('rows of a lot that are folded away on the screen are on paper', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/stock?by=lot&kind=sku&sort=-onHand')
  const lots = await page.locator('a.row-link').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  for (const lot of lots) {
    await page.goto(lot)
    const folded = page.getByRole('main').locator('details', { has: page.locator('summary', { hasText: /(earlier movement|further)/ }) }).first()
    if (await folded.count() === 0) continue
    const last = folded.locator('tbody tr').last()
    await expect(last).toBeHidden()
    await page.emulateMedia({ media: 'print' })
    await expect(last).toBeVisible()
    return
  }
  throw new Error('no lot of the demo has rows that are folded away')
})
