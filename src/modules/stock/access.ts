import type { Actor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'

/** Whose lots an actor sees in the stock room: a brand its own; everybody else meets lots through runs, inspections and shipments. */
export function lotScope(actor: Actor): Prisma.LotWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}

/** Whose counts an actor sees: a brand its own, a microfactory those that are being counted at its places. */
export async function countScope(tx: Tx, actor: Actor): Promise<Prisma.StockCountWhereInput> {
  return actor.kind === 'microfactory' ? { AND: [await countEntryScope(tx, actor), { state: 'counting' }] } : countEntryScope(tx, actor)
}

/** Whose counts an actor may try to enter: a microfactory also those that another window handed in meanwhile, to be told so. */
export async function countEntryScope(tx: Tx, actor: Actor): Promise<Prisma.StockCountWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind !== 'microfactory') return { id: { in: [] } }
  const places = await tx.location.findMany({ where: { organizationId: actor.organizationId }, select: { id: true } })
  return { locationId: { in: places.map(({ id }) => id) } }
}
