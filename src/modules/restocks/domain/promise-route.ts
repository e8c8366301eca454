import { addTransitDays, lastOfWorkingDays, nextDispatchDayAfter, nextReceivingDay, pushReason } from '#kernel/business-calendar.ts'
import { addDays, clockTime, shortDay } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { distanceKm } from '#kernel/geo.ts'
import { plural } from '#kernel/plural.ts'
import type { PromisePlace, PromiseStep } from './promise-model.ts'
import { transitDaysFor } from '#kernel/transit.ts'

/** The way of goods that are ready at a place on a day to the ship-to. */
export interface Route {
  readonly leavesOn: CalendarDate
  readonly arrivesOn: CalendarDate
  readonly steps: readonly PromiseStep[]
}

/** Kilometres from a place to the ship-to, and the carrier days they take. */
export interface Leg {
  readonly km: number
  readonly transitDays: number
}

export function legTo(from: PromisePlace, shipTo: PromisePlace): Leg {
  const km = distanceKm(from, shipTo)
  return { km, transitDays: from.transitDays ?? transitDaysFor(km) }
}

/**
 * Dispatch cut-off → transit → receiving day. `minutes` null: ready some time that day, so it counts as after the cut-off.
 * Goods that are already at the ship-to are there at once. Null: the place never dispatches, or the ship-to never receives, within a year.
 */
export function routeFrom(from: PromisePlace, leg: Leg, shipTo: PromisePlace, readyOn: CalendarDate, minutes: number | null): Route | null {
  if (from.locationId === shipTo.locationId) return { leavesOn: readyOn, arrivesOn: readyOn, steps: [{ what: 'receiving', where: shipTo.name, on: readyOn, note: 'Already there' }] }
  const dispatch = nextDispatchDayAfter(from.calendar, readyOn, minutes)
  if (!dispatch) return null
  const arrival = addTransitDays(dispatch.day, leg.transitDays)
  const receiving = nextReceivingDay(shipTo.calendar, arrival.day)
  if (!receiving) return null
  const steps: PromiseStep[] = [
    { what: 'cut-off', where: from.name, on: dispatch.day, note: pushReason(dispatch.pushes) || `Leaves the same day: before the ${clockTime(from.calendar.cutOffMinutes)} cut-off` },
    { what: 'transit', where: `${from.name} to ${shipTo.name}`, on: arrival.day, note: [`${plural(Math.round(leg.km), 'km', 'km')}, ${leg.transitDays === 0 ? 'the same day' : plural(leg.transitDays, 'working day')}`, pushReason(arrival.pushes)].filter(Boolean).join('; ') },
    { what: 'receiving', where: shipTo.name, on: receiving.day, note: pushReason(receiving.pushes) || 'Receives that day' },
  ]
  return { leavesOn: dispatch.day, arrivesOn: receiving.day, steps }
}

/** The day on which an inspection of `days` working days is over, begun on the first working day after `readyOn`; with 0 days it is `readyOn` itself. */
export function inspectedOn(place: PromisePlace, readyOn: CalendarDate, days: number): CalendarDate | null {
  return days === 0 ? readyOn : lastOfWorkingDays(place.calendar, addDays(readyOn, 1), days)
}

export function inspectionStep(place: PromisePlace, on: CalendarDate, note: string): PromiseStep {
  return { what: 'inspection', where: place.name, on, note: note || `Inspected and released by ${shortDay(on)}` }
}
