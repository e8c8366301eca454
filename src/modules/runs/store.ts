import type { Prisma } from '#db/generated/client.ts'
import type { Tx } from '#db/client.ts'
import { addDays, dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { Place } from '#modules/places/public.ts'
import type { FrozenStandards, Json } from './domain/freeze.ts'
import { remainingHours, type CapabilityTerms } from './domain/run-estimate.ts'
import type { RunState } from './domain/run-state.ts'
import { layOut, reworkBooking, type Booking, type Schedule, type WorkshopCalendar } from './domain/schedule.ts'

export interface RunRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly skuId: Id
  readonly toyRevisionId: Id
  readonly locationId: Id
  readonly pilotId: Id | null
  readonly quantity: number
  readonly state: RunState
  readonly goodCount: number
  readonly scrapCount: number
  readonly lotId: Id | null
  /** The lot in `lotId` takes no more units. */
  readonly lotClosed: boolean
  readonly plannedStartOn: CalendarDate | null
  readonly readyOn: CalendarDate | null
  readonly unitCost: number | null
  readonly setupCost: number | null
  readonly currency: string
  readonly frozen: Json
  readonly frozenHash: string | null
  readonly startedAt: Date | null
  readonly version: number
}

/** The run in the actor's scope, locked until the end of the transaction, so that reports of two phones add up. Null: not theirs, or absent. */
export async function loadRun(tx: Tx, scope: Prisma.RunWhereInput, id: Id): Promise<RunRow | null> {
  const found = await tx.run.findFirst({ where: { AND: [scope, { id }] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 from "Run" where id = ${found.id}::uuid for update`
  const row = await tx.run.findUniqueOrThrow({
    where: { id: found.id },
    select: {
      id: true, brandId: true, number: true, skuId: true, toyRevisionId: true, locationId: true, pilotId: true, quantity: true, state: true,
      goodCount: true, scrapCount: true, lotId: true, lotClosed: true, plannedStartOn: true, readyOn: true, unitCost: true, setupCost: true, currency: true,
      frozen: true, frozenHash: true, startedAt: true, version: true,
    },
  })
  return { ...row, state: row.state as RunState, frozen: row.frozen as Json, plannedStartOn: dayOf(row.plannedStartOn), readyOn: dayOf(row.readyOn) }
}

/** Saves a run that is still as it was loaded. False: somebody was faster. */
export async function saveRun(tx: Tx, run: Pick<RunRow, 'id' | 'version'>, data: Prisma.RunUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.run.updateMany({ where: { id: run.id, version: run.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

const TERMS = {
  setupMinutes: true, secondsPerUnit: true, unitCost: true, setupCost: true, yieldPermille: true, minimumQuantity: true, maximumQuantity: true,
} satisfies Prisma.CapabilitySelect

/** One at a time gives runs their place in a workshop's plan: what is read after this is what the one before has planned. Held until commit. */
export async function lockPlan(tx: Tx, locationId: Id): Promise<void> {
  await tx.$queryRaw`select 1 as one from "Location" where id = ${locationId}::uuid for no key update`
}

/** What a workshop makes a toy for, or null when no terms are agreed. */
export function findTerms(tx: Tx, brandId: Id, locationId: Id, toyId: Id): Promise<CapabilityTerms | null> {
  return tx.capability.findUnique({ where: { brandId_locationId_toyId: { brandId, locationId, toyId } }, select: TERMS })
}

/** Every workshop's terms for a toy. */
export function listTerms(tx: Tx, brandId: Id, toyId: Id): Promise<(CapabilityTerms & { locationId: Id })[]> {
  return tx.capability.findMany({ where: { brandId, toyId }, orderBy: { id: 'asc' }, select: { ...TERMS, locationId: true } })
}

/**
 * What runs already taken on still need at some workshops, by workshop. Machines are shared by all brands,
 * so the runs of every brand count; only hours and days leave this function.
 */
export async function loadBookings(tx: Tx, locationIds: readonly Id[], exceptRunId: Id | null = null): Promise<Map<Id, Booking[]>> {
  const rows = await tx.$queryRaw<{ id: Id; locationId: Id; quantity: number; made: number; started: boolean; startOn: CalendarDate | null; dueOn: CalendarDate | null; setupMinutes: number; secondsPerUnit: number; yieldPermille: number }[]>`
    select r.id::text, r."locationId"::text, r.quantity, r."goodCount" as made, r."startedAt" is not null as started, r."plannedStartOn"::text as "startOn", r."readyOn"::text as "dueOn",
           c."setupMinutes", c."secondsPerUnit", c."yieldPermille"
      from "Run" r
      join "Sku" s on s.id = r."skuId"
      join "Capability" c on c."brandId" = r."brandId" and c."locationId" = r."locationId" and c."toyId" = s."toyId"
     where r."locationId" = any(${[...locationIds]}::uuid[]) and r.state in ('confirmed', 'released', 'in-production', 'paused')
       and r.id is distinct from ${exceptRunId}::uuid
     order by r."createdAt", r.id`
  const bookings = new Map<Id, Booking[]>()
  for (const { id, locationId, started, startOn, dueOn, ...row } of rows) {
    const booking = { id, hours: remainingHours(row, row.quantity, row.made) + (started ? 0 : row.setupMinutes / 60), startOn: started ? null : startOn, dueOn }
    bookings.set(locationId, [...(bookings.get(locationId) ?? []), booking])
  }
  for (const { id, locationId, units, secondsPerUnit } of await openReworks(tx, locationIds)) {
    bookings.set(locationId, [...(bookings.get(locationId) ?? []), reworkBooking(id, (units * secondsPerUnit) / 3600)])
  }
  return bookings
}

/** Units that wait to be reworked at some workshops, by run. Of every brand. */
async function openReworks(tx: Tx, locationIds: readonly Id[]): Promise<{ id: Id; locationId: Id; units: number; secondsPerUnit: number }[]> {
  return tx.$queryRaw`
    select r.id::text, w."locationId"::text, sum(w.quantity)::int as units, c."secondsPerUnit"
      from "Rework" w join "Run" r on r.id = w."runId" join "Sku" s on s.id = r."skuId"
      join "Capability" c on c."brandId" = r."brandId" and c."locationId" = w."locationId" and c."toyId" = s."toyId"
     where w."locationId" = any(${[...locationIds]}::uuid[]) and w.state = 'open' group by r.id, w."locationId", c."secondsPerUnit" order by r.id`
}

/** Hours a run still needs on the machines, setup included until it started; null when no terms say. */
export async function hoursOfRun(tx: Tx, run: Pick<RunRow, 'brandId' | 'locationId' | 'skuId' | 'quantity' | 'goodCount' | 'startedAt'>): Promise<number | null> {
  const sku = await tx.sku.findUniqueOrThrow({ where: { id: run.skuId }, select: { toyId: true } })
  const terms = await findTerms(tx, run.brandId, run.locationId, sku.toyId)
  return terms && remainingHours(terms, run.quantity, run.goodCount) + (run.startedAt ? 0 : terms.setupMinutes / 60)
}

/** When a workshop works, in the scheduler's words. */
export function calendarOf(place: Place): WorkshopCalendar {
  return { workingDays: place.dispatchDays, hoursPerDay: place.openHoursPerDay, closures: place.closures }
}

/** What a workshop can take on: its calendar, the runs it has, and the day after today there, on which a new one can begin. */
export function capacityOf(place: Place, bookings: readonly Booking[], now: Date): { readonly calendar: WorkshopCalendar; readonly taken: Schedule; readonly from: CalendarDate } {
  const from = addDays(dateAt(now, place.timeZone), 1)
  const calendar = calendarOf(place)
  return { calendar, taken: layOut(bookings, calendar, from), from }
}

/** Checklist and sampling as the toy has them now; null when it has none yet. */
export async function currentInspectionPlan(tx: Tx, brandId: Id, toyId: Id): Promise<Json> {
  const checklist = await tx.checklist.findFirst({
    where: { brandId, toyId, state: 'current' }, orderBy: { revision: 'desc' }, select: { revision: true, title: true, items: true, level: true, aql: true },
  })
  return checklist as Json
}

/** The pilot a run belongs to, as far as a run asks: which SKU, and whether it may still have runs. */
export function findPilotOfRun(tx: Tx, brandId: Id, pilotId: Id): Promise<{ number: string; skuId: Id; state: string } | null> {
  return tx.pilot.findFirst({ where: { brandId, id: pilotId }, select: { number: true, skuId: true, state: true } })
}

/** Good units of a lot of the run that are still where the reports put them, untouched and in quarantine. */
export async function countStillInQuarantine(tx: Tx, run: Pick<RunRow, 'brandId' | 'lotId' | 'locationId'>): Promise<number> {
  if (!run.lotId) return 0
  const balance = await tx.stockBalance.findUnique({
    where: { brandId_locationId_lotId: { brandId: run.brandId, locationId: run.locationId, lotId: run.lotId } },
    select: { onHand: true, allocated: true, lot: { select: { quality: true } } },
  })
  return balance?.lot.quality === 'quarantine' ? balance.onHand - balance.allocated : 0
}

/** Which lot of which part is loaded for a run, by part revision. */
export async function lotsInUse(tx: Tx, run: Pick<RunRow, 'id' | 'brandId'>): Promise<Map<Id, Id>> {
  const rows = await tx.lotInUse.findMany({ where: { brandId: run.brandId, runId: run.id }, select: { partRevisionId: true, lotId: true } })
  return new Map(rows.map(({ partRevisionId, lotId }) => [partRevisionId, lotId]))
}

/** Good units that reports brought into a lot. */
export async function countGoodOfLot(tx: Tx, brandId: Id, lotId: Id): Promise<number> {
  const { _sum } = await tx.productionReport.aggregate({ where: { brandId, lotId, undoneAt: null }, _sum: { good: true } })
  return _sum.good ?? 0
}

/** What a partner had acknowledged of the brand's standards. */
export async function standardsOf(tx: Tx, brandId: Id, organizationId: Id): Promise<FrozenStandards | undefined> {
  const partnership = await tx.partnership.findUnique({ where: { brandId_organizationId: { brandId, organizationId } }, select: { standardsAcknowledgedAt: true, organization: { select: { name: true } } } })
  return partnership ? { partner: partnership.organization.name, acknowledgedAt: partnership.standardsAcknowledgedAt?.toISOString() ?? null } : undefined
}

/** Good units that were lost again when they were reworked. */
export async function countReworkScrap(tx: Tx, run: Pick<RunRow, 'id' | 'brandId'>): Promise<number> {
  const { _sum } = await tx.rework.aggregate({ where: { brandId: run.brandId, runId: run.id, state: 'done' }, _sum: { scrapCount: true } })
  return _sum.scrapCount ?? 0
}

/** Units of the run that went back to the floor and of which nothing is known yet. */
export async function countUnitsInRework(tx: Tx, run: Pick<RunRow, 'id' | 'brandId'>): Promise<number> {
  const { _sum } = await tx.rework.aggregate({ where: { brandId: run.brandId, runId: run.id, state: 'open' }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}

/** Lots of the run with units in them that nobody has let through yet. */
export function countLotsToInspect(tx: Tx, run: Pick<RunRow, 'id' | 'brandId'>): Promise<number> {
  return tx.lot.count({ where: { brandId: run.brandId, runId: run.id, quality: 'quarantine', balances: { some: { onHand: { gt: 0 } } } } })
}

/** A rework, locked until the end of the transaction; whose it is, its run tells. */
export async function loadRework(tx: Tx, id: Id): Promise<{ id: Id; runId: Id; lotId: Id; locationId: Id; quantity: number; state: string; version: number } | null> {
  await tx.$queryRaw`select 1 as one from "Rework" where id = ${id}::uuid for update`
  return tx.rework.findUnique({ where: { id }, select: { id: true, runId: true, lotId: true, locationId: true, quantity: true, state: true, version: true } })
}

function dayOf(date: Date | null): CalendarDate | null {
  return date?.toISOString().slice(0, 10) ?? null
}
