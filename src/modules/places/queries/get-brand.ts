import { cache } from 'react'
import { db } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'

export interface BrandFacts {
  readonly name: string
  readonly slug: string
  readonly about: string
  readonly currency: string
  readonly country: string
  readonly timeZone: string
  readonly gs1Prefix: string
  readonly supportEmail: string
  readonly acceptSameWeek: boolean
  readonly version: number
}

/** The actor's brand. Once per request. */
export const getBrandFacts = cache(async (actor: BrandActor): Promise<BrandFacts> => db.brand.findUniqueOrThrow({
  where: { id: actor.brandId },
  select: { name: true, slug: true, about: true, currency: true, country: true, timeZone: true, gs1Prefix: true, supportEmail: true, acceptSameWeek: true, version: true },
}))
