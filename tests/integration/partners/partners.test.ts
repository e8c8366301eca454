import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listPartnerRequests } from '#modules/partners/queries/list-requests.ts'
import { listPartners } from '#modules/partners/queries/partners.ts'
import { partnerListSchema } from '#modules/partners/schemas.ts'
import { findSignedIn } from '#auth/memberships.ts'
import { acceptPartnership, approvedPartnership, approvePartner, changeTerms, declinePartnership, endPartnership, invitePartner, suspendPartner } from '#modules/partners/public.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, makeRetailerActor } from '../../support/people.ts'

let count = 0
const newPartner = () => ({
  kind: 'retailer' as const, name: `Corner Shop ${(count += 1)} ${process.hrtime.bigint()}`, email: `buyer-${process.hrtime.bigint()}@example.test`,
  place: { name: 'Corner Shop', city: 'Berkeley', latitude: 37.87, longitude: -122.27, timeZone: 'America/Los_Angeles', dispatchDays: [1, 2, 3, 4, 5], receivingDays: [1, 2, 3, 4, 5] },
})

test('a new partner gets an organization, a place and an invitation by mail', async () => {
  const actor = await makeBrandActor('manager')
  const input = newPartner()
  const { partnershipId, organizationId, locationId } = await perform(invitePartner, actor, input)
  expect(await db.location.findUnique({ where: { id: locationId! }, select: { kind: true, organizationId: true } })).toEqual({ kind: 'shop', organizationId })
  expect(await db.invitation.findFirst({ where: { organizationId }, select: { email: true, role: true } })).toEqual({ email: input.email, role: 'buyer' })
  const [job] = await db.$queryRaw<{ to: string }[]>`select payload ->> 'to' as to from graphile_worker._private_jobs where payload ->> 'to' = ${input.email}`
  expect(job?.to).toBe(input.email)
  expect(await eventsAbout(partnershipId)).toEqual(['partners.partner-invited'])
  expect(await approvedPartnership(db, actor.brandId, organizationId)).toBeNull()
  expect(await listPlacesForBrand(actor.brandId)).toEqual([])
})

test('the brand that brought a partner approves, suspends, approves again and ends', async () => {
  const actor = await makeBrandActor()
  const { partnershipId, organizationId } = await perform(invitePartner, actor, newPartner())
  expect((await refused(suspendPartner, actor, { partnershipId, reason: 'x' })).code).toBe('partnership-not-suspended')
  await perform(approvePartner, actor, { partnershipId, version: 1 })
  expect(await approvedPartnership(db, actor.brandId, organizationId)).toMatchObject({ state: 'approved', version: 2 })
  expect(await listPlacesForBrand(actor.brandId)).toHaveLength(1)
  expect((await refused(suspendPartner, actor, { partnershipId, version: 1, reason: 'Late' })).code).toBe('stale')
  await perform(suspendPartner, actor, { partnershipId, version: 2, reason: 'Late' })
  expect(await listPlacesForBrand(actor.brandId)).toEqual([])
  await perform(approvePartner, actor, { partnershipId, version: 3 })
  await perform(endPartnership, actor, { partnershipId, version: 4, reason: 'Closed down' })
  expect((await refused(approvePartner, actor, { partnershipId })).code).toBe('partnership-not-approved')
  expect(await eventsAbout(partnershipId)).toEqual(['partners.partner-invited', 'partners.partner-approved', 'partners.partner-suspended', 'partners.partner-approved', 'partners.partnership-ended'])
})

test('another brand finds no partnership of this one', async () => {
  const actor = await makeBrandActor()
  const stranger = await makeBrandActor()
  const { partnershipId } = await perform(invitePartner, actor, newPartner())
  for (const refusal of [
    await refused(approvePartner, stranger, { partnershipId }), await refused(suspendPartner, stranger, { partnershipId, reason: 'x' }),
    await refused(endPartnership, stranger, { partnershipId, reason: 'x' }), await refused(changeTerms, stranger, { partnershipId, version: 1, paymentTermsDays: 0 }),
  ]) expect(refusal.kind).toBe('not-found')
})

