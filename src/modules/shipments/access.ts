import type { Actor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { placeScope } from '#modules/places/public.ts'

const NONE: Prisma.ShipmentWhereInput = { id: { in: [] } }

/** Whose shipments an actor sees: a brand its own; a workshop or a retailer what leaves or reaches its places. */
export async function shipmentScope(tx: Tx, actor: Actor): Promise<Prisma.ShipmentWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system') return actor.brandId ? { brandId: actor.brandId } : NONE
  if (actor.kind !== 'microfactory' && actor.kind !== 'retailer') return NONE
  const ids = await placeIds(tx, actor)
  return { OR: [{ fromLocationId: { in: ids } }, { toLocationId: { in: ids } }] }
}

/** Which shipments an actor may receive: a brand all of its own (a small shop has no account), everybody else what reaches their places. */
export async function receivingScope(tx: Tx, actor: Actor): Promise<Prisma.ShipmentWhereInput> {
  if (actor.kind !== 'microfactory' && actor.kind !== 'retailer') return shipmentScope(tx, actor)
  return { toLocationId: { in: await placeIds(tx, actor) } }
}

async function placeIds(tx: Tx, actor: Actor): Promise<string[]> {
  return (await tx.location.findMany({ where: placeScope(actor), select: { id: true } })).map(({ id }) => id)
}
