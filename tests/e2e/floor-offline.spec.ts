import type { Page } from '@playwright/test'
import { expect, signIn, signInWithPassword, test } from '../support/browser.ts'
import { backOnline, counted, finish, FLOOR, pathOf, phone, progress, report, runOnTheFloor, undo } from './floor-phone.ts'
import { jo, lin } from './people.ts'

// The floor without a network: what is entered is kept, sent once, in order, and counted at the time at which it happened.

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

test.setTimeout(240_000)

test('two phones in the dead corner of the workshop for an hour: the totals come out exactly, and what cannot count is told', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 100)
  const [first, second] = [await phone(as, run), await phone(as, run)]

  // Three taps: the run, 20, report.
  await first.goto(FLOOR)
  await first.getByRole('link', { name: new RegExp(run) }).click()
  await first.getByRole('button', { name: '+20', exact: true }).click()
  const shown = await countsShown(first)
  await first.getByRole('button', { name: 'Report 20 good' }).click()
  await expect(progress(first)).toContainText('20 good of 100')
  await expect(first.getByRole('link', { name: 'All sent' })).toBeVisible()
  await expect(first.getByRole('region', { name: 'Last report' })).toContainText(/\d:\d\d/)
  expect(await shown(), 'the count never goes back while the page is drawn anew').toEqual(['0', '20'])

  // The first phone loses the network, takes its 20 back, and reports twice; one of these it takes back as well.
  await first.context().setOffline(true)
  await first.clock.setFixedTime(minutesAgo(60))
  await undo(first)
  await expect(progress(first)).toContainText(/^0 good of 100/)
  await report(first, 9)
  await first.clock.setFixedTime(minutesAgo(50))
  await report(first, 5)
  await undo(first)
  await expect(first.getByRole('link', { name: 'Offline · 2 kept' })).toBeVisible()

  // The second one as well: a report with scrap, a pause, on again. Its pages open without a network.
  await second.context().setOffline(true)
  await second.clock.setFixedTime(minutesAgo(40))
  await second.goto(await pathOf(run))
  await expect(second.getByText(/No connection: figures as of/)).toBeVisible()
  await expect.poll(() => second.evaluate(async () => {
    const sheets = [...document.querySelectorAll('svg.icon use')].map((use) => use.getAttribute('href')?.split('#')[0] ?? '')
    return sheets.length > 0 && (await Promise.all(sheets.map(async (sheet) => (await (await caches.open('floor-static')).match(sheet))?.ok ?? false))).every(Boolean)
  }), 'the icons are kept too').toBe(true)
  await second.goto(`${FLOOR}/arrivals`)
  await expect(second.getByText('That page needs the network')).toBeVisible()
  await second.goto(await pathOf(run))
  await report(second, 12, 1)
  await second.getByText('Pause …', { exact: true }).click()
  await second.getByRole('radio', { name: 'Machine down' }).check()
  await second.getByRole('button', { name: 'Pause the run' }).click()
  await expect(second.getByText('Paused: Machine down')).toBeVisible()
  await second.getByRole('button', { name: 'Go on' }).click()
  await second.goto(FLOOR)
  await expect(second.getByText('12 good, 1 scrap wait on this phone.')).toBeVisible()
  await second.goto(`${FLOOR}/outbox`)
  await expect(second.getByRole('heading', { name: '3 entries wait' })).toBeVisible()
  await expect(second.getByRole('button', { name: 'Withdraw' })).toHaveCount(3)

  // Back in the network the first phone's requests arrive, and two of their answers do not.
  let cut = 2
  await first.context().route('**/sync', async (route) => {
    if (cut === 0) return route.continue()
    cut -= 1
    await route.fetch({ headers: { ...(await route.request().allHeaders()), origin: new URL(first.url()).origin } })
    await route.abort('connectionreset')
  })
  await backOnline(first)
  await first.goto(`${FLOOR}/outbox`)
  await expect(async () => {
    const again = first.getByRole('button', { name: 'Send now' })
    if (await again.isEnabled({ timeout: 200 }).catch(() => false)) await again.click()
    await expect(first.getByRole('heading', { name: 'All sent' }).or(first.getByText('All sent').first())).toBeVisible({ timeout: 500 })
    expect(cut).toBe(0)
  }).toPass({ timeout: 30_000 })
  await backOnline(second)
  await expect(second.getByRole('link', { name: 'All sent' })).toBeVisible({ timeout: 20_000 })
  expect(await counted(run)).toEqual({ good: 21, scrap: 1, state: 'in-production', photos: 1, reports: [[9, false, 60], [12, false, 40], [20, true, 0]] })

  // Both go away again, and together report more than was ordered: the one that comes second is told, and corrects itself.
  for (const page of [first, second]) await page.goto(await pathOf(run))
  for (const page of [first, second]) await page.context().setOffline(true)
  await report(first, 60)
  await report(second, 50)
  await backOnline(first)
  await expect(first.getByRole('link', { name: 'All sent' })).toBeVisible({ timeout: 20_000 })
  await backOnline(second)
  await second.getByRole('link', { name: '1 to look at' }).click({ timeout: 20_000 })
  await expect(second.getByText('This makes 131 good units of 100 ordered')).toBeVisible()
  await expect(second.getByText('50 good', { exact: true }).first()).toBeVisible()
  await second.getByText('Correct …').click()
  await second.getByLabel('Good', { exact: true }).fill('25')
  await second.getByRole('button', { name: 'Send it so' }).click()
  await expect(second.getByRole('link', { name: 'All sent' })).toBeVisible({ timeout: 20_000 })
  expect(await counted(run)).toMatchObject({ good: 106, scrap: 1 })

  // A run that was finished meanwhile takes no more; the report is shown until somebody discards it, after being asked.
  await second.goto(await pathOf(run))
  await second.context().setOffline(true)
  await report(second, 3)
  await first.goto(await pathOf(run))
  await finish(first)
  await backOnline(second)
  await expect(second.getByText('Finished', { exact: true }).first(), 'the page is drawn anew, not left as it was').toBeVisible({ timeout: 20_000 })
  await second.getByRole('link', { name: '1 to look at' }).click()
  await expect(second.getByText(/is produced: nothing more is reported on it/)).toBeVisible()
  await expect(second.getByRole('button', { name: 'Try again' }), 'it would hear the same').toHaveCount(0)
  await second.getByText('Discard …').click()
  await second.getByRole('button', { name: 'Discard it' }).click()
  await expect(second.getByRole('link', { name: 'All sent' })).toBeVisible()
  expect(await counted(run)).toMatchObject({ good: 106, scrap: 1, state: 'produced' })
  expect(faults).toEqual([])
})

