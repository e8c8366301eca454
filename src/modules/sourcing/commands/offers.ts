import type { z } from 'zod'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import { breaksProblem, type PriceBreak } from '../domain/price.ts'
import type { SourcingEvent } from '../events.ts'
import { addOfferSchema, type AddOffer, type changeOfferSchema } from '../schemas.ts'
import { findSupplier, minorOf, offerColumns, offerOf, partNames, type SupplierRow } from '../store.ts'

/** Notes what a supplier asks for a part revision, from a day on. An older offer for the same part ends the day before. */
export async function addOffer(ctx: CommandContext<BrandActor>, input: AddOffer): Promise<Result<{ offerId: Id }>> {
  const { supplierId, partRevisionId, breaks: typed, ...fields } = addOfferSchema.parse(input)
  const { brandId } = ctx.actor
  const supplier = await activeSupplier(ctx, supplierId)
  if (!supplier.ok) return supplier
  const part = (await partNames(ctx.tx, brandId, [partRevisionId])).get(partRevisionId)
  if (!part) return refused(invalid('part-unknown', 'Choose one of your parts.', { field: 'partRevisionId' }))
  if (part.retired) return refused(conflict('part-retired', `${part.number} is retired: nothing new is bought of it.`, { field: 'partRevisionId' }))
  const breaks = readBreaks(typed, supplier.value.currency, fields)
  if (!breaks.ok) return breaks

  await lockName(ctx.tx, `offers of ${supplierId}`)
  const others = await ctx.tx.supplierOffer.findMany({ where: { brandId, supplierId, partRevisionId }, select: { id: true, validFrom: true, validTo: true }, orderBy: { validFrom: 'asc' } })
  const from = new Date(fields.validFrom)
  if (others.some(({ validFrom }) => validFrom.getTime() === from.getTime())) return refused(conflict('offer-same-day', `${supplier.value.name} already has an offer for this part from that day on. Change that one, or choose another day.`, { field: 'validFrom' }))
  if (others.some(({ validFrom }) => validFrom > from)) return refused(conflict('offer-later-exists', 'There is a later offer for this part already. Begin after it, or change it.', { field: 'validFrom' }))
  const eve = new Date(from.getTime() - 86_400_000)
  await ctx.tx.supplierOffer.updateMany({ where: { id: { in: others.filter(({ validTo }) => validTo === null || validTo > eve).map(({ id }) => id) } }, data: { validTo: eve, version: { increment: 1 } } })
  const id = ctx.newId()
  await ctx.tx.supplierOffer.create({
    data: {
      id, brandId, supplierId, partRevisionId, ...fields, validFrom: from, validTo: fields.validTo ? new Date(fields.validTo) : null, createdAt: ctx.now,
      breaks: { create: breaks.value.map((step) => ({ brandId, ...step })) },
    },
    select: { id: true },
  })
  await record<SourcingEvent>(ctx, { type: 'sourcing.offer-added', brandId, subject: { kind: 'supplier-offer', id }, data: { supplier: supplier.value.name, part: part.number, revision: part.revision, leadDays: fields.leadDays, unitPrice: breaks.value[0]!.unitPrice, currency: supplier.value.currency } })
  return ok({ offerId: id })
}

/** Corrects an offer. Orders that were made from it keep their prices. */
export async function changeOffer(ctx: CommandContext<BrandActor>, input: z.output<typeof changeOfferSchema>): Promise<Result<{ offerId: Id }>> {
  const { offerId, version, breaks: typed, ...fields } = input
  const { brandId } = ctx.actor
  const offer = await ctx.tx.supplierOffer.findFirst({ where: { id: offerId, brandId }, select: { ...offerColumns, supplier: { select: { name: true, currency: true } } } })
  if (!offer) return refused(notFound('offer'))
  if (offer.version !== version) return refused(stale('offer'))
  const breaks = readBreaks(typed, offer.supplier.currency, fields)
  if (!breaks.ok) return breaks
  await lockName(ctx.tx, `offers of ${offer.supplierId}`)
  const clash = await ctx.tx.supplierOffer.findFirst({
    where: {
      brandId, supplierId: offer.supplierId, partRevisionId: offer.partRevisionId, id: { not: offerId },
      validFrom: { lte: fields.validTo ? new Date(fields.validTo) : new Date('9999-12-31') }, OR: [{ validTo: null }, { validTo: { gte: new Date(fields.validFrom) } }],
    }, select: { id: true },
  })
  if (clash) return refused(conflict('offer-overlaps', 'Another offer of this supplier for this part is valid on some of these days.', { field: 'validFrom' }))
  const { count } = await ctx.tx.supplierOffer.updateMany({ where: { id: offerId, version }, data: { ...fields, validFrom: new Date(fields.validFrom), validTo: fields.validTo ? new Date(fields.validTo) : null, version: { increment: 1 } } })
  if (count === 0) return refused(stale('offer'))
  await ctx.tx.priceBreak.deleteMany({ where: { offerId } })
  await ctx.tx.priceBreak.createMany({ data: breaks.value.map((step) => ({ offerId, brandId, ...step })) })
  const was = offerOf(offer)
  await record<SourcingEvent>(ctx, {
    type: 'sourcing.offer-changed', brandId, subject: { kind: 'supplier-offer', id: offerId },
    data: { supplier: offer.supplier.name, before: { leadDays: was.leadDays, prices: was.breaks }, after: { leadDays: fields.leadDays, prices: breaks.value } },
  })
  return ok({ offerId })
}

