import { cache } from 'react'
import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { may } from '#auth/permissions.ts'
import { keptViews, type KeptView } from './kept-views.ts'

/** How many things wait for this person, by page of the rail. Counted up to 100: the rail says "99+" beyond that. */
export interface Waiting {
  readonly pilots: number
  readonly runs: number
  readonly quality: number
  readonly sourcing: number
  readonly restocks: number
  readonly sales: number
  readonly partners: number
}

/** What the frame around every page of the brand's workspace shows. */
export interface Frame {
  readonly waiting: Waiting
  readonly views: readonly KeptView[]
}

/** `from … where …` counted no further than the rail tells. */
const upTo100 = (rows: string) => `(select count(*) from (select 1 from ${rows} limit 100) few)`

/**
 * One statement for the whole frame, over the indexes on (brandId, state …); what it costs does not grow with the rows. Only what this
 * person's role can act on counts: a quality person is not shown restocks to accept. Once per request.
 */
export const getFrame = cache(async (actor: BrandActor): Promise<Frame> => {
  const [row] = await named<{ -readonly [Key in keyof Waiting]: number } & { incoming: number; views: readonly KeptView[] | null }>('home.frame', `
    select ${upTo100(`"Pilot" where "brandId" = $1 and (state = 'deciding' or (state = 'running' and "decisionDate" <= current_date + 3))`)} as pilots,
           ${upTo100(`"Run" where "brandId" = $1 and state = 'confirmed'`)} as runs,
           ${upTo100(`"Lot" l where l."brandId" = $1 and l.quality in ('quarantine', 'held') and l."recalledAt" is null and l."itemKind" = 'sku'
              and exists (select 1 from "StockBalance" b where b."lotId" = l.id and b."onHand" > 0)
              and not exists (select 1 from "Run" r where r."brandId" = $1 and r.id = l."runId" and r.state in ('released', 'in-production', 'paused'))`)} as quality,
           ${upTo100(`"PurchaseOrder" where "brandId" = $1 and (state = 'draft' or (state in ('sent', 'confirmed', 'partly-received') and "expectedOn" < current_date))`)} as sourcing,
           ${upTo100(`"Lot" l where l."brandId" = $1 and l."itemKind" = 'part' and l.quality = 'quarantine' and exists (select 1 from "StockBalance" b where b."lotId" = l.id and b."onHand" > 0)`)} as incoming,
           ${upTo100(`"RestockRequest" where "brandId" = $1 and state in ('submitted', 'promised')`)} as restocks,
           ${upTo100(`"SalesImport" where "brandId" = $1 and state = 'checked'`)} as sales,
           ${upTo100(`"Partnership" p join "Organization" o on o.id = p."organizationId"
             where p."brandId" = $1 and p.state = 'invited' and (p."standardsAcknowledgedAt" is not null or p."createdAt" = o."createdAt")`)} as partners,
           ${keptViews('"brandId"')} as views`,
    [actor.brandId, actor.userId])
  const mine = (ability: Parameters<typeof may>[1], count: number | undefined) => (may(actor, ability) ? (count ?? 0) : 0)
  return {
    waiting: {
      pilots: mine('pilots:decide', row?.pilots), runs: mine('runs:release', row?.runs), quality: mine('quality:dispose', row?.quality),
      sourcing: mine('sourcing:order', row?.sourcing) + mine('quality:dispose', row?.incoming), restocks: mine('restocks:accept', row?.restocks),
      sales: mine('sales:import', row?.sales), partners: mine('partners:manage', row?.partners),
    },
    views: row?.views ?? [],
  }
})
