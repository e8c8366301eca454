import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { lowestFree, unitsChosen, unitsOf } from '#modules/stock/public.ts'
import { restockScope } from '../access.ts'
import type { LinePromise } from '../domain/promise-model.ts'
import type { RestockState } from '../domain/restock-state.ts'
import { readShipments } from '../store-shipments.ts'
import { day } from '../store.ts'

export interface RestockDetail {
  readonly id: Id
  readonly number: string
  readonly brandId: Id
  readonly brand: { readonly name: string; readonly slug: string; readonly currency: string }
  readonly state: RestockState
  readonly version: number
  readonly retailer: string
  readonly shop: { readonly id: Id; readonly name: string; readonly city: string; readonly timeZone: string }
  readonly requestedAt: string
  readonly requestedBy: string
  readonly promisedOn: CalendarDate | null
  /** The day on which both agreed; `promisedOn` moves with the runs beneath it. */
  readonly agreedFor: CalendarDate | null
  readonly sameWeek: boolean
  readonly acceptedAt: string | null
  readonly acceptedBy: string
  readonly receivedOn: CalendarDate | null
  readonly declineReason: string
  readonly note: string
  readonly lines: readonly RestockDetailLine[]
  readonly picks: readonly PickRow[]
  readonly shipments: readonly RestockShipment[]
  readonly trail: readonly TrailEntry[]
}

export interface RestockDetailLine {
  readonly id: Id
  readonly position: number
  readonly skuId: Id
  readonly code: string
  readonly name: string
  readonly quantity: number
  readonly unitPrice: number
  readonly promise: LinePromise
}

/** What to fetch from which shelf; or what a run still owes. */
export interface PickRow {
  readonly lineId: Id
  readonly code: string
  readonly name: string
  readonly quantity: number
  readonly placeId: Id
  readonly place: string
  /** The lot to fetch; null: it is held on the output of a run. */
  readonly lot: string | null
  readonly lotId: Id | null
  readonly run: string | null
  readonly state: 'held' | 'used' | 'let-go'
  /** Of the stock room; null: held on the output of a run. */
  readonly holdId: Id | null
  /** Each unit of the lot carries its number. */
  readonly serialised: boolean
  /** The units chosen to go; null: nobody said which. */
  readonly units: readonly UnitRange[] | null
  /** The lowest units there that are chosen for nothing: what is proposed. */
  readonly lowest: readonly UnitRange[]
}

export interface RestockShipment {
  readonly id: Id
  readonly number: string
  readonly state: string
  readonly from: string
  readonly toId: Id
  readonly carrier: string
  readonly trackingCode: string
  readonly expectedOn: CalendarDate | null
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
  readonly version: number
  readonly lines: readonly { readonly id: Id; readonly lotId: Id; readonly lot: string; readonly name: string; readonly quantity: number; readonly received: number | null; readonly discrepancy: string; readonly units: readonly UnitRange[] | null; readonly unitsNamed: boolean }[]
}

