import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'

export type WorkspaceActor = BrandActor | MicrofactoryActor | RetailerActor

/** A person's own views in the workspace they are in: nobody else has them, and the same person has others elsewhere. */
export function viewScope(actor: WorkspaceActor): { brandId: Id | null; organizationId: Id | null; userId: Id } {
  return actor.kind === 'brand' ? { brandId: actor.brandId, organizationId: null, userId: actor.userId } : { brandId: null, organizationId: actor.organizationId, userId: actor.userId }
}
