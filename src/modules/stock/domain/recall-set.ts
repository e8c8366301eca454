import type { Id } from '#kernel/ids.ts'
import { wentInto } from './genealogy.ts'
import type { LotUse } from './genealogy.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges } from './unit-range.ts'
import type { UnitRange } from './unit-range.ts'

/** Units of a lot that a recall covers. */
export interface RecalledUnits {
  readonly lotId: Id
  readonly units: readonly UnitRange[]
}

/** Every unit that holds some of the given lots, lot by lot. The given lots themselves are not repeated. */
export function recallSet(lotIds: readonly Id[], uses: readonly LotUse[]): RecalledUnits[] {
  const ranges = new Map<Id, UnitRange[]>()
  for (const lotId of lotIds) for (const reached of wentInto(lotId, uses)) ranges.set(reached.lotId, [...(ranges.get(reached.lotId) ?? []), ...reached.units])
  for (const lotId of lotIds) ranges.delete(lotId)
  return [...ranges].map(([lotId, units]) => ({ lotId, units: mergeRanges(units) })).sort((a, b) => (a.lotId < b.lotId ? -1 : 1))
}

/** Where units of a lot are known to be: a place, a party, scrap. `place` is free text of the caller's choosing. */
export interface Whereabouts {
  readonly lotId: Id
  readonly first: number
  readonly last: number
  readonly place: string
}

export interface Account {
  readonly total: number
  readonly byPlace: ReadonlyMap<string, number>
  /** Units nobody knows the place of. */
  readonly unaccounted: readonly RecalledUnits[]
  /** Units that are said to be at two places: one of the records is wrong. */
  readonly twice: readonly RecalledUnits[]
}

/** Puts every recalled unit at exactly one place, or names it as unaccounted. A unit recorded at two places counts for the first and is named. */
export function accountFor(recalled: readonly RecalledUnits[], whereabouts: readonly Whereabouts[]): Account {
  const byPlace = new Map<string, number>()
  const unaccounted: RecalledUnits[] = []
  const twice: RecalledUnits[] = []
  for (const { lotId, units } of recalled) {
    let left: readonly UnitRange[] = units
    const again: UnitRange[] = []
    for (const known of whereabouts.filter((record) => record.lotId === lotId)) {
      const here = intersectRanges(left, [known])
      again.push(...subtractRanges(intersectRanges(units, [known]), here))
      if (here.length > 0) byPlace.set(known.place, (byPlace.get(known.place) ?? 0) + countUnits(here))
      left = subtractRanges(left, here)
    }
    if (left.length > 0) unaccounted.push({ lotId, units: left })
    if (again.length > 0) twice.push({ lotId, units: mergeRanges(again) })
  }
  return { total: recalled.reduce((sum, { units }) => sum + countUnits(units), 0), byPlace, unaccounted, twice }
}
