import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { getPlaces } from '#modules/places/public.ts'
import { MOVABLE_STATES, previewMove, type MovePreview } from '../domain/move-run.ts'
import { calendarOf, hoursOfRun, loadBookings } from '../store.ts'
import { getRun, type RunDetail } from './get-run.ts'
import { listResting, type Resting } from './resting.ts'

export interface MovePage {
  readonly run: RunDetail
  readonly today: CalendarDate
  readonly startOn: CalendarDate | null
  /** Hours on the machines; null: no terms say. */
  readonly hours: number | null
  readonly resting: readonly Resting[]
  /** Of the day that was asked for; null: none was. */
  readonly preview: MovePreview | null
  /** The day that was asked for. */
  readonly asked: CalendarDate | null
  readonly refusal: Refusal | null
  /** Runs the ready day cannot be kept without squeezing; others' are not named. */
  readonly squeezed: readonly { readonly name: string; readonly over: number; readonly on: CalendarDate }[]
}

/** What moving a run to a day would change, before anybody decides; null: not theirs, or absent. */
export async function getMovePage(actor: BrandActor | MicrofactoryActor, number: string, to?: CalendarDate, brandSlug?: string, now = new Date()): Promise<MovePage | null> {
  const run = await getRun(actor, number, brandSlug, now)
  if (!run) return null
  const row = await db.run.findUniqueOrThrow({ where: { id: run.id }, select: { brandId: true, locationId: true, skuId: true, quantity: true, goodCount: true, startedAt: true } })
  const place = (await getPlaces(db, [row.locationId])).get(row.locationId)!
  const hours = await hoursOfRun(db, row)
  const today = dateAt(now, place.timeZone)
  const page = { run, today, startOn: run.plannedStartOn, hours, resting: (await listResting([run.id])).get(run.id) ?? [], preview: null, asked: to ?? null, refusal: null, squeezed: [] }
  // A run that is not movable says so also before a day is asked for.
  if ((!to && MOVABLE_STATES.includes(run.state)) || hours === null) return page
  const others = (await loadBookings(db, [place.id], run.id)).get(place.id) ?? []
  const result = previewMove({ id: run.id, number: run.number, state: run.state, hours, startOn: run.plannedStartOn, readyOn: run.readyOn }, to ?? today, others, calendarOf(place), today)
  if (!result.ok) return { ...page, refusal: result.refusal }
  const seen = actor.kind === 'brand' ? { brandId: actor.brandId } : {}
  const names = new Map((await db.run.findMany({ where: { id: { in: result.value.squeezed.map(({ runId }) => runId) }, ...seen }, select: { id: true, number: true } })).map(({ id, number: named }) => [id, named]))
  return { ...page, preview: result.value, squeezed: result.value.squeezed.map(({ runId, over, on }) => ({ name: names.get(runId) ?? 'another brand’s run', over, on })) }
}
