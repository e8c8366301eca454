import type { Locator } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { lin, maya } from './people.ts'

test('a transfer leaves once, is seen on its way from both sides, and is received short with its reason', async ({ as }) => {
  const brand = await as(maya)
  await brand.goto('/b/fogline/stock/move')
  await brand.getByLabel('From', { exact: true }).selectOption({ label: await optionOf(brand.getByLabel('From', { exact: true }), 'Fogline Stockroom') })
  await brand.getByRole('button', { name: 'Show its stock' }).click()
  const line = brand.getByRole('form', { name: 'Move stock' }).getByRole('listitem').filter({ hasText: 'Redwood Rings' }).first()
  const lot = (await line.getByText(/^L\d{6}-\d{4}$/).textContent())!
  const pieces = brand.getByLabel(`Pieces of lot ${lot}`)

  // More than there is: refused by name of lot and place, and what was entered stays.
  await pieces.fill('100000')
  await brand.getByLabel('To', { exact: true }).selectOption({ label: await optionOf(brand.getByLabel('To', { exact: true }), 'Dogpatch Loft') })
  await brand.getByRole('button', { name: 'Send' }).click()
  await expect(brand.getByText(new RegExp(`Only \\d+ of lot ${lot} are free at Fogline Stockroom`)).first()).toBeVisible()
  await expect(pieces).toHaveValue('100000')
  await pieces.fill('7')
  await brand.getByLabel('Carrier').fill('Own van')
  await brand.getByRole('button', { name: 'Send' }).dblclick()
  await expect(brand).toHaveURL(/\/shipments\/SHP-\d{4}$/)
  const number = /SHP-\d{4}/.exec(brand.url())![0]

  await brand.goto(`/b/fogline/stock/lots/${lot}`)
  await expect(brand.getByText(/7 to Dogpatch Loft/)).toHaveCount(1)
  await brand.goto('/b/fogline/stock?by=place&q=Dogpatch')
  await expect(brand.getByRole('row', { name: /Dogpatch Loft/ }).locator('[data-label="On the way"]')).toContainText('7')

  const floor = await as(lin, { phone: true })
  await floor.goto('/f/dogpatch-microfactory/arrivals')
  await floor.getByRole('link', { name: new RegExp(number) }).click()
  await floor.getByRole('textbox', { name: 'Arrived' }).fill('5')
  await floor.getByRole('button', { name: 'It is here' }).click()
  await expect(floor.getByText(/2 of 7 are missing: say in a word what happened/).first()).toBeVisible()
  await expect(floor).not.toHaveURL(/\/arrivals$/)
  await floor.getByLabel('If some are missing, what happened').fill('Box was open')
  await floor.getByRole('button', { name: 'It is here' }).click()
  await expect(floor).toHaveURL(/\/arrivals$/)

  await brand.goto(`/b/fogline/shipments/${number}`)
  await expect(brand.getByText('2 of 7 did not arrive')).toBeVisible()
  await expect(brand.getByRole('row', { name: new RegExp(lot) })).toContainText('Box was open')
  await brand.goto(`/b/fogline/stock/lots/${lot}`)
  await expect(brand.getByText(/7 to Dogpatch Loft/)).toHaveCount(0)
  await expect(brand.getByRole('row', { name: /Lost on the way/ }).first()).toContainText('2')
})

/** The label of the option that begins with a name. */
async function optionOf(select: Locator, name: string): Promise<string> {
  return (await select.locator('option').allInnerTexts()).find((label) => label.startsWith(name))!
}
