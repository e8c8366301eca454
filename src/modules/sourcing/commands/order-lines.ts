import type { BrandActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces, placeScope, type Place } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { deliveryDay } from '../domain/lead-time.ts'
import { orderable, unitPriceAt } from '../domain/price.ts'
import { loadOrder, partNames, saveOrder, validOffers, type OrderRow, type SupplierRow } from '../store.ts'

export interface WantedLine {
  readonly partRevisionId: Id
  readonly quantity: number
  /** Agreed for this order; absent: the price of the offer that is valid today. */
  readonly unitPrice?: number
}

/** A place of the brand or an approved partner that takes parts. */
export async function deliveryPlace(ctx: CommandContext<BrandActor>, locationId: Id): Promise<Result<Place>> {
  const field = 'locationId'
  const visible = await ctx.tx.location.count({ where: { AND: [placeScope(ctx.actor), { id: locationId }] } })
  const place = visible > 0 ? (await getPlaces(ctx.tx, [locationId])).get(locationId) : undefined
  if (!place) return refused({ ...notFound('place'), field })
  if (place.kind !== 'workshop' && place.kind !== 'warehouse') return refused(invalid('not-a-place-for-parts', `${place.name} is a ${place.kind}. Parts are delivered to a workshop or warehouse.`, { field }))
  if (place.state !== 'open') return refused(conflict('place-closed', `${place.name} is closed. Choose a place that is open.`, { field }))
  return ok(place)
}

/**
 * Puts lines on the draft order for this supplier and place, and makes one when there is none: several shortages of one supplier
 * become one order. A part that is on it already gets the pieces on top.
 */
export async function putOnDraft(ctx: CommandContext<BrandActor>, supplier: SupplierRow, place: Place, lines: readonly WantedLine[], note = ''): Promise<Result<{ orderId: Id; number: string; isNew: boolean }>> {
  const { brandId } = ctx.actor
  await lockName(ctx.tx, `draft orders of ${brandId}`)
  const present = await ctx.tx.purchaseOrder.findFirst({ where: { brandId, supplierId: supplier.id, locationId: place.id, state: 'draft' }, orderBy: { createdAt: 'desc' }, select: { id: true } })
  if (present && note === '') {
    const order = (await loadOrder(ctx.tx, { brandId }, { id: present.id }))!
    const added = await setLines(ctx, order, supplier, place, lines.map((line) => ({ ...line, quantity: line.quantity + (order.lines.find(({ partRevisionId }) => partRevisionId === line.partRevisionId)?.quantity ?? 0) })), inList)
    return added.ok ? ok({ orderId: order.id, number: order.number, isNew: false }) : added
  }
  const id = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'PO')
  await ctx.tx.purchaseOrder.create({ data: { id, brandId, number, supplierId: supplier.id, locationId: place.id, currency: supplier.currency, freight: supplier.orderCost, note, createdAt: ctx.now }, select: { id: true } })
  const order = (await loadOrder(ctx.tx, { brandId }, { id }))!
  const added = await setLines(ctx, order, supplier, place, lines, inList)
  return added.ok ? ok({ orderId: id, number, isNew: true }) : added
}

/** In a form with several lines the part is given; what is refused stands beside how many. */
const inList = (_: string, index: number): string => `lines[${index}].quantity`

/** Writes lines of a draft: their price from the offer, or as agreed; the day they come from the lead time. `fieldOf`: what a form with several lines calls an input. */
export async function setLines(ctx: CommandContext<BrandActor>, order: OrderRow, supplier: SupplierRow, place: Place, lines: readonly WantedLine[], fieldOf: (name: 'partRevisionId' | 'quantity', index: number) => string = (name) => name): Promise<Result<void>> {
  const today = dateAt(ctx.now, place.timeZone)
  const ids = lines.map(({ partRevisionId }) => partRevisionId)
  const [parts, offers] = [await partNames(ctx.tx, order.brandId, ids), await validOffers(ctx.tx, order.brandId, supplier.id, ids, today)]
  const expected: (CalendarDate | null)[] = []
  let position = order.lines.reduce((most, line) => Math.max(most, line.position), 0)
  const rows = []
  for (const [index, { partRevisionId, quantity, unitPrice }] of lines.entries()) {
    const part = parts.get(partRevisionId)
    if (!part) return refused(invalid('part-unknown', 'Choose one of your parts.', { field: fieldOf('partRevisionId', index) }))
    const offer = offers.get(partRevisionId)
    if (!offer && unitPrice === undefined) {
      return refused(conflict('no-valid-offer', `${supplier.name} has no valid offer for ${part.number} rev. ${part.revision}. Enter its offer first, or choose another supplier.`, { field: fieldOf('partRevisionId', index) }))
    }
    if (offer && quantity !== orderable(quantity, offer)) {
      return refused(invalid('order-steps', `${supplier.name} sells ${part.number} from ${offer.minimum.toLocaleString('en-US')} on in multiples of ${offer.multiple.toLocaleString('en-US')}: order ${orderable(quantity, offer).toLocaleString('en-US')}.`, { field: fieldOf('quantity', index), detail: { orderable: orderable(quantity, offer) } }))
    }
    const arrives = offer ? deliveryDay(supplier, offer.leadDays, today, place) : null
    const before = order.lines.find((line) => line.partRevisionId === partRevisionId)
    expected.push(arrives)
    rows.push({
      id: before?.id ?? ctx.newId(), brandId: order.brandId, purchaseOrderId: order.id, position: before?.position ?? (position += 1), partRevisionId, offerId: offer?.id ?? null, supplierCode: offer?.supplierCode ?? '',
      quantity, unitPrice: unitPrice ?? unitPriceAt(offer!.breaks, quantity), expectedOn: arrives,
    })
  }
  await ctx.tx.$executeRaw`
    insert into "PurchaseOrderLine" (id, "brandId", "purchaseOrderId", position, "partRevisionId", "offerId", "supplierCode", quantity, "unitPrice", "expectedOn")
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "brandId" uuid, "purchaseOrderId" uuid, position int, "partRevisionId" uuid, "offerId" uuid, "supplierCode" text, quantity int, "unitPrice" int, "expectedOn" date)
    on conflict ("brandId", "purchaseOrderId", "partRevisionId") do update
      set quantity = excluded.quantity, "unitPrice" = excluded."unitPrice", "offerId" = excluded."offerId", "supplierCode" = excluded."supplierCode", "expectedOn" = excluded."expectedOn"`
  return saveExpected(ctx, order)
}

/** The order's day is that of its last line. */
export async function saveExpected(ctx: CommandContext, order: OrderRow): Promise<Result<void>> {
  const { _max } = await ctx.tx.purchaseOrderLine.aggregate({ where: { brandId: order.brandId, purchaseOrderId: order.id }, _max: { expectedOn: true } })
  return (await saveOrder(ctx.tx, order, { expectedOn: _max.expectedOn })) ? ok() : refused(stale('order'))
}
