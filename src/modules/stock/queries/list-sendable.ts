import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { LotQuality } from '../domain/usable.ts'

export interface SendableLot {
  readonly lotId: Id
  readonly code: string
  readonly itemName: string
  readonly itemCode: string
  readonly revision: string | null
  readonly quality: LotQuality
  readonly recalled: boolean
  /** On hand less what is held for restocks. */
  readonly free: number
  readonly held: number
  /** Each unit carries its number: the form asks which go. */
  readonly serialised: boolean
}

/** Lots of which something is free at a place, oldest first: what can be moved from there. */
export async function listSendableLots(actor: BrandActor, locationId: Id): Promise<SendableLot[]> {
  return db.$queryRaw<SendableLot[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", r.code as revision, l.quality,
      l."recalledAt" is not null as recalled, b."onHand" - b.allocated as free, b.allocated as held, l.serialised
    from "StockBalance" b join "Lot" l on l.id = b."lotId" left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where b."brandId" = ${actor.brandId}::uuid and b."locationId" = ${locationId}::uuid and b."onHand" > b.allocated
    order by (l.quality = 'released' and l."recalledAt" is null) desc, "itemName", l."madeOn" nulls last, l.code limit 100`
}

/** Places that have something free, with how many pieces: where a movement can start. */
export async function listPlacesWithStock(actor: BrandActor): Promise<{ locationId: Id; name: string; kind: string; free: number }[]> {
  return db.$queryRaw`
    select p.id::text as "locationId", p.name, p.kind, sum(b."onHand" - b.allocated)::int as free
    from "StockBalance" b join "Location" p on p.id = b."locationId"
    where b."brandId" = ${actor.brandId}::uuid and b."onHand" > b.allocated group by p.id order by array_position(array['warehouse', 'workshop', 'venue', 'shop'], p.kind), p.name`
}
