import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { lin, maya } from './people.ts'
import { PIXEL } from './pixel.ts'
import { addressOf, knownNames } from './places.ts'

// Before all others: makes what the demo has none of, in the way people make it, so that every page has something to show.

test('what the demo has none of is made', async ({ as }) => {
  const names = await knownNames()
  if (!names.recall) await draftRecall(await as(maya))
  if (!names.proposal) await proposeNextRun(await as(maya))
  if (!names.photo) await reportWithPhoto(await as(lin))
})

async function draftRecall(page: Page): Promise<void> {
  await page.goto('/b/fogline/recalls/new')
  await page.getByLabel('Title').fill('Tide Station: the cable can come out of its holder')
  await page.getByLabel('What can happen').fill('The loose end can be pulled into the mouth. Nobody was hurt.')
  await page.getByLabel('What to do now').fill('Take the toy away and ask for the new holder; it is free.')
  await page.getByRole('checkbox').first().check()
  await page.locator('form').filter({ has: page.getByLabel('Title') }).getByRole('button').last().click()
  await expect(page).toHaveURL(/\/recalls\/RCL-\d{4}$/)
}

async function proposeNextRun(page: Page): Promise<void> {
  await page.goto(await addressOf('/b/fogline/pilots/{pilot}'))
  await page.getByRole('button', { name: 'Plan the next run' }).first().click()
  await page.waitForURL(/\/next-run\/PRO-\d+/)
}

async function reportWithPhoto(page: Page): Promise<void> {
  await page.goto(await addressOf('/f/dogpatch-microfactory/runs/{run}'))
  const form = page.getByRole('form', { name: 'Report production' })
  await form.getByText('Scrap', { exact: true }).first().click()
  await form.getByLabel('Scrap', { exact: true }).fill('1')
  await form.getByLabel('Why', { exact: true }).selectOption({ index: 1 })
  await form.getByLabel(/^Photo/).setInputFiles({ name: 'scrap.png', mimeType: 'image/png', buffer: PIXEL })
  await form.getByRole('button', { name: /^Report\b/ }).click()
  // The phone tells of a report before it has left: with the photo to be opened, the server has it.
  await expect(page.locator('a[href*="/photos/"]')).not.toHaveCount(0)
}
