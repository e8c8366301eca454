import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'

/** What one statement knows about where the goods of some SKUs could come from, beside stock that is usable now. */
export interface Supply {
  readonly skus: readonly { readonly id: Id; readonly toyId: Id; readonly code: string; readonly name: string; readonly state: string; readonly wholesalePrice: number; readonly minimum: number; readonly multiple: number }[]
  /** Places that may send: the brand's own warehouses and workshops, and the workshops of approved partners. A shop's stock is the shop's. */
  readonly sourceIds: readonly Id[]
  readonly quarantine: readonly { readonly lotId: Id; readonly lotCode: string; readonly skuId: Id; readonly runId: Id | null; readonly locationId: Id; readonly quantity: number; readonly plannedOn: CalendarDate | null; readonly inspection: string | null }[]
  /** Output that is promised to others already, by run. */
  readonly promised: readonly { readonly runId: Id; readonly lotIds: readonly Id[]; readonly quantity: number }[]
  readonly capabilities: readonly {
    readonly locationId: Id; readonly skuId: Id; readonly setupMinutes: number; readonly secondsPerUnit: number; readonly unitCost: number; readonly setupCost: number
    readonly yieldPermille: number; readonly minimumQuantity: number; readonly maximumQuantity: number; readonly hoursPerDay: number
    /** The day on which the last run already booked there is ready. */
    readonly bookedUntil: CalendarDate | null
  }[]
}

/**
 * Everything a promise needs beside usable stock, run output and calendars, in one statement.
 * A request's own holds are left out (`exceptLineIds`), so that it can be promised again.
 */
export async function loadSupply(tx: Tx, brandId: Id, skuIds: readonly Id[], now: Date, exceptLineIds: readonly Id[] = []): Promise<Supply> {
  const ids = [...skuIds]
  const [row] = await tx.$queryRaw<{ supply: Supply }[]>`
    with source as (
      select l.id, l."openHoursPerDay", l.kind from "Location" l
       where l.state = 'open' and l.kind in ('warehouse', 'workshop')
         and (l."brandId" = ${brandId}::uuid or exists (
           select 1 from "Partnership" p join "Organization" o on o.id = p."organizationId"
            where p."brandId" = ${brandId}::uuid and p."organizationId" = l."organizationId" and p.state = 'approved' and o.kind = 'microfactory'))
    )
    select json_build_object(
      'skus', (select coalesce(json_agg(json_build_object('id', s.id, 'toyId', s."toyId", 'code', s.code, 'name', s.name, 'state', s.state,
          'wholesalePrice', s."wholesalePrice", 'minimum', s.minimum, 'multiple', s.multiple)), '[]')
        from "Sku" s where s."brandId" = ${brandId}::uuid and s.id = any(${ids}::uuid[])),
      'sourceIds', (select coalesce(json_agg(id), '[]') from source),
      'quarantine', (select coalesce(json_agg(json_build_object('lotId', l.id, 'lotCode', l.code, 'skuId', l."skuId", 'runId', l."runId",
          'locationId', b."locationId", 'quantity', b."onHand" - b.allocated, 'plannedOn', i."plannedOn", 'inspection', i.number) order by l.id), '[]')
        from "Lot" l
        join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id and b."onHand" > b.allocated
        join source on source.id = b."locationId"
        left join lateral (
          select i."plannedOn", i.number from "Inspection" i
           where i."brandId" = l."brandId" and i."lotId" = l.id and i.state in ('planned', 'in-progress')
           order by i."createdAt" desc limit 1) i on true
       where l."brandId" = ${brandId}::uuid and l."skuId" = any(${ids}::uuid[]) and l.quality = 'quarantine' and l."recalledAt" is null),
      'promised', (select coalesce(json_agg(json_build_object('runId', h."runId", 'quantity', h.quantity,
          'lotIds', (select coalesce(json_agg(l.id), '[]') from "Lot" l where l."brandId" = ${brandId}::uuid and l."runId" = h."runId"))), '[]')
        from (select h."runId", sum(h.quantity)::int as quantity
                from "OutputHold" h join "Run" r on r."brandId" = h."brandId" and r.id = h."runId"
               where h."brandId" = ${brandId}::uuid and h.state = 'held' and (h."expiresAt" is null or h."expiresAt" > ${now}::timestamptz)
                 and not (h."restockLineId" = any(${[...exceptLineIds]}::uuid[])) and r."skuId" = any(${ids}::uuid[])
               group by h."runId") h),
      'capabilities', (select coalesce(json_agg(json_build_object('locationId', c."locationId", 'skuId', s.id, 'setupMinutes', c."setupMinutes",
          'secondsPerUnit', c."secondsPerUnit", 'unitCost', c."unitCost", 'setupCost', c."setupCost", 'yieldPermille', c."yieldPermille",
          'minimumQuantity', c."minimumQuantity", 'maximumQuantity', c."maximumQuantity", 'hoursPerDay', source."openHoursPerDay",
          'bookedUntil', (select max(r."readyOn") from "Run" r where r."locationId" = c."locationId" and r.state in ('confirmed', 'released', 'in-production', 'paused'))) order by c.id), '[]')
        from "Capability" c
        join "Sku" s on s."brandId" = c."brandId" and s."toyId" = c."toyId" and s.id = any(${ids}::uuid[])
        join source on source.id = c."locationId"
       where c."brandId" = ${brandId}::uuid)
    ) as supply`
  return row!.supply
}
