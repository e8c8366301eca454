import { record } from '#audit/record.ts'
import { actorName, actorUserId, type BrandActor, type MicrofactoryActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { runScope } from '../access.ts'
import { decideRunVerb, stateWord } from '../domain/run-state.ts'
import { asQuoted, decideDifference, type Actual, type Difference } from '../domain/settlement.ts'
import type { RunEvent } from '../events.ts'
import { countReworkScrap, countUnitsInRework, loadRun, saveRun, type RunRow } from '../store.ts'
import { orderRun } from './order-run.ts'

const LARGEST = 2_000_000_000

/** States a run's actual cost up to its closing. The workshop or the brand; the last word stands. Amounts in minor units of the run's currency. */
export async function stateActuals(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: Actual & { runId: Id; version?: number; note?: string }): Promise<Result<{ number: string; total: number }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  if (run.state !== 'produced' && run.state !== 'stopped') {
    return refused(conflict('run-not-settled-now', run.state === 'closed' ? `${run.number} is closed: its cost is settled.` : `${run.number} is ${stateWord(run.state)}. What it cost is stated when it is finished or stopped.`))
  }
  for (const field of ['setupCost', 'unitsCost', 'scrapCost', 'otherCost', 'minutes'] as const) {
    const value = input[field]
    if (value !== null && (!Number.isSafeInteger(value) || value < 0 || value > LARGEST)) return refused(invalid('actual-amount', field === 'minutes' ? 'Enter whole minutes, 0 or more.' : 'Enter an amount of 0 or more.', { field }))
  }
  const { setupCost, unitsCost, scrapCost, otherCost, minutes } = input
  await writeActual(ctx, run, { setupCost, unitsCost, scrapCost, otherCost, minutes }, input.note?.trim() ?? '')
  if (!(await saveRun(ctx.tx, run, {}))) return refused(stale('run'))
  const total = setupCost + unitsCost + scrapCost + otherCost
  await record<RunEvent>(ctx, {
    type: 'runs.actuals-stated', brandId: run.brandId, organizationId: ctx.actor.kind === 'microfactory' ? ctx.actor.organizationId : undefined, subject: { kind: 'run', id: run.id },
    data: { number: run.number, total, setupCost, unitsCost, scrapCost, otherCost, minutes, note: input.note?.trim() ?? '' },
  })
  return ok({ number: run.number, total })
}

/**
 * The brand settles a run of which nothing is being reworked: what is done about missing or additional units is answered, and its cost is what was stated, or as quoted when nobody stated any.
 * "Order the rest" makes a draft run of what is missing.
 */
export async function closeRun(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number; difference?: Difference; differenceNote?: string }): Promise<Result<{ runId: Id; number: string; restNumber: string | null }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, 'close')
  if (!state.ok) return state
  const reworking = await countUnitsInRework(ctx.tx, run)
  if (reworking > 0) return refused(conflict('rework-open', `${plural(reworking, 'unit')} of ${run.number} ${reworking === 1 ? 'is' : 'are'} back on the floor. Wait for what comes of the rework, or cancel it; then close the run.`))
  const good = run.goodCount - (await countReworkScrap(ctx.tx, run))
  const difference = decideDifference({ number: run.number, quantity: run.quantity, good }, input.difference)
  if (!difference.ok) return difference
  const stated = await ctx.tx.runActual.findUnique({ where: { runId: run.id }, select: { runId: true } })
  if (!stated && run.unitCost !== null && run.setupCost !== null) {
    await writeActual(ctx, run, asQuoted({ setupCost: run.setupCost, unitCost: run.unitCost, quantity: run.quantity }, difference.value === 'return-over' ? run.quantity : good), 'As quoted: nobody stated anything else.')
  }
  const note = input.differenceNote?.trim() ?? ''
  if (!(await saveRun(ctx.tx, run, { state: state.value, difference: difference.value, differenceNote: note }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.closed', brandId: run.brandId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, good, scrap: run.scrapCount, ordered: run.quantity, difference: difference.value, note },
  })
  const rest = difference.value === 'order-rest'
    ? await orderRun(ctx, { skuId: run.skuId, toyRevisionId: run.toyRevisionId, locationId: run.locationId, quantity: run.quantity - good, note: `The rest of ${run.number}.`, asDraft: true }) : null
  if (rest && !rest.ok) return rest
  return ok({ runId: run.id, number: run.number, restNumber: rest?.value.number ?? null })
}

async function writeActual(ctx: CommandContext<BrandActor | MicrofactoryActor>, run: RunRow, actual: Actual, note: string): Promise<void> {
  const row = { ...actual, note, statedById: actorUserId(ctx.actor), statedBy: actorName(ctx.actor), statedAt: ctx.now }
  await ctx.tx.runActual.upsert({ where: { runId: run.id }, update: row, create: { runId: run.id, brandId: run.brandId, ...row }, select: { runId: true } })
}
