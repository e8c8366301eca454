import type { Actor, BrandActor, RetailerActor } from '#auth/actor.ts'
import { Prisma } from '#db/generated/client.ts'

/** Whose restock requests an actor sees: a brand all that were sent to it, a retailer its own; everybody else none. */
export function restockScope(actor: Actor): Prisma.RestockRequestWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'retailer') return { organizationId: actor.organizationId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { id: { in: [] } }
}

/** The same for a statement over `"RestockRequest" r`. */
export function restockScopeSql(actor: BrandActor | RetailerActor): Prisma.Sql {
  return actor.kind === 'brand' ? Prisma.sql`r."brandId" = ${actor.brandId}::uuid` : Prisma.sql`r."organizationId" = ${actor.organizationId}::uuid`
}
