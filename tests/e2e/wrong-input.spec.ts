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
