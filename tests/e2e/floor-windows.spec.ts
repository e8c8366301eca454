import type { BrowserContext, Page } from '@playwright/test'
import { badLine } from '../support/bad-line.ts'
import { expect, test } from '../support/browser.ts'
import { backOnline, copyRun, counted, finish, FLOOR, pathOf, progress, removeRuns, report, runOnTheFloor, undo, type As } from './floor-phone.ts'
import { lin } from './people.ts'

// One phone with the floor open more than once, or not at all: what is entered counts once, and what is withdrawn counts nowhere.

test.setTimeout(120_000)

test('what one window withdraws without a network counts in no other window either', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const first = await phone(as)
  await first.goto(await pathOf(run))
  const second = await first.context().newPage()
  await second.goto(await pathOf(run))
  await expect(second.getByText('All sent')).toBeVisible()
  await first.context().setOffline(true)
  await report(first, 20)
  await report(first, 7)
  await expect(progress(second)).toContainText('27 good of 60')
  // Two quick taps take back one report: the one before it, which stands there then, was not meant.
  await first.getByRole('region', { name: 'Last report' }).getByRole('button', { name: 'Undo 7 good' }).dblclick()
  await first.waitForTimeout(500)
  await expect(progress(second)).toContainText('20 good of 60')
  await expect(second.getByText('Offline · 1 kept')).toBeVisible()
  await expect(second.getByRole('region', { name: 'Last report' })).toContainText('20 good')
  await undo(second)
  for (const page of [first, second]) {
    await expect(progress(page)).toContainText(/^0 good of 60/)
    await expect(page.getByText('Offline', { exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Last report' }).filter({ hasText: run })).toHaveCount(0)
  }
  await report(second, 5)
  await backOnline(first)
  for (const page of [first, second]) {
    await expect(page.getByText('All sent')).toBeVisible({ timeout: 20_000 })
    await expect(progress(page)).toContainText('5 good of 60')
  }
  expect((await counted(run)).reports).toEqual([[5, false, 0]])
  await finish(first)
  expect(faults).toEqual([])
})

test('an entry withdrawn in the moment in which it would leave does not leave', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const page = await phone(as)
  // An old phone takes its time to lock what is written: there is a while between the reading of the queue and the leaving.
  await page.addInitScript(() => {
    const { subtle } = crypto
    const encrypt = subtle.encrypt.bind(subtle)
    Object.defineProperty(subtle, 'encrypt', { value: async (...given: Parameters<SubtleCrypto['encrypt']>) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      return encrypt(...given)
    } })
  })
  const sent: string[] = []
  page.on('request', (request) => { if (request.url().endsWith('/sync')) sent.push(request.postData() ?? '') })
  await page.goto(await pathOf(run))
  await expect(page.getByText('All sent')).toBeVisible()
  const form = page.getByRole('form', { name: 'Report production' })
  await form.getByLabel('Good', { exact: true }).fill('20')
  await form.getByRole('button', { name: 'Report 20 good' }).click()
  const bar = page.getByRole('region', { name: 'Last report' })
  await expect(bar).toContainText('waits on this phone')
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(progress(page)).toContainText(/^0 good of 60/)
  await expect(page.getByText('All sent')).toBeVisible()
  await page.waitForTimeout(1500) // longer than the locking takes
  expect(sent).toEqual([])
  await expect(progress(page)).toContainText(/^0 good of 60/)
  expect(await counted(run)).toMatchObject({ good: 0, reports: [] })

  // What a page sent that was left meanwhile is still being counted: that is no lost network, and it is asked for again at once.
  await page.route('**/sync', (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ code: 'in-flight', title: 'This is being saved already.' }) }), { times: 1 })
  await report(page, 60)
  await expect(page.getByText('All sent')).toBeVisible()
  await expect.poll(async () => (await counted(run)).good).toBe(60)
  expect(sent).toHaveLength(2)
  await finish(page)
  expect(faults).toEqual([])
})

test('with no page open the worker sends what waits, once, when the browser wakes it', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const page = await phone(as)
  const context = page.context()
  const path = await pathOf(run)
  await page.goto(path)
  await context.setOffline(true)
  await report(page, 9)
  await report(page, 4, 1)
  await expect(page.getByText('Offline · 2 kept')).toBeVisible()
  const wake = await alarmOf(context, new URL(page.url()).origin)
  await page.close()
  await context.setOffline(false)
  expect(await counted(run)).toMatchObject({ good: 0, reports: [] })

  const sent: string[] = []
  context.on('request', (request) => { if (request.url().endsWith('/sync')) sent.push(request.serviceWorker() ? 'worker' : 'page') })
  // The worker may not know yet that there is a network again: a browser rings anew after a try that failed.
  await expect.poll(async () => {
    await wake()
    return (await counted(run)).good
  }, { timeout: 30_000, intervals: [1000, 2000, 4000] }).toBe(13)
  await wake() // a browser may ring twice
  expect(await counted(run)).toMatchObject({ good: 13, scrap: 1, photos: 1, reports: [[9, false, 0], [4, false, 0]] })

  const anew = await context.newPage()
  await anew.goto(path)
  await expect(anew.getByText('All sent')).toBeVisible()
  await expect(progress(anew)).toContainText('13 good of 60')
  await anew.reload()
  await expect(progress(anew)).toContainText('13 good of 60')
  expect(new Set(sent)).toEqual(new Set(['worker']))
  await finish(anew)
  expect(faults).toEqual([])
})

