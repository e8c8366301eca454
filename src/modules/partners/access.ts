import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Whose partnerships an actor sees: a brand its own, an organization those it is part of. */
export function partnershipScope(actor: Actor): Prisma.PartnershipWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  if (actor.kind === 'microfactory' || actor.kind === 'retailer') return { organizationId: actor.organizationId }
  return { id: { in: [] } }
}
