import type { PlaceCalendar } from '#kernel/business-calendar.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { BuySource, TransferSource } from './choose-source.ts'
import { deliveryDay, orderByDay, type SupplierCalendar } from './lead-time.ts'
import { economicOrder, wagnerWhitin } from './lot-sizing.ts'
import type { SourcingPolicy } from './policy.ts'
import { bestOrder, orderable, unitPriceAt, type OrderSteps, type PriceBreak } from './price.ts'

/** An offer as far as a purchase is reckoned. */
export interface OfferTerms extends OrderSteps, SupplierCalendar {
  readonly id: string
  readonly supplierId: string
  readonly supplier: string
  readonly currency: string
  /** Freight and handling of one order, minor units. */
  readonly orderCost: number
  readonly leadDays: number
  readonly breaks: readonly PriceBreak[]
}

/** What is missing, day by day. */
export interface Missing {
  readonly on: CalendarDate
  readonly pieces: number
}

const YEAR = 365

/**
 * How many to order now. Lot for lot: what is missing, in the supplier's steps or at the next cheaper price. Wagner–Whitin: the first order
 * of the cheapest plan over the days on which pieces are missing. Economic: at least √(2KD/h), with the horizon's demand spread over a year.
 */
export function orderQuantity(missing: readonly Missing[], offer: OfferTerms, policy: Pick<SourcingPolicy, 'lotSizing' | 'holdingPermille' | 'horizonDays'>, dayNumber: (day: CalendarDate) => number): number {
  const total = missing.reduce((sum, { pieces }) => sum + pieces, 0)
  const all = bestOrder(total, offer, offer.breaks).quantity
  if (policy.lotSizing === 'lot-for-lot' || total === 0) return all
  const holdingADay = (unitPriceAt(offer.breaks, orderable(total, offer)) * policy.holdingPermille) / 1000 / YEAR
  if (policy.lotSizing === 'economic') {
    const aYear = (total * YEAR) / policy.horizonDays
    const { quantity } = economicOrder(offer.orderCost, aYear, holdingADay * YEAR)
    return orderable(Math.max(total, Math.min(aYear, Math.ceil(quantity))), offer)
  }
  const holding = missing.slice(1).map(({ on }, index) => holdingADay * (dayNumber(on) - dayNumber(missing[index]!.on)))
  const { orders } = wagnerWhitin(missing.map(({ pieces }) => pieces), offer.orderCost, [...holding, 0])
  return orderable(orders.find((pieces) => pieces > 0) ?? 0, offer)
}

/** Buying what is missing on one offer, ordered today. */
export function buyingOn(offer: OfferTerms, missing: readonly Missing[], neededOn: CalendarDate, today: CalendarDate, place: PlaceCalendar, policy: Parameters<typeof orderQuantity>[2], dayNumber: (day: CalendarDate) => number): BuySource {
  const pieces = orderQuantity(missing, offer, policy, dayNumber)
  const unitPrice = unitPriceAt(offer.breaks, pieces)
  const by = orderByDay(offer, offer.leadDays, neededOn, place)
  return {
    kind: 'buy', from: offer.supplier, pieces, arrivesOn: deliveryDay(offer, offer.leadDays, today, place), cost: pieces * unitPrice + offer.orderCost, currency: offer.currency,
    supplierId: offer.supplierId, offerId: offer.id, unitPrice, leadDays: offer.leadDays, orderBy: by !== null && by >= today ? by : null,
  }
}

/** Taking what is missing from the free stock of another place, first to expire first; null when nothing is free there. */
export function takingFrom(
  place: { readonly id: string; readonly name: string; readonly free: number; readonly lots: readonly { readonly lotId: string; readonly usable: number }[] },
  missing: number, arrivesOn: CalendarDate | null, cost: number, currency: string,
): TransferSource | null {
  let open = Math.min(missing, place.free)
  const lots: { lotId: string; pieces: number }[] = []
  for (const { lotId, usable } of place.lots) {
    if (open === 0) break
    const pieces = Math.min(open, usable)
    lots.push({ lotId, pieces })
    open -= pieces
  }
  const pieces = lots.reduce((sum, lot) => sum + lot.pieces, 0)
  return pieces > 0 ? { kind: 'transfer', from: place.name, pieces, arrivesOn, cost, currency, fromLocationId: place.id, lots } : null
}
