import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { maya } from './people.ts'
import { addressOf } from './places.ts'

// What cannot be right is told beside the very field, what was typed stays where it was typed, and nothing is written.

/** The sentence beside a field. */
async function toldBeside(page: Page, name: string): Promise<string> {
  const field = page.locator(`[name="${name}"]`).first()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  const id = (await field.getAttribute('aria-describedby') ?? '').split(' ').find((part) => part.endsWith('-error'))
  return (await page.locator(`[id="${id}"]`).textContent()) ?? ''
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`the second row of a form is refused in the second row, also when the first is blank, ${how}`, async ({ as }) => {
    const page = await as(maya, { javaScriptEnabled })
    await page.goto('/b/fogline/sourcing/suppliers/new')
    for (const day of await page.locator('[name="workingDays"]').all()) await day.uncheck()
    await page.locator('[name="country"]').fill('')
    await page.locator('[name="closures[1].firstDay"]').fill('2030-12-24')
    await page.locator('[name="closures[1].lastDay"]').fill('2030-12-20')
    await page.getByRole('button', { name: 'Add supplier' }).click()
    expect(await toldBeside(page, 'closures[1].lastDay')).toContain('The last day is before the first.')
    await expect(page.locator('[name="closures[1].firstDay"]')).toHaveValue('2030-12-24')
    await expect(page.locator('[name="closures[0].firstDay"]')).toHaveValue('')
    await expect(page.locator('[name="closures[0].lastDay"]')).not.toHaveAttribute('aria-invalid')
    const days = page.getByRole('group', { name: 'They work on' })
    await expect(days.getByText('Choose at least one day on which they work.')).toHaveCount(1)
    await expect(days.getByRole('checkbox').first()).toHaveAttribute('aria-invalid', 'true')
    // What is refused hangs below its field: neighbours stay on the line of what is typed.
    const tops = await Promise.all(['postcode', 'country'].map(async (name) => (await page.locator(`[name="${name}"]`).boundingBox())!.y))
    expect(tops[0]).toBe(tops[1])
    // Every line of the summary leads to a field.
    for (const link of await page.getByRole('alert').getByRole('link').all()) await expect(page.locator(`[id="${(await link.getAttribute('href'))!.slice(1)}"]`)).toHaveCount(1)
  })

  test(`more than there is of the third lot is refused beside the third lot, ${how}`, async ({ as }) => {
    const page = await as(maya, { javaScriptEnabled })
    await page.goto('/b/fogline/stock/move')
    const form = page.getByRole('form', { name: 'Move stock' })
    const to = form.getByLabel('To', { exact: true })
    await to.selectOption({ label: 'Dogpatch Loft, San Francisco' })
    const chosen = await to.inputValue()
    await form.locator('[name="lines[2].quantity"]').fill('999999')
    await form.getByRole('button', { name: 'Send' }).click()
    expect(await toldBeside(page, 'lines[2].quantity')).toMatch(/free at/)
    await expect(form.locator('[name="lines[2].quantity"]')).toHaveValue('999999')
    await expect(form.locator('[name="lines[0].quantity"]')).toHaveValue('')
    await expect(to).toHaveValue(chosen)
    for (const wrong of ['-1', '1.5', '1e9', '99999999999999999999', 'plenty', '🧸']) {
      await form.locator('[name="lines[2].quantity"]').fill(wrong)
      await form.getByRole('button', { name: 'Send' }).click()
      await expect(form.getByRole('button', { name: 'Send' })).toBeEnabled()
      expect(await toldBeside(page, 'lines[2].quantity'), wrong).not.toBe('')
      await expect(form.locator('[name="lines[2].quantity"]')).toHaveValue(wrong)
    }
  })

  test(`a run is not ordered of nothing, and not of how many nobody can order, ${how}`, async ({ as }) => {
    const page = await as(maya, { javaScriptEnabled })
    await page.goto(await addressOf('/b/fogline/runs/new?sku={otter}'))
    const chosen = await page.getByLabel('SKU', { exact: true }).inputValue()
    const units = page.getByLabel('Good units')
    await expect(units).not.toHaveAttribute('aria-invalid')
    for (const wrong of ['-5', '0', '1.5', '1e9', '999999999999999999999', 'plenty', '🧸', '']) {
      await units.fill(wrong)
      await page.getByRole('button', { name: 'Compare workshops' }).click()
      await expect(page).toHaveURL(new RegExp(`quantity=${encodeURIComponent(wrong)}$`))
      expect(await toldBeside(page, 'quantity'), wrong).toContain('a whole number of units, from 1 to 100,000')
      await expect(units).toHaveValue(wrong)
      await expect(page.getByLabel('SKU', { exact: true })).toHaveValue(chosen)
    }
    await page.getByLabel('SKU', { exact: true }).selectOption('')
    await units.fill('60')
    await page.getByRole('button', { name: 'Compare workshops' }).click()
    await expect(page).toHaveURL(/quantity=60$/)
    expect(await toldBeside(page, 'sku')).toContain('Choose a SKU.')
    await expect(units).toHaveValue('60')
  })

  test(`a quantity that a supplier does not sell is refused beside its part, ${how}`, async ({ as }) => {
    const page = await as(maya, { javaScriptEnabled })
    await page.goto(await addressOf('/b/fogline/sourcing/orders/new?supplier={supplier}'))
    await page.getByLabel('Deliver to').selectOption({ index: 1 })
    await page.locator('[name="lines[1].quantity"]').fill('3')
    await page.getByRole('button', { name: 'Make the draft' }).click()
    expect(await toldBeside(page, 'lines[1].quantity')).toMatch(/sells .* from .* on/)
    await expect(page.locator('[name="lines[1].quantity"]')).toHaveValue('3')
    await expect(page.locator('[name="lines[0].quantity"]')).toHaveValue('')
  })
}