test('an organization that is here already has to accept; until then nothing of it is seen and nobody gets in', async () => {
  const actor = await makeBrandActor()
  const organization = await makeOrganization('microfactory')
  await makeLocation({ kind: 'workshop', owner: organization })
  const lead = await makeMicrofactoryActor('lead', organization)
  const { partnershipId } = await perform(invitePartner, actor, { organizationSlug: organization.slug })
  expect(await db.invitation.count({ where: { organizationId: organization.organizationId } })).toBe(0)
  expect((await refused(approvePartner, actor, { partnershipId })).code).toBe('partner-must-accept')
  expect((await listPartners(actor, partnerListSchema.parse({}))).rows).toMatchObject([{ asked: true, places: [], members: 0 }])
  expect((await refused(invitePartner, actor, { organizationSlug: organization.slug })).code).toBe('partner-already')

  const person = await findSignedIn(lead.userId)
  expect(await listPartnerRequests(person!)).toMatchObject([{ partnershipId, organizationSlug: organization.slug, kind: 'microfactory' }])
  await perform(acceptPartnership, lead, { partnershipId, version: 1 })
  expect(await listPlacesForBrand(actor.brandId)).toHaveLength(1)
  expect((await refused(acceptPartnership, lead, { partnershipId })).code).toBe('partnership-not-approved')
  expect(await listPartnerRequests(person!)).toEqual([])
})

test('it can decline, and be asked again later', async () => {
  const actor = await makeBrandActor()
  const organization = await makeOrganization('retailer')
  const buyer = await makeRetailerActor('buyer', organization)
  const { partnershipId } = await perform(invitePartner, actor, { organizationSlug: organization.slug })
  await perform(declinePartnership, buyer, { partnershipId })
  expect((await refused(declinePartnership, buyer, { partnershipId })).kind).toBe('not-found')
  const again = await perform(invitePartner, actor, { organizationSlug: organization.slug })
  expect(again.partnershipId).toBe(partnershipId)
  expect((await refused(approvePartner, actor, { partnershipId })).code).toBe('partner-must-accept')
})

test('nobody else answers for an organization', async () => {
  const actor = await makeBrandActor()
  const organization = await makeOrganization('retailer')
  await makeRetailerActor('buyer', organization)
  const other = await makeRetailerActor('buyer', await makeOrganization('retailer'))
  const { partnershipId } = await perform(invitePartner, actor, { organizationSlug: organization.slug })
  expect((await refused(acceptPartnership, other, { partnershipId })).kind).toBe('not-found')
  expect((await refused(declinePartnership, other, { partnershipId })).kind).toBe('not-found')
})

test('a code nobody has, and one whose organization nobody has joined, look alike', async () => {
  const actor = await makeBrandActor()
  const empty = await makeOrganization('retailer')
  const unknown = await refused(invitePartner, actor, { organizationSlug: 'nobody-has-this-code' })
  expect(await refused(invitePartner, actor, { organizationSlug: empty.slug })).toEqual(unknown)
})

test('terms are typed in the brand’s currency, and a stale form is refused', async () => {
  const actor = await makeBrandActor()
  const { partnershipId } = await perform(invitePartner, actor, newPartner())
  await perform(changeTerms, actor, { partnershipId, version: 1, paymentTermsDays: 14, creditLimit: '2,500.00' })
  expect(await db.partnership.findUnique({ where: { id: partnershipId }, select: { paymentTermsDays: true, creditLimit: true } })).toEqual({ paymentTermsDays: 14, creditLimit: 250_000 })
  expect((await refused(changeTerms, actor, { partnershipId, version: 1, paymentTermsDays: 30 })).code).toBe('stale')
  expect((await refused(changeTerms, actor, { partnershipId, version: 2, paymentTermsDays: 30, creditLimit: 'much' })).field).toBe('creditLimit')
})
