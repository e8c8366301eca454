import { addDays, type CalendarDate } from '#kernel/calendar-date.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { stateWord, type RunState } from './run-state.ts'
import { HORIZON_DAYS, layOut, openHours, placeHours, type Booking, type WorkshopCalendar } from './schedule.ts'

export interface RunToMove {
  readonly id: string
  readonly number: string
  readonly state: RunState
  readonly hours: number
  readonly startOn: CalendarDate | null
  readonly readyOn: CalendarDate | null
}

/** What a move would change, for this run and for the others at the workshop. */
export interface MovePreview {
  /** In the hours that the others leave: nobody else is touched. */
  readonly fits: { readonly startOn: CalendarDate; readonly readyOn: CalendarDate }
  /** With the ready day kept as promised: hours that find no room by then, this run's and the others' together; 0 when it fits anyway. Null: the promised day comes before the new start, or there is none. */
  readonly keptOver: number | null
  /** Runs that get into trouble when the ready day is kept: hours over, and the day on which they are pressed in. */
  readonly squeezed: readonly { readonly runId: string; readonly over: number; readonly on: CalendarDate }[]
}

/** States in which a run has a plan that can still move: taken on by the workshop, and not begun. */
export const MOVABLE_STATES: readonly RunState[] = ['confirmed', 'released']

/** Whether a run may start on `to`, and what follows. `from` is the first day that can still be planned; `others` are all other runs at the workshop. */
export function previewMove(run: RunToMove, to: CalendarDate, others: readonly Booking[], calendar: WorkshopCalendar, from: CalendarDate): Result<MovePreview> {
  if (!MOVABLE_STATES.includes(run.state)) {
    const why = run.state === 'draft' || run.state === 'quoted' ? 'It gets its place in the plan when the workshop confirms it.' : 'A run that has begun is not moved; pause it, or stop it.'
    return refused(conflict('run-not-movable', `${run.number} is ${stateWord(run.state)}. ${why}`))
  }
  if (to < from) return refused(invalid('start-in-the-past', 'Choose a day from today on.', { field: 'startOn' }))
  if (to > addDays(from, HORIZON_DAYS)) return refused(invalid('start-too-far', 'Choose a day within the next two years.', { field: 'startOn' }))
  if (openHours(calendar, to) === 0) return refused(invalid('workshop-closed-then', 'The workshop does not work on this day. Choose one on which it does.', { field: 'startOn' }))
  const fits = placeHours(run.hours, calendar, layOut(others, calendar, from), to)
  if (!fits) return refused(invalid('no-capacity', 'The workshop has not enough free hours in the two years after this day.', { field: 'startOn' }))
  const before = layOut(others, calendar, from)
  const kept = run.readyOn && run.readyOn >= to ? layOut([...others, { id: run.id, hours: run.hours, startOn: to, dueOn: run.readyOn }], calendar, from) : null
  const squeezed = kept ? [...kept.runs].flatMap(([runId, { over, lastDay }]) => {
    const more = over - (before.runs.get(runId)?.over ?? 0)
    return more > 1e-6 ? [{ runId, over: more, on: lastDay }] : []
  }) : []
  return ok({ fits: { startOn: fits.firstDay, readyOn: fits.lastDay }, keptOver: kept && squeezed.reduce((sum, { over }) => sum + over, 0), squeezed })
}

export interface MoveInput {
  readonly startOn: CalendarDate
  /** Keep the promised day though the hours do not fit: overload, on purpose. */
  readonly keepReady?: boolean
  /** The ready day that was shown when it was decided; another one now is refused. */
  readonly shownReadyOn?: CalendarDate
}

/** The new plan of a run: where it fits, or where it was put on purpose. */
export function decideMove(run: RunToMove, input: MoveInput, others: readonly Booking[], calendar: WorkshopCalendar, from: CalendarDate): Result<{ readonly startOn: CalendarDate; readonly readyOn: CalendarDate; readonly over: number }> {
  const preview = previewMove(run, input.startOn, others, calendar, from)
  if (!preview.ok) return preview
  const { fits, keptOver } = preview.value
  if (input.keepReady) {
    if (keptOver === null) return refused(invalid('ready-before-start', 'The promised day comes before this start, so it cannot be kept. Choose an earlier start, or let the day move.', { field: 'startOn' }))
    return ok({ startOn: input.startOn, readyOn: run.readyOn!, over: keptOver })
  }
  if (input.shownReadyOn && input.shownReadyOn !== fits.readyOn) {
    return refused(conflict('plan-changed', 'The workshop’s plan changed in the meantime, and with it the ready day. Look at the new one and move it again.', { detail: { readyOn: fits.readyOn } }))
  }
  return ok({ ...fits, over: 0 })
}

export interface Relief {
  readonly runId: string
  readonly startOn: CalendarDate
  readonly readyOn: CalendarDate
  /** Hours over that are left at the workshop after it moved. */
  readonly overLeft: number
}

/** Which of the movable runs could give way so that less is over, and where they would go: the one that helps most first. */
export function whoCouldGiveWay(movable: readonly RunToMove[], bookings: readonly Booking[], calendar: WorkshopCalendar, from: CalendarDate): Relief[] {
  const overNow = totalOver(bookings, calendar, from)
  if (overNow < 1e-6) return []
  return movable.flatMap((run): Relief[] => {
    const others = bookings.filter(({ id }) => id !== run.id)
    const without = layOut(others, calendar, from)
    const placed = placeHours(run.hours, calendar, without, run.startOn && run.startOn > from ? run.startOn : from)
    if (!placed || (placed.firstDay === run.startOn && placed.lastDay === run.readyOn)) return []
    const overLeft = [...without.runs.values()].reduce((sum, { over }) => sum + over, 0)
    return overLeft < overNow - 1e-6 ? [{ runId: run.id, startOn: placed.firstDay, readyOn: placed.lastDay, overLeft }] : []
  }).sort((a, b) => a.overLeft - b.overLeft || (a.readyOn < b.readyOn ? -1 : 1))
}

function totalOver(bookings: readonly Booking[], calendar: WorkshopCalendar, from: CalendarDate): number {
  return [...layOut(bookings, calendar, from).runs.values()].reduce((sum, { over }) => sum + over, 0)
}
