import type { Id } from '#kernel/ids.ts'
import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { Endpoint, EndpointKind, Move } from './move.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges, type UnitRange } from '#kernel/unit-range.ts'

/** Units of one serialised lot that are together. Ranges of a lot never overlap: a unit is at exactly one place. */
export interface UnitsAt extends UnitRange {
  readonly kind: EndpointKind
  /** Set exactly when kind is location. */
  readonly locationId: Id | null
  /** The movement that brought them there. */
  readonly moveId: Id
  /** False: a movement did not say which units it took, so the lowest of the place are taken to have gone. */
  readonly certain: boolean
  /** They lie at scrap because they were lost on their way: nobody saw them destroyed, and they may be found. */
  readonly lost?: boolean
}

/** Where units come into the world; taken back from there they were never made. */
const SOURCES: readonly EndpointKind[] = ['production', 'supplier', 'count']

/** A count before missed them, or they were lost on their way: these are found first. */
export const isMissing = ({ kind, lost }: UnitsAt): boolean => kind === 'count' || lost === true

/**
 * Where the units of a lot are after a movement. A movement that names its units moves exactly those; they must be where it starts.
 * One that names none takes units its own document brought there (`siblings`: movements of the same document, and the one it undoes),
 * then the lowest numbers, and says so: neither they nor those that stay are certain, until all that are not certain lie together again.
 * Refusals: 'units-elsewhere', 'units-unknown', 'units-found'.
 */
export function moveUnits(before: readonly UnitsAt[], move: Move, siblings: ReadonlySet<Id> = new Set()): Result<UnitsAt[]> {
  const born = SOURCES.includes(move.from.kind) && move.reversesId === undefined
  const startsHere = (range: UnitsAt): boolean => {
    if (born && move.from.kind === 'count') return isMissing(range)
    // Of what lies at scrap, an undo brings back its own: what was lost may have been found, and others were destroyed.
    return isAt(range, move.from) && (move.from.kind !== 'scrap' || range.moveId === move.reversesId)
  }
  const here = before.filter(startsHere)
  if (move.units) {
    const named = [move.units]
    if (born && intersectRanges(named, before).length === 0) return ok(joined([...before, ...laid(named, move, true)]))
    const missing = subtractRanges(named, here)
    const known = missing.length === 0 ? before : exchanged(before, here, named, missing)
    if (!known) return refused(mayBeFound(move) ? unitsFound(move) : unitsElsewhere(missing, move))
    return ok(settled(joined(relaid(known, known.filter(startsHere), named, move, null))))
  }
  if (born && countUnits(here) < move.quantity) throw new Error('units that come into the world have numbers')
  const preferred = here.filter(({ moveId }) => siblings.has(moveId))
  const first = lowest(preferred, move.quantity)
  const taken = [...first, ...lowest(here.filter((range) => !preferred.includes(range)), move.quantity - countUnits(first))]
  if (countUnits(taken) < move.quantity && mayBeFound(move)) return refused(unitsFound(move))
  if (countUnits(taken) < move.quantity) return refused(conflict('units-unknown', `Only ${countUnits(here)} numbered units of this lot are there; ${move.quantity} are to move. Name the units.`, { field: 'firstUnit', detail: { lotId: move.lotId } }))
  const pool = preferred.length > 0 && countUnits(preferred) >= move.quantity ? preferred : here
  return ok(settled(joined(relaid(before, here, mergeRanges(taken), move, countUnits(pool) === move.quantity ? null : pool))))
}

/**
 * Named units that the books have elsewhere only because a movement did not say which it took: they change places with as many doubtful
 * units that are here. Null: that does not explain it.
 */
function exchanged(before: readonly UnitsAt[], here: readonly UnitsAt[], named: readonly UnitRange[], missing: readonly UnitRange[]): UnitsAt[] | null {
  const coming = cut(before.filter((range) => !range.certain && !here.includes(range)), missing)
  const doubtful = here.filter(({ certain }) => !certain)
  const leaving = cut(doubtful, lowest(cut(doubtful, subtractRanges(doubtful, named)), countUnits(missing)))
  if (countUnits(coming) < countUnits(missing) || countUnits(leaving) < countUnits(missing)) return null
  return [...without(before, [...coming, ...leaving]), ...inPlaceOf(coming, leaving), ...inPlaceOf(leaving, coming)]
}

