import { expect, test } from '../support/browser.ts'
import { cancelRun, orderedRun } from './ordered-run.ts'
import { maya, rosa } from './people.ts'

// The plan of the machines is moved by keyboard, by plain form, and against its own hours: each time what changes is shown first.
test.describe.configure({ mode: 'serial' })

const BENCH = { sku: /Wind-up Ferry/, place: /San José Bench/, floor: '/f/south-bay-short-runs', lead: rosa }

let run = ''

test('a run is taken by its handle and moved with the arrow keys; Enter shows what changes, and then it is moved', async ({ as }) => {
  test.setTimeout(120_000)
  run = await orderedRun(as, BENCH, 380)
  const page = await as(maya)
  await page.goto('/b/fogline/runs/board')
  await page.getByRole('searchbox', { name: 'Workshop, run, toy' }).fill(run)
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await expect(page.getByRole('table')).toHaveCount(1)
  const handle = page.getByRole('link', { name: new RegExp(`^Move ${run}`) })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(new RegExp(`^${run} would start`))).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.getByText(`${run} stays where it is.`)).toBeAttached()
  await expect(handle).toHaveAttribute('href', new RegExp(`/runs/${run}/move\\?brand=fogline$`))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const said = await page.getByText(new RegExp(`^${run} would start`)).textContent()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/runs/${run}/move\\?.*to=`))
  expect(said).toContain(shortDay(new URL(page.url()).searchParams.get('to')!))
  // Where others have taken the hours of that day, it is the next one with room.
  const move = page.getByRole('button', { name: /^Move to / })
  const day = (await move.textContent())!.replace('Move to ', '')
  await move.click()
  await page.waitForURL(/\/runs\/board/)
  await expect(page.getByRole('link', { name: `Move ${run}, starts ${day}` })).toBeVisible()
})

test('the mouse shows where the run would start before it lets go of it', async ({ as }) => {
  const page = await as(maya)
  await page.goto('/b/fogline/runs/board')
  const handle = page.getByRole('link', { name: new RegExp(`^Move ${run}`) })
  await handle.scrollIntoViewIfNeeded()
  await handle.hover()
  await page.mouse.down()
  const day = page.getByRole('table', { name: 'Plan of San José Bench' }).getByRole('row').filter({ hasText: run }).getByRole('cell').filter({ hasText: 'hours planned' }).last()
  const at = (await day.boundingBox())!
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 8 })
  await page.mouse.move(at.x + at.width / 2 + 2, at.y + at.height / 2) // the cell hears of the one after the one that enters it
  const said = await page.getByText(new RegExp(`^${run} would start`)).textContent()
  await expect(day).toHaveCSS('outline-style', 'dashed')
  await page.mouse.up()
  await page.waitForURL(new RegExp(`/runs/${run}/move\\?.*to=`))
  expect(said).toContain(shortDay(new URL(page.url()).searchParams.get('to')!))
})

test('without JavaScript a plain form asks for the day, and one that cannot be is refused beside it and kept', async ({ as }) => {
  const page = await as(maya, { javaScriptEnabled: false })
  await page.goto(`/b/fogline/runs/${run}/move`)
  for (const [wrong, told] of [['2020-01-06', 'Choose a day from today on.'], ['2999-01-07', 'within the next two years']] as const) {
    await page.getByLabel('Start on').fill(wrong)
    await page.getByRole('button', { name: 'Show what changes' }).click()
    const day = page.getByLabel('Start on')
    await expect(day).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator(`[id="${await day.getAttribute('aria-describedby')}"]`)).toContainText(told)
    await expect(day).toHaveValue(wrong)
  }
  await page.getByLabel('Start on').fill(workday(9))
  await page.getByRole('button', { name: 'Show what changes' }).click()
  const move = page.getByRole('button', { name: /^Move to / })
  const day = (await move.textContent())!.replace('Move to ', '')
  await move.click()
  await expect(page).toHaveURL(/\/runs\/board/)
  await page.goto(`/b/fogline/runs/${run}/move`)
  await expect(page.getByText('Starts', { exact: true }).locator('..')).toContainText(day)
  // The workshop works for several brands: whose run it is stands on its page too.
  const floor = await as(BENCH.lead, { phone: true })
  await floor.goto(`${BENCH.floor}/runs/${run}/move?brand=fogline`)
  await expect(floor.getByText(/ × .+, for Fogline Toys$/)).toBeVisible()
})

test('a day kept although the hours do not fit is overload, and the board says by how much and because of what', async ({ as }) => {
  const page = await as(maya)
  await page.goto(`/b/fogline/runs/${run}`)
  const ready = await page.getByText('Ready', { exact: true }).first().locator('..').getByRole('time').getAttribute('datetime')
  await page.goto(`/b/fogline/runs/${run}/move?to=${ready}`)
  await expect(page.getByRole('heading', { name: /^Or keep .+ hours too many$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Move it and keep the day' }).click()
  await page.waitForURL(/\/runs\/board/)
  await page.goto(`/b/fogline/runs/board?from=${ready}`)
  const trouble = page.getByRole('note').filter({ hasText: `${shortDay(ready!)}: ` }).filter({ hasText: run })
  await expect(trouble).toContainText('hours more than the workshop is open')
  await expect(trouble).toContainText('On the machines until then')
  await cancelRun(page, run)
  await page.goto(`/b/fogline/runs/board?from=${ready}`)
  await expect(page.getByRole('heading', { name: 'San José Bench' })).toBeVisible()
  await expect(page.getByRole('note').filter({ hasText: run })).toHaveCount(0)
})

/** A working day so many days from now, or the Monday after it. */
function workday(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000)
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}

/** As the product writes days: 'Tue, Nov 24'. */
function shortDay(day: string): string {
  return new Intl.DateTimeFormat('en-US', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
