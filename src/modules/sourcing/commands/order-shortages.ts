import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import type { BuySource } from '../domain/choose-source.ts'
import type { SourcingEvent } from '../events.ts'
import type { OrderShortages } from '../schemas.ts'
import { findSupplier } from '../store.ts'
import { shortagesOf } from '../store-shortages.ts'
import { deliveryPlace, putOnDraft, type WantedLine } from './order-lines.ts'

/**
 * Orders what is missing, each part where it is best bought; shortages of one supplier and place become one draft. What to order is
 * reckoned here and now, not taken from the screen: a second click finds nothing missing any more.
 */
export async function orderShortages(ctx: CommandContext<BrandActor>, input: OrderShortages): Promise<Result<{ orders: readonly string[]; lines: number }>> {
  const { brandId } = ctx.actor
  // One at a time for a brand: two people who order the same shortage would both find it missing.
  await lockName(ctx.tx, `shortages of ${brandId}`)
  const wanted = new Set(input.shortages)
  const shortages = (await shortagesOf(ctx.tx, brandId, [...wanted].map((key) => key.split(':')[0]!), ctx.now, input.planned === 'yes')).filter(({ key }) => wanted.has(key))
  if (shortages.length === 0) return refused(conflict('nothing-missing', 'Nothing of this is missing any more: it has been ordered, or has come.'))

  const baskets = new Map<string, { supplierId: Id; locationId: Id; lines: WantedLine[] }>()
  for (const shortage of shortages) {
    const { missing, sources } = shortage
    const best = cheapest(sources.filter((source): source is BuySource => source.kind === 'buy' && (!input.offerId || source.offerId === input.offerId)), shortage.neededOn)
    if (!best) return refused(conflict('no-valid-offer', `No supplier has a valid offer for ${shortage.number} rev. ${shortage.revision}. Note an offer first, or transfer it from another place.`, { detail: { part: shortage.number, missing } }))
    const key = `${best.supplierId} ${shortage.locationId}`
    const basket = baskets.get(key) ?? { supplierId: best.supplierId, locationId: shortage.locationId, lines: [] }
    basket.lines.push({ partRevisionId: shortage.partRevisionId, quantity: best.pieces })
    baskets.set(key, basket)
  }
  const orders: string[] = []
  for (const { supplierId, locationId, lines } of baskets.values()) {
    const supplier = await findSupplier(ctx.tx, brandId, supplierId)
    if (!supplier) return refused(notFound('supplier'))
    const place = await deliveryPlace(ctx, locationId)
    if (!place.ok) return place
    const put = await putOnDraft(ctx, supplier, place.value, lines)
    if (!put.ok) return put
    orders.push(put.value.number)
    await record<SourcingEvent>(ctx, {
      type: put.value.isNew ? 'sourcing.order-drafted' : 'sourcing.order-changed', brandId, subject: { kind: 'purchase-order', id: put.value.orderId },
      data: { number: put.value.number, supplier: supplier.name, place: place.value.name, lines: lines.length, from: `shortages of ${plural(lines.length, 'part')}` },
    })
  }
  return ok({ orders, lines: shortages.length })
}

/** In time first, then by cost; when none is in time, the earliest. */
function cheapest(offers: readonly BuySource[], neededOn: string): BuySource | undefined {
  const possible = offers.filter(({ arrivesOn, pieces }) => arrivesOn !== null && pieces > 0)
  const inTime = possible.filter(({ arrivesOn }) => arrivesOn! <= neededOn)
  return inTime.length > 0 ? inTime.toSorted((a, b) => a.cost - b.cost)[0] : possible.toSorted((a, b) => (a.arrivesOn! < b.arrivesOn! ? -1 : a.arrivesOn! > b.arrivesOn! ? 1 : a.cost - b.cost))[0]
}
