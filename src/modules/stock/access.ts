import type { Actor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Whose lots an actor sees in the stock room: a brand its own; everybody else meets lots through runs, inspections and shipments. */
export function lotScope(actor: Actor): Prisma.LotWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}
