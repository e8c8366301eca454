import type { Id } from '#kernel/ids.ts'
import { intersectRanges, mergeRanges, type UnitRange } from '#kernel/unit-range.ts'

/** Pieces of one lot that went into units first … last of another. */
export interface LotUse {
  readonly consumedLotId: Id
  readonly producedLotId: Id
  readonly first: number
  readonly last: number
  /** Which units of the consumed lot, where its movement named them. */
  readonly consumedUnits?: UnitRange | null
}

/** A lot reached by following uses; `units`: which of its units are concerned, null when all of them must be taken to be. */
export interface Reached {
  readonly lotId: Id
  readonly units: readonly UnitRange[] | null
}

/** The answer to one of the two questions: the lots reached, by id, and the uses that lead to them. */
export interface Traced<Use extends LotUse = LotUse> {
  readonly lots: readonly Reached[]
  readonly uses: readonly Use[]
}

interface Direction {
  readonly from: (use: LotUse) => Id
  readonly to: (use: LotUse) => Reached
  /** Units on the near side that the use is about; null: it does not say. */
  readonly touches: (use: LotUse) => readonly UnitRange[] | null
}

const DOWN: Direction = {
  from: ({ producedLotId }) => producedLotId, to: ({ consumedLotId, consumedUnits }) => ({ lotId: consumedLotId, units: consumedUnits ? [consumedUnits] : null }), touches: (use) => [use],
}
const UP: Direction = {
  from: ({ consumedLotId }) => consumedLotId, to: ({ producedLotId, first, last }) => ({ lotId: producedLotId, units: [{ first, last }] }), touches: ({ consumedUnits }) => (consumedUnits ? [consumedUnits] : null),
}

/**
 * What a lot, or some units of it, was made from: every lot below it, at any depth. Where a use does not say which pieces of the
 * consumed lot it took, all of that lot's own inputs count.
 */
export function madeFrom<Use extends LotUse>(lotId: Id, uses: readonly Use[], units: readonly UnitRange[] | null = null): Traced<Use> {
  return follow([{ lotId, units }], uses, DOWN)
}

/** What a lot, or some units of it, went into: every lot that holds some of it, at any depth, with the units concerned. */
export function wentInto<Use extends LotUse>(lotId: Id, uses: readonly Use[], units: readonly UnitRange[] | null = null): Traced<Use> {
  return follow([{ lotId, units }], uses, UP)
}

/** What any of these lots went into: every other lot that holds some of one of them. */
export function wentIntoOf<Use extends LotUse>(lotIds: readonly Id[], uses: readonly Use[]): Traced<Use> {
  return follow(lotIds.map((lotId) => ({ lotId, units: null })), uses, UP)
}

/** Follows uses from some lots until nothing new is reached. A use counts when it touches concerned units, or when either side does not name any. */
function follow<Use extends LotUse>(starts: readonly Reached[], uses: readonly Use[], { from, to, touches }: Direction): Traced<Use> {
  const byStart = Map.groupBy(uses, from)
  const reached = new Map(starts.map(({ lotId, units }) => [lotId, units]))
  const counted = new Set<Use>()
  const open = starts.map(({ lotId }) => lotId)
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const concerned = reached.get(current) ?? null
    for (const use of byStart.get(current) ?? []) {
      const touched = touches(use)
      if (concerned !== null && touched !== null && intersectRanges(concerned, touched).length === 0) continue
      counted.add(use)
      const next = to(use)
      const known = reached.get(next.lotId)
      const grown = known === undefined ? next.units : known === null || next.units === null ? null : mergeRanges([...known, ...next.units])
      if (known !== undefined && sameUnits(known, grown)) continue
      reached.set(next.lotId, grown)
      open.push(next.lotId)
    }
  }
  for (const { lotId } of starts) reached.delete(lotId)
  const lots = [...reached].map(([lotId, ranges]) => ({ lotId, units: ranges && mergeRanges(ranges) })).sort((a, b) => (a.lotId < b.lotId ? -1 : 1))
  return { lots, uses: [...counted] }
}

function sameUnits(some: readonly UnitRange[] | null, others: readonly UnitRange[] | null): boolean {
  if (some === null || others === null) return some === others
  const [a, b] = [mergeRanges(some), mergeRanges(others)]
  return a.length === b.length && a.every(({ first, last }, index) => first === b[index]!.first && last === b[index]!.last)
}
