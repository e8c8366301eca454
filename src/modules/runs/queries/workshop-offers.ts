import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { estimateRun } from '../domain/run-estimate.ts'
import { calendarOf, listTerms, loadBookedLoads } from '../store.ts'

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
  const workshops = (await listPlacesForBrand(brandId, tx)).filter(({ kind, state }) => kind === 'workshop' && state === 'open')
  const terms = new Map((await listTerms(tx, brandId, toyId)).map((row) => [row.locationId, row]))
  const loads = await loadBookedLoads(tx, workshops.map(({ id }) => id))
  const offers = workshops.map((place): WorkshopOffer => {
    const own = terms.get(place.id)
    const base = { locationId: place.id, name: place.name, city: place.city, timeZone: place.timeZone }
    const nothing = { cost: null, readyOn: null, machineHours: null, startedUnits: null }
    if (!own) return { ...base, ...nothing, unitCost: null, setupCost: null, minimumQuantity: null, maximumQuantity: null, problem: 'No price agreed for this toy yet.' }
    const { calendar, from } = calendarOf(place, loads.get(place.id) ?? [], now)
    const estimate = estimateRun(own, quantity, calendar, from)
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
