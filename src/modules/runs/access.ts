import type { Actor, BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'

/**
 * Whose runs an actor sees: a brand its own, a microfactory those at its workshops once they were sent to it (a draft is the brand's alone).
 * Everybody else none.
 */
export async function runScope(tx: Tx, actor: Actor): Promise<Prisma.RunWhereInput> {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  if (actor.kind === 'microfactory') {
    const workshops = await tx.location.findMany({ where: { organizationId: actor.organizationId }, select: { id: true } })
    return { locationId: { in: workshops.map(({ id }) => id) }, state: { not: 'draft' } }
  }
  return { id: { in: [] } }
}

/** The same for statements over `"Run" r` and its place `"Location" p`. */
export function runScopeSql(actor: BrandActor | MicrofactoryActor): Prisma.Sql {
  if (actor.kind === 'brand') return Prisma.sql`r."brandId" = ${actor.brandId}::uuid`
  return Prisma.sql`p."organizationId" = ${actor.organizationId}::uuid and r.state <> 'draft'`
}
