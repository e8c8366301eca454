import type { Tx } from '#db/client.ts'
import { daysBetween, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { listWorkshopsForBrand } from '#modules/places/public.ts'
import { estimateRun } from '../domain/run-estimate.ts'
import { capacityOf, listTerms, loadBookings } from '../store.ts'

/** What one workshop would do for an order, beside the others. Money in minor units of the brand's currency. */
export interface WorkshopOffer {
  readonly locationId: Id
  readonly name: string
  readonly city: string
  readonly timeZone: string
  readonly unitCost: number | null
  readonly setupCost: number | null
  readonly cost: number | null
  readonly readyOn: CalendarDate | null
  readonly machineHours: number | null
  readonly startedUnits: number | null
  readonly minimumQuantity: number | null
  readonly maximumQuantity: number | null
  /** Why it cannot, in words; empty: it can. */
  readonly problem: string
}

/** Every workshop the brand may order from, the soonest first, with price and day for `quantity`; those that cannot come last, and say why. */
export async function listWorkshopOffers(tx: Tx, brandId: Id, toyId: Id, quantity: number, now: Date): Promise<WorkshopOffer[]> {
  const workshops = await listWorkshopsForBrand(brandId, tx)
  const terms = new Map((await listTerms(tx, brandId, toyId)).map((row) => [row.locationId, row]))
  const bookings = await loadBookings(tx, workshops.map(({ id }) => id))
  const offers = workshops.map((place): WorkshopOffer => {
    const own = terms.get(place.id)
    const base = { locationId: place.id, name: place.name, city: place.city, timeZone: place.timeZone }
    const nothing = { cost: null, readyOn: null, machineHours: null, startedUnits: null }
    if (!own) return { ...base, ...nothing, unitCost: null, setupCost: null, minimumQuantity: null, maximumQuantity: null, problem: 'No price agreed for this toy yet.' }
    const { calendar, taken, from } = capacityOf(place, bookings.get(place.id) ?? [], now)
    const estimate = estimateRun(own, quantity, calendar, from, taken)
    const { unitCost, setupCost, minimumQuantity, maximumQuantity } = own
    const shared = { ...base, unitCost, setupCost, minimumQuantity, maximumQuantity }
    if (!estimate.ok) return { ...shared, ...nothing, problem: estimate.refusal.message }
    const { cost, readyOn, machineHours, startedUnits } = estimate.value
    return { ...shared, cost, readyOn, machineHours, startedUnits, problem: '' }
  })
  return offers.sort((a, b) => compare(a.readyOn ?? '9999', b.readyOn ?? '9999') || (a.cost ?? 0) - (b.cost ?? 0) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What planning needs of a workshop: its terms, and how many days after `now` a small and a large run would be ready there. */
export interface RunCandidate {
  readonly locationId: Id
  readonly name: string
  readonly unitCost: number
  readonly setupCost: number
  readonly minimum: number
  readonly maximum: number
  /** Days from today, at the workshop, to the ready day of the smallest run. */
  readonly daysForMinimum: number
  /** The largest run that fits its calendar, and its days. */
  readonly largest: number
  readonly daysForLargest: number
}

/** Workshops with terms for a toy that can take a run now, by name. */
export async function listRunCandidates(tx: Tx, brandId: Id, toyId: Id, now: Date): Promise<RunCandidate[]> {
  const terms = new Map((await listTerms(tx, brandId, toyId)).map((row) => [row.locationId, row]))
  const workshops = (await listWorkshopsForBrand(brandId, tx)).filter(({ id }) => terms.has(id))
  const bookings = await loadBookings(tx, workshops.map(({ id }) => id))
  return workshops.flatMap((place): RunCandidate[] => {
    const own = terms.get(place.id)!
    const { calendar, taken, from } = capacityOf(place, bookings.get(place.id) ?? [], now)
    const daysFor = (quantity: number): number | null => {
      const estimate = estimateRun(own, quantity, calendar, from, taken)
      return estimate.ok ? daysBetween(from, estimate.value.readyOn) + 1 : null
    }
    const daysForMinimum = daysFor(own.minimumQuantity)
    if (daysForMinimum === null) return []
    let largest = own.maximumQuantity
    while (largest > own.minimumQuantity && daysFor(largest) === null) largest = Math.max(own.minimumQuantity, Math.floor(largest / 2))
    return [{
      locationId: place.id, name: place.name, unitCost: own.unitCost, setupCost: own.setupCost, minimum: own.minimumQuantity, maximum: own.maximumQuantity,
      daysForMinimum, largest, daysForLargest: daysFor(largest) ?? daysForMinimum,
    }]
  })
}
