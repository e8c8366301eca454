import { expect, test } from '../support/browser.ts'
import { jo, maya } from './people.ts'

test('a count on the floor is blind; the brand sees the difference, books it, and the ledger tells of it', async ({ as }) => {
  const brand = await as(maya)
  await brand.goto('/b/fogline/stock?by=place&q=Alameda')
  await brand.getByRole('link', { name: /Alameda Hangar/ }).click()
  await expect(brand).toHaveURL(/by=lot&place=/)
  await brand.getByRole('link', { name: 'On hand' }).click() // the fullest first
  await expect(brand).toHaveURL(/sort=-onHand/)
  const fullest = brand.getByRole('row').nth(1)
  const lot = (await fullest.getByText(/^L\d{6}-\d{4}$/).innerText()).trim()
  const onTheBooks = Number((await fullest.locator('[data-label="On hand"]').innerText()).replace(/\D/g, ''))
  expect(onTheBooks).toBeGreaterThan(1)

  await brand.goto('/b/fogline/stock?by=lot')
  const elsewhere = (await brand.getByText(/^L\d{6}-\d{4}$/).allInnerTexts()).map((code) => code.trim())

  await brand.goto('/b/fogline/stock/counts')
  await brand.getByLabel('Count a place').selectOption({ label: 'Alameda Hangar' })
  await brand.getByRole('button', { name: 'Open a count' }).click()
  await expect(brand).toHaveURL(/\/counts\/CNT-\d{4}$/)
  const number = /CNT-\d{4}/.exec(brand.url())![0]

  const floor = await as(jo, { phone: true })
  await floor.goto('/f/alameda-makeworks/counts')
  await floor.getByRole('link', { name: new RegExp(number) }).click()
  const sheet = floor.getByRole('form', { name: /^Count / }).getByRole('listitem')
  await expect(sheet.first()).toBeVisible()
  // Blind: no figure of the books is on the page, not even in what is sent with it.
  const counted = floor.getByLabel(`Counted of ${lot}`)
  await expect(counted).toHaveValue('')
  const figures = floor.getByLabel(/^Counted of L/)

  const onSheet = await sheet.allInnerTexts()
  const missing = elsewhere.find((code) => !onSheet.some((line) => line.includes(code)))!
  // What is typed and not handed in stays when the page is loaded again, and when a lot that was not on the sheet is added.
  await counted.fill('3')
  await floor.reload()
  await expect(counted).toHaveValue('3')
  const add = floor.getByRole('form', { name: 'Add a lot to the sheet' })
  await add.getByRole('textbox').fill(missing)
  await add.getByRole('button', { name: 'Add it' }).click()
  await expect(floor.getByLabel(`Counted of ${missing}`)).toBeVisible()
  await expect(counted).toHaveValue('3')

  for (const figure of await figures.all()) await figure.fill('0')
  // What is not a figure is told beside its line, and the others stay.
  await counted.fill('-1')
  await floor.getByRole('button', { name: 'Hand in the count' }).click()
  await expect(floor.getByRole('link', { name: 'Enter 0 or more.' })).toBeVisible()
  const typed = await figures.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  expect(typed.toSorted()).toEqual(['-1', ...typed.slice(1).fill('0')])
  await counted.fill(String(onTheBooks - 1))
  await floor.getByLabel(`Note on ${lot}`).fill('One was not in its box')
  const second = await floor.context().newPage()
  const plain = await as(jo, { phone: true, javaScriptEnabled: false })
  for (const window of [second, plain]) await window.goto(floor.url())
  await floor.getByRole('button', { name: 'Hand in the count' }).click()
  await expect(floor).toHaveURL(/\/counts$/)
  await expect(floor.getByText(number)).toHaveCount(0)
  // In a window that is slower it is told why not, also without JavaScript, where the sheet is gone.
  for (const figure of await second.getByLabel(/^Counted of L/).all()) await figure.fill('2')
  for (const window of [second, plain]) {
    await window.getByRole('button', { name: 'Hand in the count' }).click()
    const told = window.getByRole(window === plain ? 'note' : 'alert').filter({ hasText: `${number} is counted and waits for a decision. Its figures no longer change, and what you entered was not saved.` })
    await expect(told).toBeVisible()
  }
  await expect(second.getByLabel(`Counted of ${lot}`)).toHaveValue('2')

  await brand.reload()
  const row = brand.getByRole('row', { name: new RegExp(lot) })
  await expect(row).toContainText('One was not in its box')
  const figure = async (label: string) => Number((await row.locator(`[data-label="${label}"]`).innerText()).replace(/\D/g, ''))
  expect([await figure('On the books'), await figure('Counted'), await figure('Difference')]).toEqual([onTheBooks, onTheBooks - 1, 1])
  await row.getByRole('button', { name: 'Accept' }).dblclick()
  await expect(row).toContainText('booked')

  await brand.goto(`/b/fogline/stock/lots/${lot}`)
  const booked = brand.getByRole('row', { name: /Counted/ }).first()
  await expect(booked).toBeVisible()
  await expect(booked.locator('[data-label="Pieces"]')).toHaveText('1')
  await expect(brand.getByRole('table', { name: `Where lot ${lot} lies` }).getByRole('row', { name: /Alameda Hangar/ }).locator('[data-label="On hand"]')).toHaveText((onTheBooks - 1).toLocaleString('en-US'))

  // The other lots were not counted in earnest: the rest is dropped, and the books stay as they are.
  await brand.goto(`/b/fogline/stock/counts/${number}`)
  await brand.getByText('Cancel count …').click()
  await brand.getByRole('button', { name: 'Cancel the count' }).click()
  await expect(brand.getByText('Cancelled', { exact: true }).first()).toBeVisible()
})
