import { endOfBusinessWeek, nextReceivingDay } from '#kernel/business-calendar.ts'
import { addDays, dateAt } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { offersOf, quantityToStart } from './new-run.ts'
import type { RunOffer } from './new-run.ts'
import { candidatesOf, compare, later, seePlaces } from './promise-candidates.ts'
import type { Candidate, SeenPlace } from './promise-candidates.ts'
import type { LinePromise, NewRunSource, PromiseAnswer, PromisedPart, PromiseRequest } from './promise-model.ts'
import { whyNot } from './promise-refusal.ts'

/** What one request has in common: lines draw on it one after the other, so nothing is promised twice. */
interface Pool {
  readonly request: PromiseRequest
  readonly places: ReadonlyMap<Id, SeenPlace>
  readonly candidates: readonly Candidate[]
  /** First free day of a workshop once earlier lines of this request have planned a run there. */
  readonly freeFrom: Map<Id, CalendarDate>
}

/**
 * When can the shop have it? (domain.md §7.) Pure: the same question gives the same answer, and nothing is held by asking.
 *
 * Each line gets the earliest day on which all of it can be there: from usable stock, lots that wait for inspection, runs under way and new runs.
 * Sources that arrive on the same day are drawn on nearest first, each emptied before the next (10 + 15, order 13 → 10 + 3).
 * A line comes in parts on several days only when no single place could bring all of it by the last of them.
 * A new run is promised only when it brings the whole line earlier than what exists; among workshops that do, the cheapest, then the nearest.
 */
export function promise(request: PromiseRequest): PromiseAnswer {
  const week = endOfBusinessWeek(request.shipTo.calendar, dateAt(request.at, request.shipTo.calendar.timeZone))
  const weekEndsOn = week?.day ?? null
  const places = seePlaces(request)
  const pool: Pool = { request, places, candidates: candidatesOf(request, places), freeFrom: new Map() }
  const lines = request.lines.map((line) => promiseLine(pool, line.skuId, line.quantity))
  const promisedOn = lines.reduce<CalendarDate | null>((last, line) => (last === null || line.promisedOn === null ? null : later(last, line.promisedOn)), lines.length === 0 ? null : '0000-01-01')
  return { lines, promisedOn, weekEndsOn, sameWeek: promisedOn !== null && weekEndsOn !== null && promisedOn <= weekEndsOn }
}

function promiseLine(pool: Pool, skuId: Id, quantity: number): LinePromise {
  const { request } = pool
  const none = { skuId, quantity, promisedOn: null, chain: [], allocations: [] }
  if (request.refusedBy) return { ...none, binding: request.refusedBy }
  const fixed = pool.candidates.filter((candidate) => candidate.skuId === skuId && candidate.left > 0)
  const makers = makersOf(pool, skuId, quantity)
  const day = earliestDay(fixed, makers, quantity)
  if (day === null) {
    const partly = mostWithoutRest(fixed, makers, quantity)
    const receives = nextReceivingDay(request.shipTo.calendar, dateAt(request.at, request.shipTo.calendar.timeZone)) !== null
    return { ...none, binding: whyNot(request, skuId, quantity, partly?.quantity ?? 0, receives), ...(partly && { partly }) }
  }
  const parts = partsBy(fixed, makers, quantity, day)
  const last = parts.reduce((a, b) => (b.arrivesOn > a.arrivesOn ? b : a))
  const together = new Set(parts.map(({ locationId }) => locationId)).size > 1 ? bestSinglePlace(fixed, makers, quantity) : null
  for (const part of parts) draw(pool, makers, part)
  return { skuId, quantity, promisedOn: last.arrivesOn, chain: last.chain, allocations: parts, ...(together && { together }) }
}

/** A workshop that could make some, with what it could bring by when. */
interface Maker {
  readonly source: NewRunSource
  readonly seen: SeenPlace
  readonly freeFrom: CalendarDate
  readonly offers: readonly RunOffer[]
}

function makersOf({ request, places, freeFrom: planned }: Pool, skuId: Id, wanted: number): Maker[] {
  return request.sources.newRuns.filter((source) => source.skuId === skuId).flatMap((source) => {
    const seen = places.get(source.locationId)
    if (!seen) return []
    const freeFrom = later(source.freeFrom, planned.get(source.locationId) ?? source.freeFrom)
    const offers = offersOf(source, seen, wanted, freeFrom)
    return offers.length > 0 ? [{ source, seen, freeFrom, offers }] : []
  })
}

const sum = (quantities: readonly number[]) => quantities.reduce((a, b) => a + b, 0)
const by = (fixed: readonly Candidate[], day: CalendarDate) => fixed.filter(({ arrivesOn }) => arrivesOn <= day)
const makesBy = ({ offers }: Maker, day: CalendarDate) => offers.findLast(({ arrivesOn }) => arrivesOn <= day)?.good ?? 0

