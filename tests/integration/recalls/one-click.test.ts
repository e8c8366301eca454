import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '#db/client.ts'
import { confirmRegistration, registerToy } from '#modules/recalls/commands/registrations.ts'
import { envelopeOf } from '#server/mail/send-mail.ts'
import type { JobKinds } from '#server/jobs/enqueue.ts'
import { perform } from '../../support/commands.ts'
import { registrationToken } from '../../support/registrations.ts'
import { addLot, makeShelf } from '../repair/shelf.ts'
import { GET, POST } from '../../../src/app/(public)/registrations/[token]/stop/route.ts'

const caller = vi.hoisted(() => ({ address: '' }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers({ 'x-forwarded-for': caller.address })), cookies: () => Promise.resolve({ get: () => undefined }) }))

const guest = { kind: 'guest' } as const
const CLICK = 'List-Unsubscribe=One-Click'
let calls = 0

beforeEach(() => { caller.address = `192.0.2.${(calls += 1)}` })

/** Two registered toys of one address, of one brand. */
async function family(email: string): Promise<{ tokens: string[]; letters: JobKinds['send-mail'][] }> {
  const shelf = await makeShelf()
  await db.sku.update({ where: { id: shelf.skuId }, data: { serialised: false } })
  const tokens: string[] = []
  for (const lot of ['L1', 'L2']) {
    await addLot(shelf, lot, shelf.revisionA)
    await perform(registerToy, guest, { gtin: shelf.gtin, lot, email })
    tokens.push(await registrationToken(email))
  }
  const rows = await db.$queryRaw<{ payload: JobKinds['send-mail'] }[]>`select payload from graphile_worker._private_jobs where payload->>'to' = ${email} order by id`
  return { tokens, letters: rows.map(({ payload }) => payload) }
}

/** As a mail program does it: a form, no origin, no cookies. */
function click(token: string, body = CLICK, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  return POST(new Request(`http://localhost/registrations/${token}/stop`, { method: 'POST', headers: { 'content-type': type }, body }), { params: Promise.resolve({ token }) })
}

const addressesOf = (email: string) => db.toyRegistration.count({ where: { email } })

test('a mail that can be stopped says so to the mail program, and one click erases the address of all confirmed toys', async () => {
  const email = 'click@example.test'
  const { tokens, letters } = await family(email)
  const raw = (await new MailComposer(envelopeOf(letters[0]!, 'job-1')).compile().build()).toString().replace(/\r\n[ \t]+/g, ' ')
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  const address = /^List-Unsubscribe: *<(https?:\/\/[^>]+)>\r$/m.exec(raw)![1]!
  expect(new URL(address).pathname).toBe(`/registrations/${tokens[0]}/stop`)

  for (const token of tokens) await perform(confirmRegistration, guest, { token })
  expect((await click(tokens[0]!)).status).toBe(200)
  expect(await addressesOf(email)).toBe(0)
  expect((await click(tokens[0]!)).status).toBe(200) // mail services send it twice
})

test('who says no to a toy that was never confirmed keeps the others', async () => {
  const email = 'stranger@example.test'
  const { tokens: [own, strangers] } = await family(email)
  await perform(confirmRegistration, guest, { token: own! })
  expect((await click(strangers!)).status).toBe(200)
  expect(await addressesOf(email)).toBe(1)
  const boundary = ['--x', 'Content-Disposition: form-data; name="List-Unsubscribe"', '', 'One-Click', '--x--', ''].join('\r\n')
  expect((await click(own!, boundary, 'multipart/form-data; boundary=x')).status).toBe(200)
  expect(await addressesOf(email)).toBe(0)
})

test('opening the address changes nothing, a post without the word is refused, a made-up token is none, and there is a limit', async () => {
  const email = 'scanner@example.test'
  const { tokens: [token] } = await family(email)
  const opened = await GET(new Request(`http://localhost/registrations/${token}/stop`), { params: Promise.resolve({ token: token! }) })
  expect([opened.status, new URL(opened.headers.get('location')!).pathname + new URL(opened.headers.get('location')!).search]).toEqual([303, `/registrations/${token}?stop`])
  expect((await click(token!, 'a=b')).status).toBe(422)
  expect((await click(`${token!.slice(0, -2)}xx`)).status).toBe(404)
  expect(await addressesOf(email)).toBe(2)
  await db.rateWindow.updateMany({ where: { key: { contains: caller.address } }, data: { count: 600 } })
  expect((await click(token!)).status).toBe(429)
})
