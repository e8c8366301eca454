import { nextDispatchDay } from '#kernel/business-calendar.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { HORIZON_DAYS } from './new-run.ts'
import { compare } from './promise-candidates.ts'
import type { Constraint, PromisePlace, PromiseRequest } from './promise-model.ts'

/**
 * The constraint that binds when a line gets no day, with the sentence for the buyer. Asked in the order in which somebody can do something about it:
 * the shop's own closed days, an inspection nobody planned, a gate, a missing part, capacity, and last that there is none.
 */
export function whyNot(request: PromiseRequest, skuId: Id, quantity: number, available: number, shipToReceives: boolean): { constraint: Constraint; sentence: string } {
  const { shipTo, sources } = request
  const places = new Map(sources.places.map((place) => [place.locationId, place]))
  const nameOf = (locationId: Id) => places.get(locationId)?.name ?? 'a workshop'
  const missing = quantity - available
  if (!shipToReceives) return { constraint: 'closed-day', sentence: `${shipTo.name} does not receive on any day of the coming year.` }
  const stuck = byPlace(sources.stock.filter((source) => source.skuId === skuId && source.usable > 0 && neverDispatches(places.get(source.locationId), request.at)))
  const stuckThere = stuck.reduce((sum, { usable }) => sum + usable, 0)
  if (stuckThere > 0 && stuckThere >= missing) return { constraint: 'closed-day', sentence: `${plural(stuckThere, 'piece')} ${stuckThere === 1 ? 'lies' : 'lie'} at ${nameOf(stuck[0]!.locationId)}, which does not dispatch in the coming year.` }
  const waiting = byPlace(sources.quarantine.filter((source) => source.skuId === skuId && source.inspectionOn === null && source.quantity > 0))
  const waitingThere = waiting.reduce((sum, lot) => sum + lot.quantity, 0)
  if (waitingThere > 0 && waitingThere >= missing) return { constraint: 'gate', sentence: `${plural(waitingThere, 'piece')} at ${nameOf(waiting[0]!.locationId)} ${waitingThere === 1 ? 'waits' : 'wait'} for an inspection that is not planned yet.` }
  const makers = byPlace(sources.newRuns.filter((source) => source.skuId === skuId))
  const allowed = makers.filter(({ gate }) => gate === undefined)
  if (makers.length > 0 && allowed.length === 0) return { constraint: 'gate', sentence: makers[0]!.gate! }
  const supplied = allowed.filter(({ partsOn }) => partsOn !== null)
  if (allowed.length > 0 && supplied.length === 0) return { constraint: 'part', sentence: `${allowed[0]!.missingPart ?? 'A part'} is missing, and nobody knows yet when it comes.` }
  if (supplied.length > 0) return { constraint: 'capacity', sentence: `${available} of ${quantity} can be there; the workshops cannot make the other ${missing} within ${HORIZON_DAYS} days.` }
  return { constraint: 'stock', sentence: available === 0 ? 'There is none in stock or in production, and no workshop is set up to make it.' : `${available} of ${quantity} can be there; there is no more in stock or in production, and no workshop is set up to make it.` }
}

function neverDispatches(place: PromisePlace | undefined, at: Date): boolean {
  return place !== undefined && nextDispatchDay(place.calendar, at) === null
}

/** In one order, so that the same question gets the same sentence. */
function byPlace<T extends { readonly locationId: Id }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => compare(a.locationId, b.locationId))
}
