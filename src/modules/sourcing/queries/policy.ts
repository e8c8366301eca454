import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { SourcingPolicy } from '../domain/policy.ts'
import { findPolicy } from '../store.ts'

/** How the actor's brand buys. */
export async function getPolicy(actor: BrandActor): Promise<SourcingPolicy> {
  return findPolicy(db, actor.brandId)
}