test('a page that was drawn while its own entry was being counted catches up', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const page = await as(lin, { phone: true, serviceWorkers: 'block' })
  const path = await pathOf(run)
  await page.goto(path)
  await expect(page.getByText('All sent')).toBeVisible()
  await page.context().setOffline(true)
  await report(page, 7)
  const [drawn, counts] = [signal(), signal()]
  await page.route('**/sync', async (route) => {
    await drawn.given
    const response = await route.fetch({ headers: { ...(await route.request().allHeaders()), origin: new URL(page.url()).origin } })
    await route.fulfill({ response })
    counts.give()
  })
  await page.route((url) => url.pathname + url.search === path, async (route) => {
    const response = await route.fetch()
    drawn.give()
    await counts.given
    await new Promise((resolve) => setTimeout(resolve, 500)) // the page that is left takes the answer
    await route.fulfill({ response })
  }, { times: 1 })
  await page.context().setOffline(false)
  await page.reload()
  await expect(page.getByText('All sent')).toBeVisible()
  await expect(progress(page)).toContainText('7 good of 60')
  expect(await counted(run)).toMatchObject({ good: 7 })
  await finish(page)
  expect(faults).toEqual([])
})

test('a line that breaks while the page is drawn anew does not take the page away', async ({ as, faults, baseURL }) => {
  const run = await runOnTheFloor(as, 60)
  const line = await badLine(baseURL!)
  try {
    const page = await phone(as, line.url)
    await page.goto(await pathOf(run))
    await expect(page.getByText('All sent')).toBeVisible()
    line.breakAt(({ rsc }) => rsc !== undefined)
    await report(page, 6)
    await expect.poll(() => line.broken()).toBeGreaterThan(0)
    await expect(page.getByText('All sent')).toBeVisible()
    await page.waitForTimeout(1000)
    await expect(page.getByRole('heading', { name: /went wrong/ })).toHaveCount(0)
    await expect(progress(page)).toContainText('6 good of 60')
    const broken = line.broken()
    await report(page, 4)
    await expect(progress(page)).toContainText('10 good of 60')
    await expect.poll(async () => (await counted(run)).good).toBe(10)
    // The redraw that this asks for breaks as well, and loads the page: what is typed next is not typed into the one that goes.
    await expect.poll(() => line.broken()).toBeGreaterThan(broken)
    await page.waitForTimeout(1000)
    await expect(page.getByText('All sent')).toBeVisible()

    // What another window had counted draws this one anew as soon as the network is back; that breaks too, and the page is loaded again: what was typed is still there.
    const form = page.getByRole('form', { name: 'Report production' })
    await form.getByLabel('Good', { exact: true }).fill('5')
    await form.getByText('Scrap', { exact: true }).first().click()
    await form.getByLabel('Scrap', { exact: true }).fill('2')
    await form.getByLabel('Why', { exact: true }).selectOption('Warped')
    await page.evaluate(() => { document.body.dataset.before = 'yes' })
    const other = await page.context().newPage()
    await other.goto(await pathOf(run))
    await report(other, 3)
    await expect.poll(async () => (await counted(run)).good).toBe(13)
    await expect(other.getByText('All sent')).toBeVisible()
    await page.evaluate(() => {
      sessionStorage.removeItem('floor-redrawn') // drawn anew a moment ago, it would wait
      window.dispatchEvent(new Event('online'))
    }).catch(() => undefined) // it may be loading already
    await expect.poll(() => page.evaluate(() => document.body.dataset.before).catch(() => 'yes'), { timeout: 20_000 }).toBeUndefined()
    await expect(form.getByRole('button', { name: 'Report 5 good, 2 scrap' })).toBeVisible()
    await expect(form.getByLabel('Why', { exact: true })).toHaveValue('Warped')
    await form.getByRole('button', { name: 'Report 5 good, 2 scrap' }).click()
    await expect.poll(async () => (await counted(run)).scrap).toBe(2)
    expect(await counted(run)).toMatchObject({ good: 18 })
    await other.close()
    line.breakAt(null)
    await page.reload()
    await expect(form.getByRole('button', { name: 'Report', exact: true })).toBeVisible() // nothing of what was sent comes back
    await expect(progress(page)).toContainText('18 good of 60')
    await finish(page)
  } finally {
    await line.stop()
  }
  faults.length = 0 // the browser tells of the broken answers
})

