import type { Actor } from '#auth/actor.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'

/** Whose uploads an actor sees: a brand all that tell of its toys, a retailer those of its own shops. */
export function salesImportScope(actor: Actor): Prisma.SalesImportWhereInput {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'retailer') return { organizationId: actor.organizationId }
  return { id: { in: [] } }
}

/** The places of sale an actor may upload for: a brand its own and those of approved retailers, a retailer its own. */
export function salesPlaceScope(actor: Actor): Prisma.LocationWhereInput {
  const kind = { in: ['shop', 'venue'] }
  if (actor.kind === 'brand') {
    return { kind, OR: [{ brandId: actor.brandId }, { organization: { kind: 'retailer', partnerships: { some: { brandId: actor.brandId, state: 'approved' } } } }] }
  }
  if (actor.kind === 'retailer') return { kind, organizationId: actor.organizationId }
  return { id: { in: [] } }
}

/** The same for a brand, as a condition on a place `p`. */
export const brandSalesPlace = (brandId: Id): Prisma.Sql => Prisma.sql`p.kind in ('shop', 'venue') and (p."brandId" = ${brandId}::uuid
  or p."organizationId" in (select r."organizationId" from "Partnership" r join "Organization" o on o.id = r."organizationId" where r."brandId" = ${brandId}::uuid and r.state = 'approved' and o.kind = 'retailer'))`
