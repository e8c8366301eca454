import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Proposals are the brand's own affair. */
export function proposalScope(actor: Actor): Prisma.ProposalWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}
