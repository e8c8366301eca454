import { readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, signedIn, test } from '../support/browser.ts'
import { withStatementLog } from '../support/statement-log.ts'
import { pageExamples } from './examples.ts'
import { addressOf } from './places.ts'
import { filesOf } from './sources.ts'

// A list costs what it costs in statements, frame included, however many rows there are: counts are gates, times are not.

const MOST = 6

/** Tabs of a list that are lists of their own. */
const TABS: Readonly<Record<string, readonly string[]>> = { '/b/[brand]/stock': ['?by=place', '?by=lot'] }

/** Pages of the brand's workspace that filter or page: whoever adds one is measured here. */
const lists = filesOf('page.tsx').filter(({ address, file }) => address.startsWith('/b/[brand]') && /#ui\/(?:filter-bar|pager)\.tsx/.test(readFileSync(file, 'utf8'))).map(({ address }) => address)

test('the lists are found, and each has an example', () => {
  expect(lists).toEqual(expect.arrayContaining(['/b/[brand]/runs', '/b/[brand]/stock', '/b/[brand]/restocks', '/b/[brand]/parts']))
  expect(lists.filter((address) => !pageExamples[address])).toEqual([])
})

test(`a list of the brand sends at most ${MOST} statements, frame included`, async ({ browser, playwright, baseURL }) => {
  const log = process.env.SERVER_LOG
  test.skip(!log, 'the statement log of a borrowed server is not ours to read')
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const counted = await withStatementLog(client, log!, async (during) => {
    const found: { path: string; statements: string[] }[] = []
    for (const address of lists) {
      const { as, at } = pageExamples[address]!
      const member = await playwright.request.newContext({ baseURL, storageState: await signedIn(browser, as!) })
      for (const tab of ['', ...(TABS[address] ?? [])]) {
        const path = `${await addressOf(at)}${tab}`
        expect((await member.get(path)).status(), path).toBe(200) // also: names its statements, which is one more the first time
        found.push({ path, statements: await during(() => member.get(path)) })
      }
      await member.dispose()
    }
    return found
  })
  await client.end()
  expect(counted.every(({ statements }) => statements.length >= 2), 'the log was read: each page knows at least who asks').toBe(true)
  expect(counted.filter(({ statements }) => statements.length > MOST).map(({ path, statements }) => `${path}: ${statements.length}\n  ${statements.map((text) => text.slice(0, 100)).join('\n  ')}`)).toEqual([])
})
