import { named } from '#db/client.ts'
import type { Closure } from '#kernel/business-calendar.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { PriceBreak } from './domain/price.ts'
import type { Ask } from './store-plan.ts'

export interface OfferSource {
  readonly id: Id
  readonly partRevisionId: Id
  readonly supplierId: Id
  readonly supplier: string
  readonly currency: string
  readonly orderCost: number
  readonly workingDays: readonly number[]
  readonly closures: readonly Closure[]
  readonly minimum: number
  readonly multiple: number
  readonly leadDays: number
  readonly breaks: readonly PriceBreak[]
}

export interface LotSource {
  readonly partRevisionId: Id
  readonly locationId: Id
  readonly lotId: Id
  readonly code: string
  readonly usable: number
  readonly expiresOn: CalendarDate | null
}

export interface FitSource {
  readonly replacementId: Id
  readonly originalId: Id
  readonly toyRevisionId: Id
  readonly fit: 'exact' | 'with-change' | 'not-safe'
  readonly change: string
  readonly evidence: string
  readonly testedBy: string
}

export interface Sources {
  readonly offers: readonly OfferSource[]
  /** By `part revision:place`: first to expire first, then the oldest. */
  readonly lots: ReadonlyMap<string, readonly LotSource[]>
  readonly fits: readonly FitSource[]
  readonly parts: readonly { readonly id: Id; readonly partId: Id; readonly number: string; readonly name: string; readonly revision: string; readonly sequence: number }[]
}

export const keyOf = (partRevisionId: Id, locationId: Id): string => `${partRevisionId}:${locationId}`

/** How long the lists are is kept from the planner (`unnest`): a plan for their length looks cheaper than one for all and costs more to make than to run. */
const SOURCES = `
  with fit as (
    select "replacementId", "originalId", "toyRevisionId", fit, change, evidence, "testedBy" from "FitEdge" where "brandId" = $1::uuid and "toyRevisionId" = any(array(select unnest($3::uuid[])))),
  wanted as (select unnest($2::uuid[]) as id union select "replacementId" from fit)
  select
    coalesce((select json_agg(json_build_object('id', o.id, 'partRevisionId', o."partRevisionId", 'supplierId', s.id, 'supplier', s.name, 'currency', s.currency, 'orderCost', s."orderCost", 'workingDays', s."workingDays", 'closures', s.closures,
        'minimum', o.minimum, 'multiple', o.multiple, 'leadDays', o."leadDays", 'breaks', (select json_agg(json_build_object('quantity', k.quantity, 'unitPrice', k."unitPrice") order by k.quantity) from "PriceBreak" k where k."offerId" = o.id)) order by s.name, o.id)
      from "SupplierOffer" o join "Supplier" s on s.id = o."supplierId"
      where o."brandId" = $1::uuid and o."partRevisionId" = any(array(select unnest($2::uuid[]))) and s.state = 'active' and o."validFrom" <= ($4::timestamptz)::date and (o."validTo" is null or o."validTo" >= ($4::timestamptz)::date)), '[]') as offers,
    coalesce((select json_agg(json_build_object('partRevisionId', l."partRevisionId", 'locationId', b."locationId", 'lotId', l.id, 'code', l.code, 'usable', b."onHand" - b.allocated, 'expiresOn', l."expiresOn") order by l."expiresOn" nulls last, l."createdAt", l.id)
      from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
      where l."brandId" = $1::uuid and l."partRevisionId" in (select id from wanted) and l.quality = 'released' and l."recalledAt" is null and p.state = 'open' and b."onHand" > b.allocated
        and (l."expiresOn" is null or l."expiresOn" >= ($4::timestamptz at time zone p."timeZone")::date)), '[]') as lots,
    coalesce((select json_agg(to_json(f)) from fit f), '[]') as fits,
    coalesce((select json_agg(json_build_object('id', v.id, 'partId', pt.id, 'number', pt.number, 'name', pt.name, 'revision', v.code, 'sequence', v.sequence)) from "PartRevision" v join "Part" pt on pt.id = v."partId" where v."brandId" = $1::uuid and v.id in (select id from wanted)), '[]') as parts`

/** From where parts can come: valid offers, usable lots anywhere, and what fits in their place on some revisions of toys. One statement. */
export async function loadSources(brandId: Id, now: Date, parts: readonly Id[], toyRevisionIds: readonly Id[], ask: Ask = named): Promise<Sources> {
  if (parts.length === 0) return { offers: [], lots: new Map(), fits: [], parts: [] }
  const [row] = await ask<Omit<Sources, 'lots'> & { lots: LotSource[] }>('sourcing.sources', SOURCES, [brandId, [...new Set(parts)], [...new Set(toyRevisionIds)], now])
  return { ...row!, lots: Map.groupBy(row!.lots, ({ partRevisionId, locationId }) => keyOf(partRevisionId, locationId)) }
}
