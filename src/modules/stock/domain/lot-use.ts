import type { Id } from '#kernel/ids.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

/** Pieces of a lot at a place that go into units first … last of the lot that is made. */
export interface AskedUse {
  readonly lotId: Id
  readonly locationId: Id
  /** Pieces taken, for all of the units together. */
  readonly quantity: number
  /** Units of the produced lot, numbered from 1; both ends included. */
  readonly firstUnit: number
  readonly lastUnit: number
}

/** Checks uses by themselves: whole units from 1 up, in order, and no lot that goes into itself. Quantities are the ledger's to check. */
export function checkUses(producedLotId: Id, uses: readonly AskedUse[]): Result<void> {
  for (const [index, { lotId, firstUnit, lastUnit }] of uses.entries()) {
    const field = `uses[${index}].firstUnit`
    if (lotId === producedLotId) return refused(invalid('lot-goes-into-itself', 'A lot cannot be made from itself. Choose the lot of a part or material.', { field: `uses[${index}].lotId` }))
    if (!isUnit(firstUnit) || !isUnit(lastUnit)) return refused(invalid('not-a-unit', 'Units are numbered from 1. Enter whole numbers.', { field }))
    if (lastUnit < firstUnit) return refused(invalid('units-backwards', `Unit ${lastUnit} comes before unit ${firstUnit}. Enter the first unit first.`, { field }))
  }
  return ok()
}

function isUnit(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1
}