test('what is not there any more is told at the form, and what was typed is kept', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/stock/move')
  const form = page.getByRole('form', { name: 'Move stock' })
  await expect(form.locator('[name="idempotencyKey"]')).not.toHaveValue('')
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'Dogpatch Loft, San Francisco' })
  await form.locator('[name="lines[0].quantity"]').fill('1')
  await form.getByLabel('Carrier').fill('Own van')
  // As when a place, a lot or a membership ended while the page stood open.
  await form.locator('[name="workspace"]').evaluate((input: HTMLInputElement) => { input.value = 'nobody-is-called-this' })
  await form.getByRole('button', { name: 'Send' }).click()
  await expect(form.getByRole('alert')).toContainText('This is not here any more, or no longer yours to change.')
  await expect(form.getByLabel('Carrier')).toHaveValue('Own van')
  await expect(form.locator('[name="lines[0].quantity"]')).toHaveValue('1')
})

test('a count of another moment is refused, also where the lot lies at several places', async ({ as }) => {
  const [page, other] = [await as(maya), await as(maya)]
  await page.goto('/b/fogline/stock?by=lot&kind=sku&sort=-onHand&quality=released')
  const lots = await page.locator('tbody').getByText(/^L\d{6}-\d{4}$/).allInnerTexts()
  let address = ''
  for (const lot of lots) {
    await page.goto(`/b/fogline/stock/lots/${lot.trim()}`)
    const places = page.getByRole('table', { name: /^Where lot / }).getByRole('link', { name: 'Move from here' })
    if (await places.count() > 1) address = page.url()
    if (address !== '') break
  }
  expect(address, 'a lot at several places').not.toBe('')
  const form = (one: typeof page) => one.getByRole('form', { name: 'Enter a count' })
  const onHand: number[] = []
  for (const one of [page, other]) {
    await one.goto(address)
    await one.getByText('A count says otherwise').click()
    const place = form(one).getByLabel('Place')
    await place.selectOption({ index: 1 })
    onHand.push(Number(/\(([\d,]+) on the books\)/.exec(await place.locator('option').nth(1).innerText())![1]!.replace(',', '')))
  }
  const enter = async (one: typeof page, counted: number) => {
    await form(one).getByLabel('Counted').fill(String(counted))
    await form(one).getByLabel('Reason').fill('Counted on the shelf')
    await form(one).getByRole('button', { name: 'Enter the count' }).click()
  }
  await enter(page, onHand[0]! + 1)
  await expect(page.getByText('Counted: 1 more on the books.')).toBeVisible()
  await enter(other, onHand[1]! + 2)
  await expect(form(other).getByRole('alert')).toContainText(`The books say ${onHand[0]! + 1} at`)
  await expect(form(other).getByLabel('Counted')).toHaveValue(String(onHand[1]! + 2))
  // The books are as they were, for the journeys after this one.
  const booked = page.getByRole('row', { name: /^Counted/ }).first()
  await booked.getByText('Undo …').click()
  await booked.getByLabel('Reason').fill('It was a try')
  await booked.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText('Movement undone by a reversal.')).toBeVisible()
})

test('addresses made up by hand show the list, or nothing found, and no error', async ({ as }) => {
  const page = await as(maya)
  const id = '018f5b4e-0000-7000-8000-000000000000'
  const cursor = (value: unknown) => Buffer.from(JSON.stringify([value, id])).toString('base64url')
  for (const list of ['runs', 'stock', 'parts', 'toys', 'retailers', 'recalls', 'shipments', 'sell-through', 'sourcing/suppliers', 'sourcing/orders', 'quality/inspections', 'pilots', 'next-run', 'runs/terms']) {
    for (const query of ['q=%00', `after=${cursor('a\0')}`, `after=${cursor('0000-00-00')}`, `before=${cursor(null)}`, `after=${cursor(1e99)}`, `after=${Buffer.from('["a","b"]').toString('base64url')}`, 'page=-1', 'sort=-']) {
      expect((await page.request.get(`/b/fogline/${list}?${query}`)).status(), `${list}?${query}`).toBe(200)
    }
  }
  for (const nowhere of ['quality/checklists/%00', 'stock/lots/%00', 'runs/%00']) expect((await page.request.get(`/b/fogline/${nowhere}`)).status(), nowhere).toBe(404)
})
