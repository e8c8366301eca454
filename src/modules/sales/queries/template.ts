import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { salesTemplate } from '../template.ts'

/** The template for this reader: with the codes of the brand's toys, or of every brand the retailer works with. */
export async function getSalesTemplate(actor: BrandActor | RetailerActor, now = new Date()): Promise<string> {
  const brand = actor.kind === 'brand' ? { brandId: actor.brandId } : { toy: { brand: { partnerships: { some: { organizationId: actor.organizationId, state: 'approved' } } } } }
  const skus = await db.sku.findMany({ where: { state: 'active', ...brand }, orderBy: { code: 'asc' }, select: { code: true } })
  return salesTemplate(skus, now.toISOString().slice(0, 10))
}