test('signing out with something unsent: it is told before, nothing stays readable, and it goes out for the same person only', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const page = await phone(as, run)
  await page.goto(await pathOf(run))
  await page.context().setOffline(true)
  await report(page, 8)
  await expect(page.getByRole('link', { name: 'Offline · 1 kept' })).toBeVisible()

  // The answers are cut off, so that it stays unsent while the sign-out itself goes through.
  await page.context().route('**/sync', (route) => route.abort('connectionreset'))
  await page.context().setOffline(false)
  const menu = page.getByLabel(/account of Lin Zhao/)
  await menu.click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('1 entry of yours is not sent yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out all the same' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await left(page)).toEqual({ pages: false, entries: 1, readable: false })
  await page.context().setOffline(true)
  await page.goto(await pathOf(run)).catch(() => null)
  await expect(page.getByText('good of 60')).toHaveCount(0)
  await page.context().setOffline(false)
  await page.context().unroute('**/sync')

  // Somebody else on the same phone is told that something waits, and sends none of it.
  await page.goto('/sign-in')
  await signIn(page, jo)
  await page.goto('/f/alameda-makeworks/outbox')
  await expect(page.getByText('1 entry of somebody else waits on this device')).toBeVisible()
  expect(await counted(run)).toMatchObject({ good: 0 })
  await page.getByLabel(/account of Jo Lindqvist/).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)

  await signInWithPassword(page, lin)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto(`${FLOOR}/outbox`)
  await expect.poll(() => counted(run).then(({ good }) => good), { timeout: 20_000 }).toBe(8)
  await expect(page.getByText('All sent').first()).toBeVisible()
  expect(faults).toEqual([])
})

test('a session that ended while the phone was away: the entry stays, and goes out after signing in again', async ({ as }) => {
  const run = await runOnTheFloor(as, 60)
  const page = await phone(as, run)
  await page.goto(await pathOf(run))
  await page.context().setOffline(true)
  await report(page, 6)
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: /kept|Sending/ }).first().click()
  await expect(page).toHaveURL(/\/sign-in\?to=/, { timeout: 20_000 })
  expect(await left(page)).toEqual({ pages: false, entries: 1, readable: false })
  await signInWithPassword(page, lin)
  await expect(page).toHaveURL(`${FLOOR}/outbox`)
  await expect.poll(() => counted(run).then(({ good }) => good), { timeout: 20_000 }).toBe(6)
})

/** What lies on the device after the person is gone: kept pages, entries, and whether an entry shows what it says. */
async function left(page: Page): Promise<{ pages: boolean; entries: number; readable: boolean }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('floor-outbox')
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(new Error('no outbox'))
    })
    const rows = await new Promise<unknown[]>((resolve) => {
      const all = database.transaction('entries').objectStore('entries').getAll()
      all.onsuccess = () => resolve(all.result as unknown[])
    })
    database.close()
    const bytes = JSON.stringify(rows, (_, value: unknown) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value))
    const keys = (await indexedDB.databases()).some(({ name }) => name === 'floor-key')
    return { pages: await caches.has('floor-pages'), entries: rows.length, readable: keys || /RUN-|good|report/.test(bytes) }
  })
}

/** Every number of good units that the page shows from now on. */
async function countsShown(page: Page): Promise<() => Promise<string[]>> {
  const seen = await progress(page).evaluateHandle((section) => {
    const counts: string[] = []
    const note = () => {
      const now = /^[\d,]+/.exec(section.textContent ?? '')?.[0] ?? 'nothing'
      if (counts.at(-1) !== now) counts.push(now)
    }
    note()
    new MutationObserver(note).observe(section, { subtree: true, childList: true, characterData: true })
    return counts
  })
  return () => seen.jsonValue()
}