/** One restock with everything about it, by its number; null when the actor does not see it. A retailer's numbers repeat between brands, so it names the brand too. */
export async function getRestock(actor: BrandActor | RetailerActor, which: { number: string; brandId?: Id } | { id: Id }): Promise<RestockDetail | null> {
  const where = 'id' in which ? { id: which.id } : { number: which.number, ...(which.brandId && { brandId: which.brandId }) }
  const row = await db.restockRequest.findFirst({
    where: { AND: [restockScope(actor), where] }, orderBy: { createdAt: 'desc' },
    include: { lines: { orderBy: { position: 'asc' } } },
  })
  if (!row) return null
  const [brand, organization, shop, skus, picks, shipments, trail] = await Promise.all([
    db.brand.findUniqueOrThrow({ where: { id: row.brandId }, select: { name: true, slug: true, currency: true } }),
    db.organization.findUniqueOrThrow({ where: { id: row.organizationId }, select: { name: true } }),
    db.location.findUniqueOrThrow({ where: { id: row.shipToId }, select: { id: true, name: true, city: true, timeZone: true } }),
    db.sku.findMany({ where: { brandId: row.brandId, id: { in: row.lines.map(({ skuId }) => skuId) } }, select: { id: true, code: true, name: true } }),
    actor.kind === 'brand' ? listPicks(row.brandId, row.id) : [],
    readShipments({ brandId: row.brandId, restockId: row.id, state: { not: 'voided' } }),
    listTrail(row.brandId, { kind: 'restock', id: row.id }),
  ])
  const sku = new Map(skus.map((found) => [found.id, found]))
  return {
    id: row.id, number: row.number, brandId: row.brandId, brand, state: row.state as RestockState, version: row.version, retailer: organization.name, shop,
    requestedAt: (row.requestedAt ?? row.createdAt).toISOString(), requestedBy: row.requestedBy, promisedOn: day(row.promisedOn), agreedFor: day(row.acceptedFor ?? row.promisedOn), sameWeek: row.sameWeek,
    acceptedAt: row.acceptedAt?.toISOString() ?? null, acceptedBy: row.acceptedBy, receivedOn: day(row.receivedOn), declineReason: row.declineReason, note: row.note,
    lines: row.lines.map(({ id, position, skuId, quantity, unitPrice, promise }) => ({
      id, position, skuId, quantity, unitPrice, code: sku.get(skuId)?.code ?? '', name: sku.get(skuId)?.name ?? '', promise: promise as unknown as LinePromise,
    })),
    picks, shipments, trail,
  }
}

/** Two statements more when units of it carry numbers. */
async function listPicks(brandId: Id, requestId: Id): Promise<PickRow[]> {
  const picks = await db.$queryRaw<Omit<PickRow, 'lowest'>[]>`
    select l.id::text as "lineId", s.code, s.name, h.quantity, p.id::text as "placeId", p.name as place, lot.code as lot, lot.id::text as "lotId", null as run, h.state, h.id::text as "holdId", lot.serialised, h.units, 1 as rank
      from "RestockLine" l
      join "StockHold" h on h."brandId" = l."brandId" and h."sourceKind" = 'restock-line' and h."sourceId" = l.id and h.state <> 'let-go'
      join "Lot" lot on lot.id = h."lotId" join "Location" p on p.id = h."locationId" join "Sku" s on s.id = l."skuId"
     where l."brandId" = ${brandId}::uuid and l."requestId" = ${requestId}::uuid
    union all
    select l.id::text, s.code, s.name, h.quantity, p.id::text, p.name, lot.code, null, r.number, h.state, null, false, null, 2
      from "RestockLine" l
      join "OutputHold" h on h."brandId" = l."brandId" and h."restockLineId" = l.id and h.state = 'held'
      join "Run" r on r.id = h."runId" left join "Lot" lot on lot.id = r."lotId" join "Location" p on p.id = r."locationId" join "Sku" s on s.id = l."skuId"
     where l."brandId" = ${brandId}::uuid and l."requestId" = ${requestId}::uuid
     order by rank, place, name, lot`
  const numbered = [...new Set(picks.flatMap(({ lotId, serialised, state }) => (lotId && serialised && state === 'held' ? [lotId] : [])))]
  const [where, chosen] = numbered.length === 0 ? [new Map<Id, never[]>(), []] : await Promise.all([unitsOf(db, brandId, numbered), unitsChosen(db, brandId, numbered)])
  const taken = chosen.map(({ lotId, range }) => ({ lotId, range }))
  return picks.map((pick) => {
    if (!pick.lotId || !numbered.includes(pick.lotId) || pick.units || pick.state !== 'held') return { ...pick, lowest: [] }
    const lowest = lowestFree(pick.placeId, pick.quantity, where.get(pick.lotId) ?? [], taken.filter(({ lotId }) => lotId === pick.lotId).map(({ range }) => range))
    taken.push(...lowest.map((range) => ({ lotId: pick.lotId!, range }))) // two picks of one lot are not proposed the same units
    return { ...pick, lowest }
  })
}
