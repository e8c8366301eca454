import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '#db/client.ts'
import { idleForm } from '#kernel/form-state.ts'
import { confirmRegistrationAction, registerToyAction } from '#modules/recalls/actions.ts'
import { registrationToken } from '../../support/registrations.ts'
import { addLot, makeShelf, type Shelf } from '../repair/shelf.ts'

// The door as the framework opens it: only the request's headers and cookies are given by hand.

let from = ''
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'x-forwarded-for': from })),
  cookies: () => Promise.resolve({ get: () => undefined, set: () => undefined }),
}))
vi.mock('next/cache', () => ({ refresh: () => undefined }))

let shelf: Shelf
beforeEach(async () => {
  from = `203.0.113.${Math.floor(Math.random() * 250)} ${Math.random()}`
  shelf ??= await makeShelf()
  if (!(await db.lot.findFirst({ where: { code: 'LF', brandId: shelf.brand.brandId } }))) await addLot(shelf, 'LF', shelf.revisionA)
})

const form = (entries: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ gtin: shelf.gtin, lot: 'LF', ...entries })) data.set(name, value)
  return data
}

/** Where a redirect leads; the framework carries it as an error. */
const leadsTo = (error: unknown) => String((error as { digest?: string }).digest).split(';')[2]

test('a guest is led back to the toy, with nothing in the address but the toy', async () => {
  const email = 'guest@form.test'
  const sent = await registerToyAction(idleForm, form({ email })).catch(leadsTo)
  expect(sent).toBe(`/01/${shelf.gtin}/10/LF?asked#be-told`)
  expect(await registerToyAction(idleForm, form({ email })).catch(leadsTo)).toBe(sent)
  const token = await registrationToken(email)
  expect(await confirmRegistrationAction(idleForm, form({ token }))).toMatchObject({ status: 'done', message: 'You are on the list.' })
})

test('what is typed wrongly is told beside its field, and stays', async () => {
  expect(await registerToyAction(idleForm, form({ email: 'guest@' }))).toMatchObject({ status: 'refused', fieldErrors: { email: 'Enter an e-mail address like name@example.com.' }, values: { email: 'guest@' } })
})

test('after ten tries in a quarter of an hour it waits; somebody elsewhere does not', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T17:01:00Z') })
  const told = []
  for (let round = 0; round < 11; round += 1) told.push((await registerToyAction(idleForm, form({ email: 'guest@' }))).refusal?.code)
  expect(told).toEqual([...Array.from({ length: 10 }, () => undefined), 'too-many'])
  expect(await registerToyAction(idleForm, form({ email: 'kept@form.test' }))).toMatchObject({ refusal: { code: 'too-many' }, values: { email: 'kept@form.test' } })
  expect(await db.toyRegistration.count({ where: { email: 'kept@form.test' } })).toBe(0)
  from = `elsewhere ${Math.random()}`
  expect((await registerToyAction(idleForm, form({ email: 'guest@' }))).refusal).toBeUndefined()
  vi.useRealTimers()
})
