import type { z } from 'zod'
import { record } from '#audit/record.ts'
import { actorName, type BrandActor, type MicrofactoryActor } from '#auth/actor.ts'
import { dateAt, shortDay } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import { lotCode, makeLot, moveStock, reverseMoves } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { orderScope, receivingScope } from '../access.ts'
import { decidePurchase, verbAfter } from '../domain/purchase-state.ts'
import { decideReceipt, decideReturn, decideUndoReceipt } from '../domain/receipt.ts'
import type { SourcingEvent } from '../events.ts'
import type { receiveLineSchema, returnGoodsSchema } from '../schemas.ts'
import { loadOrder, saveOrder, type OrderRow } from '../store.ts'
import { findReceipt, receivedByOrganization } from '../store-receipts.ts'

const source = (receiptId: Id) => ({ kind: 'receipt', id: receiptId })

/**
 * Goods of one line are there: they become a lot in quarantine at the place of the order (supplier → location). Part of a line may come
 * first; a little more than ordered needs a second look, far more is refused.
 */
export async function receiveLine(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: z.output<typeof receiveLineSchema>): Promise<Result<{ orderId: Id; receiptId: Id; lotId: Id; lotCode: string; quantity: number }>> {
  const order = await loadOrder(ctx.tx, await receivingScope(ctx.tx, ctx.actor), { lineId: input.lineId })
  if (!order) return refused(notFound('line'))
  const line = order.lines.find(({ id }) => id === input.lineId)!
  // First the order's own state: a draft or a closed order says so, before anything about counts does.
  const open = decidePurchase(order, 'receive-part')
  if (!open.ok) return open
  if (input.orderVersion !== undefined && input.orderVersion !== order.version) return refused(stale('order'))
  const decided = decideReceipt(line, input.quantity, input.confirmOver)
  if (!decided.ok) return decided
  const place = (await getPlaces(ctx.tx, [order.locationId])).get(order.locationId)
  if (!place) return refused(notFound('place'))
  if (place.state !== 'open') return refused(conflict('place-closed', `${place.name} is closed and receives nothing.`))
  const today = dateAt(ctx.now, place.timeZone)
  if (input.expiresOn && input.expiresOn < today) return refused(invalid('expired-already', `It is ${shortDay(today)} at ${place.name}: these goods have expired. Refuse them at the door.`, { field: 'expiresOn' }))

  const running = Number((await nextNumber(ctx.tx, order.brandId, 'LOT')).slice('LOT-'.length))
  const code = lotCode(today, running)
  const lotId = await makeLot(ctx, { brandId: order.brandId, code, itemKind: 'part', partRevisionId: line.partRevisionId, madeOn: today, expiresOn: input.expiresOn })
  const receiptId = ctx.newId()
  await ctx.tx.receipt.create({
    data: { id: receiptId, brandId: order.brandId, purchaseOrderId: order.id, lineId: line.id, lotId, locationId: order.locationId, quantity: input.quantity, supplierLot: input.supplierLot, receivedBy: actorName(ctx.actor), at: ctx.now },
    select: { id: true },
  })
  const moved = await moveStock(ctx, {
    brandId: order.brandId, moves: [{ lotId, quantity: input.quantity, from: { kind: 'supplier' }, to: { kind: 'location', locationId: order.locationId }, reason: 'received', source: source(receiptId), key: `receipt:${receiptId}` }],
  })
  if (!moved.ok) return moved
  const saved = await saveReceived(ctx, order, line.id, input.quantity, false)
  if (!saved.ok) return saved
  await record<SourcingEvent>(ctx, {
    type: 'sourcing.goods-received', brandId: order.brandId, subject: { kind: 'purchase-order', id: order.id },
    data: { number: order.number, receiptId, lot: code, quantity: input.quantity, over: decided.value.over, supplierLot: input.supplierLot, place: place.name },
  })
  return ok({ orderId: order.id, receiptId, lotId, lotCode: code, quantity: input.quantity })
}

/**
 * Takes a receipt back exactly, as long as its lot lies where it came and nobody has inspected it. The brand takes back any; a workshop
 * what it received itself.
 */
