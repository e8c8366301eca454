import { expect, test } from '../support/browser.ts'
import { jo, priya, tomas } from './people.ts'

// Partners keep their own places: their hours and closed days are what promises and the board are made of.

test('a lead notes closed days of the workshop, and the board is closed on them; operators read them', async ({ as }) => {
  const page = await as(tomas)
  await page.goto('/f/alameda-makeworks/places')
  await page.getByRole('table', { name: 'Your own places' }).getByRole('link').first().click()
  await page.waitForURL(/places\/./)
  const name = (await page.getByRole('heading', { level: 1 }).textContent())!
  const form = page.getByRole('form', { name: 'Add closed days' })
  await form.getByLabel('From').fill('2027-03-10')
  await form.getByLabel('To').fill('2027-03-09')
  await form.getByLabel('Why').fill('New floor')
  await form.getByRole('button', { name: 'Add closed days' }).click()
  await expect(form.getByText('The last day comes before the first.').first()).toBeVisible()
  await expect(form.getByLabel('Why')).toHaveValue('New floor')
  await form.getByLabel('To').fill('2027-03-11')
  await form.getByRole('button', { name: 'Add closed days' }).click()
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).not.toHaveCount(0)
  await expect(page.getByText('New floor')).toBeVisible()

  await page.goto('/f/alameda-makeworks/board?from=2027-03-08')
  await expect(page.getByRole('table', { name: `Plan of ${name}` })).toContainText('New floor')

  const operator = await as(jo)
  await operator.goto('/f/alameda-makeworks/places')
  await operator.getByRole('link', { name: new RegExp(name) }).first().click()
  await expect(operator.getByText('New floor')).toBeVisible()
  await expect(operator.getByRole('button', { name: 'Add closed days' })).toHaveCount(0)

  await page.goto('/f/alameda-makeworks/places')
  await page.getByRole('table', { name: 'Your own places' }).getByRole('link').first().click()
  await page.getByRole('form', { name: 'Remove New floor' }).getByRole('button').click()
  await expect(page.getByText('New floor')).toHaveCount(0)
})

test('a buyer adds a shop and says on which days it receives; what cannot be is refused beside its field', async ({ as }) => {
  const page = await as(priya)
  await page.goto('/s/juniper-and-jack/places')
  await page.getByRole('link', { name: 'Add a place' }).click()
  await page.getByLabel('Name of the place').fill('Juniper Annex')
  await page.getByLabel('City').fill('Berkeley')
  await page.getByLabel('Latitude').fill('0x25')
  await page.getByLabel('Longitude').fill('-122.27')
  await page.getByRole('button', { name: 'Add place' }).click()
  await expect(page.getByText('Enter the latitude, such as 37.7749.').first()).toBeVisible()
  await expect(page.getByLabel('Name of the place')).toHaveValue('Juniper Annex')
  await page.getByLabel('Latitude').fill('37.87')
  await page.getByRole('button', { name: 'Add place' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Juniper Annex' })).toBeVisible()
  await page.getByLabel('Closed for good').check()
  await page.getByRole('button', { name: 'Save place' }).click()
  await expect(page.getByText('Place saved.')).toBeVisible()
})
