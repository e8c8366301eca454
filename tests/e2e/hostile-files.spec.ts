import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { maya } from './people.ts'
import { addressOf } from './places.ts'

// Files that are no table, or far too much of one: each is refused in words where it was chosen, nothing is kept, and the next one is taken.

test.setTimeout(120_000)

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: typeof text === 'string' ? Buffer.from(text) : text })
const DOORS = [
  { at: '/b/fogline/toys/{billToy}/revisions/{billCode}/bom/import', head: 'find_number,part_number,quantity', row: '1,X,1' },
  { at: '/b/fogline/sourcing/offers/import', head: 'supplier,part,unit_price', row: 'Nobody,X,1.00' },
  { at: '/b/fogline/sell-through/import', head: 'date,sku,sold', row: '2026-11-02,X,1' },
]

/** Files of tens of megabytes are chosen from the disk, as people do. */
async function send(page: Page, file: ReturnType<typeof csv> | string): Promise<void> {
  const place = page.getByLabel('Where was it sold?')
  if (await place.count()) await place.selectOption({ index: 1 })
  await page.locator('main input[type=file]').setInputFiles(file)
  await page.locator('main form').filter({ has: page.locator('input[type=file]') }).locator('button[type=submit], button:not([type])').last().click()
}

for (const door of DOORS) {
  test(`files that are none are refused at ${door.at}`, async ({ as, faults }, info) => {
    const onDisk = (name: string, bytes: Buffer) => {
      writeFileSync(info.outputPath(name), bytes)
      return info.outputPath(name)
    }
    const page = await as(maya)
    const path = await addressOf(door.at)
    await page.goto(path)
    const table = (row: string) => `${door.head}\n${row}\n`
    const files: [ReturnType<typeof csv> | string, RegExp][] = [
      [csv('empty.csv', ''), /empty/],
      [csv('zip.csv', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(4000)])), /This is a workbook/],
      [csv('old.csv', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(4000)])), /This is an old Excel workbook/],
      [csv('wide-letters.csv', Buffer.from(table(door.row), 'utf16le')), /UTF-16 without saying so/],
      [csv('nul.csv', table(`${door.row}\0`)), /no text/],
      [csv('quote.csv', table(`"${door.row}`)), /never closed/],
      [csv('long.csv', table(`${'x'.repeat(3_000_000)},${door.row}`)), /longer than 100,000 characters/],
      [csv('wide.csv', `${door.head}${',x'.repeat(10_000)}\n${door.row}\n`), /10,003 columns/],
      [csv('cell.csv', table(door.row.replace('X', 'X'.repeat(10_000)))), /500/],
      [csv('twice.csv', `${door.head},${door.head.split(',')[1]}\n${door.row},X\n`), /twice/],
      [csv('many.csv', `${door.head}\n${`${door.row}\n`.repeat(100_001)}`), /100,001/],
      [onDisk('huge.csv', Buffer.alloc(50 * 1024 * 1024, table(door.row))), /This is larger than 12 MB/],
    ]
    for (const [file, words] of files) {
      const name = typeof file === 'string' ? file : file.name
      await send(page, file)
      await expect(page.getByRole('alert').filter({ hasText: words }), name).toBeVisible({ timeout: 30_000 })
      await expect(page, name).toHaveURL(path)
      await expect(page.locator('main input[type=file]'), name).toHaveAttribute('aria-invalid', 'true')
    }
    expect(faults).toEqual([])

    // The same without a script: also what is too large to be read is told in words, and the server goes on.
    const plain = await as(maya, { javaScriptEnabled: false })
    await plain.goto(path)
    await send(plain, info.outputPath('huge.csv'))
    await expect(plain.getByRole('heading', { name: 'Too large' })).toBeVisible({ timeout: 30_000 })
    await plain.goto(path)
    await send(plain, onDisk('eleven.csv', Buffer.alloc(11 * 1024 * 1024, table(door.row))))
    await expect(plain.getByText(/larger than [48] MB/).first()).toBeVisible({ timeout: 30_000 })
    faults.length = 0 // the browser tells of the 413
  })
}
