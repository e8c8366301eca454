import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { holdStock, usableStock } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { restockScope } from '../access.ts'
import { decideRestockVerb } from '../domain/decide-restock.ts'
import type { RestockVerb } from '../domain/restock-state.ts'
import type { RestockEvent } from '../events.ts'
import { endOutputHolds, listOutputHolds, loadRestock, lotsOfRuns, saveRestock, type RestockRow } from '../store.ts'
import { HOLD_DAYS } from './take-holds.ts'

/**
 * Somebody goes to the shelf. What was promised from a run must be stock by now: its holds move from the run to the released lot,
 * and a lot that still waits for its inspection stops the picking, by name.
 */
export async function startPicking(ctx: CommandContext<BrandActor>, input: { restockId: Id; version: number }): Promise<Result<{ number: string }>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  const to = decideRestockVerb(restock, 'start-picking')
  if (!to.ok) return to
  if (restock.version !== input.version) return refused(stale('restock'))
  const settled = await settleOutputHolds(ctx, restock)
  if (!settled.ok) return settled
  return advance(ctx, restock, 'start-picking', 'restocks.picking-started')
}

/** Turns holds on run output into holds on the lots of those runs (a run may have several), wherever their released pieces lie. */
async function settleOutputHolds(ctx: CommandContext, restock: RestockRow): Promise<Result<void>> {
  const { brandId } = restock
  const lineIds = restock.lines.map(({ id }) => id)
  const holds = await listOutputHolds(ctx.tx, brandId, lineIds)
  if (holds.length === 0) return ok()
  const usable = await usableStock(ctx.tx, brandId, { skuIds: restock.lines.map(({ skuId }) => skuId), at: ctx.now })
  const free = usable.filter(({ locationKind }) => locationKind === 'workshop' || locationKind === 'warehouse').map((row) => ({ ...row, left: row.usable }))
  const runOf = await lotsOfRuns(ctx.tx, brandId, free.map(({ lotId }) => lotId))
  const picks = []
  for (const hold of holds) {
    let missing = hold.quantity
    for (const row of free) {
      const taken = runOf.get(row.lotId) === hold.runId ? Math.min(row.left, missing) : 0
      if (taken <= 0) continue
      picks.push({ lotId: row.lotId, locationId: row.locationId, quantity: taken, source: { kind: 'restock-line', id: hold.restockLineId } })
      row.left -= taken
      missing -= taken
    }
    if (missing > 0) {
      return refused(conflict('output-not-ready', `${plural(missing, 'piece')} of ${restock.number} come from ${hold.runNumber} and are not released yet. Pick once the lot has passed its inspection.`, {
        rule: { name: 'Only released goods are picked', citation: 'ISO 9001:2015 §8.6', missing: `the release of ${hold.runNumber}'s lot` },
      }))
    }
  }
  const expiresAt = new Date(ctx.now.getTime() + HOLD_DAYS * 86_400_000)
  const held = await holdStock(ctx, { brandId, picks, source: { kind: 'restock-line', id: lineIds[0]! }, expiresAt })
  if (!held.ok) return held
  await endOutputHolds(ctx.tx, brandId, lineIds, 'used')
  return ok()
}

/** The goods have left for the shop. Called by the shipment, in its own transaction. */
export async function markShipped(ctx: CommandContext, input: { brandId: Id; restockId: Id }): Promise<Result<{ number: string }>> {
  return fromShipment(ctx, input, 'ship', 'restocks.shipped', { shippedAt: ctx.now })
}

/** The goods are at the shop: the day that decides whether the promise was kept. Called by the shipment, in its own transaction. */
export async function markReceived(ctx: CommandContext, input: { brandId: Id; restockId: Id; receivedOn: CalendarDate }): Promise<Result<{ number: string }>> {
  return fromShipment(ctx, input, 'receive', 'restocks.received', { receivedAt: ctx.now, receivedOn: new Date(`${input.receivedOn}T00:00:00Z`) })
}

/** Nothing is open any more: counts agreed, discrepancies settled. */
export async function closeRestock(ctx: CommandContext<BrandActor>, input: { restockId: Id; version: number }): Promise<Result<{ number: string }>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  const to = decideRestockVerb(restock, 'close')
  if (!to.ok) return to
  return restock.version === input.version ? advance(ctx, restock, 'close', 'restocks.closed') : refused(stale('restock'))
}

async function fromShipment(
  ctx: CommandContext, input: { brandId: Id; restockId: Id }, verb: RestockVerb, type: RestockEvent['type'], data: Parameters<typeof saveRestock>[2],
): Promise<Result<{ number: string }>> {
  // The shipment has already shown that the actor may; the brand it belongs to is the scope.
  const restock = await loadRestock(ctx.tx, { brandId: input.brandId }, { id: input.restockId })
  return restock ? advance(ctx, restock, verb, type, data) : refused(notFound('restock'))
}

async function advance(ctx: CommandContext, restock: RestockRow, verb: RestockVerb, type: RestockEvent['type'], data: Parameters<typeof saveRestock>[2] = {}): Promise<Result<{ number: string }>> {
  const to = decideRestockVerb(restock, verb)
  if (!to.ok) return to
  if (!(await saveRestock(ctx.tx, restock, { ...data, state: to.value }))) return refused(stale('restock'))
  await record<RestockEvent>(ctx, { type, brandId: restock.brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id: restock.id }, data: { number: restock.number } })
  return ok({ number: restock.number })
}
