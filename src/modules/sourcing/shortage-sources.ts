import { dateAt, daysBetween, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { expectedArrival } from '#kernel/transit.ts'
import { currentPart, replacementsOf } from '#modules/catalogue/public.ts'
import { chooseSource, type Choice, type Source } from './domain/choose-source.ts'
import { coverNeeds, type Coming, type Coverage } from './domain/coverage.ts'
import { buyingOn, takingFrom } from './domain/ways.ts'
import type { Plan, PlanItem, PlanPlace } from './store-plan.ts'
import { keyOf, type Sources } from './store-sources.ts'

/** A part that fits in place of the one that is missing, on every revision it is needed for. Never one that is not safe. */
export interface Substitute {
  readonly partRevisionId: Id
  readonly partId: Id
  readonly number: string
  readonly name: string
  readonly revision: string
  readonly fit: 'exact' | 'with-change'
  readonly changes: readonly string[]
  readonly evidence: string
  /** The end of the chain: what the part is replaced by today. */
  readonly current: boolean
  readonly here: number
  readonly elsewhere: readonly { readonly place: string; readonly free: number }[]
}

export interface Ways {
  readonly choice: Choice | null
  readonly sources: readonly Source[]
  readonly substitutes: readonly Substitute[]
}

const dayNumber = (day: CalendarDate): number => daysBetween('2000-01-01', day)

/** What covers the needs of an item. */
export function coverageOf(item: PlanItem): Coverage {
  return coverNeeds(item.usable, item.needs, item.coming)
}

/** Pieces of a part at a place that its own runs do not take. */
function freeAt(plan: Plan, sources: Sources, partRevisionId: Id, locationId: Id): number {
  const there = (sources.lots.get(keyOf(partRevisionId, locationId)) ?? []).reduce((sum, { usable }) => sum + usable, 0)
  return Math.max(0, there - (plan.taken.get(keyOf(partRevisionId, locationId)) ?? 0))
}

/** Every way to cover what an item lacks, the one to take, and what fits in its place. */
export function waysFor(plan: Plan, sources: Sources, item: PlanItem, coverage: Coverage, now: Date): Ways {
  const place = plan.places.get(item.locationId)!
  const substitutes = substitutesFor(plan, sources, item)
  if (coverage.missing === 0 || coverage.shortOn === null) return { choice: null, sources: [], substitutes }
  const today = dateAt(now, place.timeZone)
  const missing = coverage.needs.filter((need) => need.missing > 0).map(({ on, missing: pieces }) => ({ on, pieces }))
  const all: Source[] = [
    ...transfersOf(plan, sources, item, place, coverage.missing, now),
    ...sources.offers.filter((offer) => offer.partRevisionId === item.partRevisionId).map((offer) => buyingOn(offer, missing, coverage.shortOn!, today, place, plan.policy, dayNumber)),
  ]
  return { choice: chooseSource(all, coverage.missing, coverage.shortOn, plan.currency), sources: all, substitutes }
}

function transfersOf(plan: Plan, sources: Sources, item: PlanItem, to: PlanPlace, missing: number, now: Date): Source[] {
  return [...plan.places.values()].filter(({ id, state }) => id !== to.id && state === 'open').flatMap((from) => {
    const lots = sources.lots.get(keyOf(item.partRevisionId, from.id))
    if (!lots) return []
    return takingFrom({ id: from.id, name: from.name, free: freeAt(plan, sources, item.partRevisionId, from.id), lots }, missing, expectedArrival(from, to, now), plan.policy.transferCost, plan.currency) ?? []
  })
}

/** Fits are noted per revision of a toy: only what fits on every revision that is short is offered. */
function substitutesFor(plan: Plan, sources: Sources, item: PlanItem): Substitute[] {
  const revisions = [...new Set(item.needs.flatMap(({ run }) => plan.runs.get(run)?.toyRevisionId ?? []))]
  if (revisions.length === 0) return []
  const sequence = new Map(sources.parts.map((part) => [part.id, part.sequence]))
  const current = new Set(revisions.map((revision) => currentPart(sources.fits, item.partRevisionId, revision, (id) => sequence.get(id) ?? 0).partRevisionId))
  const offered = revisions.map((revision) => replacementsOf(sources.fits, item.partRevisionId, revision))
  return offered[0]!.filter(({ partRevisionId }) => offered.every((list) => list.some((one) => one.partRevisionId === partRevisionId))).flatMap(({ partRevisionId }): Substitute[] => {
    const part = sources.parts.find(({ id }) => id === partRevisionId)
    if (!part) return []
    const found = offered.map((list) => list.find((one) => one.partRevisionId === partRevisionId)!)
    const edge = sources.fits.find((fit) => fit.replacementId === partRevisionId && fit.fit !== 'not-safe')
    const at = [...plan.places.values()].map((place) => ({ id: place.id, place: place.name, free: freeAt(plan, sources, partRevisionId, place.id) })).filter(({ free }) => free > 0)
    return [{
      partRevisionId, partId: part.partId, number: part.number, name: part.name, revision: part.revision, fit: found.every(({ fit }) => fit === 'exact') ? 'exact' : 'with-change', changes: [...new Set(found.flatMap(({ changes }) => changes))],
      evidence: edge ? `${edge.evidence} (${edge.testedBy})` : '', current: current.has(partRevisionId), here: at.find(({ id }) => id === item.locationId)?.free ?? 0, elsewhere: at.filter(({ id }) => id !== item.locationId).map(({ place, free }) => ({ place, free })),
    }]
  })
}

export interface ShortageRow {
  /** `part revision:place`: what the order form sends. */
  readonly key: string
  /** Pieces are missing, or all is on order but some of it comes too late. */
  readonly kind: 'short' | 'late'
  readonly partId: Id
  readonly partRevisionId: Id
  readonly number: string
  readonly name: string
  readonly revision: string
  readonly locationId: Id
  readonly place: string
  readonly neededOn: CalendarDate
  readonly missing: number
  readonly total: number
  readonly usable: number
  readonly coming: readonly Coming[]
  readonly late: Coverage['late']
  /** Runs that lack it, the earliest first. */
  readonly runs: readonly { readonly number: string; readonly name: string; readonly missing: number; readonly planned: boolean }[]
  readonly choice: Choice | null
  readonly sources: readonly Source[]
  readonly substitutes: readonly Substitute[]
}

/** An item that lacks something. */
export interface Found {
  readonly item: PlanItem
  readonly coverage: Coverage
  readonly key: string
  readonly kind: 'short' | 'late'
  readonly neededOn: CalendarDate
}

/** What an item lacks, or nothing. */
export function foundIn(item: PlanItem): Found[] {
  const coverage = coverageOf(item)
  const base = { item, coverage, key: keyOf(item.partRevisionId, item.locationId) }
  if (coverage.shortOn !== null) return [{ ...base, kind: 'short', neededOn: coverage.shortOn }]
  const first = coverage.late[0]
  return first ? [{ ...base, kind: 'late', neededOn: first.neededOn }] : []
}

/** A shortage with every way to cover it. */
export function rowOf(plan: Plan, sources: Sources, { item, coverage, key, kind, neededOn }: Found, now: Date): ShortageRow {
  const { needs: _, ...rest } = item
  return {
    ...rest, key, kind, neededOn, place: plan.places.get(item.locationId)?.name ?? '', missing: coverage.missing, late: coverage.late,
    runs: coverage.needs.filter((need) => (kind === 'short' ? need.missing > 0 : need.awaited.some(({ on }) => on > need.on)))
      .map(({ run, missing }) => ({ number: run, name: plan.runs.get(run)?.name ?? '', missing, planned: plan.runs.get(run)?.planned ?? false })),
    ...waysFor(plan, sources, item, coverage, now),
  }
}