export async function undoReceipt(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: { receiptId: Id; reason: string }): Promise<Result<{ orderId: Id; lotCode: string; quantity: number }>> {
  const { actor } = ctx
  const order = await loadOrder(ctx.tx, await orderScope(ctx.tx, actor), { receiptId: input.receiptId })
  if (!order) return refused(notFound('receipt'))
  const { brandId } = order
  const receipt = (await findReceipt(ctx.tx, brandId, input.receiptId))! // read now that the order is locked
  if (actor.kind === 'microfactory' && !(await receivedByOrganization(ctx.tx, brandId, receipt.id, actor.organizationId))) {
    return refused(conflict('receipt-of-others', `${receipt.receivedBy} received lot ${receipt.lotCode}, and your workshop did not. Ask the brand to take it back.`))
  }
  const decided = decideUndoReceipt(receipt, receipt.onHandThere)
  if (!decided.ok) return decided
  const reversed = await reverseMoves(ctx, { brandId, source: source(receipt.id), key: `undo-receipt:${receipt.id}` })
  if (!reversed.ok) return reversed
  await ctx.tx.receipt.updateMany({ where: { id: receipt.id, brandId, undoneAt: null }, data: { undoneAt: ctx.now } })
  const saved = await saveReceived(ctx, order, receipt.lineId, -receipt.quantity, true)
  if (!saved.ok) return saved
  await record<SourcingEvent>(ctx, { type: 'sourcing.receipt-undone', brandId, subject: { kind: 'purchase-order', id: order.id }, data: { number: order.number, receiptId: receipt.id, lot: receipt.lotCode, quantity: receipt.quantity, reason: input.reason } })
  return ok({ orderId: order.id, lotCode: receipt.lotCode, quantity: receipt.quantity })
}

/** Pieces of a received lot go back to the supplier, from where they came in. They leave the stock; the line keeps what was received. */
export async function returnGoods(ctx: CommandContext<BrandActor>, input: z.output<typeof returnGoodsSchema>): Promise<Result<{ lotCode: string; quantity: number }>> {
  const { brandId } = ctx.actor
  const found = await findReceipt(ctx.tx, brandId, input.receiptId)
  if (!found) return refused(notFound('receipt'))
  await loadOrder(ctx.tx, { brandId }, { lineId: found.lineId })
  const receipt = (await findReceipt(ctx.tx, brandId, input.receiptId))!
  if (receipt.returned !== input.returned) return refused(stale('receipt'))
  const decided = decideReturn(receipt, input.quantity)
  if (!decided.ok) return decided
  const id = ctx.newId()
  const moved = await moveStock(ctx, {
    brandId, moves: [{ lotId: receipt.lotId, quantity: input.quantity, from: { kind: 'location', locationId: receipt.locationId }, to: { kind: 'supplier' }, reason: 'returned-to-supplier', source: { kind: 'supplier-return', id }, key: `supplier-return:${id}` }],
  })
  if (!moved.ok) return moved
  await ctx.tx.receipt.updateMany({ where: { id: receipt.id, brandId }, data: { returned: { increment: input.quantity } } })
  await record<SourcingEvent>(ctx, { type: 'sourcing.goods-returned', brandId, subject: { kind: 'purchase-order', id: receipt.orderId }, data: { number: receipt.orderNumber, receiptId: receipt.id, lot: receipt.lotCode, quantity: input.quantity, reason: input.reason } })
  return ok({ lotCode: receipt.lotCode, quantity: input.quantity })
}

/** Adds to a line what came (or takes off what did not), and moves the order's state with it. */
async function saveReceived(ctx: CommandContext, order: OrderRow, lineId: Id, change: number, undone: boolean): Promise<Result<void>> {
  const lines = order.lines.map((line) => (line.id === lineId ? { ...line, received: line.received + change } : line))
  const state = decidePurchase(order, verbAfter(lines, undone))
  if (!state.ok) return state
  await ctx.tx.purchaseOrderLine.updateMany({ where: { id: lineId, brandId: order.brandId }, data: { received: { increment: change } } })
  return (await saveOrder(ctx.tx, order, { state: state.value })) ? ok() : refused(stale('order'))
}