/** The first units, at the places of the second, in order. Both are as many. */
function inPlaceOf(units: readonly UnitsAt[], places: readonly UnitsAt[]): UnitsAt[] {
  const moved: UnitsAt[] = []
  let [index, used] = [0, 0]
  for (const range of units) {
    let { first } = range
    while (first <= range.last) {
      const place = places[index]!
      const length = Math.min(range.last - first, place.last - place.first - used) + 1
      moved.push({ ...place, first, last: first + length - 1, certain: false })
      first += length
      used += length
      if (used > place.last - place.first) [index, used] = [index + 1, 0]
    }
  }
  return moved
}

/** It brings back what a count missed or what was lost: a later count may have found it. */
const mayBeFound = ({ reversesId, from }: Move): boolean => reversesId !== undefined && (from.kind === 'count' || from.kind === 'scrap')
const unitsFound = ({ lotId }: Move) => conflict('units-found', 'These units were found again since. Undo that first.', { detail: { lotId } })

function unitsElsewhere(units: readonly UnitRange[], move: Move) {
  const { first, last } = units[0]!
  const which = first === last ? `Unit ${first} is` : `Units ${first} to ${last} are`
  return conflict('units-elsewhere', `${which} not ${move.from.kind === 'location' ? 'at this place' : `in ${move.from.kind}`} by the books. Look up where ${first === last ? 'it is' : 'they are'}, or leave the units open.`, { field: 'firstUnit', detail: { lotId: move.lotId, first, last } })
}

/** `unsaid`: ranges among which the movement did not say its own; what stays of them is no longer certain either. */
function relaid(before: readonly UnitsAt[], here: readonly UnitsAt[], taken: readonly UnitRange[], move: Move, unsaid: readonly UnitsAt[] | null): UnitsAt[] {
  const kept = before.filter((range) => !here.includes(range))
  const stays = here.flatMap((range) => subtractRanges([range], taken).map((left): UnitsAt => ({ ...range, ...left, certain: range.certain && !(unsaid?.includes(range) ?? false) })))
  // Found pieces without numbers of their own were missed before, and are missed again.
  const ended = move.reversesId !== undefined && SOURCES.includes(move.to.kind) && (move.to.kind !== 'count' || move.units !== undefined)
  const goes = ended ? [] : here.flatMap((range) => intersectRanges([range], taken).flatMap((part) => laid([part], move, move.units !== undefined || (range.certain && unsaid === null))))
  return [...kept, ...stays, ...goes]
}

function cut(ranges: readonly UnitsAt[], units: readonly UnitRange[]): UnitsAt[] {
  return ranges.flatMap((range) => intersectRanges([range], units).map((part) => ({ ...range, ...part })))
}

function without(before: readonly UnitsAt[], units: readonly UnitRange[]): UnitsAt[] {
  return before.flatMap((range) => subtractRanges([range], units).map((left) => ({ ...range, ...left })))
}

function laid(units: readonly UnitRange[], move: Move, certain: boolean): UnitsAt[] {
  return units.map(({ first, last }) => ({ first, last, kind: move.to.kind, locationId: move.to.kind === 'location' ? move.to.locationId : null, moveId: move.id, certain, ...(move.reason === 'lost' && { lost: true }) }))
}

function lowest(ranges: readonly UnitsAt[], quantity: number): UnitRange[] {
  const taken: UnitRange[] = []
  let left = quantity
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    if (left <= 0) break
    const end = Math.min(last, first + left - 1)
    taken.push({ first, last: end })
    left -= end - first + 1
  }
  return taken
}

/** Neighbours that came the same way are one range. */
function joined(ranges: readonly UnitsAt[]): UnitsAt[] {
  const merged: UnitsAt[] = []
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = merged.at(-1)
    if (previous && previous.last + 1 === range.first && previous.kind === range.kind && previous.locationId === range.locationId && previous.moveId === range.moveId && previous.certain === range.certain) {
      merged[merged.length - 1] = { ...previous, last: range.last }
    } else merged.push(range)
  }
  return merged
}

/** Doubt is about which of some units is where: when all of them lie at one place, there is none. */
function settled(ranges: UnitsAt[]): UnitsAt[] {
  const doubtful = ranges.filter(({ certain }) => !certain)
  const [first] = doubtful
  if (!first || doubtful.some(({ kind, locationId, lost }) => kind !== first.kind || locationId !== first.locationId || lost !== first.lost)) return ranges
  return joined(ranges.map((range) => ({ ...range, certain: true })))
}

function isAt(range: UnitsAt, end: Endpoint): boolean {
  return range.kind === end.kind && (end.kind !== 'location' || range.locationId === end.locationId)
}
