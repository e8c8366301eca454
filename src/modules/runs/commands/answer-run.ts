import { record } from '#audit/record.ts'
import type { MicrofactoryActor } from '#auth/actor.ts'
import { addDays, dateAt, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces, type Place } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { runScope } from '../access.ts'
import { decideRunVerb } from '../domain/run-state.ts'
import { HORIZON_DAYS, placeHours } from '../domain/schedule.ts'
import type { RunEvent } from '../events.ts'
import { capacityOf, hoursOfRun, loadBookings, loadRun, lockPlan, saveRun, type RunRow } from '../store.ts'

/**
 * The workshop takes the order at the quoted price, and the run gets its place in the plan: the first day with room for it.
 * It may name a later ready day than the quote's; never one in the past, or beyond the plan. The workshop's plan is locked: of two that are confirmed at once,
 * the second finds the hours of the first taken.
 */
export async function confirmRun(ctx: CommandContext<MicrofactoryActor>, input: { runId: Id; version?: number; readyOn?: CalendarDate }): Promise<Result<{ number: string }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, 'confirm')
  if (!state.ok) return state
  await lockPlan(ctx.tx, run.locationId)
  const place = (await getPlaces(ctx.tx, [run.locationId])).get(run.locationId)
  if (!place) return refused(notFound('workshop'))
  const today = dateAt(ctx.now, place.timeZone)
  if (input.readyOn && input.readyOn <= today) return refused(invalid('ready-in-the-past', `It is ${shortDay(today)} at ${place.name}. Choose a day after today.`, { field: 'readyOn' }))
  if (input.readyOn && input.readyOn > addDays(today, HORIZON_DAYS)) return refused(invalid('ready-too-far', 'Choose a day within the next two years.', { field: 'readyOn' }))
  const plannedStartOn = await firstDayWithRoom(ctx, run, place, input.readyOn ?? run.readyOn)
  const saved = await saveRun(ctx.tx, run, {
    state: state.value, ...(input.readyOn ? { readyOn: new Date(input.readyOn) } : {}), ...(plannedStartOn ? { plannedStartOn: new Date(plannedStartOn) } : {}),
  })
  if (!saved) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.confirmed', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, ...(input.readyOn ? { readyOn: input.readyOn } : {}), ...(plannedStartOn ? { startOn: plannedStartOn } : {}) },
  })
  return ok({ number: run.number })
}

/** Where a run begins: in the hours that others leave, but never after the day it is promised. Null: no terms say how long it takes. */
async function firstDayWithRoom(ctx: CommandContext<MicrofactoryActor>, run: RunRow, place: Place, readyOn: CalendarDate | null): Promise<CalendarDate | null> {
  const hours = await hoursOfRun(ctx.tx, run)
  if (hours === null) return null
  const bookings = await loadBookings(ctx.tx, [place.id], run.id)
  const { calendar, taken, from } = capacityOf(place, bookings.get(place.id) ?? [], ctx.now)
  const placed = placeHours(hours, calendar, taken, from)
  return placed && readyOn && readyOn < placed.firstDay ? readyOn : (placed?.firstDay ?? null)
}

/** The workshop does not take the order. The reason goes to the brand. */
export async function declineRun(ctx: CommandContext<MicrofactoryActor>, input: { runId: Id; version?: number; reason: string }): Promise<Result<{ number: string }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, 'decline')
  if (!state.ok) return state
  if (input.reason.trim() === '') return refused(invalid('reason-missing', 'Tell the brand why, so that it can order elsewhere.', { field: 'reason' }))
  if (!(await saveRun(ctx.tx, run, { state: state.value }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.declined', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, reason: input.reason.trim() },
  })
  return ok({ number: run.number })
}
