import type { BrandActor, SystemActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { placeScope } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { lotScope } from '../access.ts'
import { decideUndo } from '../domain/undo-gate.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { StockEvent } from '../events.ts'
import type { CountStock, ScrapStock } from '../schemas.ts'
import { endHolds, lockBalances, reversalsOf } from '../store.ts'
import { moveStock, reverseMoves } from './move-stock.ts'

/**
 * Somebody counted: the difference to the books is booked, with its reason. Refused when the books moved since the screen was loaded
 * (the count would be of another moment), and when fewer are there than are held for others.
 */
export async function countStock(ctx: CommandContext<BrandActor>, input: CountStock): Promise<Result<{ difference: number }>> {
  const lot = await visibleLot(ctx, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (!(await canLieAt(ctx, lot.id, input.locationId))) return refused({ ...notFound('place'), field: 'locationId' })
  const [balance] = await lockBalances(ctx.tx, lot.brandId, [input], ctx.now)
  if (!balance) return refused({ ...notFound('place'), field: 'locationId' })
  if (input.seen !== undefined && input.seen !== balance.onHand) {
    return refused(conflict('stock-moved', `The books say ${balance.onHand} at ${balance.placeName} now; they said ${input.seen} when this page was loaded. Load it again, count again, then enter it.`, { field: 'counted' }))
  }
  const difference = input.counted - balance.onHand
  if (difference === 0) return refused(invalid('count-agrees', `The books say ${balance.onHand} as well. There is nothing to correct.`, { field: 'counted' }))
  if (input.counted < balance.allocated) {
    return refused(conflict('count-below-held', `${balance.allocated} of this lot are held for restocks at ${balance.placeName}. Let go of some there first, then enter the count.`, { field: 'counted' }))
  }
  const id = ctx.newId()
  const place = { kind: 'location', locationId: input.locationId } as const
  const moved = await moveStock(ctx, {
    brandId: lot.brandId, moves: [{
      lotId: lot.id, quantity: Math.abs(difference), from: difference > 0 ? { kind: 'count' } : place, to: difference > 0 ? place : { kind: 'count' },
      reason: 'counted', source: { kind: 'count', id }, key: `count:${id}`,
    }],
  })
  if (!moved.ok) return moved
  await record<StockEvent>(ctx, {
    type: 'stock.counted', brandId: lot.brandId, subject: { kind: 'lot', id: lot.id },
    data: { lot: lot.code, place: balance.placeName, before: balance.onHand, after: input.counted, reason: input.reason },
  })
  return ok({ difference })
}

/** Takes pieces out of stock for good: broken, used as a sample, given away. What is held for others is not touched. */
export async function scrapStock(ctx: CommandContext<BrandActor>, input: ScrapStock): Promise<Result<{ quantity: number }>> {
  const lot = await visibleLot(ctx, input.lotId)
  if (!lot) return refused(notFound('lot'))
  if (!(await canLieAt(ctx, lot.id, input.locationId))) return refused({ ...notFound('place'), field: 'locationId' })
  const id = ctx.newId()
  const moved = await moveStock(ctx, {
    brandId: lot.brandId, moves: [{
      lotId: lot.id, quantity: input.quantity, from: { kind: 'location', locationId: input.locationId }, to: { kind: 'scrap' }, reason: 'scrapped', source: { kind: 'scrap', id }, key: `scrap:${id}`, ...unitsFrom(input),
    }],
  })
  if (!moved.ok) return moved
  await record<StockEvent>(ctx, { type: 'stock.scrapped', brandId: lot.brandId, subject: { kind: 'lot', id: lot.id }, data: { lot: lot.code, quantity: input.quantity, locationId: input.locationId, reason: input.reason, ...unitsFrom(input) } })
  return ok({ quantity: input.quantity })
}

/** Undoes a count, a scrap or a move without a shipment by a reversing movement: the mistake stays in the ledger, and so does its correction. */
export async function undoMove(ctx: CommandContext<BrandActor>, input: { moveId: Id; reason: string }): Promise<Result<{ lotId: Id }>> {
  const move = await ctx.tx.stockMove.findFirst({
    where: { id: input.moveId, lot: lotScope(ctx.actor) }, select: { id: true, brandId: true, lotId: true, sourceKind: true, sourceId: true, reason: true, quantity: true, lot: { select: { code: true } } },
  })
  if (!move) return refused(notFound('stock movement'))
  const undone = await reversalsOf(ctx.tx, move.brandId, [move.id])
  const decided = decideUndo({ sourceKind: move.sourceKind, reason: move.reason, undone: undone.length > 0 })
  if (!decided.ok) return decided
  const reversed = await reverseMoves(ctx, { brandId: move.brandId, source: { kind: move.sourceKind, id: move.sourceId }, key: `undo:${ctx.newId()}`, moveIds: [move.id] })
  if (!reversed.ok) return reversed
  await record<StockEvent>(ctx, {
    type: 'stock.move-undone', brandId: move.brandId, subject: { kind: 'lot', id: move.lotId }, data: { lot: move.lot.code, undone: move.reason, quantity: move.quantity, reason: input.reason },
  })
  return ok({ lotId: move.lotId })
}

/** Lets go of holds whose time is over, a thousand at a time: run now and then by the product itself. */
export async function endExpiredHolds(ctx: CommandContext<SystemActor>, input: { brandId: Id }): Promise<Result<{ ended: number }>> {
  const holds = await ctx.tx.stockHold.findMany({
    where: { brandId: input.brandId, state: 'held', expiresAt: { lt: ctx.now } }, orderBy: { expiresAt: 'asc' }, take: 1000, select: { id: true, lotId: true, locationId: true, quantity: true },
  })
  await lockBalances(ctx.tx, input.brandId, holds, ctx.now)
  const ended = await endHolds(ctx.tx, input.brandId, holds.map(({ id }) => id))
  await record<StockEvent>(ctx, { type: 'stock.holds-ended', brandId: input.brandId, subject: { kind: 'brand', id: input.brandId }, data: { holds: ended.length } })
  return ok({ ended: ended.length })
}

/** The units a form names by their first. */
export function unitsFrom({ firstUnit, quantity }: { readonly firstUnit?: number; readonly quantity: number }): { units?: UnitRange } {
  return firstUnit === undefined ? {} : { units: { first: firstUnit, last: firstUnit + quantity - 1 } }
}

export function visibleLot(ctx: CommandContext, lotId: Id) {
  return ctx.tx.lot.findFirst({ where: { AND: [lotScope(ctx.actor), { id: lotId }] }, select: { id: true, brandId: true, code: true, quality: true, recalledAt: true } })
}

/** Places the actor sees, and those where the lot lies already: a partnership may end before the last piece is counted. */
export async function canLieAt(ctx: CommandContext<BrandActor>, lotId: Id, locationId: Id): Promise<boolean> {
  const seen = await ctx.tx.location.count({ where: { AND: [placeScope(ctx.actor), { id: locationId }] } })
  return seen > 0 || (await ctx.tx.stockBalance.count({ where: { brandId: ctx.actor.brandId, lotId, locationId } })) > 0
}
