import type { z } from 'zod'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { dateAt, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { orderScope } from '../access.ts'
import { decidePurchase, type PurchaseVerb } from '../domain/purchase-state.ts'
import type { SourcingEvent } from '../events.ts'
import type { draftOrderSchema, setOrderLineSchema } from '../schemas.ts'
import { loadOrder, minorOf, saveOrder, type OrderRow } from '../store.ts'
import { activeSupplier } from './offers.ts'
import { deliveryPlace, putOnDraft, saveExpected, setLines } from './order-lines.ts'
import { tellCancelled } from './supplier-mail.ts'

interface Which {
  readonly orderId: Id
  readonly version: number
}

/** Begins an order to a supplier, as a draft: nobody outside sees it yet. With an open draft for the same place its lines go there. */
export async function draftOrder(ctx: CommandContext<BrandActor>, input: z.output<typeof draftOrderSchema>): Promise<Result<{ orderId: Id; number: string }>> {
  const supplier = await activeSupplier(ctx, input.supplierId)
  if (!supplier.ok) return supplier
  const place = await deliveryPlace(ctx, input.locationId)
  if (!place.ok) return place
  if (input.lines.length === 0) return refused(invalid('nothing-chosen', 'Enter how many of at least one part.', { field: 'lines[0].quantity' }))
  const put = await putOnDraft(ctx, supplier.value, place.value, input.lines, input.note)
  if (!put.ok) return put
  const { orderId, number, isNew } = put.value
  await record<SourcingEvent>(ctx, { type: isNew ? 'sourcing.order-drafted' : 'sourcing.order-changed', brandId: ctx.actor.brandId, subject: { kind: 'purchase-order', id: orderId }, data: { number, supplier: supplier.value.name, place: place.value.name, lines: input.lines.length } })
  return ok({ orderId, number })
}

/** Sets how many of a part a draft asks for; adds the part when it is not on it yet. */
export async function setOrderLine(ctx: CommandContext<BrandActor>, input: z.output<typeof setOrderLineSchema>): Promise<Result<{ number: string }>> {
  const loaded = await draftOf(ctx, input)
  if (!loaded.ok) return loaded
  const { order } = loaded.value
  const supplier = await activeSupplier(ctx, order.supplierId)
  if (!supplier.ok) return supplier
  const place = await deliveryPlace(ctx, order.locationId)
  if (!place.ok) return place
  const agreed = input.unitPrice === undefined ? null : minorOf(input.unitPrice, order.currency, 'unitPrice')
  if (agreed && !agreed.ok) return agreed
  const set = await setLines(ctx, order, supplier.value, place.value, [{ partRevisionId: input.partRevisionId, quantity: input.quantity, unitPrice: agreed?.value }])
  if (!set.ok) return set
  await record<SourcingEvent>(ctx, { type: 'sourcing.order-changed', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, partRevisionId: input.partRevisionId, quantity: input.quantity } })
  return ok({ number: order.number })
}

/** Takes a part off a draft. */
export async function removeOrderLine(ctx: CommandContext<BrandActor>, input: Which & { partRevisionId: Id }): Promise<Result<{ number: string }>> {
  const loaded = await draftOf(ctx, input)
  if (!loaded.ok) return loaded
  const { order } = loaded.value
  const { count } = await ctx.tx.purchaseOrderLine.deleteMany({ where: { brandId: order.brandId, purchaseOrderId: order.id, partRevisionId: input.partRevisionId } })
  if (count === 0) return refused(notFound('line'))
  const saved = await saveExpected(ctx, order)
  if (!saved.ok) return saved
  await record<SourcingEvent>(ctx, { type: 'sourcing.order-changed', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, partRevisionId: input.partRevisionId, quantity: 0 } })
  return ok({ number: order.number })
}

/** The supplier has said yes, and by when. Again with another day when it slips: all open lines move with it. */
export async function confirmOrder(ctx: CommandContext<BrandActor>, input: Which & { expectedOn: CalendarDate; supplierRef: string }): Promise<Result<{ number: string }>> {
  const loaded = await current(ctx, input)
  if (!loaded.ok) return loaded
  const order = loaded.value
  const place = (await getPlaces(ctx.tx, [order.locationId])).get(order.locationId)!
  const today = dateAt(ctx.now, place.timeZone)
  if (input.expectedOn < today) return refused(invalid('expected-in-the-past', `It is ${shortDay(today)} at ${place.name}. Choose a day from today on.`, { field: 'expectedOn' }))
  // What has partly come keeps its state: only the day of the rest moves.
  const state = order.state === 'partly-received' ? ok(order.state) : decidePurchase(order, 'confirm')
  if (!state.ok) return state
  const expectedOn = new Date(input.expectedOn)
  if (!(await saveOrder(ctx.tx, order, { state: state.value, expectedOn, supplierRef: input.supplierRef, confirmedAt: ctx.now }))) return refused(stale('order'))
  await ctx.tx.$executeRaw`update "PurchaseOrderLine" set "expectedOn" = ${input.expectedOn}::date where "purchaseOrderId" = ${order.id}::uuid and received < quantity`
  await record<SourcingEvent>(ctx, { type: 'sourcing.order-confirmed', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, before: order.expectedOn, after: input.expectedOn, supplierRef: input.supplierRef } })
  return ok({ number: order.number })
}

/** Done with it: what has not come is given up. */
export async function closeOrder(ctx: CommandContext<BrandActor>, input: Which): Promise<Result<{ number: string }>> {
  return end(ctx, input, 'close', '')
}

/** Nothing of it will come. The supplier is told when it knew of it. */
export async function cancelOrder(ctx: CommandContext<BrandActor>, input: Which & { reason: string }): Promise<Result<{ number: string }>> {
  return end(ctx, input, 'cancel', input.reason)
}

async function end(ctx: CommandContext<BrandActor>, input: Which, verb: Extract<PurchaseVerb, 'close' | 'cancel'>, reason: string): Promise<Result<{ number: string }>> {
  const loaded = await current(ctx, input)
  if (!loaded.ok) return loaded
  const order = loaded.value
  const state = decidePurchase(order, verb)
  if (!state.ok) return state
  if (!(await saveOrder(ctx.tx, order, { state: state.value, cancelReason: reason }))) return refused(stale('order'))
  if (verb === 'cancel' && order.sentCount > 0) await tellCancelled(ctx, order, reason)
  const open = order.lines.reduce((sum, { quantity, received }) => sum + Math.max(0, quantity - received), 0)
  await record<SourcingEvent>(ctx, { type: verb === 'close' ? 'sourcing.order-closed' : 'sourcing.order-cancelled', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, givenUp: open, ...(reason && { reason }) } })
  return ok({ number: order.number })
}

async function current(ctx: CommandContext<BrandActor>, { orderId, version }: Which): Promise<Result<OrderRow>> {
  const order = await loadOrder(ctx.tx, await orderScope(ctx.tx, ctx.actor), { id: orderId })
  if (!order) return refused(notFound('order'))
  return order.version === version ? ok(order) : refused(stale('order'))
}

async function draftOf(ctx: CommandContext<BrandActor>, which: Which): Promise<Result<{ order: OrderRow }>> {
  const loaded = await current(ctx, which)
  if (!loaded.ok) return loaded
  const order = loaded.value
  if (order.state !== 'draft') return refused(conflict('order-sent-already', `${order.number} is ${order.state.replace('-', ' ')}: the supplier works from what was sent. Cancel it and order anew, or make a second order for the rest.`))
  return ok({ order })
}
