import type { Id } from '#kernel/ids.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges, unitWords, type UnitRange } from '#kernel/unit-range.ts'
import { moveUnits, type UnitsAt } from './unit-places.ts'

export interface HeldPieces {
  readonly lotId: Id
  readonly locationId: Id
  readonly quantity: number
}

/**
 * May these units be the ones that leave for a hold? As many as are held, chosen for nothing else, and where the hold is: what would be refused when they leave
 * is refused when they are chosen.
 */
export function chooseUnits(hold: HeldPieces, units: readonly UnitRange[], where: readonly UnitsAt[], others: readonly UnitRange[]): Result<UnitRange[]> {
  const chosen = mergeRanges(units)
  const count = countUnits(chosen)
  if (count !== hold.quantity) return refused(invalid('units-not-as-many', `${hold.quantity} ${hold.quantity === 1 ? 'piece is' : 'pieces are'} held; ${count === 0 ? 'no unit is' : `${count} ${count === 1 ? 'unit is' : 'units are'}`} named.`))
  const [taken] = intersectRanges(chosen, others)
  if (taken) return refused(conflict('units-chosen', `${capital(unitWords([taken]))} ${taken.first === taken.last ? 'is' : 'are'} chosen for another restock.`))
  let left = [...where]
  for (const range of chosen) {
    const moved = moveUnits(left, { id: `${hold.lotId} ${range.first}`, lotId: hold.lotId, quantity: range.last - range.first + 1, units: range, from: { kind: 'location', locationId: hold.locationId }, to: { kind: 'transit' }, reason: 'shipped' })
    if (!moved.ok) return moved
    left = moved.value
  }
  return ok(chosen)
}

/** The lowest units at a place that are chosen for nothing yet: what is proposed. Fewer than asked for when there are fewer. */
export function lowestFree(locationId: Id, quantity: number, where: readonly UnitsAt[], others: readonly UnitRange[]): UnitRange[] {
  const found: UnitRange[] = []
  let missing = quantity
  for (const { first, last } of subtractRanges(where.filter((range) => range.kind === 'location' && range.locationId === locationId), others)) {
    if (missing <= 0) break
    const end = Math.min(last, first + missing - 1)
    found.push({ first, last: end })
    missing -= end - first + 1
  }
  return found
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
