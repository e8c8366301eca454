import type { CsvCell } from '#kernel/csv.ts'
import { unitWords } from '#kernel/unit-range.ts'
import type { MockRecall } from '../domain/mock-recall.ts'
import type { TracedLot } from './traced-lots.ts'

export const RECALL_COLUMNS = ['lot', 'item', 'name', 'disposition', 'party', 'pieces', 'units', 'since']

/** A recall as rows of a file: every piece by lot, party and day, then what is unaccounted for. */
export function recallRows(recall: MockRecall, lots: readonly TracedLot[]): CsvCell[][] {
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  return recall.lots.flatMap(({ lotId, holdings, unaccounted, unaccountedUnits }) => {
    const { code, itemCode, itemName } = byId.get(lotId)!
    const about = [code, itemCode, itemName]
    return [
      ...holdings.map(({ disposition, party, quantity, units, since }): CsvCell[] => [...about, disposition, party, quantity, units && unitWords(units), since]),
      ...(unaccounted > 0 ? [[...about, 'unaccounted', '', unaccounted, unaccountedUnits && unitWords(unaccountedUnits), null]] : []),
    ]
  })
}
