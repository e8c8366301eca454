import { v7 as uuidv7 } from 'uuid'
import type { BrandActor, BrandRole, MicrofactoryActor, MicrofactoryRole, RetailerActor, RetailerRole, SystemActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'

// Tenants and people for integration tests. Everything gets fresh names, so tests in one file do not meet.

async function makePerson(label: string): Promise<{ userId: string; name: string; email: string }> {
  const userId = uuidv7()
  const person = { email: `${label}-${userId.slice(-12)}@example.test`, name: `Test ${label}` }
  await db.user.create({ data: { id: userId, ...person }, select: { id: true } })
  return { userId, ...person }
}

/** A brand of its own, with nobody in it yet. */
export async function makeBrand(name = 'Test Brand'): Promise<{ brandId: string; slug: string }> {
  const brandId = uuidv7()
  const slug = `brand-${brandId.slice(-12)}`
  await db.brand.create({ data: { id: brandId, slug, name }, select: { id: true } })
  return { brandId, slug }
}

/** A member of a brand: of `brand`, or of a new one. */
export async function makeBrandActor(role: BrandRole = 'owner', brand?: { brandId: string; slug: string }): Promise<BrandActor> {
  const { brandId, slug } = brand ?? (await makeBrand())
  const person = await makePerson(role)
  await db.membership.create({ data: { id: uuidv7(), userId: person.userId, brandId, role }, select: { id: true } })
  return { kind: 'brand', brandId, slug, role, ...person }
}

/** A microfactory operator or a retailer; approved partner of the given brands. */
export async function makeOrganization(kind: 'microfactory' | 'retailer', partnerOf: readonly { brandId: string }[] = []): Promise<{ organizationId: string; slug: string }> {
  const organizationId = uuidv7()
  const slug = `${kind}-${organizationId.slice(-12)}`
  await db.organization.create({ data: { id: organizationId, kind, slug, name: `Test ${kind}` }, select: { id: true } })
  for (const { brandId } of partnerOf) {
    await db.partnership.create({ data: { id: uuidv7(), brandId, organizationId, state: 'approved' }, select: { id: true } })
  }
  return { organizationId, slug }
}

export async function makeMicrofactoryActor(role: MicrofactoryRole, organization: { organizationId: string; slug: string }): Promise<MicrofactoryActor> {
  const person = await makePerson(role)
  await db.membership.create({ data: { id: uuidv7(), userId: person.userId, organizationId: organization.organizationId, role }, select: { id: true } })
  return { kind: 'microfactory', ...organization, role, ...person }
}

export async function makeRetailerActor(role: RetailerRole, organization: { organizationId: string; slug: string }): Promise<RetailerActor> {
  const person = await makePerson(role)
  await db.membership.create({ data: { id: uuidv7(), userId: person.userId, organizationId: organization.organizationId, role }, select: { id: true } })
  return { kind: 'retailer', ...organization, role, ...person }
}

/** The product itself, acting for a brand. */
export function systemActor(brandId: string): SystemActor {
  return { kind: 'system', name: 'test', brandId }
}

interface PlaceChoices {
  readonly kind: 'workshop' | 'warehouse' | 'shop' | 'venue'
  readonly owner: { readonly brandId: string } | { readonly organizationId: string }
  readonly timeZone?: string
}

/** A place in San Francisco, open, with the schema's default cut-off and receiving days. */
export async function makeLocation({ kind, owner, timeZone = 'America/Los_Angeles' }: PlaceChoices): Promise<{ locationId: string; slug: string }> {
  const locationId = uuidv7()
  const slug = `${kind}-${locationId.slice(-12)}`
  await db.location.create({
    data: {
      id: locationId, slug, kind, timeZone, name: `Test ${kind}`, street: '1 Test Street', city: 'San Francisco', region: 'CA', postcode: '94110',
      latitude: 37.7599, longitude: -122.4148, ...('brandId' in owner ? { brandId: owner.brandId } : { organizationId: owner.organizationId }),
    },
    select: { id: true },
  })
  return { locationId, slug }
}