test('a kept page that knows nothing of the last report does not offer the one before it; undo takes back what it names', async ({ as, faults, baseURL }) => {
  const run = await runOnTheFloor(as, 60)
  const line = await badLine(baseURL!)
  try {
    const page = await phone(as, line.url)
    const path = await pathOf(run)
    await page.goto(path)
    await expect(page.getByText('All sent')).toBeVisible()
    await report(page, 20)
    const bar = page.getByRole('region', { name: 'Last report' })
    await expect(bar).toContainText(/\d:\d\d/) // drawn anew
    await expect.poll(() => page.evaluate(async (kept) => (await (await (await caches.open('floor-pages')).match(kept))?.text())?.includes('20</span> good') ?? false, path), { timeout: 20_000 }).toBe(true)
    line.breakAt(({ origin }) => origin === undefined) // only what is sent gets through
    await report(page, 7)
    await expect.poll(async () => (await counted(run)).good).toBe(27)
    await expect(() => page.reload()).toPass() // drawing it anew fails, and the browser may just be loading it itself
    await expect(page.getByText('All sent')).toBeVisible()
    await expect(progress(page)).toContainText('20 good of 60')
    await expect(bar.filter({ hasText: run })).toHaveCount(0)
    let loads = 0
    page.on('load', () => { loads += 1 })
    await page.waitForTimeout(6000)
    expect(loads).toBeLessThan(3) // it does not load over and over
    line.breakAt(null)
    await page.reload()
    await expect(bar.getByRole('button', { name: 'Undo 7 good' })).toBeVisible()
    await undo(page)
    await expect(page.getByText(`Taken back: 7 good of ${run}.`)).toBeVisible()
    expect((await counted(run)).reports).toEqual([[20, false, 0], [7, true, 0]])
    await expect(progress(page)).toContainText('20 good of 60')
    await finish(page)
  } finally {
    await line.stop()
  }
  faults.length = 0 // the browser tells of the broken answers
})

test('every run to make is kept for the time without a network, and it is said how many', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const copies = await copyRun(60, 15)
  try {
    const page = await phone(as)
    await page.goto(FLOOR)
    const told = await page.getByText(/^Without a network: all \d+ runs are kept on this phone\.$/).textContent({ timeout: 60_000 })
    const all = Number(/\d+/.exec(told!)![0])
    expect(all).toBeGreaterThan(15)
    await expect(page.getByText(`${all} runs kept`)).toBeVisible()
    await page.context().setOffline(true)
    for (const number of [copies.at(0)!, copies.at(-1)!]) {
      await page.goto(await pathOf(number))
      await expect(progress(page)).toContainText('0 good of 60')
    }
    await page.context().setOffline(false)
  } finally {
    await removeRuns(copies)
  }
  const page = await as(lin, { phone: true })
  await page.goto(await pathOf(run))
  await report(page, 60)
  await finish(page)
  faults.length = 0 // the browser tells of the network that was gone
})

test('of two windows on one inspection the second does not pass over what the first found', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 20)
  const first = await as(lin, { phone: true })
  await first.goto(await pathOf(run))
  await report(first, 20)
  await finish(first)
  await first.goto(`${FLOOR}/inspect`)
  await first.getByRole('listitem').filter({ hasText: run }).getByRole('button', { name: 'Start inspection' }).dblclick()
  await expect(first).toHaveURL(/\/inspect\/[0-9a-f-]{36}/)
  const at = first.url()
  const second = await first.context().newPage()
  await second.goto(at)
  const unit = (page: Page) => page.getByRole('form', { name: 'Unit 1', exact: true })
  const question = unit(first).getByRole('radiogroup').first()
  await question.getByRole('radio', { name: 'Fail' }).check()
  await unit(first).getByRole('button', { name: 'The rest passes: next unit' }).click()
  await expect(first.getByRole('form', { name: 'Unit 2', exact: true })).toBeVisible()
  await unit(second).getByRole('button', { name: 'The rest passes: next unit' }).click()
  await expect(unit(second).getByRole('alert')).toContainText('answered this meanwhile: fail. Load the page again to see it before you change it.')
  await expect(unit(second).getByRole('radiogroup').first()).toHaveAttribute('aria-invalid', 'true')
  await second.goto(`${at.replace(/#.*/, '')}?unit=1`)
  await expect(unit(second).getByText('Answered before: fail')).toBeVisible()
  expect(faults).toEqual([])
})

