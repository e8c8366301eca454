import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { ines, sam } from './people.ts'

interface Epcis { readonly type: string; readonly schemaVersion: string; readonly epcisBody: { readonly eventList: readonly { readonly type: string; readonly eventID: string; readonly eventTime: string; readonly bizStep: string }[] } }

/** The lot of a part that went into two toys, found as people find it: by the supplier's part in the stock of parts. */
async function partLot(page: Page): Promise<string> {
  await page.goto('/b/fogline/stock?by=lot&q=Embroidered+nose')
  return (await page.getByRole('link', { name: /^L\d{6}-\d{4}/ }).last().innerText()).slice(0, 12)
}

async function fileOf(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('a mock recall from a lot of a part: the toys it is in, drawn and listed, every piece at one place, as CSV and as EPCIS', async ({ as }) => {
  const page = await as(ines)
  const lot = await partLot(page)
  await page.goto(`/b/fogline/stock/lots/${lot}`)
  await page.getByRole('link', { name: /trace/i }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Trace and mock recall' })).toBeVisible()

  const drawn = page.getByRole('group', { name: new RegExp(`Lots around ${lot}`) }).getByRole('link')
  const toys = await drawn.evaluateAll((links, own) => links.map((link) => /lot (L\d{6}-\d{4})/.exec(link.getAttribute('aria-label') ?? '')?.[1]).filter((code) => code !== own), lot)
  expect(toys.length).toBeGreaterThan(0)
  const listed = page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`What did lot ${lot} go into`) }) }).getByRole('link')
  const all = await listed.allInnerTexts()
  expect(all).toEqual(expect.arrayContaining(toys))
  // The drawing shows as many as can be told apart, and says how many it leaves out.
  const left = all.length - toys.length
  await expect(page.getByText(`and ${left} more, in the list below`)).toHaveCount(left > 0 ? 1 : 0)

  const report = page.getByRole('table', { name: `What holds ${lot}: where every piece is` })
  const total = Number((await report.getByRole('row').last().innerText()).replace(/\D/g, ''))
  const csv = await fileOf(page, 'Export CSV')
  expect(csv.name).toBe(`trace-${lot}.csv`)
  const [head, ...rows] = csv.text.trim().split(/\r?\n/).map((line) => line.split(','))
  expect(head).toEqual(['recalled_lot', 'what', 'lot', 'item', 'name', 'disposition', 'party', 'pieces', 'units', 'since', 'registrations'])
  const holding = rows.filter((row) => row[1] === 'holds it')
  expect(new Set(holding.map((row) => row[2]))).toEqual(new Set(all))
  // A name may hold a comma: the pieces are read from the file as a spreadsheet would.
  const pieces = csv.text.trim().split(/\r?\n/).slice(1).filter((line) => line.includes(',holds it,')).map((line) => Number(cells(line)[7]))
  expect(pieces.reduce((sum, count) => sum + count, 0)).toBe(total)

  // The file is about the units that the page is about.
  await page.getByLabel('Only these units').fill('1-2')
  await page.getByRole('button', { name: 'Trace them' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Trace of units 1 to 2/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveAttribute('href', /\/trace\/export\?units=1-2$/)
  await page.getByRole('link', { name: 'The whole lot' }).click()

  const epcis = await fileOf(page, 'EPCIS 2.0')
  const document = JSON.parse(epcis.text) as Epcis
  expect(document).toMatchObject({ type: 'EPCISDocument', schemaVersion: '2.0' })
  const events = document.epcisBody.eventList
  expect(new Set(events.map(({ eventID }) => eventID)).size).toBe(events.length)
  expect(events.map(({ type }) => type)).toContain('TransformationEvent')
  for (const toy of toys) expect(epcis.text).toContain(toy)
  expect(events.every(({ eventTime }) => !Number.isNaN(Date.parse(eventTime)))).toBe(true)

  // From here to a recall: the lot is chosen, and the draft shows what follows it.
  await page.getByRole('link', { name: 'Draft a recall' }).click()
  await expect(page.getByRole('checkbox', { name: new RegExp(lot) })).toBeChecked()
  await page.getByLabel('Title').fill('Fog Otter: a mock recall of its noses')
  await page.getByLabel('What can happen').fill('Nothing: this is a draft that is never published.')
  await page.getByLabel('Other lots, by code').fill('L000000-0000')
  await page.getByLabel('What to do now').fill('Nothing at all: it is never shown to anybody.')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('link', { name: 'There is no lot L000000-0000. Look at the label again.' })).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Fog Otter: a mock recall of its noses')
  await page.getByLabel('Other lots, by code').fill('')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page).toHaveURL(/\/recalls\/RCL-\d{4}$/)
  const number = /RCL-\d{4}/.exec(page.url())![0]
  for (const toy of toys) await expect(page.getByRole('link', { name: toy }).first()).toBeVisible()
  const recall = await fileOf(page, 'Export CSV')
  expect(recall.name).toBe(`${number}.csv`)
  for (const code of [lot, ...toys]) expect(recall.text).toContain(code)

  const stranger = await as(sam)
  expect((await stranger.goto(`/b/pocket-orchard/recalls/${number}`))?.status()).toBe(404)
  expect((await stranger.goto(`/b/pocket-orchard/stock/lots/${lot}/trace`))?.status()).toBe(404)
})

/** The cells of a line of CSV. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
