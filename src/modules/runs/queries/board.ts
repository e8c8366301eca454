import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { closureOn } from '#kernel/business-calendar.ts'
import { addDays, dateAt, startOfWeek, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { getPlaces, listPlacesForBrand, type Place } from '#modules/places/public.ts'
import { MOVABLE_STATES, whoCouldGiveWay } from '../domain/move-run.ts'
import { remainingHours } from '../domain/run-estimate.ts'
import type { RunState } from '../domain/run-state.ts'
import { layOut, openHours, reworkBooking, type Booking } from '../domain/schedule.ts'
import { calendarOf } from '../store.ts'
import { listResting, type Resting } from './resting.ts'

export interface BoardDay {
  readonly day: CalendarDate
  readonly open: number
  /** Hours of runs the actor sees, of other brands, and above what is open. */
  readonly own: number
  readonly others: number
  readonly over: number
  /** Why the workshop is closed, when it says so. */
  readonly closed: string
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

export interface BoardWorkshop {
  readonly id: Id
  readonly name: string
  readonly city: string
  readonly hoursPerDay: number
  readonly today: CalendarDate
  readonly days: readonly BoardDay[]
  readonly runs: readonly BoardRun[]
  readonly trouble: readonly BoardTrouble[]
}

export interface Board {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly workshops: readonly BoardWorkshop[]
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

/** The machines of every workshop an actor works with, day by day from `from` on: its runs by name, those of other brands as hours only. */
export async function getBoard(actor: BrandActor | MicrofactoryActor, asked: { readonly view: 'week' | 'month'; readonly from?: CalendarDate }, now = new Date()): Promise<Board> {
  const workshops = (await workshopsOf(actor)).filter(({ kind, state }) => kind === 'workshop' && state === 'open')
  const from = startOfWeek(asked.from ?? dateAt(now, workshops[0]?.timeZone ?? 'UTC'))
  const length = asked.view === 'week' ? 7 : 35
  const days = Array.from({ length }, (_, index) => addDays(from, index))
  const runs = await bookedRuns(workshops.map(({ id }) => id), from)
  const seen = (run: BookedRun) => actor.kind === 'microfactory' || run.brandId === actor.brandId
  const several = new Set(runs.filter(seen).map(({ brandId }) => brandId)).size > 1
  const resting = await listResting(runs.filter(seen).map(({ id }) => id))
  return { from, to: days.at(-1)!, workshops: workshops.map((place) => boardOf(place, runs.filter(({ locationId }) => locationId === place.id), seen, several, days, resting, now)) }
}

async function workshopsOf(actor: BrandActor | MicrofactoryActor): Promise<Place[]> {
  if (actor.kind === 'brand') return listPlacesForBrand(actor.brandId)
  const own = await db.location.findMany({ where: { organizationId: actor.organizationId, kind: 'workshop' }, orderBy: { name: 'asc' }, select: { id: true } })
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
     where r."locationId" = any(${[...locationIds]}::uuid[]) and (r.state in ('confirmed', 'released', 'in-production', 'paused') or reported."runId" is not null or reworked."runId" is not null)
     order by r."plannedStartOn" nulls first, r."createdAt", r.id`
}

const OPEN: readonly RunState[] = ['confirmed', 'released', 'in-production', 'paused']

function boardOf(place: Place, runs: readonly BookedRun[], seen: (run: BookedRun) => boolean, several: boolean, days: readonly CalendarDate[], resting: ReadonlyMap<Id, readonly Resting[]>, now: Date): BoardWorkshop {
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
  const hoursLeft = new Map(bookings.map(({ id, hours }) => [id, hours]))
  const movable = own.filter(({ state }) => MOVABLE_STATES.includes(state)).map((run) => ({ ...run, hours: hoursLeft.get(run.id) ?? 0 }))
  const relief = whoCouldGiveWay(movable, [...bookings, ...reworks.map(({ booking }) => booking)], calendar, today)
  const byId = new Map(runs.map((run) => [run.id, run]))
  const called = ({ number, brand }: BookedRun) => (several ? `${number} of ${brand}` : number)
  return {
    id: place.id, name: place.name, city: place.city, hoursPerDay: place.openHoursPerDay, today,
    days: days.map((day) => ({ day, open: openHours(calendar, day), own: sum(own, day), others: sum(others, day), over: plan.days.get(day)?.over ?? 0, closed: closureOn(place, day)?.reason ?? '' })),
    runs: own.filter((run) => OPEN.includes(run.state) || days.some((day) => hoursOn(run, day) > 0)).map((run) => ({
      id: run.id, number: run.number, called: called(run), name: run.name, brand: several ? run.brand : null, brandSlug: run.brandSlug, state: run.state, quantity: run.quantity, made: run.made, startOn: run.startOn, readyOn: run.readyOn,
      lastDay: plan.runs.get(run.id)?.lastDay ?? null, late: OPEN.includes(run.state) && run.readyOn !== null && run.readyOn < (plan.runs.get(run.id)?.lastDay ?? today), movable: MOVABLE_STATES.includes(run.state), rework: run.rework,
      hours: Object.fromEntries(days.flatMap((day) => (hoursOn(run, day) > 0 ? [[day, hoursOn(run, day)]] : []))),
    })),
    trouble: [...plan.days].filter(([, { over }]) => over > 1e-6).map(([on, { over }]) => ({
      on, over, because: [...new Set([...plan.days].filter(([day]) => day <= on).flatMap(([, { byRun }]) => [...byRun.keys()]).map((id) => { const run = byId.get(id) ?? reworks.find(({ booking }) => booking.id === id)?.run; return run && seen(run) ? (byId.has(id) ? called(run) : `rework of ${called(run)}`) : 'other brands' }))],
      relief: relief.map(({ runId, startOn, readyOn, overLeft }) => ({
        number: byId.get(runId)!.number, called: called(byId.get(runId)!), brandSlug: byId.get(runId)!.brandSlug, startOn, readyOn, readyBefore: byId.get(runId)!.readyOn, solves: overLeft < 1e-6, resting: resting.get(runId) ?? [],
      })),
    })),
  }
}
