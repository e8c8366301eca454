import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { countScope } from '../access.ts'
import { decideAccept, decideCountVerb, refuseUndecidable, type CountedLine, type Verdict } from '../domain/stock-count.ts'
import type { StockEvent } from '../events.ts'
import type { CountVersion, SettleCount } from '../schemas.ts'
import { loadCount, openAgain, saveCount, type CountRow } from '../store-counts.ts'
import { lockBalances } from '../store.ts'
import { moveStock, type MoveInput } from './move-stock.ts'

export interface Settled {
  readonly number: string
  readonly verdict: Verdict
  readonly lines: number
  /** Pieces the books changed by, up or down. */
  readonly pieces: number
}

/**
 * Decides about counted lines: accept (the difference is booked), keep (the books stay), or recount (they are counted again, blind, against
 * the books of now). All of the chosen or none. With its last line decided the count is closed.
 */
export async function settleCount(ctx: CommandContext<BrandActor>, input: SettleCount): Promise<Result<Settled>> {
  const count = await loadCount(ctx.tx, await countScope(ctx.tx, ctx.actor), input.countId)
  if (!count) return refused(notFound('count'))
  const may = decideCountVerb(count, input.verdict === 'recount' ? 'recount' : 'settle')
  if (!may.ok) return may
  if (input.version !== count.version) return refused(stale('count'))
  const lines = count.lines.filter(({ id }) => input.lineIds.includes(id))
  if (lines.length !== new Set(input.lineIds).size) return refused(notFound('line'))
  if (lines.length === 0) return refused(invalid('nothing-chosen', 'Choose at least one line.', { field: 'lineIds' }))

  const done = input.verdict === 'accept' ? await acceptLines(ctx, count, lines) : await leaveLines(ctx, count, lines, input.verdict)
  if (!done.ok) return done
  const decided = new Set(input.verdict === 'recount' ? [] : lines.map(({ id }) => id))
  const left = count.lines.filter(({ id, state }) => state === 'open' && !decided.has(id)).length
  const state = input.verdict === 'recount' ? 'counting' : left === 0 ? 'closed' : 'counted'
  if (!(await saveCount(ctx.tx, count, { state, ...(state === 'closed' && { closedAt: ctx.now }) }))) return refused(stale('count'))
  await record<StockEvent>(ctx, {
    type: 'stock.count-settled', brandId: count.brandId, subject: { kind: 'count', id: count.id },
    data: { number: count.number, verdict: input.verdict, lots: lines.map(({ lotCode }) => lotCode).slice(0, 20).join(', '), lines: lines.length, pieces: done.value },
  })
  return ok({ number: count.number, verdict: input.verdict, lines: lines.length, pieces: done.value })
}

/** The count ends without its open lines; what was accepted of it stays booked. */
export async function cancelCount(ctx: CommandContext<BrandActor>, input: CountVersion): Promise<Result<{ number: string }>> {
  const count = await loadCount(ctx.tx, await countScope(ctx.tx, ctx.actor), input.countId)
  if (!count) return refused(notFound('count'))
  const to = decideCountVerb(count, 'cancel')
  if (!to.ok) return to
  if (input.version !== count.version) return refused(stale('count'))
  await ctx.tx.stockCountLine.updateMany({ where: { brandId: count.brandId, countId: count.id, state: 'open' }, data: { state: 'dropped' } })
  if (!(await saveCount(ctx.tx, count, { state: to.value, closedAt: ctx.now }))) return refused(stale('count'))
  await record<StockEvent>(ctx, { type: 'stock.count-cancelled', brandId: count.brandId, subject: { kind: 'count', id: count.id }, data: { number: count.number } })
  return ok({ number: count.number })
}

/** Books the differences of lines, asked again under the lock of their balances. Returns how many pieces the books changed by. */
async function acceptLines(ctx: CommandContext<BrandActor>, count: CountRow, lines: CountRow['lines']): Promise<Result<number>> {
  const { locationId, brandId } = count
  const locked = new Map((await lockBalances(ctx.tx, brandId, lines.map(({ lotId }) => ({ locationId, lotId })), ctx.now)).map((row) => [row.lotId, row]))
  const lotOf = new Map(lines.map(({ id, lotId }) => [id, lotId]))
  const decided = decideAccept(lines, ({ id }: CountedLine) => locked.get(lotOf.get(id)!)!, { userId: ctx.actor.userId, owner: ctx.actor.role === 'owner' })
  if (!decided.ok) return decided
  const place = { kind: 'location', locationId } as const
  const outside = { kind: 'count' } as const
  const moves = decided.value.filter(({ difference }) => difference !== 0).map(({ lineId, difference }): MoveInput => ({
    lotId: lotOf.get(lineId)!, quantity: Math.abs(difference), from: difference > 0 ? outside : place, to: difference > 0 ? place : outside,
    reason: 'counted', source: { kind: 'stock-count', id: count.id }, key: `count-line:${lineId}`,
  }))
  const moved = moves.length > 0 ? await moveStock(ctx, { brandId, moves }) : ok()
  if (!moved.ok) return moved
  await ctx.tx.$executeRaw`
    update "StockCountLine" c set state = 'accepted', "moveId" = (select m.id from "StockMove" m where m."brandId" = c."brandId" and m."idempotencyKey" = 'count-line:' || c.id)
     where c."brandId" = ${brandId}::uuid and c."countId" = ${count.id}::uuid and c.id = any(${lines.map(({ id }) => id)}::uuid[])`
  return ok(moves.reduce((sum, { quantity }) => sum + quantity, 0))
}

async function leaveLines(ctx: CommandContext<BrandActor>, count: CountRow, lines: CountRow['lines'], verdict: 'keep' | 'recount'): Promise<Result<number>> {
  for (const line of lines) {
    const refusal = refuseUndecidable(line)
    if (refusal) return refused(refusal)
  }
  const lineIds: Id[] = lines.map(({ id }) => id)
  if (verdict === 'recount') await openAgain(ctx.tx, count, lineIds)
  else await ctx.tx.stockCountLine.updateMany({ where: { brandId: count.brandId, countId: count.id, id: { in: lineIds } }, data: { state: 'dropped' } })
  return ok(0)
}
