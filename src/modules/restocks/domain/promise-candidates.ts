import { dateAt, minutesAt, shortDay } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import type { PromisePlace, PromiseRequest, PromiseStep, SourceKind } from './promise-model.ts'
import { inspectedOn, inspectionStep, legTo, routeFrom } from './promise-route.ts'
import type { Leg, Route } from './promise-route.ts'

/** Something that exists or is being made, with the day on which it can be at the ship-to. `left` goes down as lines draw on it. */
export interface Candidate {
  readonly kind: SourceKind
  readonly sourceId: Id
  readonly locationId: Id
  readonly lotId?: Id
  readonly skuId: Id
  readonly arrivesOn: CalendarDate
  readonly leavesOn: CalendarDate
  readonly km: number
  readonly madeOn: CalendarDate | null
  readonly chain: readonly PromiseStep[]
  left: number
}

/** A place as the request sees it: today there, and the way from it. */
export interface SeenPlace {
  readonly place: PromisePlace
  readonly leg: Leg
  readonly today: CalendarDate
  readonly minutes: number
  /** The way from here of goods ready on a day (minutes null: some time that day); each asked for once, however many sources share it. */
  readonly route: (readyOn: CalendarDate, minutes: number | null) => Route | null
}

export function seePlaces(request: PromiseRequest): Map<Id, SeenPlace> {
  return new Map(request.sources.places.map((place) => {
    const leg = legTo(place, request.shipTo)
    const known = new Map<string, Route | null>()
    const route = (readyOn: CalendarDate, minutes: number | null) => {
      const key = `${readyOn}/${minutes}`
      const found = known.get(key)
      if (found !== undefined) return found
      const made = routeFrom(place, leg, request.shipTo, readyOn, minutes)
      known.set(key, made)
      return made
    }
    const zone = place.calendar.timeZone
    return [place.locationId, { place, leg, today: dateAt(request.at, zone), minutes: minutesAt(request.at, zone), route }]
  }))
}

/**
 * Stock, lots in quarantine and runs under way, each with its chain; best first: the earliest, then (what exists costs nothing more) the nearest,
 * then what was made first, then by id. What cannot arrive at all is left out.
 */
export function candidatesOf(request: PromiseRequest, places: ReadonlyMap<Id, SeenPlace>): Candidate[] {
  const { sources } = request
  const found: Candidate[] = []
  const add = (seen: SeenPlace, readyOn: CalendarDate, minutes: number | null, before: readonly PromiseStep[], rest: Omit<Candidate, 'locationId' | 'arrivesOn' | 'leavesOn' | 'km' | 'chain'>) => {
    const route = seen.route(readyOn, minutes)
    if (!route || rest.left <= 0) return
    found.push({ ...rest, locationId: seen.place.locationId, arrivesOn: route.arrivesOn, leavesOn: route.leavesOn, km: seen.leg.km, chain: [...before, ...route.steps] })
  }
  for (const { locationId, lotId, skuId, usable, madeOn } of sources.stock) {
    const seen = places.get(locationId)
    if (seen) add(seen, seen.today, seen.minutes, [{ what: 'stock', where: seen.place.name, on: seen.today, note: 'On the shelf' }], { kind: 'stock', sourceId: lotId, lotId, skuId, madeOn, left: usable })
  }
  for (const { locationId, lotId, skuId, quantity, inspectionOn } of sources.quarantine) {
    const seen = places.get(locationId)
    if (!seen || inspectionOn === null) continue
    const on = later(inspectionOn, seen.today)
    const note = inspectionOn < seen.today ? `Was planned for ${shortDay(inspectionOn)} and is overdue` : `Inspection planned for ${shortDay(on)}`
    add(seen, on, null, [inspectionStep(seen.place, on, note)], { kind: 'quarantine', sourceId: lotId, lotId, skuId, madeOn: null, left: quantity })
  }
  for (const run of sources.runs) {
    const seen = places.get(run.locationId)
    if (!seen || run.readyOn === null) continue
    const readyOn = later(run.readyOn, seen.today)
    const released = inspectedOn(seen.place, readyOn, run.inspectionDays)
    if (released === null) continue
    const overdue = run.readyOn < seen.today ? `; was due on ${shortDay(run.readyOn)}` : ''
    const steps: PromiseStep[] = [{ what: 'run', where: seen.place.name, on: readyOn, note: `${run.number} is in production: ${plural(run.expectedGood, 'good piece')} expected, ${run.promised} of them promised${overdue}` }]
    if (run.inspectionDays > 0) steps.push(inspectionStep(seen.place, released, ''))
    const minutes = run.inspectionDays === 0 && readyOn === run.readyOn ? (run.readyMinutes ?? null) : null
    add(seen, released, minutes, steps, { kind: 'run', sourceId: run.runId, skuId: run.skuId, madeOn: null, left: run.expectedGood - run.promised })
  }
  return found.sort((a, b) =>
    compare(a.arrivesOn, b.arrivesOn) || a.km - b.km || compare(a.locationId, b.locationId) || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)
    || compare(a.madeOn ?? '9999-12-31', b.madeOn ?? '9999-12-31') || compare(a.sourceId, b.sourceId))
}

const KIND_ORDER: readonly SourceKind[] = ['stock', 'quarantine', 'run', 'new-run']

export function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
