import type { Page } from '@playwright/test'
import pg from 'pg'
import { expect, type Visit } from '../support/browser.ts'
import { lin, maya } from './people.ts'
import { addressOf } from './places.ts'
import { PIXEL } from './pixel.ts'

// A phone on the floor: its run, and what people do on it.

export type As = (email: string | null, visit?: Visit) => Promise<Page>

export const FLOOR = '/f/dogpatch-microfactory'

/** Released runs as they stood before anything was reported on them, by quantity. */
const released = new Map<number, string>()

/** A run of its own, so that nobody else's tests meet it: ordered, confirmed, released. The first of a quantity by people; the others like it. */
export async function runOnTheFloor(as: As, quantity: number): Promise<string> {
  const known = released.get(quantity)
  if (known) return (await insertRuns(known, [`RUN-8${String(spare += 1).padStart(3, '0')}`]))[0]!
  const number = await releaseRun(as, quantity)
  released.set(quantity, await withDatabase(async (client) => (await client.query<{ run: string }>(`select to_jsonb(r)::text as run from "Run" r join "Brand" b on b.id = r."brandId" where b.slug = 'fogline' and r.number = $1`, [number])).rows[0]!.run))
  return number
}

let spare = 0

async function releaseRun(as: As, quantity: number): Promise<string> {
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

async function withDatabase<Found>(ask: (client: pg.Client) => Promise<Found>): Promise<Found> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

/** The run as the database has it; reports as [good, taken back, minutes ago], the oldest first. */
export function counted(run: string): Promise<{ good: number; scrap: number; state: string; photos: number; reports: [number, boolean, number][] }> {
  return withDatabase(async (client) => {
    const { rows: [row] } = await client.query<{ id: string; good: number; scrap: number; state: string }>(`select r.id, r."goodCount" as good, r."scrapCount" as scrap, r.state from "Run" r join "Brand" b on b.id = r."brandId" where b.slug = 'fogline' and r.number = $1`, [run])
    const { rows: reports } = await client.query<{ good: number; undone: boolean; ago: number; photo: boolean }>(`select good, "photoId" is not null as photo, "undoneAt" is not null as undone, round(extract(epoch from now() - at) / 600) * 10 as ago from "ProductionReport" where "runId" = $1 order by at`, [row!.id])
    return { good: row!.good, scrap: row!.scrap, state: row!.state, photos: reports.filter(({ photo }) => photo).length, reports: reports.map(({ good, undone, ago }) => [good, undone, Number(ago)]) }
  })
}

/** As many more runs like the released one of this quantity, straight into the database; their numbers. */
export function copyRun(quantity: number, copies: number): Promise<string[]> {
  return insertRuns(released.get(quantity)!, Array.from({ length: copies }, (_, at) => `RUN-9${String(at + 1).padStart(3, '0')}`))
}

/** The same run under other numbers. */
function insertRuns(run: string, numbers: readonly string[]): Promise<string[]> {
  return withDatabase(async (client) => {
    await client.query(`insert into "Run" select (jsonb_populate_record(null::"Run", $1::jsonb || jsonb_build_object('id', gen_random_uuid(), 'number', number, 'createdAt', now()))).* from unnest($2::text[]) number`, [run, numbers])
    return [...numbers]
  })
}

export function removeRuns(runs: readonly string[]): Promise<unknown> {
  return withDatabase((client) => client.query(`delete from "Run" r using "Brand" b where b.id = r."brandId" and b.slug = 'fogline' and r.number = any($1)`, [runs]))
}

export function progress(page: Page) {
  return page.getByRole('region', { name: 'Progress' })
}
