import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { runScope } from '../access.ts'
import { decideMove } from '../domain/move-run.ts'
import type { RunEvent } from '../events.ts'
import '../jobs.ts'
import { calendarOf, hoursOfRun, loadBookings, loadRun, lockPlan, saveRun } from '../store.ts'

export interface MoveRunInput {
  readonly runId: Id
  readonly version?: number
  /** The first day it is to be on the machines. */
  readonly startOn: CalendarDate
  /** Keep the promised day although the hours do not fit. */
  readonly keepReady?: boolean
  /** The ready day that was on the screen; refused when the plan changed since. */
  readonly shownReadyOn?: CalendarDate
}

/**
 * Gives a run that has not begun another place in the plan. Without `keepReady` it goes where the others leave room, and its ready day follows;
 * promises that rest on it hear of it. The workshop's row is locked, so that two people moving runs there see each other's plan.
 */
export async function moveRun(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: MoveRunInput): Promise<Result<{ number: string; locationId: Id; startOn: CalendarDate; readyOn: CalendarDate }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  await lockPlan(ctx.tx, run.locationId)
  const place = (await getPlaces(ctx.tx, [run.locationId])).get(run.locationId)
  if (!place) return refused(notFound('workshop'))
  const hours = await hoursOfRun(ctx.tx, run)
  if (hours === null) return refused(conflict('no-terms', `${place.name} has no agreed terms for this toy, so nobody knows how long the run takes. Enter them under Workshop terms.`))
  const others = (await loadBookings(ctx.tx, [place.id], run.id)).get(place.id) ?? []
  const decision = decideMove({ ...run, hours, startOn: run.plannedStartOn }, input, others, calendarOf(place), dateAt(ctx.now, place.timeZone))
  if (!decision.ok) return decision
  const { startOn, readyOn, over } = decision.value
  if (!(await saveRun(ctx.tx, run, { plannedStartOn: new Date(startOn), readyOn: new Date(readyOn) }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.moved', brandId: run.brandId, organizationId: place.organizationId ?? undefined, subject: { kind: 'run', id: run.id },
    data: { number: run.number, startOn, startBefore: run.plannedStartOn, readyOn, readyBefore: run.readyOn, overHours: Math.round(over * 10) / 10 },
  })
  if (readyOn !== run.readyOn) await enqueue(ctx.tx, 'run-output-changed', { brandId: run.brandId, runId: run.id }, { jobKey: `run-output-changed:${run.id}` })
  return ok({ number: run.number, locationId: run.locationId, startOn, readyOn })
}
