import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { maya } from './people.ts'
import { addressOf } from './places.ts'

// A family has no account and perhaps an old phone: being told of a recall works as plain pages, and a link in a mail changes nothing by itself.

const WITHOUT = { javaScriptEnabled: false, phone: true } as const

/** The address of a link in the newest mail to somebody, once it has come. */
async function linkInMail(page: Page, email: string, label: string): Promise<string> {
  await expect(async () => {
    await page.goto(`/dev/mail?q=${encodeURIComponent(email)}`)
    await expect(page.getByRole('article')).toContainText(label, { timeout: 500 })
  }).toPass({ timeout: 15_000 })
  const text = await page.getByRole('article').innerText()
  return new RegExp(`${label}:\\s+(\\S+)`).exec(text)![1]!
}

test('a family leaves its address, says yes from the mail, and has it erased, without JavaScript', async ({ as }) => {
  const page = await as(null, WITHOUT)
  const email = `family-${Date.now()}@example.com`
  await page.goto(await addressOf('/01/{gtin}/10/{lot}'))
  await page.getByRole('link', { name: 'Leave your e-mail' }).click()
  await expect(page.getByRole('link', { name: /keeps your data/ })).toHaveAttribute('href', '/policies/fogline/privacy')
  const field = page.getByLabel('Your e-mail')
  await field.fill('family@')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('family@')
  await expect(page.getByRole('alert')).toContainText('Enter an e-mail address like name@example.com.')

  await field.fill(email)
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'a message is on its way' })).toBeVisible()
  const answer = await page.locator('#be-told').innerText()

  // A scanner opens every link of a mail: nothing happens by it.
  const [yes, stop] = [await linkInMail(page, email, 'Yes, tell me'), await linkInMail(page, email, 'Stop, and erase my address')]
  for (const link of [yes, stop, yes]) expect((await page.goto(link))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: 'Shall we tell you if it is recalled?' })).toBeVisible()
  await page.getByRole('button', { name: 'Yes, tell me' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You are on the list' })).toBeVisible()

  // Once more for the same toy: the same answer, word for word.
  await page.goto(await addressOf('/registrations/for/{gtin}/{lot}'))
  await field.fill(email)
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(page.locator('#be-told')).toBeVisible()
  expect(await page.locator('#be-told').innerText()).toBe(answer)

  await page.goto(stop)
  await page.getByRole('button', { name: 'Erase my address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your address is erased' })).toBeVisible()
  await page.goto(yes)
  await expect(page.getByRole('heading', { level: 1, name: 'Your address is erased' })).toBeVisible()
})

test('a number that the lot does not have is told beside its field; the one on the label is there already', async ({ as }) => {
  const page = await as(null, { phone: true })
  await page.goto(await addressOf('/01/{numberedGtin}/10/{numberedLot}/21/4'))
  await page.getByRole('link', { name: 'Leave your e-mail' }).click()
  const number = page.getByLabel('Number of the toy')
  await expect(number).toHaveValue('4')
  await number.fill('99999')
  await page.getByLabel('Your e-mail').fill('numbered@example.com')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Your e-mail')).toHaveValue('numbered@example.com')
  await number.fill('4')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await expect(page.getByRole('heading', { name: 'Now look in your mailbox' })).toBeVisible()
  await expect(page).toHaveURL(/\/21\/4\?asked#be-told$/)
})

test('the brand sees how many families it can tell, and no address', async ({ as }) => {
  const page = await as(maya)
  await page.goto(await addressOf('/b/fogline/recalls/{recall}'))
  const families = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Families to tell' }) })
  const [registered, reachable] = (await families.getByRole('row').last().getByRole('cell').allInnerTexts()).map(Number).filter((count) => count > 0)
  expect(reachable).toBeGreaterThan(0)
  expect(registered).toBeGreaterThan(reachable!)
  await expect(page.locator('body')).not.toContainText('@example.com')
  const csv = await (await page.request.get(await addressOf('/b/fogline/recalls/{recall}/export'))).text()
  expect(csv).not.toContain('@example.com')
  expect(csv).toMatch(new RegExp(`registered,,,,,${registered}\\r\\n`))
  await page.getByText('Publish …').click()
  await expect(page.getByText(/\d+ (people|person) who registered one of these toys (are|is) written to at once/)).toBeVisible()
})

test('a number that no toy of the lot has is said to be unknown, with what is known of the lot', async ({ as }) => {
  const page = await as(null, WITHOUT)
  await page.goto(await addressOf('/01/{numberedGtin}/10/{numberedLot}/21/99999'))
  const check = page.getByRole('status', { name: 'Recall check' })
  await expect(check).toContainText('We know this lot, but not this number')
  await expect(check).toContainText('itself is not recalled')
  await expect(page.getByText('Serial number')).toHaveCount(0)
  await page.goto(await addressOf('/01/{numberedGtin}/10/{numberedLot}/21/4'))
  await expect(check).toContainText('No recall for this toy')
})