/** From today on nothing is ordered on this offer: yesterday was its last day. One that has not begun is as if it never did. */
export async function endOffer(ctx: CommandContext<BrandActor>, { offerId, version }: { offerId: Id; version: number }): Promise<Result<{ offerId: Id }>> {
  const { brandId } = ctx.actor
  const offer = await ctx.tx.supplierOffer.findFirst({ where: { id: offerId, brandId }, select: { ...offerColumns, supplier: { select: { name: true } } } })
  if (!offer) return refused(notFound('offer'))
  if (offer.version !== version) return refused(stale('offer'))
  const { timeZone } = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })
  const eve = new Date(new Date(dateAt(ctx.now, timeZone)).getTime() - 86_400_000)
  if (offer.validTo && offer.validTo <= eve) return refused(conflict('offer-ended', 'This offer has ended already.'))
  const began = offer.validFrom <= eve
  if (!began && (await ctx.tx.supplierOffer.count({ where: { brandId, supplierId: offer.supplierId, partRevisionId: offer.partRevisionId, id: { not: offerId }, validTo: { gte: eve } } })) > 0) {
    return refused(conflict('offer-not-begun', 'It has not begun, and another offer stands before it. Change its days instead.'))
  }
  const { count } = await ctx.tx.supplierOffer.updateMany({ where: { id: offerId, version }, data: { validTo: eve, ...(!began && { validFrom: eve }), version: { increment: 1 } } })
  if (count === 0) return refused(stale('offer'))
  await record<SourcingEvent>(ctx, { type: 'sourcing.offer-ended', brandId, subject: { kind: 'supplier-offer', id: offerId }, data: { supplier: offer.supplier.name } })
  return ok({ offerId })
}

/** A supplier one may order from and make offers for. */
export async function activeSupplier(ctx: CommandContext<BrandActor>, supplierId: Id): Promise<Result<SupplierRow>> {
  const supplier = await findSupplier(ctx.tx, ctx.actor.brandId, supplierId)
  if (!supplier) return refused(invalid('supplier-unknown', 'Choose one of your suppliers.', { field: 'supplierId' }))
  if (supplier.state === 'retired') return refused(conflict('supplier-retired', `${supplier.name} is retired: nothing more is ordered there. Take it back first, or choose another.`, { field: 'supplierId' }))
  return ok(supplier)
}

/** The prices of a form in minor units, smallest quantity first, or the row that cannot be. */
export function readBreaks(
  typed: readonly { quantity: number; unitPrice: string }[], currency: string, offer: { minimum: number; validFrom: CalendarDate; validTo?: CalendarDate },
): Result<PriceBreak[]> {
  if (offer.validTo && offer.validTo < offer.validFrom) return refused(invalid('valid-to-before-from', 'The last day is before the first.', { field: 'validTo' }))
  const breaks: PriceBreak[] = []
  for (const [index, { quantity, unitPrice }] of typed.entries()) {
    const minor = minorOf(unitPrice, currency, `breaks[${index}].unitPrice`)
    if (!minor.ok) return minor
    breaks.push({ quantity, unitPrice: minor.value })
  }
  const problem = breaksProblem(breaks, offer.minimum)
  if (problem) return refused(invalid('price-breaks', problem.message, { field: `breaks[${problem.index}].quantity` }))
  return ok(breaks.toSorted((a, b) => a.quantity - b.quantity))
}
