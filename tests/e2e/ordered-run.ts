import type { Page } from '@playwright/test'
import { expect, type Fixtures } from '../support/browser.ts'
import { maya } from './people.ts'

/** Where a journey's own run is made, and who leads there. */
export interface Bench {
  readonly sku: RegExp
  readonly place: RegExp
  readonly floor: string
  readonly lead: string
}

/** Orders a run of the journey's own, so that no other test's runs are touched, and has it confirmed. Returns its number. */
export async function orderedRun(as: Fixtures['as'], bench: Bench, quantity: number): Promise<string> {
  const page = await as(maya)
  await page.goto('/b/fogline/runs/new')
  const sku = page.getByLabel('SKU', { exact: true })
  await sku.selectOption({ label: (await sku.locator('option').allTextContents()).find((text) => bench.sku.test(text)) ?? '' })
  await page.getByLabel('Good units').fill(String(quantity))
  await page.getByRole('button', { name: 'Compare workshops' }).click()
  await page.getByRole('radio', { name: bench.place }).check()
  await page.getByRole('button', { name: `Order ${quantity}` }).click()
  await page.waitForURL(/\/runs\/RUN-\d+$/)
  const number = /RUN-\d+$/.exec(page.url())![0]
  const floor = await as(bench.lead, { phone: true })
  await floor.goto(`${bench.floor}/runs/${number}`)
  await floor.getByRole('button', { name: 'Confirm the order' }).click()
  await expect(floor.getByText('Confirmed, not released yet')).toBeVisible()
  await floor.close()
  await page.close()
  return number
}

/** A run that was not begun is cancelled, so that its parts and hours are free again for whoever comes next. */
export async function cancelRun(page: Page, number: string): Promise<void> {
  await page.goto(`/b/fogline/runs/${number}`)
  await page.getByText('Cancel …', { exact: true }).click()
  await page.getByRole('button', { name: 'Cancel the run' }).click()
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible()
}
