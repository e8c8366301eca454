import type { Actor, BrandActor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'

/** Whose suppliers, offers and policies an actor sees: a brand its own; prices and suppliers are nobody else's business. */
export function sourcingScope(actor: Pick<BrandActor, 'kind' | 'brandId'>): { readonly brandId: Id } {
  return { brandId: actor.brandId }
}

/** Whose purchase orders an actor sees: a brand its own; a workshop those that are delivered to it, once they were sent. Everybody else none. */
export async function orderScope(tx: Tx, actor: Actor): Promise<Prisma.PurchaseOrderWhereInput> {
  return actor.kind === 'microfactory' ? { AND: [await receivingScope(tx, actor), { state: { not: 'cancelled' } }] } : receivingScope(tx, actor)
}

/** Whose purchase orders an actor may try to receive: a workshop also those that were cancelled meanwhile, to be told so. */
export async function receivingScope(tx: Tx, actor: Actor): Promise<Prisma.PurchaseOrderWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  if (actor.kind === 'microfactory') {
    const places = await tx.location.findMany({ where: { organizationId: actor.organizationId }, select: { id: true } })
    return { locationId: { in: places.map(({ id }) => id) }, state: { not: 'draft' } }
  }
  return { id: { in: [] } }
}
