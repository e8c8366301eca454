import { cache } from 'react'
import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { may } from '#auth/permissions.ts'

/** How many things wait for this person, by page of the rail. */
export interface Waiting {
  readonly pilots: number
  readonly runs: number
  readonly quality: number
  readonly restocks: number
  readonly sales: number
  readonly partners: number
}

const NOTHING: Waiting = { pilots: 0, runs: 0, quality: 0, restocks: 0, sales: 0, partners: 0 }

/**
 * One statement over the indexes on (brandId, state …). Only what this person's role can act on counts: a quality person is not
 * shown restocks to accept. Once per request.
 */
export const countWaiting = cache(async (actor: BrandActor): Promise<Waiting> => {
  const [row] = await named<{ -readonly [Key in keyof Waiting]: number }>('home.count-waiting', `
    select (select count(*) from "Pilot" where "brandId" = $1 and state = 'deciding')
           + (select count(*) from "Pilot" where "brandId" = $1 and state = 'running' and "decisionDate" <= current_date + 3) as pilots,
           (select count(*) from "Run" where "brandId" = $1 and state = 'confirmed') as runs,
           (select count(*) from "Lot" l where l."brandId" = $1 and l.quality in ('quarantine', 'held') and l."recalledAt" is null and l."skuId" is not null
              and exists (select 1 from "StockBalance" b where b."lotId" = l.id and b."onHand" > 0)
              and not exists (select 1 from "Run" r where r."brandId" = $1 and r.id = l."runId" and r.state in ('released', 'in-production', 'paused'))) as quality,
           (select count(*) from "RestockRequest" where "brandId" = $1 and state in ('submitted', 'promised')) as restocks,
           (select count(*) from "SalesImport" where "brandId" = $1 and state = 'checked') as sales,
           (select count(*) from "Partnership" p join "Organization" o on o.id = p."organizationId"
             where p."brandId" = $1 and p.state = 'invited' and (p."standardsAcknowledgedAt" is not null or p."createdAt" = o."createdAt")) as partners`,
    [actor.brandId])
  if (!row) return NOTHING
  return {
    pilots: may(actor, 'pilots:decide') ? row.pilots : 0,
    runs: may(actor, 'runs:release') ? row.runs : 0,
    quality: may(actor, 'quality:dispose') ? row.quality : 0,
    restocks: may(actor, 'restocks:accept') ? row.restocks : 0,
    sales: may(actor, 'sales:import') ? row.sales : 0,
    partners: may(actor, 'partners:manage') ? row.partners : 0,
  }
})
