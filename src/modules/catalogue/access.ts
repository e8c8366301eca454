import type { Actor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'

const NO_BRAND = '00000000-0000-0000-0000-000000000000'

/** The part of every catalogue `where` that keeps brands apart. Everybody but the brand (and the product acting for it) sees nothing here. */
export function catalogueScope(actor: Actor): { brandId: Id } {
  if (actor.kind === 'brand') return { brandId: actor.brandId }
  if (actor.kind === 'system' && actor.brandId) return { brandId: actor.brandId }
  return { brandId: NO_BRAND }
}
