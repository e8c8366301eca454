import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { addClosure, addLocation, changeLocation, getPlaces, insertLocation, listPlacesForBrand, removeClosure } from '#modules/places/public.ts'
import { addClosureSchema, addLocationSchema } from '#modules/places/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, makeRetailerActor } from '../../support/people.ts'

const place = addLocationSchema.parse({
  kind: 'warehouse', name: 'Dry Dock', city: 'Oakland', latitude: '37.8', longitude: '-122.27', timeZone: 'America/Los_Angeles', dispatchDays: ['1', '3'], cutOffMinutes: '15:30', receivingDays: '2',
})

test('a brand adds a place of its own', async () => {
  const actor = await makeBrandActor('manager')
  const { locationId, slug } = await perform(addLocation, actor, place)
  const found = (await getPlaces(db, [locationId])).get(locationId)
  expect(found).toMatchObject({ name: 'Dry Dock', slug, brandId: actor.brandId, organizationId: null, dispatchDays: [1, 3], receivingDays: [2], cutOffMinutes: 930, state: 'open', closures: [] })
  expect(await eventsAbout(locationId)).toEqual(['places.location-added'])
})

test('two places of one name get two addresses; a wanted address that is taken is refused', async () => {
  const actor = await makeBrandActor()
  const first = await perform(addLocation, actor, place)
  const second = await perform(addLocation, actor, place)
  expect(second.slug).not.toBe(first.slug)
  expect((await refused(addLocation, actor, { ...place, slug: first.slug })).code).toBe('slug-taken')
})

test('a microfactory has no shop, a retailer no workshop', async () => {
  const lead = await makeMicrofactoryActor('lead', await makeOrganization('microfactory'))
  const buyer = await makeRetailerActor('buyer', await makeOrganization('retailer'))
  expect((await refused(addLocation, lead, { ...place, kind: 'shop' })).code).toBe('kind-not-here')
  expect((await refused(addLocation, buyer, { ...place, kind: 'workshop' })).code).toBe('kind-not-here')
  expect(await perform(addLocation, buyer, { ...place, kind: 'shop' })).toHaveProperty('locationId')
})

test('a brand keeps the place of a partner until somebody of theirs joins', async () => {
  const brand = await makeBrand()
  const actor = await makeBrandActor('owner', brand)
  const organization = await makeOrganization('retailer', [brand])
  const { locationId } = await perform(addLocation, actor, { ...place, kind: 'shop', organizationId: organization.organizationId })
  await perform(addClosure, actor, { locationId, firstDay: '2026-12-24', lastDay: '2026-12-26', reason: 'Holidays' })
  await makeRetailerActor('buyer', organization)
  expect((await refused(addLocation, actor, { ...place, kind: 'shop', organizationId: organization.organizationId })).code).toBe('partner-keeps-places')
  expect((await refused(addClosure, actor, { locationId, firstDay: '2027-01-01', lastDay: '2027-01-01', reason: 'New Year' })).kind).toBe('not-found')
})

test('closed days are added, seen and removed', async () => {
  const actor = await makeBrandActor()
  const { locationId } = await makeLocation({ kind: 'warehouse', owner: actor })
  const { closureId } = await perform(addClosure, actor, { locationId, firstDay: '2026-12-24', lastDay: '2026-12-31', reason: 'Winter break' })
  expect((await getPlaces(db, [locationId])).get(locationId)!.closures).toEqual([{ id: closureId, firstDay: '2026-12-24', lastDay: '2026-12-31', reason: 'Winter break' }])
  expect((await refused(addClosure, actor, { locationId, firstDay: '2026-12-26', lastDay: '2026-12-27', reason: 'Again' })).code).toBe('closed-already')
  await perform(removeClosure, actor, { closureId })
  expect((await getPlaces(db, [locationId])).get(locationId)!.closures).toEqual([])
  expect(await eventsAbout(locationId)).toEqual(['places.closure-added', 'places.closure-removed'])
})

test('a closure needs real days in their order', () => {
  const closure = { locationId: '018f5b4e-0000-7000-8000-000000000000', reason: 'Inventory' }
  expect(addClosureSchema.safeParse({ ...closure, firstDay: '2026-02-30' }).success).toBe(false)
  expect(addClosureSchema.safeParse({ ...closure, firstDay: '2026-03-02', lastDay: '2026-03-01' }).success).toBe(false)
  expect(addClosureSchema.parse({ ...closure, firstDay: '2026-03-02' }).lastDay).toBe('2026-03-02')
})

test('a place is changed and closed; another brand finds nothing', async () => {
  const actor = await makeBrandActor()
  const stranger = await makeBrandActor()
  const { locationId } = await makeLocation({ kind: 'warehouse', owner: actor })
  const change = { ...place, locationId, name: 'Wet Dock', state: 'closed' as const }
  expect((await refused(changeLocation, stranger, change)).kind).toBe('not-found')
  expect((await refused(addClosure, stranger, { locationId, firstDay: '2026-12-24', lastDay: '2026-12-24', reason: 'No' })).kind).toBe('not-found')
  await perform(changeLocation, actor, change)
  expect((await getPlaces(db, [locationId])).get(locationId)).toMatchObject({ name: 'Wet Dock', state: 'closed' })
  const { closureId } = await perform(addClosure, actor, { locationId, firstDay: '2026-12-24', lastDay: '2026-12-24', reason: 'Eve' })
  expect((await refused(removeClosure, stranger, { closureId })).kind).toBe('not-found')
})

test('a brand sees its own places and those of approved partners only', async () => {
  const brand = await makeBrand()
  const own = await makeLocation({ kind: 'warehouse', owner: brand })
  const approved = await makeLocation({ kind: 'shop', owner: await makeOrganization('retailer', [brand]) })
  await makeLocation({ kind: 'shop', owner: await makeOrganization('retailer') })
  const seen = await listPlacesForBrand(brand.brandId)
  expect(seen.map(({ id }) => id).sort()).toEqual([own.locationId, approved.locationId].sort())
})

test('a place is written for the owner that was settled, under a free address', async () => {
  const actor = await makeBrandActor('owner')
  const organization = await makeOrganization('microfactory', [actor])
  const owned = { ...place, kind: 'workshop' as const, brandId: null, organizationId: organization.organizationId }
  const { locationId, slug } = await perform(insertLocation, actor, owned)
  expect(await db.location.findUniqueOrThrow({ where: { id: locationId }, select: { brandId: true, organizationId: true, slug: true } })).toEqual({ brandId: null, organizationId: organization.organizationId, slug })
  expect((await refused(insertLocation, actor, { ...owned, slug })).code).toBe('slug-taken')
})
