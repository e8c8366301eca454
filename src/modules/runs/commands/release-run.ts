import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { runScope } from '../access.ts'
import { decideRunVerb } from '../domain/run-state.ts'
import type { RunEvent } from '../events.ts'
import '../jobs.ts'
import { findPilotOfRun, loadRun, saveRun } from '../store.ts'
import { currentDesign, freezeDesign, writeRelease } from './freeze-run.ts'

/**
 * Gives the run to the floor. Its bill of materials and inspection plan are copied and hashed: from here on no edit of the design reaches it.
 * Gates: the toy revision is released and has parts, the workshop is still a partner, the pilot (if any) is approved.
 */
export async function releaseRun(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number }): Promise<Result<{ number: string; frozenHash: string }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, 'release')
  if (!state.ok) return state
  const current = await currentDesign(ctx, run, run.toyRevisionId)
  if (!current.ok) return current
  if (run.pilotId) {
    const pilot = await findPilotOfRun(ctx.tx, run.brandId, run.pilotId)
    if (pilot?.state === 'draft') {
      return refused(conflict('pilot-not-approved', `${pilot.number} is still a draft. Approve it first: its hypothesis and metrics are locked when this run is released.`, {
        rule: { name: 'A pilot is agreed before its run is made', missing: `approval of ${pilot.number}` },
      }))
    }
    if (!pilot || !['approved', 'running'].includes(pilot.state)) return refused(conflict('pilot-ended', 'The pilot of this run has ended. Cancel the run.'))
  }
  const frozen = freezeDesign(current.value.design)
  await writeRelease(ctx, run, run.toyRevisionId, frozen)
  const saved = await saveRun(ctx.tx, run, { state: state.value, releasedAt: ctx.now, frozen: frozen.design as Prisma.InputJsonValue, frozenHash: frozen.hash })
  if (!saved) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.released', brandId: run.brandId, organizationId: current.value.organizationId ?? undefined, subject: { kind: 'run', id: run.id },
    data: { number: run.number, revision: frozen.design.toyRevision, frozenHash: frozen.hash, parts: frozen.design.bom.length },
  })
  await enqueue(ctx.tx, 'run-released', { brandId: run.brandId, runId: run.id, pilotId: run.pilotId }, { jobKey: `run-released:${run.id}` })
  return ok({ number: run.number, frozenHash: frozen.hash })
}
