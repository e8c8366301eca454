import { expect, test } from '../support/browser.ts'
import { orderedRun } from './ordered-run.ts'
import { ines, maya, rosa } from './people.ts'

// A run that went wrong and was put right: units go back to the floor, come out as a lot of their own, and the run is closed with what it cost.
test.describe.configure({ mode: 'serial' })

const BENCH = { sku: /Wind-up Ferry/, place: /San José Bench/, floor: '/f/south-bay-short-runs', lead: rosa }

let run = ''
let lot = ''

test('the floor makes the run, two short, and finishes it', async ({ as }) => {
  test.setTimeout(120_000)
  run = await orderedRun(as, BENCH, 52)
  const brand = await as(maya)
  await brand.goto(`/b/fogline/runs/${run}`)
  await brand.getByText('Release to the floor', { exact: true }).click()
  await brand.getByRole('button', { name: /^Release/ }).click()
  await expect(brand.getByText('Frozen, SHA-256')).toBeVisible()
  const floor = await as(rosa, { phone: true })
  await floor.goto(`${BENCH.floor}/runs/${run}`)
  await floor.getByLabel('Good', { exact: true }).fill('50')
  await floor.getByRole('button', { name: /^Report\b/ }).click()
  await expect(floor.getByText('2 still to make')).toBeVisible()
  await floor.getByText('Finish …', { exact: true }).click()
  await floor.getByRole('button', { name: 'Finish the run' }).click()
  const finished = floor.getByText(/Lot \S+ is in quarantine/)
  await expect(finished).toBeVisible()
  lot = /Lot (\S+) is/.exec((await finished.textContent()) ?? '')![1]!
})

test('quality holds the lot; units go back with what is to be done, stand on the board, and come out as a lot of their own', async ({ as }) => {
  test.setTimeout(120_000)
  const quality = await as(ines)
  await quality.goto(`/b/fogline/stock/lots/${lot}`)
  await quality.getByText('Put on hold …', { exact: true }).click()
  await quality.getByLabel('Reason').first().fill('The winding key slips on some of them.')
  await quality.getByRole('button', { name: 'Put on hold', exact: true }).click()
  await expect(quality.getByText('Held', { exact: true }).first()).toBeVisible()

  const brand = await as(maya)
  await brand.goto(`/b/fogline/runs/${run}`)
  const back = brand.getByRole('form', { name: 'Send units back' })
  await back.getByRole('textbox', { name: 'Units' }).fill('51')
  await back.getByRole('textbox', { name: 'What is to be done' }).fill('Refit the winding key with the longer pin.')
  await back.getByRole('button', { name: 'Send back to the floor' }).click()
  await expect(back.getByRole('textbox', { name: 'Units' })).toHaveAttribute('aria-invalid', 'true')
  await expect(back.getByRole('textbox', { name: 'What is to be done' })).toHaveValue('Refit the winding key with the longer pin.')
  await back.getByRole('textbox', { name: 'Units' }).fill('6')
  await back.getByRole('button', { name: 'Send back to the floor' }).click()
  await expect(brand.getByText(/Asked by Maya Okafor; the floor has it on its list/)).toBeVisible()
  await expect(brand.getByText(/^6 units are back on the floor/), 'it cannot be closed now').toBeVisible()
  await expect(brand.getByRole('form', { name: 'Close the run' })).toHaveCount(0)
  await expect(back.getByText(`Up to 44 of lot ${lot}.`)).toBeVisible()
  await brand.goto('/b/fogline/runs/board')
  await expect(brand.getByRole('table', { name: 'Plan of San José Bench' }).getByRole('row').filter({ hasText: run })).toContainText('6 to rework')

  const floor = await as(rosa, { phone: true })
  await floor.goto(BENCH.floor)
  await floor.getByRole('link').filter({ hasText: run }).first().click()
  const report = floor.getByRole('form', { name: 'Report the rework' })
  await report.getByLabel('Good', { exact: true }).fill('5')
  await report.getByLabel('Scrap', { exact: true }).fill('1')
  await report.getByLabel('Why, if scrap').selectOption({ index: 1 })
  await report.getByRole('button', { name: 'Report the rework' }).click()
  await expect(report).toBeHidden()
  await brand.goto(`/b/fogline/runs/${run}`)
  await expect(brand.getByText(/5 good, 1 scrap, by Rosa Imperial: lot L/)).toBeVisible()
  await expect(brand.getByText(`reworked from ${lot}`)).toBeVisible()
  // What was reported, and what of it is left: one page says both, and which is which.
  await expect(brand.getByText('of 52, 49 after rework')).toBeVisible()
  await floor.reload()
  await expect(floor.getByText(`Lot ${lot} is held. Lot`)).toBeVisible()
})

test('the workshop states what it cost, and the brand closes the run short, with actual against estimate', async ({ as }) => {
  const floor = await as(rosa, { phone: true })
  await floor.goto(`${BENCH.floor}/runs/${run}`)
  await floor.getByText('What it cost', { exact: true }).click()
  const cost = floor.getByRole('form', { name: 'Actual cost' })
  await cost.getByRole('textbox', { name: 'Anything else' }).fill('plenty')
  await cost.getByRole('button', { name: 'Save the cost' }).click()
  await expect(cost.getByRole('textbox', { name: 'Anything else' })).toHaveAttribute('aria-invalid', 'true')
  await cost.getByRole('textbox', { name: 'Anything else' }).fill('36.00')
  await cost.getByRole('textbox', { name: 'Why it differs' }).fill('Longer pins for the keys.')
  await cost.getByRole('button', { name: 'Save the cost' }).click()
  await expect(floor.getByText('What it cost, as stated')).toBeVisible()

  const brand = await as(maya)
  await brand.goto(`/b/fogline/runs/${run}`)
  const close = brand.getByRole('form', { name: 'Close the run' })
  await close.getByRole('button', { name: 'Close the run' }).click()
  await expect(close.getByRole('alert')).toContainText('Say what is done about them')
  await expect(close.getByText('3 units missing of 52, after rework')).toBeVisible()
  await close.getByRole('radio', { name: /Leave it at that/ }).check()
  await close.getByRole('button', { name: 'Close the run' }).click()
  await expect(brand.getByText('Closed', { exact: true }).first()).toBeVisible()
  await expect(brand.getByRole('heading', { name: 'What it cost' })).toBeVisible()
  await expect(brand.getByText('Longer pins for the keys.', { exact: false }).first()).toBeVisible()
  await expect(brand.getByText(/short, left at that/)).toBeVisible()
})

test('the floor reads why a run was stopped', async ({ as }) => {
  test.setTimeout(120_000)
  const stopped = await orderedRun(as, BENCH, 51)
  const brand = await as(maya)
  await brand.goto(`/b/fogline/runs/${stopped}`)
  await brand.getByText('Release to the floor', { exact: true }).click()
  await brand.getByRole('button', { name: /^Release/ }).click()
  await expect(brand.getByText('Frozen, SHA-256')).toBeVisible()
  await brand.getByText('Stop …', { exact: true }).click()
  await brand.getByLabel('Reason').last().fill('The shop closed its doors.')
  await brand.getByRole('button', { name: 'Stop the run' }).click()
  await expect(brand.getByText(/^Stopped by Maya Okafor: The shop closed its doors\./)).toBeVisible()
  const floor = await as(rosa, { phone: true })
  await floor.goto(`${BENCH.floor}/runs/${stopped}`)
  await expect(floor.getByRole('note').filter({ hasText: 'Stopped by Maya Okafor' })).toContainText('The shop closed its doors.')
})
