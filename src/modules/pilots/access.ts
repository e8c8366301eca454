import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Pilots are the brand's own affair; the product itself acts for one brand. Everybody else sees none. */
export function pilotScope(actor: Actor): Prisma.PilotWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}
