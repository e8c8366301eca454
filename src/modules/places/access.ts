import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

const NONE: Prisma.LocationWhereInput = { id: { in: [] } }

/** The places a brand works with: its own, and those of approved partners. */
export function placesOfBrand(brandId: string): Prisma.LocationWhereInput {
  return { OR: [{ brandId }, { organization: { partnerships: { some: { brandId, state: 'approved' } } } }] }
}

/** Which places an actor sees. */
export function placeScope(actor: Actor): Prisma.LocationWhereInput {
  if (actor.kind === 'brand') return placesOfBrand(actor.brandId)
  if (actor.kind === 'system') return actor.brandId ? placesOfBrand(actor.brandId) : NONE
  if (actor.kind === 'microfactory' || actor.kind === 'retailer') return { organizationId: actor.organizationId }
  return NONE
}

/**
 * Which places an actor may change: their own. A brand also keeps the place of a partner of whom nobody has joined yet,
 * because nobody else could; from the first member on it is the partner's.
 */
export function placeEditScope(actor: Actor): Prisma.LocationWhereInput {
  if (actor.kind === 'brand') {
    return { OR: [{ brandId: actor.brandId }, { organization: { memberships: { none: {} }, partnerships: { some: { brandId: actor.brandId, state: { in: ['invited', 'approved'] } } } } }] }
  }
  if (actor.kind === 'microfactory' || actor.kind === 'retailer') return { organizationId: actor.organizationId }
  return NONE
}
