import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import type { PersonActor } from '#auth/actor.ts'
import { changeBrandSettings, foundBrand } from '#modules/places/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

async function newcomer(): Promise<PersonActor> {
  const userId = uuidv7()
  const person = { userId, name: 'New Comer', email: `new-${userId.slice(-12)}@example.test` }
  await db.user.create({ data: { id: userId, name: person.name, email: person.email }, select: { id: true } })
  return { kind: 'person', ...person }
}

const settings = { name: 'Renamed', about: '', country: 'US', timeZone: 'America/Denver', gs1Prefix: '0614141', supportEmail: '', acceptSameWeek: true }

test('a newcomer founds a brand and owns it', async () => {
  const person = await newcomer()
  const slug = `brand-${person.userId.slice(-12)}`
  const { brandId } = await perform(foundBrand, person, { name: 'Blue Door Toys', slug, currency: 'EUR', timeZone: 'Europe/Lisbon' })
  expect(await db.membership.findMany({ where: { brandId }, select: { userId: true, role: true } })).toEqual([{ userId: person.userId, role: 'owner' }])
  expect(await db.brand.findUnique({ where: { id: brandId }, select: { currency: true, timeZone: true } })).toEqual({ currency: 'EUR', timeZone: 'Europe/Lisbon' })
  expect(await eventsAbout(brandId)).toEqual(['places.brand-founded'])
  expect((await refused(foundBrand, await newcomer(), { name: 'Other', slug })).code).toBe('slug-taken')
})

test('a brand without an address of its own choice gets one from its name', async () => {
  expect(await perform(foundBrand, await newcomer(), { name: 'Café Lantern & Sons', slug: '' })).toMatchObject({ slug: 'cafe-lantern-and-sons' })
  expect((await refused(foundBrand, await newcomer(), { name: 'Cafe Lantern and Sons' })).field).toBe('slug')
})

test('settings are changed; a stale form is refused and changes nothing', async () => {
  const actor = await makeBrandActor('owner')
  await perform(changeBrandSettings, actor, { ...settings, version: 1 })
  expect((await refused(changeBrandSettings, actor, { ...settings, name: 'Too late', version: 1 })).code).toBe('stale')
  expect(await db.brand.findUnique({ where: { id: actor.brandId }, select: { name: true, acceptSameWeek: true, version: true } })).toEqual({ name: 'Renamed', acceptSameWeek: true, version: 2 })
  expect(await eventsAbout(actor.brandId)).toEqual(['places.brand-changed'])
})

test('settings change the own brand only: there is no way to name another', async () => {
  const [mine, other] = [await makeBrandActor('owner'), await makeBrandActor('owner')]
  await perform(changeBrandSettings, mine, { ...settings, version: 1 })
  expect((await db.brand.findUniqueOrThrow({ where: { id: other.brandId }, select: { name: true } })).name).toBe('Test Brand')
})
