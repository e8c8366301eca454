import type { Actor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'

/** The places of a workshop's organization. */
export async function workshopIds(tx: Tx, organizationId: Id): Promise<Id[]> {
  return (await tx.location.findMany({ where: { organizationId }, select: { id: true } })).map(({ id }) => id)
}

/** Whose inspections an actor sees: a brand its own, a workshop those of lots that lie there. Everybody else none. */
export async function inspectionScope(tx: Tx, actor: Actor): Promise<Prisma.InspectionWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  if (actor.kind === 'microfactory') return { locationId: { in: await workshopIds(tx, actor.organizationId) } }
  return { id: { in: [] } }
}

/** Which lots an actor may inspect: a brand its own, a workshop what lies there. */
export async function inspectableLotScope(tx: Tx, actor: Actor): Promise<Prisma.LotWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  if (actor.kind === 'microfactory') return { balances: { some: { onHand: { gt: 0 }, locationId: { in: await workshopIds(tx, actor.organizationId) } } } }
  return { id: { in: [] } }
}
