import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getLot } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { runScope } from '../access.ts'
import type { RunEvent } from '../events.ts'
import { countGoodOfLot, loadRun, saveRun } from '../store.ts'

/**
 * Ends the lot that a run is making, while the run goes on: it can be inspected, released and sent as it is, and the next report begins another lot
 * with a quality of its own. For a part of the order that is delivered first, and for whatever else should not be mixed (another batch of material, another shift).
 */
export async function closeLot(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: { runId: Id; version?: number; reason?: string }): Promise<Result<{ number: string; lot: string; good: number }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  if (run.state !== 'in-production' && run.state !== 'paused') return refused(conflict('run-not-in-production', `${run.number} is ${run.state}. A lot is ended early only while the run is being made; at its end the last one ends by itself.`))
  const lot = run.lotId ? await getLot(ctx.tx, run.brandId, run.lotId) : null
  if (!lot || run.lotClosed) return refused(conflict('lot-closed', `The last lot of ${run.number} has ended already. The next report begins a new one.`))
  const good = await countGoodOfLot(ctx.tx, run.brandId, lot.id)
  if (good === 0) return refused(conflict('lot-empty', `Lot ${lot.code} has no good units yet. Report some first; then it can be handed over.`))
  if (!(await saveRun(ctx.tx, run, { lotClosed: true }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.lot-closed', brandId: run.brandId, organizationId: ctx.actor.kind === 'microfactory' ? ctx.actor.organizationId : undefined, subject: { kind: 'run', id: run.id },
    data: { number: run.number, lot: lot.code, good, reason: input.reason?.trim() ?? '' },
  })
  return ok({ number: run.number, lot: lot.code, good })
}
