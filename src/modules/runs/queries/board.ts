import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { closureOn } from '#kernel/business-calendar.ts'
import { addDays, dateAt, startOfWeek, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { getPlaces, listWorkshopsForBrand, type Place } from '#modules/places/public.ts'
import { MOVABLE_STATES, whoCouldGiveWay } from '../domain/move-run.ts'
import { remainingHours } from '../domain/run-estimate.ts'
import type { RunState } from '../domain/run-state.ts'
import { layOut, openHours, reworkBooking, type Booking, type Schedule, type WorkshopCalendar } from '../domain/schedule.ts'
import type { BoardFilter } from '../schemas.ts'
import { calendarOf } from '../store.ts'
import { listResting, type Resting } from './resting.ts'

export interface BoardDay {
  readonly day: CalendarDate
  readonly open: number
  /** Hours of runs the actor sees, of other brands, and above what is open, to two decimals. */
  readonly own: number
  readonly others: number
  readonly over: number
  /** Why the workshop is closed, when it says so. */
  readonly closed?: string
}

export interface BoardRun {
  readonly id: Id
  readonly number: string
  /** The number, with its brand where the plan shows runs of several: each brand counts from RUN-0001. */
  readonly called: string
  readonly name: string
  /** Said where the plan shows runs of several brands; else null. */
  readonly brand: string | null
  readonly brandSlug: string
  readonly state: RunState
  readonly quantity: number
  readonly made: number
  readonly startOn: CalendarDate | null
  readonly readyOn: CalendarDate | null
  readonly lastDay: CalendarDate | null
  readonly late: boolean
  readonly movable: boolean
  /** Units of its lots that wait to be reworked; their hours are among those planned. */
  readonly rework: number
  /** Hours by day: done (from reports) before today, planned from today on. */
  readonly hours: Readonly<Record<CalendarDate, number>>
}

/** An overload, why it is, and who could give way. */
export interface BoardTrouble {
  readonly on: CalendarDate
  readonly over: number
  /** Runs on the machines until that day, as they are called; those of other brands are not named. */
  readonly because: readonly string[]
  readonly relief: readonly { readonly number: string; readonly called: string; readonly brandSlug: string; readonly startOn: CalendarDate; readonly readyOn: CalendarDate; readonly readyBefore: CalendarDate | null; readonly solves: boolean; readonly resting: readonly Resting[] }[]
}

/** The machines of a workshop, day by day. */
export interface BoardLoad {
  readonly id: Id
  readonly name: string
  readonly city: string
  readonly hoursPerDay: number
  readonly today: CalendarDate
  readonly days: readonly BoardDay[]
  /** Days from today on with more hours than are open, also beyond those shown. */
  readonly daysOver: number
  /** The actor's runs that are open, and those of them that will not be ready on their day. */
  readonly open: number
  readonly late: number
}

export interface BoardWorkshop extends BoardLoad {
  /** Those that fit the words asked for; all of them where the workshop itself does. */
  readonly runs: readonly BoardRun[]
  readonly trouble: readonly BoardTrouble[]
}

export interface Board {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** The workshops that fit what was asked. */
  readonly loads: readonly BoardLoad[]
  /** The same with their runs; empty when they are more than one page can show. */
  readonly workshops: readonly BoardWorkshop[]
  /** All workshops, to choose from. */
  readonly choices: readonly { readonly id: Id; readonly name: string }[]
}

interface BookedRun {
  readonly id: Id; readonly brandId: Id; readonly locationId: Id; readonly number: string; readonly name: string; readonly brand: string; readonly brandSlug: string; readonly state: RunState
  readonly quantity: number; readonly made: number; readonly started: boolean; readonly startOn: CalendarDate | null; readonly readyOn: CalendarDate | null
  readonly setupMinutes: number; readonly secondsPerUnit: number; readonly yieldPermille: number
  /** Units of its lots that wait to be reworked. */
  readonly rework: number
  /** Units reported, good and scrap, by day at the workshop. */
  readonly reported: Readonly<Record<CalendarDate, number>> | null
}

/** Of more workshops than these a page shows what is on their machines, and not each run. */
const MOST_DETAILED = 6

/**
 * The machines of every workshop an actor works with that fits what is asked, day by day from `from` on: its runs by name, those of other brands as hours only.
 * `detailed`: of how many workshops the runs are told at most.
 */
export async function getBoard(actor: BrandActor | MicrofactoryActor, asked: BoardFilter, now = new Date(), detailed = MOST_DETAILED): Promise<Board> {
  const workshops = await workshopsOf(actor)
  const from = startOfWeek(asked.from ?? dateAt(now, workshops[0]?.timeZone ?? 'UTC'))
  const length = asked.view === 'week' ? 7 : 35
  const days = Array.from({ length }, (_, index) => addDays(from, index))
  const chosen = asked.workshop === undefined ? workshops : workshops.filter(({ id }) => id === asked.workshop)
  const byPlace = Map.groupBy(await bookedRuns(chosen.map(({ id }) => id), from), ({ locationId }) => locationId)
  const seen = (run: BookedRun) => actor.kind === 'microfactory' || run.brandId === actor.brandId
  const several = new Set([...byPlace.values()].flatMap((runs) => runs.filter(seen).map(({ brandId }) => brandId))).size > 1
  const isNamed = ({ number, name, brand }: BookedRun) => holds([number, name, ...(several ? [brand] : [])], asked.q)
  const isPlaceNamed = ({ load }: WorkshopPlan) => holds([load.name, load.city], asked.q)
  const plans = chosen.map((place) => planOf(place, byPlace.get(place.id) ?? [], seen, days, now)).filter((plan) => fits(plan, asked.only) && (isPlaceNamed(plan) || plan.own.some(isNamed))).toSorted(order(asked.sort))
  const shown = plans.length <= detailed ? plans : []
  const resting = await listResting(shown.filter(({ load }) => load.daysOver > 0).flatMap(({ own }) => own.map(({ id }) => id)))
  return { from, to: days.at(-1)!, loads: plans.map(({ load }) => load), workshops: shown.map((plan) => workshopOf(plan, isPlaceNamed(plan) ? plan.own : plan.own.filter(isNamed), several, days, resting)), choices: workshops.map(({ id, name }) => ({ id, name })) }
}

const fits = ({ load }: WorkshopPlan, only: BoardFilter['only']): boolean => only === undefined || (only === 'over' ? load.daysOver > 0 : load.late > 0)
const holds = (texts: readonly string[], words: string): boolean => texts.some((text) => text.toLowerCase().includes(words.toLowerCase()))

/** The workshops come by name; where two are alike otherwise, they stay so. */
function order(sort: BoardFilter['sort']): (a: WorkshopPlan, b: WorkshopPlan) => number {
  const value = ({ load: { days } }: WorkshopPlan) => days.reduce((sum, { own, others, over }) => sum + (sort === '-over' ? over : own + others), 0)
  return (a, b) => (sort === 'name' ? a.load.name.localeCompare(b.load.name, 'en', { numeric: true }) : value(b) - value(a))
}

async function workshopsOf(actor: BrandActor | MicrofactoryActor): Promise<Place[]> {
  if (actor.kind === 'brand') return listWorkshopsForBrand(actor.brandId)
  const own = await db.location.findMany({ where: { organizationId: actor.organizationId, kind: 'workshop', state: 'open' }, orderBy: { name: 'asc' }, select: { id: true } })
  return [...(await getPlaces(db, own.map(({ id }) => id))).values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Runs that are in the plan, have units to rework, or made something since `from`, with what was reported by day. */
async function bookedRuns(locationIds: readonly Id[], from: CalendarDate): Promise<BookedRun[]> {
  return db.$queryRaw<BookedRun[]>`
    with reported as (
      select d."runId", jsonb_object_agg(d.day, d.units) as reported
        from (select p."runId", (p.at at time zone l."timeZone")::date::text as day, sum(p.good + p.scrap)::int as units
                from "ProductionReport" p join "Run" r on r.id = p."runId" join "Location" l on l.id = r."locationId"
               where r."locationId" = any(${[...locationIds]}::uuid[]) and p."undoneAt" is null and p.at >= ${new Date(`${from}T00:00:00Z`)}::timestamptz - interval '1 day'
               group by 1, 2) d
       group by d."runId"),
    reworked as (
      select "runId", sum(quantity)::int as rework from "Rework" where "locationId" = any(${[...locationIds]}::uuid[]) and state = 'open' group by "runId")
    select r.id::text, r."brandId"::text, r."locationId"::text, r.number, s.name, b.name as brand, b.slug as "brandSlug", r.state, r.quantity, r."goodCount" as made, r."startedAt" is not null as started,
           r."plannedStartOn"::text as "startOn", r."readyOn"::text as "readyOn", c."setupMinutes", c."secondsPerUnit", c."yieldPermille", coalesce(reworked.rework, 0) as rework, reported.reported
      from "Run" r
      join "Brand" b on b.id = r."brandId"
      join "Sku" s on s.id = r."skuId"
      join "Capability" c on c."brandId" = r."brandId" and c."locationId" = r."locationId" and c."toyId" = s."toyId"
      left join reported on reported."runId" = r.id
      left join reworked on reworked."runId" = r.id
     where r.id in (select id from "Run" where "locationId" = any(${[...locationIds]}::uuid[]) and state in ('confirmed', 'released', 'in-production', 'paused') union select "runId" from reported union select "runId" from reworked)
     order by r."plannedStartOn" nulls first, r."createdAt", r.id`
}

const OPEN: readonly RunState[] = ['confirmed', 'released', 'in-production', 'paused']

/** What the machines of a workshop do, before it is written for a page. */
interface WorkshopPlan {
  readonly load: BoardLoad
  readonly calendar: WorkshopCalendar
  readonly plan: Schedule
  readonly bookings: readonly Booking[]
  readonly reworks: readonly { readonly run: BookedRun; readonly booking: Booking }[]
  readonly own: readonly BookedRun[]
  readonly byId: ReadonlyMap<Id, BookedRun>
  hoursOn(run: BookedRun, day: CalendarDate): number
}

function planOf(place: Place, runs: readonly BookedRun[], seen: (run: BookedRun) => boolean, days: readonly CalendarDate[], now: Date): WorkshopPlan {
  const today = dateAt(now, place.timeZone)
  const calendar = calendarOf(place)
  const bookings = runs.filter(({ state }) => OPEN.includes(state)).map((run): Booking => ({
    id: run.id, hours: remainingHours(run, run.quantity, run.made) + (run.started ? 0 : run.setupMinutes / 60), startOn: run.started ? null : run.startOn, dueOn: run.readyOn,
  }))
  const reworks = runs.filter(({ rework }) => rework > 0).map((run) => ({ run, booking: reworkBooking(run.id, (run.rework * run.secondsPerUnit) / 3600) }))
  const plan = layOut([...bookings, ...reworks.map(({ booking }) => booking)], calendar, today)
  const reworkId = new Map(reworks.map(({ run, booking }) => [run.id, booking.id]))
  const plannedOn = (run: BookedRun, day: CalendarDate) => { const byRun = plan.days.get(day)?.byRun; return (byRun?.get(run.id) ?? 0) + (byRun?.get(reworkId.get(run.id) ?? '') ?? 0) }
  const hoursOn = (run: BookedRun, day: CalendarDate) => ((run.reported?.[day] ?? 0) * run.secondsPerUnit) / 3600 + (day >= today ? plannedOn(run, day) : 0)
  const sum = (of: readonly BookedRun[], day: CalendarDate) => of.reduce((hours, run) => hours + hoursOn(run, day), 0)
  const own = runs.filter(seen)
  const others = runs.filter((run) => !seen(run))
  return {
    load: {
      id: place.id, name: place.name, city: place.city, hoursPerDay: place.openHoursPerDay, today,
      days: days.map((day) => ({ day, open: openHours(calendar, day), own: hundredths(sum(own, day)), others: hundredths(sum(others, day)), over: hundredths(plan.days.get(day)?.over ?? 0), closed: closureOn(place, day)?.reason || undefined })),
      daysOver: [...plan.days.values()].filter(({ over }) => over > 1e-6).length, open: own.filter(({ state }) => OPEN.includes(state)).length, late: own.filter((run) => isLate(run, plan, today)).length,
    },
    calendar, plan, bookings, reworks, own, byId: new Map(runs.map((run) => [run.id, run])), hoursOn,
  }
}

/** Days are sent to the browser by the thousand; nobody reads more of them. */
const hundredths = (hours: number): number => Math.round(hours * 100) / 100

/** It will not be ready on its day. */
function isLate(run: BookedRun, plan: Schedule, today: CalendarDate): boolean {
  return OPEN.includes(run.state) && run.readyOn !== null && run.readyOn < (plan.runs.get(run.id)?.lastDay ?? today)
}

function workshopOf({ load, calendar, plan, bookings, reworks, own, byId, hoursOn }: WorkshopPlan, shown: readonly BookedRun[], several: boolean, days: readonly CalendarDate[], resting: ReadonlyMap<Id, readonly Resting[]>): BoardWorkshop {
  const hoursLeft = new Map(bookings.map(({ id, hours }) => [id, hours]))
  const movable = own.filter(({ state }) => MOVABLE_STATES.includes(state)).map((run) => ({ ...run, hours: hoursLeft.get(run.id) ?? 0 }))
  const relief = whoCouldGiveWay(movable, [...bookings, ...reworks.map(({ booking }) => booking)], calendar, load.today)
  const ownIds = new Set(own.map(({ id }) => id))
  const called = ({ number, brand }: BookedRun) => (several ? `${number} of ${brand}` : number)
  const bookingCalled = (id: Id) => {
    const run = byId.get(id) ?? reworks.find(({ booking }) => booking.id === id)?.run
    return run && ownIds.has(run.id) ? (byId.has(id) ? called(run) : `rework of ${called(run)}`) : 'other brands'
  }
  return {
    ...load,
    runs: shown.flatMap((run) => {
      const hours = days.map((day) => [day, hoursOn(run, day)] as const).filter(([, on]) => on > 0)
      return !OPEN.includes(run.state) && hours.length === 0 ? [] : [{
        id: run.id, number: run.number, called: called(run), name: run.name, brand: several ? run.brand : null, brandSlug: run.brandSlug, state: run.state, quantity: run.quantity, made: run.made, startOn: run.startOn, readyOn: run.readyOn,
        lastDay: plan.runs.get(run.id)?.lastDay ?? null, late: isLate(run, plan, load.today), movable: MOVABLE_STATES.includes(run.state), rework: run.rework, hours: Object.fromEntries(hours),
      }]
    }),
    trouble: [...plan.days].filter(([, { over }]) => over > 1e-6).map(([on, { over }]) => ({
      on, over, because: [...new Set([...plan.days].filter(([day]) => day <= on).flatMap(([, { byRun }]) => [...byRun.keys()]).map(bookingCalled))],
      relief: relief.map(({ runId, startOn, readyOn, overLeft }) => ({
        number: byId.get(runId)!.number, called: called(byId.get(runId)!), brandSlug: byId.get(runId)!.brandSlug, startOn, readyOn, readyBefore: byId.get(runId)!.readyOn, solves: overLeft < 1e-6, resting: resting.get(runId) ?? [],
      })),
    })),
  }
}
