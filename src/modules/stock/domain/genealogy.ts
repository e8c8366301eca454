import type { Id } from '#kernel/ids.ts'
import { intersectRanges, mergeRanges } from './unit-range.ts'
import type { UnitRange } from './unit-range.ts'

/** Pieces of one lot that went into units first … last of another. */
export interface LotUse {
  readonly consumedLotId: Id
  readonly producedLotId: Id
  readonly first: number
  readonly last: number
}

/** A lot reached by following uses; `units`: which of its units are concerned, null when all of them must be taken to be. */
export interface Reached {
  readonly lotId: Id
  readonly units: readonly UnitRange[] | null
}

/**
 * What went into a lot, or into some units of it: every lot below it, at any depth. A use does not say which pieces of a consumed lot
 * it took, so from the second step on all of a consumed lot's own inputs count.
 */
export function madeFrom(lotId: Id, uses: readonly LotUse[], units: readonly UnitRange[] | null = null): Id[] {
  const byProduced = groupBy(uses, ({ producedLotId }) => producedLotId)
  const found = new Set<Id>()
  const open: Reached[] = [{ lotId, units }]
  for (let current = open.pop(); current; current = open.pop()) {
    const wanted = current.units
    for (const use of byProduced.get(current.lotId) ?? []) {
      if (wanted !== null && intersectRanges(wanted, [use]).length === 0) continue
      if (found.has(use.consumedLotId)) continue
      found.add(use.consumedLotId)
      open.push({ lotId: use.consumedLotId, units: null })
    }
  }
  found.delete(lotId)
  return [...found].sort()
}

/** Where a lot went: every lot that holds some of it, at any depth, with the units concerned. */
export function wentInto(lotId: Id, uses: readonly LotUse[]): { readonly lotId: Id; readonly units: readonly UnitRange[] }[] {
  const byConsumed = groupBy(uses, ({ consumedLotId }) => consumedLotId)
  const ranges = new Map<Id, UnitRange[]>()
  const seen = new Set<Id>([lotId])
  const open = [lotId]
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const use of byConsumed.get(current) ?? []) {
      ranges.set(use.producedLotId, [...(ranges.get(use.producedLotId) ?? []), { first: use.first, last: use.last }])
      if (seen.has(use.producedLotId)) continue
      seen.add(use.producedLotId)
      open.push(use.producedLotId)
    }
  }
  ranges.delete(lotId)
  return [...ranges].map(([id, units]) => ({ lotId: id, units: mergeRanges(units) })).sort((a, b) => (a.lotId < b.lotId ? -1 : 1))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => Id): Map<Id, T[]> {
  const groups = new Map<Id, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
