import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { makeSecretToken } from '#auth/secret-token.ts'
import { env } from '#env.ts'
import { addressLine } from '#kernel/address.ts'
import { dateAt, shortDay } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { formatMinor } from '#kernel/money.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import { orderScope } from '../access.ts'
import { deliveryDay } from '../domain/lead-time.ts'
import { decidePurchase, RECEIVING_STATES } from '../domain/purchase-state.ts'
import type { SourcingEvent } from '../events.ts'
import { loadOrder, partNames, saveOrder, validOffers, type OrderRow, type SupplierRow } from '../store.ts'
import { activeSupplier } from './offers.ts'
import { deliveryPlace } from './order-lines.ts'

/**
 * Sends an order to the supplier by e-mail; the same verb sends it again. The mail holds all lines, and a secret link to the document (the link of an earlier mail ends). From the first time on its lines stand. Gates: the supplier is
 * active, the place open, every offer still valid (a draft may have waited longer than its prices).
 */
export async function sendOrder(ctx: CommandContext<BrandActor>, input: { orderId: Id; version: number }): Promise<Result<{ number: string; to: string }>> {
  const order = await loadOrder(ctx.tx, await orderScope(ctx.tx, ctx.actor), { id: input.orderId })
  if (!order) return refused(notFound('order'))
  if (order.version !== input.version) return refused(stale('order'))
  const again = RECEIVING_STATES.includes(order.state)
  const state = again ? ok(order.state) : decidePurchase(order, 'send')
  if (!state.ok) return state
  if (order.lines.length === 0) return refused(conflict('order-empty', `${order.number} has no lines. Add at least one part.`))
  const supplier = await activeSupplier(ctx, order.supplierId)
  if (!supplier.ok) return supplier
  const place = await deliveryPlace(ctx, order.locationId)
  if (!place.ok) return place
  const parts = await partNames(ctx.tx, order.brandId, order.lines.map(({ partRevisionId }) => partRevisionId))
  const expected = again ? null : await firstSending(ctx, order, supplier.value, place.value, parts)
  if (expected && !expected.ok) return expected

  const link = makeSecretToken()
  const saved = await saveOrder(ctx.tx, order, { state: state.value, sentAt: ctx.now, sentCount: { increment: 1 }, linkHash: link.hash, ...(expected && { expectedOn: expected.value }) })
  if (!saved) return refused(stale('order'))
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: order.brandId }, select: { name: true } })
  const day = expected ? expected.value?.toISOString().slice(0, 10) : order.expectedOn
  const total = order.lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, order.freight)
  await enqueue(ctx.tx, 'send-mail', mail({
    to: supplier.value.email, subject: `${order.number} from ${brand.name}${order.sentCount > 0 ? ' (sent again)' : ''}`,
    heading: `Purchase order ${order.number}`,
    paragraphs: [
      `${supplier.value.contact ? `Dear ${supplier.value.contact},` : 'Hello,'}`,
      `${brand.name} orders:\n${order.lines.map((line) => `${line.quantity.toLocaleString('en-US')} × ${parts.get(line.partRevisionId)!.name} (${parts.get(line.partRevisionId)!.number} rev. ${parts.get(line.partRevisionId)!.revision}) at ${formatMinor(line.unitPrice, order.currency)}`).join('\n')}`,
      `${order.freight > 0 ? `Freight and handling: ${formatMinor(order.freight, order.currency)}\n` : ''}Total: ${formatMinor(total, order.currency)}`,
      `Deliver to: ${[place.value.name, addressLine(place.value)].filter(Boolean).join(', ')}${day ? `\nExpected by: ${shortDay(day)}` : ''}`,
      ...(order.note ? [order.note] : []),
      `Please confirm the delivery date to ${ctx.actor.name}, ${ctx.actor.email}, and put ${order.number} and your lot code on the delivery note.`,
    ],
    action: { label: `Open ${order.number} as PDF`, href: `${env.APP_URL}/orders/${link.token}` },
  }))
  await record<SourcingEvent>(ctx, { type: 'sourcing.order-sent', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, to: supplier.value.email, again, total, currency: order.currency } })
  return ok({ number: order.number, to: supplier.value.email })
}

/** Reckons the day from today, and asks whether the prices still hold. */
async function firstSending(
  ctx: CommandContext, order: OrderRow, supplier: SupplierRow, place: Parameters<typeof deliveryDay>[3], parts: Awaited<ReturnType<typeof partNames>>,
): Promise<Result<Date | null>> {
  const today = dateAt(ctx.now, place.timeZone)
  const offers = await validOffers(ctx.tx, order.brandId, supplier.id, order.lines.map(({ partRevisionId }) => partRevisionId), today)
  const offered = await ctx.tx.purchaseOrderLine.findMany({ where: { purchaseOrderId: order.id, offerId: { not: null } }, select: { partRevisionId: true, offerId: true } })
  const expired = offered.find(({ partRevisionId, offerId }) => offers.get(partRevisionId)?.id !== offerId)
  if (expired) {
    const part = parts.get(expired.partRevisionId)!
    return refused(conflict('offer-expired', `The offer for ${part.number} rev. ${part.revision} is no longer valid. Set its quantity again to take the present price, or take it off the order.`, {
      rule: { name: 'Ordered at a valid price', missing: `a valid offer for ${part.number}` },
    }))
  }
  const days = order.lines.map(({ id, partRevisionId }) => ({ id, expectedOn: offers.has(partRevisionId) ? deliveryDay(supplier, offers.get(partRevisionId)!.leadDays, today, place) : null }))
  await ctx.tx.$executeRaw`
    update "PurchaseOrderLine" l set "expectedOn" = d."expectedOn" from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(id uuid, "expectedOn" date) where l.id = d.id`
  const last = days.reduce<string | null>((latest, { expectedOn }) => (expectedOn && (!latest || expectedOn > latest) ? expectedOn : latest), null)
  return ok(last ? new Date(last) : null)
}
