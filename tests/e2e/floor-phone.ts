import type { Page } from '@playwright/test'
import pg from 'pg'
import { expect, type Visit } from '../support/browser.ts'
import { lin, maya } from './people.ts'
import { addressOf } from './places.ts'
import { PIXEL } from './pixel.ts'

// A phone on the floor: its run, and what people do on it.

export type As = (email: string | null, visit?: Visit) => Promise<Page>

export const FLOOR = '/f/dogpatch-microfactory'

/** A run of its own, so that nobody else's tests meet it: ordered, confirmed, released. */
export async function runOnTheFloor(as: As, quantity: number): Promise<string> {
  const brand = await as(maya)
  await brand.goto(await addressOf(`/b/fogline/runs/new?sku={otter}&quantity=${quantity}`))
  await brand.getByRole('radio', { name: /Dogpatch Loft/ }).check()
  await brand.getByRole('button', { name: `Order ${quantity}` }).click()
  await expect(brand).toHaveURL(/\/runs\/RUN-\d{4}$/)
  const number = /RUN-\d{4}$/.exec(brand.url())![0]
  const lead = await as(lin)
  await lead.goto(await pathOf(number))
  await lead.getByRole('button', { name: 'Confirm the order' }).click()
  await expect(lead.getByText('Confirmed, not released yet')).toBeVisible()
  await brand.reload()
  await brand.getByText('Release to the floor', { exact: true }).click()
  await brand.getByRole('button', { name: 'Release and freeze' }).click()
  await expect(brand.getByText('Released', { exact: true }).first()).toBeVisible()
  return number
}

export const pathOf = async (run: string) => `${FLOOR}/runs/${run}?brand=fogline`

/** A phone that was on the floor's first page once: the run's page is kept on it. */
export async function phone(as: As, run: string): Promise<Page> {
  const page = await as(lin, { phone: true, serviceWorkers: 'allow' })
  await page.goto(FLOOR)
  const kept = await pathOf(run)
  await expect.poll(() => page.evaluate(async (path) => Boolean(await (await caches.open('floor-pages')).match(path)), kept), { timeout: 20_000 }).toBe(true)
  return page
}

export async function report(page: Page, good: number, scrap = 0): Promise<void> {
  const form = page.getByRole('form', { name: 'Report production' })
  await form.getByLabel('Good', { exact: true }).fill(String(good))
  if (scrap > 0) {
    await form.getByText('Scrap', { exact: true }).first().click()
    await form.getByLabel('Scrap', { exact: true }).fill(String(scrap))
    await form.getByLabel('Why', { exact: true }).selectOption({ index: 1 })
    await form.getByLabel(/^Photo/).setInputFiles({ name: 'scrap.png', mimeType: 'image/png', buffer: PIXEL })
  }
  await form.getByRole('button', { name: /^Report/ }).click()
  await expect(page.getByText(`${good} good`, { exact: scrap === 0 }).first()).toBeVisible()
  await expect(form.getByLabel('Good', { exact: true })).toHaveValue('0')
}

export async function undo(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: 'Last report' })
  const words = bar.locator('p')
  const before = await words.textContent()
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => words.textContent({ timeout: 500 }).catch(() => '')).not.toBe(before)
}

/** Ends the run that the page shows, so that it holds no hours which other journeys count on. */
export async function finish(page: Page): Promise<void> {
  await page.getByText('Finish …', { exact: true }).click({ timeout: 30_000 }) // shown once everything has left the phone
  await page.getByRole('button', { name: 'Finish the run' }).click()
  await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible()
}

export async function backOnline(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date())
  await page.context().setOffline(false)
}

/** The run as the database has it; reports as [good, taken back, minutes ago], the oldest first. */
export async function counted(run: string): Promise<{ good: number; scrap: number; state: string; photos: number; reports: [number, boolean, number][] }> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows: [row] } = await client.query<{ id: string; good: number; scrap: number; state: string }>(`select r.id, r."goodCount" as good, r."scrapCount" as scrap, r.state from "Run" r join "Brand" b on b.id = r."brandId" where b.slug = 'fogline' and r.number = $1`, [run])
    const { rows: reports } = await client.query<{ good: number; undone: boolean; ago: number; photo: boolean }>(`select good, "photoId" is not null as photo, "undoneAt" is not null as undone, round(extract(epoch from now() - at) / 600) * 10 as ago from "ProductionReport" where "runId" = $1 order by at`, [row!.id])
    return { good: row!.good, scrap: row!.scrap, state: row!.state, photos: reports.filter(({ photo }) => photo).length, reports: reports.map(({ good, undone, ago }) => [good, undone, Number(ago)]) }
  } finally {
    await client.end()
  }
}

/** As many more released runs like this one, straight into the database; their numbers. */
export async function copyRun(run: string, copies: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ number: string }>(`
      insert into "Run" select (jsonb_populate_record(null::"Run", to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'number', 'RUN-9' || lpad(n::text, 3, '0')))).*
        from "Run" r join "Brand" b on b.id = r."brandId", generate_series(1, $2::int) n where b.slug = 'fogline' and r.number = $1 returning number`, [run, copies])
    return rows.map(({ number }) => number)
  } finally {
    await client.end()
  }
}

export async function removeRuns(runs: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(`delete from "Run" r using "Brand" b where b.id = r."brandId" and b.slug = 'fogline' and r.number = any($1)`, [runs])
  } finally {
    await client.end()
  }
}

export function progress(page: Page) {
  return page.getByRole('region', { name: 'Progress' })
}