/** The first day by which the sources together bring the quantity. */
function earliestDay(fixed: readonly Candidate[], makers: readonly Maker[], quantity: number): CalendarDate | null {
  const days = [...new Set([...fixed.map(({ arrivesOn }) => arrivesOn), ...makers.flatMap(({ offers }) => offers.map(({ arrivesOn }) => arrivesOn))])].sort()
  return days.find((day) => sum(by(fixed, day).map(({ left }) => left)) + sum(makers.map((maker) => makesBy(maker, day))) >= quantity) ?? null
}

function mostWithoutRest(fixed: readonly Candidate[], makers: readonly Maker[], quantity: number): { quantity: number; on: CalendarDate } | null {
  const days = [...fixed.map(({ arrivesOn }) => arrivesOn), ...makers.map(({ offers }) => offers.at(-1)!.arrivesOn)].sort()
  const most = Math.min(quantity, sum(fixed.map(({ left }) => left)) + sum(makers.map(({ offers }) => offers.at(-1)!.good)))
  return days.length === 0 || most === 0 ? null : { quantity: most, on: days.at(-1)! }
}

function partsBy(fixed: readonly Candidate[], makers: readonly Maker[], quantity: number, day: CalendarDate): PromisedPart[] {
  const parts = takeFixed(by(fixed, day), quantity)
  const missing = quantity - sum(parts.map((part) => part.quantity))
  if (missing > 0) return [...parts, ...takeNewRuns(makers, missing, day)]
  // Parts on several days are worth it only when no single place could bring everything by the last of them.
  if (new Set(parts.map(({ arrivesOn }) => arrivesOn)).size === 1) return parts
  const placesInOrder = [...new Set(by(fixed, day).toSorted((a, b) => a.km - b.km || compare(a.locationId, b.locationId)).map(({ locationId }) => locationId))]
  const able = placesInOrder.map((id) => by(fixed, day).filter(({ locationId }) => locationId === id)).find((here) => sum(here.map(({ left }) => left)) >= quantity)
  return able ? takeFixed(able, quantity) : parts
}

function takeFixed(sources: readonly Candidate[], quantity: number): PromisedPart[] {
  let missing = quantity
  return sources.flatMap(({ kind, sourceId, locationId, lotId, arrivesOn, leavesOn, chain, left }) => {
    const taken = Math.min(left, missing)
    missing -= taken
    return taken > 0 ? [{ sourceKind: kind, sourceId, locationId, ...(lotId !== undefined && { lotId }), quantity: taken, arrivesOn, leavesOn, chain }] : []
  })
}

/** One workshop for everything that is missing when one can (fewest setups): the cheapest, then the nearest. Otherwise the cheapest ones, each as much as it can by the day. */
function takeNewRuns(makers: readonly Maker[], missing: number, day: CalendarDate): PromisedPart[] {
  const price = ({ source }: Maker, good: number) => source.setupCost + source.unitCost * (quantityToStart(good, source) ?? Infinity)
  const rank = (costOf: (maker: Maker) => number) => (a: Maker, b: Maker) => costOf(a) - costOf(b) || a.seen.leg.km - b.seen.leg.km || compare(a.source.capabilityId, b.source.capabilityId)
  const alone = makers.filter((maker) => makesBy(maker, day) >= missing).sort(rank((maker) => price(maker, missing)))[0]
  let left = missing
  const chosen = alone ? [alone] : makers.filter((maker) => makesBy(maker, day) > 0).sort(rank((maker) => price(maker, makesBy(maker, day)) / makesBy(maker, day)))
  return chosen.flatMap((maker) => {
    const quantity = Math.min(left, makesBy(maker, day))
    if (quantity <= 0) return []
    left -= quantity
    const offer = offersOf(maker.source, maker.seen, quantity, maker.freeFrom).at(-1)!
    return [{ sourceKind: 'new-run' as const, sourceId: maker.source.capabilityId, locationId: maker.source.locationId, quantity, arrivesOn: offer.arrivesOn, leavesOn: offer.leavesOn, chain: offer.chain }]
  })
}

function bestSinglePlace(fixed: readonly Candidate[], makers: readonly Maker[], quantity: number): { locationId: Id; on: CalendarDate } | null {
  const ids = [...new Set([...fixed.map(({ locationId }) => locationId), ...makers.map(({ source }) => source.locationId)])].sort()
  return ids.reduce<{ locationId: Id; on: CalendarDate } | null>((best, locationId) => {
    const on = earliestDay(fixed.filter((candidate) => candidate.locationId === locationId), makers.filter(({ source }) => source.locationId === locationId), quantity)
    return on !== null && (best === null || on < best.on) ? { locationId, on } : best
  }, null)
}

/** Takes a part out of the pool, so that the next line does not see it. */
function draw(pool: Pool, makers: readonly Maker[], part: PromisedPart): void {
  if (part.sourceKind !== 'new-run') {
    const candidate = pool.candidates.find((source) => source.kind === part.sourceKind && source.sourceId === part.sourceId && source.locationId === part.locationId)
    if (candidate) candidate.left -= part.quantity
    return
  }
  const maker = makers.find(({ source }) => source.capabilityId === part.sourceId)
  const offer = maker && offersOf(maker.source, maker.seen, part.quantity, maker.freeFrom).at(-1)
  if (offer) pool.freeFrom.set(part.locationId, addDays(offer.lastProductionDay, 1))
}
