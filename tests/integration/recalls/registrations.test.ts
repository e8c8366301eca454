import { expect, test } from 'vitest'
import type { GuestActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { draftRecall, publishRecall } from '#modules/recalls/commands/recall.ts'
import { confirmRegistration, forgetUnconfirmed, registerToy, withdrawRegistration } from '#modules/recalls/commands/registrations.ts'
import { forgetUnconfirmedOfAllBrands } from '#modules/recalls/jobs.ts'
import { countRegistrations } from '#modules/recalls/public.ts'
import { getRecall, getRegistration } from '#modules/recalls/queries.ts'
import { registerToySchema } from '#modules/recalls/schemas.ts'
import { getAccount } from '#modules/trace/queries/get-account.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, systemActor } from '../../support/people.ts'
import { registrationToken } from '../../support/registrations.ts'
import { addLot, makeShelf, type Shelf } from '../repair/shelf.ts'

const guest: GuestActor = { kind: 'guest' }
const at = new Date('2026-03-02T17:00:00Z')
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
let made = 0

const address = () => `parent-${(made += 1)}@example.test`

async function shelfWithLot(serialised = false): Promise<{ shelf: Shelf; lotId: string; toy: { gtin: string; lot: string } }> {
  const shelf = await makeShelf()
  if (serialised) await db.sku.update({ where: { id: shelf.skuId }, data: { serialised: true } })
  const lotId = await addLot(shelf, 'LR', shelf.revisionA)
  return { shelf, lotId, toy: { gtin: shelf.gtin, lot: 'LR' } }
}

async function mailsTo(email: string): Promise<{ subject: string; text: string }[]> {
  const rows = await db.$queryRaw<{ payload: { subject: string; text: string } }[]>`select payload from graphile_worker._private_jobs where payload->>'to' = ${email} order by id`
  return rows.map(({ payload }) => payload)
}

test('asked, confirmed from the mail, stopped: from first to last only the address is kept, and in the end not even that', async () => {
  const { lotId, toy, shelf } = await shelfWithLot()
  const email = address()
  await perform(registerToy, guest, { ...toy, email }, { now: at })
  const token = await registrationToken(email)
  const row = await db.toyRegistration.findFirstOrThrow({ where: { email } })
  expect(row).toEqual({ id: row.id, brandId: shelf.brand.brandId, lotId, unit: null, email, createdAt: at, confirmedAt: null, withdrawnAt: null })
  const [letter] = await mailsTo(email)
  expect(letter!.text).toContain(`/registrations/${token}\n`)
  expect(letter!.text).toContain(`/registrations/${token}?stop`)
  expect(await getRegistration(token)).toMatchObject({ state: 'asked', lot: 'LR', recalled: false, others: 0 })

  await perform(confirmRegistration, guest, { token }, { now: later(1) })
  await perform(confirmRegistration, guest, { token }, { now: later(2) })
  expect(await db.toyRegistration.findFirstOrThrow({ where: { email } })).toMatchObject({ confirmedAt: later(1) })
  await perform(withdrawRegistration, guest, { token }, { now: later(3) })
  await perform(withdrawRegistration, guest, { token }, { now: later(4) })
  expect(await db.toyRegistration.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({ email: null, withdrawnAt: later(3) })
  expect(await getRegistration(token)).toMatchObject({ state: 'withdrawn' })
  expect((await refused(confirmRegistration, guest, { token })).code).toBe('registration-over')
  expect(await countRegistrations(db, shelf.brand.brandId, [{ lotId, units: null }])).toMatchObject({ registered: 1, reachable: 0, addresses: 0 })
  expect(await eventsAbout(row.id)).toEqual(['recalls.toy-registered', 'recalls.registration-confirmed', 'recalls.registration-withdrawn'])
  expect(JSON.stringify(await db.auditEvent.findMany({ where: { subjectId: row.id } }))).not.toContain(email)
})

test('who was signed in when a toy was registered is not written down', async () => {
  const { toy, shelf } = await shelfWithLot()
  const { userId, name, email } = shelf.owner
  await perform(registerToy, { kind: 'person', userId, name, email }, { ...toy, email: address() })
  expect(await db.auditEvent.findFirstOrThrow({ where: { brandId: shelf.brand.brandId, type: 'recalls.toy-registered' } })).toMatchObject({ actorId: null, actorName: 'a visitor' })
})

test('the same address for the same toy is one registration, with the same answer; a mail goes out once an hour while it is not confirmed, and never after', async () => {
  const { toy } = await shelfWithLot()
  const email = address()
  const answers = [await perform(registerToy, guest, { ...toy, email }, { now: at }), await perform(registerToy, guest, { ...toy, email }, { now: later(0.5) })]
  expect(await mailsTo(email)).toHaveLength(1)
  answers.push(await perform(registerToy, guest, { ...toy, email }, { now: later(1) }))
  expect(await mailsTo(email)).toHaveLength(2)
  await perform(confirmRegistration, guest, { token: await registrationToken(email) })
  answers.push(await perform(registerToy, guest, { ...toy, email }, { now: later(5) }))
  expect(new Set(answers)).toEqual(new Set([answers[0]]))
  expect(await mailsTo(email)).toHaveLength(2)
  expect(await db.toyRegistration.count({ where: { email } })).toBe(1)
})

test('two posts at the same moment are one registration and one mail', async () => {
  const { toy } = await shelfWithLot()
  const email = address()
  await Promise.all(Array.from({ length: 5 }, () => perform(registerToy, guest, { ...toy, email }, { now: at })))
  expect(await db.toyRegistration.count({ where: { email } })).toBe(1)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('no mailbox is filled from here: ten mails a day to one address, whatever toys are named', async () => {
  const shelf = await makeShelf()
  const email = address()
  for (let lot = 1; lot <= 12; lot += 1) {
    await addLot(shelf, `M${lot}`, shelf.revisionA)
    await perform(registerToy, guest, { gtin: shelf.gtin, lot: `M${lot}`, email }, { now: at })
  }
  expect(await mailsTo(email)).toHaveLength(10)
})

test('what cannot be is refused: a toy nobody knows, a number the lot does not have, a toy that is recalled', async () => {
  const { toy, shelf, lotId } = await shelfWithLot(true)
  expect((await refused(registerToy, guest, { ...toy, lot: 'NO', email: address() })).code).toBe('not-found')
  expect((await refused(registerToy, guest, { gtin: '00086001234514', lot: 'LR', email: address() })).code).toBe('not-found')
  expect(await refused(registerToy, guest, { ...toy, unit: 11, email: address() })).toMatchObject({ code: 'unit-unknown', field: 'unit' })
  await perform(registerToy, guest, { ...toy, unit: 10, email: address() })
  const { number } = await perform(draftRecall, shelf.owner, { title: 'It breaks', hazard: 'A sharp edge.', remedy: 'Stop using it.', lotIds: [lotId] })
  await perform(publishRecall, shelf.owner, { recallId: (await getRecall(shelf.owner, number))!.id, version: 1 })
  expect((await refused(registerToy, guest, { ...toy, email: address() })).code).toBe('lot-recalled')
})

test('a number typed for a lot without numbers is left out', async () => {
  const { toy } = await shelfWithLot()
  const email = address()
  await perform(registerToy, guest, { ...toy, unit: 4, email })
  expect(await db.toyRegistration.findFirstOrThrow({ where: { email }, select: { unit: true } })).toEqual({ unit: null })
})

test('a form is read with its mistakes told beside the fields', () => {
  const toy = { gtin: '00086001234514', lot: 'LR' }
  expect(registerToySchema.parse({ ...toy, email: ' Ann@Example.COM ', unit: ' ' })).toEqual({ ...toy, email: 'ann@example.com', unit: undefined })
  expect(registerToySchema.parse({ ...toy, email: 'ann@example.com', unit: '7' }).unit).toBe(7)
  for (const [field, form] of [['email', { email: 'ann@' }], ['email', {}], ['unit', { email: 'ann@example.com', unit: 'seven' }]] as const) {
    expect(registerToySchema.safeParse({ ...toy, ...form })).toMatchObject({ success: false, error: { issues: [{ path: [field] }] } })
  }
})

test('only the secret of the mail opens a registration, and only its own', async () => {
  const { toy } = await shelfWithLot()
  const email = address()
  await perform(registerToy, guest, { ...toy, email })
  const token = await registrationToken(email)
  const forged = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`
  for (const wrong of [forged, token.slice(1), '']) {
    expect(await getRegistration(wrong)).toBeNull()
    expect((await refused(confirmRegistration, guest, { token: wrong })).code).toBe('not-found')
    expect((await refused(withdrawRegistration, guest, { token: wrong })).code).toBe('not-found')
  }
  expect(await db.toyRegistration.findFirstOrThrow({ where: { email } })).toMatchObject({ confirmedAt: null, withdrawnAt: null })
})

test('stopping takes one toy off, or all of the address at this brand, and none at another', async () => {
  const [here, there] = [await makeShelf(), await makeShelf()]
  const email = address()
  const toys = [[here, 'S1'], [here, 'S2'], [here, 'S3'], [there, 'S4']] as const
  const tokens: string[] = []
  for (const [shelf, lot] of toys) {
    await addLot(shelf, lot, shelf.revisionA)
    await perform(registerToy, guest, { gtin: shelf.gtin, lot, email })
    tokens.push(await registrationToken(email))
  }
  const other = address()
  await perform(registerToy, guest, { gtin: here.gtin, lot: 'S2', email: other })
  const states = () => Promise.all(tokens.map(async (token) => (await getRegistration(token))!.state))
  expect((await getRegistration(tokens[0]!))!.others).toBe(2)
  await perform(withdrawRegistration, guest, { token: tokens[0]! })
  expect(await states()).toEqual(['withdrawn', 'asked', 'asked', 'asked'])
  await perform(withdrawRegistration, guest, { token: tokens[1]!, all: true })
  expect(await states()).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'asked'])
  expect((await getRegistration(await registrationToken(other)))!.state).toBe('asked')
})

test('an address that nobody confirmed is erased after thirty days, and stays counted', async () => {
  const { toy, lotId, shelf } = await shelfWithLot()
  const [quiet, said] = [address(), address()]
  for (const email of [quiet, said]) await perform(registerToy, guest, { ...toy, email }, { now: at })
  await perform(confirmRegistration, guest, { token: await registrationToken(said) }, { now: later(1) })
  const token = await registrationToken(quiet)
  const { brandId } = shelf.brand
  expect(await perform(forgetUnconfirmed, { kind: 'system', name: 'test', brandId }, { brandId }, { now: later(24 * 29) })).toEqual({ erased: 0 })
  await forgetUnconfirmedOfAllBrands(later(24 * 31))
  expect(await getRegistration(token)).toMatchObject({ state: 'withdrawn' })
  expect(await countRegistrations(db, brandId, [{ lotId, units: null }])).toMatchObject({ registered: 2, reachable: 1 })
  expect(await eventsAbout(brandId)).toEqual(['recalls.unconfirmed-forgotten'])
  expect(await perform(forgetUnconfirmed, systemActor(brandId) as { kind: 'system'; name: string; brandId: string }, { brandId }, { now: later(24 * 31) })).toEqual({ erased: 0 })
})

test('another brand counts none of them', async () => {
  const { toy, lotId, shelf } = await shelfWithLot()
  await perform(registerToy, guest, { ...toy, email: address() })
  const stranger = await makeBrandActor('owner')
  expect((await getAccount(shelf.owner, [{ lotId, units: null }])).registrations).toMatchObject({ registered: 1, reachable: 0 })
  expect((await getAccount(stranger, [{ lotId, units: null }])).registrations).toEqual({ registered: 0, reachable: 0, addresses: 0, byLot: new Map() })
  expect(await countRegistrations(db, stranger.brandId, [{ lotId, units: null }])).toMatchObject({ registered: 0 })
})
