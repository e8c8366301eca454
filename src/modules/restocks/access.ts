import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Whose restock requests an actor sees: a brand all that were sent to it, a retailer its own; everybody else none. */
export function restockScope(actor: Actor): Prisma.RestockRequestWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'retailer') return { organizationId: actor.organizationId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}
