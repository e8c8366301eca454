import type { FrozenBomLine } from './freeze.ts'

/** What one unit takes of a part, over all lines of the bill of materials. */
export interface PartNeed {
  readonly partRevisionId: string
  readonly partNumber: string
  readonly partName: string
  readonly partRevision: string
  readonly perUnit: number
}

/** A lot of a part at the workshop, the oldest first. */
export interface PartLot {
  readonly lotId: string
  readonly partRevisionId: string
  readonly usable: number
}

/** Pieces of a lot that go into units first … last of the lot that is made. */
export interface PlannedUse {
  readonly lotId: string
  readonly quantity: number
  readonly firstUnit: number
  readonly lastUnit: number
}

/** Pieces that were needed and that no booked lot had. */
export interface Uncovered {
  readonly partRevisionId: string
  readonly partNumber: string
  readonly quantity: number
}

/** The parts of a bill of materials, each once, in the order of the drawing. */
export function partNeeds(bom: readonly FrozenBomLine[]): PartNeed[] {
  const needs = new Map<string, PartNeed>()
  for (const { partRevisionId, partNumber, partName, partRevision, quantity } of bom) {
    needs.set(partRevisionId, { partRevisionId, partNumber, partName, partRevision, perUnit: quantity + (needs.get(partRevisionId)?.perUnit ?? 0) })
  }
  return [...needs.values()]
}

/** The lots of one part in the order in which they are used up: the loaded one, then the oldest. */
export function lotsInOrder<Lot extends PartLot>(lots: readonly Lot[], partRevisionId: string, loadedLotId: string | undefined): Lot[] {
  const own = lots.filter((lot) => lot.partRevisionId === partRevisionId && lot.usable > 0)
  return [...own.filter(({ lotId }) => lotId === loadedLotId), ...own.filter(({ lotId }) => lotId !== loadedLotId)]
}

/**
 * What `count` units, numbered from `firstUnit`, take from which lots. The lot that is loaded goes first; when it is used up the oldest other one follows,
 * and a unit that takes pieces of both is named with both. A part that the workshop never had in the books is its own supply: nothing is taken and nothing is missing.
 * What is in the books but short never stops the count: what is there is taken, and the rest is named.
 */
export function planUses(needs: readonly PartNeed[], lots: readonly PartLot[], loaded: ReadonlyMap<string, string>, units: { readonly firstUnit: number; readonly count: number }): { readonly uses: readonly PlannedUse[]; readonly uncovered: readonly Uncovered[] } {
  const uses: PlannedUse[] = []
  const uncovered: Uncovered[] = []
  for (const { partRevisionId, partNumber, perUnit } of needs) {
    if (!lots.some((lot) => lot.partRevisionId === partRevisionId)) continue
    const needed = perUnit * units.count
    let taken = 0
    for (const { lotId, usable } of lotsInOrder(lots, partRevisionId, loaded.get(partRevisionId))) {
      const quantity = Math.min(usable, needed - taken)
      if (quantity <= 0) break
      uses.push({ lotId, quantity, firstUnit: units.firstUnit + Math.floor(taken / perUnit), lastUnit: units.firstUnit + Math.ceil((taken + quantity) / perUnit) - 1 })
      taken += quantity
    }
    if (taken < needed) uncovered.push({ partRevisionId, partNumber, quantity: needed - taken })
  }
  return { uses, uncovered }
}
