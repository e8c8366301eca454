import type { CsvCell } from '#kernel/csv.ts'
import { unitWords } from '#kernel/unit-range.ts'
import type { RegistrationCount, RegistrationCounts } from '#modules/recalls/public.ts'
import type { MockRecall } from '../domain/mock-recall.ts'
import type { TracedLot } from './traced-lots.ts'

export const RECALL_COLUMNS = ['lot', 'item', 'name', 'disposition', 'party', 'pieces', 'units', 'since', 'registrations']

/** A recall as rows of a file: every piece by lot, party and day, then what is unaccounted for; last how many families registered one, and can be written to. */
export function recallRows(recall: MockRecall, lots: readonly TracedLot[], registrations: RegistrationCounts): CsvCell[][] {
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  return recall.lots.flatMap(({ lotId, holdings, unaccounted, unaccountedUnits }) => {
    const { code, itemCode, itemName } = byId.get(lotId)!
    const about = [code, itemCode, itemName]
    return [
      ...holdings.map(({ disposition, party, quantity, units, since }): CsvCell[] => [...about, disposition, party, quantity, units && unitWords(units), since, null]),
      ...(unaccounted > 0 ? [[...about, 'unaccounted', '', unaccounted, unaccountedUnits && unitWords(unaccountedUnits), null, null]] : []),
      ...registered(about, registrations.byLot.get(lotId)),
    ]
  })
}

/** Rows of their own with no pieces: the pieces of a file must still add up. */
function registered(about: readonly CsvCell[], count: RegistrationCount | undefined): CsvCell[][] {
  const row = (what: string, registrations: number): CsvCell[] => [...about, what, '', null, null, null, registrations]
  return count ? [row('registered', count.registered), row('reachable', count.reachable)] : []
}
