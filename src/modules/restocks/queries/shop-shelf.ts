import type { RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { nextDispatchDay } from '#kernel/business-calendar.ts'
import { dateAt, minutesAt, momentAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { approvedPartnership } from '#modules/partners/public.ts'
import { getPlaces } from '#modules/places/public.ts'
import { placesToSendFrom } from '#modules/stock/public.ts'
import { daysOfCover, isLow, suggestedQuantity } from '../domain/cover.ts'
import { legTo, routeFrom } from '../domain/promise-route.ts'
import { promisePlace } from '../promise-lines.ts'

/** A shop of the retailer, and the brands it may order from. */
export interface ShopChoices {
  readonly shops: readonly { readonly id: Id; readonly name: string; readonly city: string; readonly timeZone: string }[]
  readonly brands: readonly { readonly id: Id; readonly name: string; readonly slug: string; readonly currency: string }[]
}

export async function getShopChoices(actor: RetailerActor): Promise<ShopChoices> {
  const [shops, brands] = await Promise.all([
    db.location.findMany({ where: { organizationId: actor.organizationId, kind: { in: ['shop', 'venue'] }, state: 'open' }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, city: true, timeZone: true } }),
    db.brand.findMany({ where: { partnerships: { some: { organizationId: actor.organizationId, state: 'approved' } } }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, slug: true, currency: true } }),
  ])
  return { shops, brands }
}

/** One SKU as the shop sees it: price and rules, what is on its own shelf, how fast it sells, what is coming. */
export interface ShelfRow {
  readonly skuId: Id
  readonly brandId: Id
  readonly brand: string
  readonly code: string
  readonly name: string
  readonly toySlug: string
  readonly wholesalePrice: number
  readonly retailPrice: number
  readonly currency: string
  readonly minimum: number
  readonly multiple: number
  readonly onHand: number
  readonly onTheWay: number
  /** Asked for, and not accepted yet. */
  readonly asked: number
  /** Sold in the last 28 days, less returned. */
  readonly sold: number
  /** Days at the recent rate; null: it does not sell, or nothing was reported. */
  readonly coverDays: number | null
  readonly low: boolean
  /** It has been on this shelf, or sold here. */
  readonly carried: boolean
  readonly suggested: number
}

const RECENT_DAYS = 28

/** All active SKUs of the brands this shop works with: what runs out first is first, what was never here is last. */
export async function listShelf(actor: RetailerActor, shopId: Id, options: { brandId?: Id; now?: Date } = {}): Promise<ShelfRow[]> {
  const now = options.now ?? new Date()
  const rows = await db.$queryRaw<(Omit<ShelfRow, 'coverDays' | 'low' | 'suggested'> & { daysInStock: number })[]>`
    with shop as (select id, "timeZone" from "Location" where id = ${shopId}::uuid and "organizationId" = ${actor.organizationId}::uuid),
    sku as (
      select s.*, b.name as brand, t.slug as "toySlug" from "Sku" s join "Brand" b on b.id = s."brandId" join "Toy" t on t.id = s."toyId"
        join "Partnership" p on p."brandId" = b.id and p."organizationId" = ${actor.organizationId}::uuid and p.state = 'approved'
       where s.state = 'active' and (${options.brandId ?? null}::uuid is null or b.id = ${options.brandId ?? null}::uuid)),
    here as (
      select l."skuId", sum(b."onHand" - b.allocated)::int as n from "StockBalance" b join "Lot" l on l.id = b."lotId" join shop on shop.id = b."locationId"
       where l."skuId" is not null group by 1),
    coming as (
      select l."skuId", coalesce(sum(l.quantity) filter (where r.state in ('accepted', 'picking', 'shipped')), 0)::int as n,
             coalesce(sum(l.quantity) filter (where r.state in ('submitted', 'promised')), 0)::int as asked
        from "RestockLine" l join "RestockRequest" r on r.id = l."requestId" join shop on shop.id = r."shipToId"
       where r.state in ('submitted', 'promised', 'accepted', 'picking', 'shipped') group by 1),
    recent as (
      select d."skuId", sum(d.sold - d.returned)::int as sold, sum(case when d."hoursOpen" > 0 then least(1, d."hoursInStock" / d."hoursOpen") else 0 end)::float as days
        from "SalesDay" d join shop on shop.id = d."locationId"
       where d.date > (${now}::timestamptz at time zone shop."timeZone")::date - ${RECENT_DAYS}::int group by 1),
    ever as (select distinct d."skuId" from "SalesDay" d join shop on shop.id = d."locationId")
    select s.id::text as "skuId", s."brandId"::text, s.brand, s.code, s.name, s."toySlug", s."wholesalePrice", s."retailPrice", s.currency, s.minimum, s.multiple,
           coalesce(here.n, 0) as "onHand", coalesce(coming.n, 0) as "onTheWay", coalesce(coming.asked, 0) as asked, coalesce(recent.sold, 0) as sold, coalesce(recent.days, 0) as "daysInStock",
           (here."skuId" is not null or ever."skuId" is not null) as carried
      from sku s cross join shop
      left join here on here."skuId" = s.id left join coming on coming."skuId" = s.id left join recent on recent."skuId" = s.id left join ever on ever."skuId" = s.id`
  return rows.map(({ daysInStock, ...row }) => {
    const sales = { sold: row.sold, daysInStock }
    return { ...row, coverDays: daysOfCover(row.onHand, sales), low: isLow(row.onHand, row.onTheWay, sales), suggested: suggestedQuantity(row.onHand, row.onTheWay + row.asked, sales, row) }
  }).sort((a, b) => Number(b.low) - Number(a.low) || Number(b.carried) - Number(a.carried) || (a.coverDays ?? Infinity) - (b.coverDays ?? Infinity) || a.name.localeCompare(b.name))
}

/** Until when to order so that it leaves on the next dispatch day, and when that would be here. */
export interface CutOff {
  readonly until: string // ISO instant
  readonly from: string
  readonly leavesOn: CalendarDate
  readonly arrivesOn: CalendarDate
  /** Today at the shop. */
  readonly today: CalendarDate
}

/** The next cut-off of a place that has something of this brand to send; null when none has, or the brand is no partner. The earliest arrival wins, then the later cut-off. */
export async function nextCutOff(actor: RetailerActor, shopId: Id, brandId: Id, now = new Date()): Promise<CutOff | null> {
  if (!(await approvedPartnership(db, brandId, actor.organizationId))) return null
  const places = await getPlaces(db, [shopId, ...await placesToSendFrom(db, brandId, now)])
  const shop = places.get(shopId)
  if (!shop || shop.organizationId !== actor.organizationId) return null
  const options = [...places.values()].filter(({ id }) => id !== shopId).flatMap((place) => {
    const from = promisePlace(place)
    const dispatch = nextDispatchDay(from.calendar, now)
    const to = promisePlace(shop)
    const route = routeFrom(from, legTo(from, to), to, dateAt(now, place.timeZone), minutesAt(now, place.timeZone))
    if (!dispatch || !route) return []
    return [{ until: momentAt(dispatch.day, place.cutOffMinutes, place.timeZone).toISOString(), from: place.name, leavesOn: route.leavesOn, arrivesOn: route.arrivesOn, today: dateAt(now, shop.timeZone) }]
  })
  return options.sort((a, b) => (a.arrivesOn < b.arrivesOn ? -1 : a.arrivesOn > b.arrivesOn ? 1 : a.until > b.until ? -1 : 1))[0] ?? null
}
