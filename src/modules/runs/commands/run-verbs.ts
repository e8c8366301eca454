import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { runScope } from '../access.ts'
import { decideHappenedAt, happenedBefore } from '../domain/happened.ts'
import { decideRunVerb, type RunVerb } from '../domain/run-state.ts'
import type { RunEvent } from '../events.ts'
import '../jobs.ts'
import { countLotsToInspect, loadRun, saveRun, type RunRow } from '../store.ts'

export interface RunVerbInput {
  readonly runId: Id
  /** The version that was on the screen; left out, only the state decides. */
  readonly version?: number
}

/** A verb the floor can say without a network: `happenedAt` is when it was said; left out: now. */
interface FloorVerbInput extends RunVerbInput {
  readonly happenedAt?: Date
}

export interface RunVerbResult {
  readonly runId: Id
  readonly number: string
}

interface Step {
  readonly verb: RunVerb
  readonly event: RunEvent['type']
  readonly data?: Readonly<Record<string, unknown>>
  readonly change?: Prisma.RunUpdateManyMutationInput
  /** Facts of the run that the audit keeps with the step. */
  readonly keep?: (run: RunRow) => Record<string, unknown>
  /** After it the run brings no more: who was promised its output is looked at again. */
  readonly endsOutput?: boolean
}

async function step(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: FloorVerbInput, { verb, event, data, change, keep, endsOutput }: Step): Promise<Result<RunVerbResult & { readonly brandId: Id }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, verb)
  if (!state.ok) return state
  const happened = decideHappenedAt(input.happenedAt, ctx.now)
  if (!happened.ok) return happened
  if (!(await saveRun(ctx.tx, run, { state: state.value, ...change }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: event, brandId: run.brandId, organizationId: ctx.actor.kind === 'microfactory' ? ctx.actor.organizationId : undefined,
    subject: { kind: 'run', id: run.id }, data: { number: run.number, ...data, ...keep?.(run), ...happenedBefore(happened.value, ctx.now) },
  })
  if (endsOutput) await enqueue(ctx.tx, 'run-output-changed', { brandId: run.brandId, runId: run.id }, { jobKey: `run-output-changed:${run.id}` })
  return ok({ runId: run.id, brandId: run.brandId, number: run.number })
}

const counts = (run: RunRow) => ({ good: run.goodCount, scrap: run.scrapCount, ordered: run.quantity })

/** The floor stops for a while, and says why. */
export async function pauseRun(ctx: CommandContext<MicrofactoryActor>, input: FloorVerbInput & { cause: string }): Promise<Result<RunVerbResult>> {
  const cause = input.cause.trim()
  if (cause === '') return refused(invalid('cause-missing', 'Say why the run pauses.', { field: 'cause' }))
  return step(ctx, input, { verb: 'pause', event: 'runs.paused', data: { cause }, change: { pauseCause: cause } })
}

export async function resumeRun(ctx: CommandContext<MicrofactoryActor>, input: FloorVerbInput): Promise<Result<RunVerbResult>> {
  return step(ctx, input, { verb: 'resume', event: 'runs.resumed', change: { pauseCause: '' } })
}

/** Everything is made that will be made. Short or over, the counts stand as reported. Tells how many lots wait for their inspection. */
export async function finishRun(ctx: CommandContext<MicrofactoryActor>, input: RunVerbInput): Promise<Result<RunVerbResult & { readonly toInspect: number }>> {
  const finished = await step(ctx, input, { verb: 'finish', event: 'runs.finished', change: { producedAt: ctx.now, pauseCause: '' }, keep: counts, endsOutput: true })
  if (!finished.ok) return finished
  const { runId, brandId, number } = finished.value
  return ok({ runId, number, toInspect: await countLotsToInspect(ctx.tx, { id: runId, brandId }) })
}

/** Takes the order back before it is released. */
export async function cancelRun(ctx: CommandContext<BrandActor>, input: RunVerbInput & { reason?: string }): Promise<Result<RunVerbResult>> {
  return step(ctx, input, { verb: 'cancel', event: 'runs.cancelled', data: { reason: input.reason?.trim() ?? '' }, endsOutput: true })
}

/** Ends a run that is on the floor. What was made stays made. */
export async function stopRun(ctx: CommandContext<BrandActor>, input: RunVerbInput & { reason: string }): Promise<Result<RunVerbResult>> {
  const reason = input.reason.trim()
  if (reason === '') return refused(invalid('reason-missing', 'Say why the run stops: the floor reads it.', { field: 'reason' }))
  return step(ctx, input, { verb: 'stop', event: 'runs.stopped', data: { reason }, change: { producedAt: ctx.now }, keep: counts, endsOutput: true })
}
