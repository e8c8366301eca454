import { nextDispatchDayAfter, nextWorkingDay } from '#kernel/business-calendar.ts'
import { addDays, daysBetween, shortDay } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { later } from './promise-candidates.ts'
import type { SeenPlace } from './promise-candidates.ts'
import type { NewRunSource, PromiseStep } from './promise-model.ts'
import { inspectedOn, inspectionStep } from './promise-route.ts'

/** A new run is planned at most this far ahead; a later day is no promise. */
export const HORIZON_DAYS = 120

/** "So many good pieces can be there on this day": one step of what a workshop could do. Days and pieces only grow along the list. */
export interface RunOffer {
  readonly good: number
  readonly arrivesOn: CalendarDate
  readonly leavesOn: CalendarDate
  readonly lastProductionDay: CalendarDate
  readonly chain: readonly PromiseStep[]
}

/** Pieces to start for so many good ones, within the workshop's smallest and largest run; null: more than it makes in one run. */
export function quantityToStart(good: number, source: NewRunSource): number | null {
  const start = Math.max(source.minimumQuantity, Math.ceil((good * 1000) / source.yieldPermille))
  return start <= source.maximumQuantity ? start : null
}

/** Whole production days for a run: setup and making, at the workshop's hours a day. */
export function productionDays(start: number, source: NewRunSource): number {
  return Math.max(1, Math.ceil((source.setupMinutes * 60 + start * source.secondsPerUnit) / (source.hoursPerDay * 3600)))
}

/**
 * What one new run could bring, by number of production days, up to `wanted` good pieces. Production starts on the first working day on which
 * the workshop is free, the parts are there and the order has been read (its next dispatch day); goods leave after inspection.
 */
export function offersOf(source: NewRunSource, seen: SeenPlace, wanted: number, freeFrom: CalendarDate): RunOffer[] {
  if (source.gate !== undefined || source.partsOn === null || source.hoursPerDay <= 0 || source.yieldPermille <= 0) return []
  const { place, today, minutes } = seen
  const read = nextDispatchDayAfter(place.calendar, today, minutes)
  const earliest = read && nextWorkingDay(place.calendar, later(later(freeFrom, source.partsOn), read.day))
  if (!earliest) return []
  const most = Math.floor((source.maximumQuantity * source.yieldPermille) / 1000)
  const good = Math.min(wanted, most)
  if (good <= 0) return []
  const offers: RunOffer[] = []
  const start = { day: earliest.day, note: [`Starts on ${shortDay(earliest.day)}`, startReason(source, freeFrom, earliest.day)].filter(Boolean).join(': ') }
  let last = earliest.day
  const lastDays = productionDays(quantityToStart(good, source)!, source)
  for (let days = 1; days <= lastDays; days += 1) {
    if (days > 1) last = nextWorkingDay(place.calendar, addDays(last, 1))?.day ?? ''
    if (last === '' || daysBetween(today, last) > HORIZON_DAYS) break
    const makes = Math.min(good, goodWithin(days, source))
    if (makes <= 0) continue
    const released = inspectedOn(place, last, source.inspectionDays)
    const route = released === null ? null : seen.route(released, null)
    if (!released || !route) continue
    const steps: PromiseStep[] = [{ what: 'new-run', where: place.name, on: last, note: `A new run. ${start.note}; ${plural(days, 'production day')}` }]
    if (source.inspectionDays > 0) steps.push(inspectionStep(place, released, ''))
    offers.push({ good: makes, arrivesOn: route.arrivesOn, leavesOn: route.leavesOn, lastProductionDay: last, chain: [...steps, ...route.steps] })
  }
  return offers
}

/** Good pieces that a run of so many production days gives; 0 when not even the smallest run fits. */
function goodWithin(days: number, source: NewRunSource): number {
  const seconds = days * source.hoursPerDay * 3600 - source.setupMinutes * 60
  const started = source.secondsPerUnit === 0 ? source.maximumQuantity : Math.min(source.maximumQuantity, Math.floor(seconds / source.secondsPerUnit))
  return seconds < 0 || started < source.minimumQuantity ? 0 : Math.floor((started * source.yieldPermille) / 1000)
}

function startReason(source: NewRunSource, freeFrom: CalendarDate, starts: CalendarDate): string {
  if (source.partsOn !== null && source.partsOn >= freeFrom && source.partsOn === starts) return source.missingPart ? `waits for ${source.missingPart}` : ''
  return freeFrom === starts ? 'the workshop is free then' : ''
}