test('without JavaScript a stale page takes back exactly the report it names, and says so when that is done already', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const stale = await as(lin, { phone: true, javaScriptEnabled: false })
  const other = await as(lin, { phone: true, javaScriptEnabled: false })
  const post = async (page: Page, good: number) => {
    await page.goto(await pathOf(run))
    await page.getByRole('form', { name: 'Report production' }).getByLabel('Good', { exact: true }).fill(String(good))
    await page.getByRole('button', { name: 'Report', exact: true }).click()
  }
  await post(stale, 20)
  const button = stale.getByRole('button', { name: 'Undo 20 good' })
  await expect(button).toBeVisible()
  const again = await stale.context().newPage()
  await again.goto(await pathOf(run))
  await post(other, 7)
  await expect(other.getByRole('button', { name: 'Undo 7 good' })).toBeVisible()
  await button.click()
  await expect(stale.getByRole('button', { name: 'Undo 7 good' })).toBeVisible()
  expect((await counted(run)).reports).toEqual([[20, true, 0], [7, false, 0]])
  await again.getByRole('button', { name: 'Undo 20 good' }).click()
  await expect(again.getByRole('note').filter({ hasText: 'This report, 20 good, was taken back before.' })).toBeVisible()
  expect((await counted(run)).reports).toEqual([[20, true, 0], [7, false, 0]])
  const page = await as(lin, { phone: true })
  await page.goto(await pathOf(run))
  await finish(page)
  expect(faults).toEqual([])
})

test('a phone whose storage is shut, full or never opens sends at once, says so, and loses nothing', async ({ as, faults }) => {
  const run = await runOnTheFloor(as, 60)
  const troubles: readonly [string, () => void][] = [
    ['shut', () => Object.defineProperty(indexedDB, 'open', { value: () => { throw new DOMException('no', 'SecurityError') } })],
    ['full', () => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (...given: Parameters<IDBObjectStore['put']>) {
        if (this.name === 'entries') throw new DOMException('full', 'QuotaExceededError')
        return put.apply(this, given)
      }
    }],
    ['never', () => Object.defineProperty(crypto.subtle, 'importKey', { value: () => new Promise(() => {}) })],
  ]
  for (const [index, [trouble, make]] of troubles.entries()) {
    const page = await as(lin, { phone: true })
    await page.addInitScript(make)
    await page.goto(await pathOf(run))
    await expect(page.getByText(trouble === 'full' ? 'All sent' : trouble === 'never' ? 'Looking …' : 'Sends at once')).toBeVisible()
    const form = page.getByRole('form', { name: 'Report production' })
    await form.getByRole('button', { name: '+5', exact: true }).click()
    await form.getByRole('button', { name: 'Report 5 good' }).click()
    await expect(progress(page)).toContainText(`${5 * (index + 1)} good of 60`, { timeout: 20_000 })
    await expect(page.getByText(trouble === 'full' ? 'All sent' : 'Sends at once')).toBeVisible()
    expect(await counted(run)).toMatchObject({ good: 5 * (index + 1) })
  }

  // Without a network as well nothing can be kept: it is told, and what was typed stays.
  const page = await as(lin, { phone: true })
  await page.addInitScript(troubles[0]![1])
  await page.goto(await pathOf(run))
  await expect(page.getByText('Sends at once')).toBeVisible()
  await page.context().setOffline(true)
  const form = page.getByRole('form', { name: 'Report production' })
  await form.getByRole('button', { name: '+5', exact: true }).click()
  await form.getByRole('button', { name: 'Report 5 good' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No answer came back. Everything you typed is still here' })).toBeVisible()
  await expect(form.getByLabel('Good', { exact: true })).toHaveValue('5')
  await page.context().setOffline(false)
  await form.getByRole('button', { name: 'Report 5 good' }).click()
  await expect(progress(page)).toContainText('20 good of 60')
  expect(await counted(run)).toMatchObject({ good: 20 })
  await finish(page)
  expect(faults).toEqual([])
})

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => { give = resolve })
  return { given, give }
}

/** A phone whose worker runs. */
async function phone(as: As, baseURL?: string): Promise<Page> {
  const page = await as(lin, { phone: true, serviceWorkers: 'allow', ...(baseURL && { baseURL }) })
  await page.goto(FLOOR)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  return page
}

/** The browser's call to the worker when the network is back (Background Sync), which Chromium's own tools can make at once. */
async function alarmOf(context: BrowserContext, origin: string): Promise<() => Promise<void>> {
  const tools = await context.newCDPSession(await context.newPage())
  const known = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/f/` && !isDeleted)
      if (own) resolve(own.registrationId)
    })
  })
  await tools.send('ServiceWorker.enable')
  const registrationId = await known
  return async () => { await tools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'floor-outbox', lastChance: false }) }
}
