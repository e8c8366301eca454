import { writeCsv } from '#kernel/csv.ts'
import type { WaitingLot } from './waiting-lots.ts'

/** Lots that wait as CSV, in their order. `brands`: with whose they are. */
export function queueCsv(lots: readonly WaitingLot[], { brands = false }: { readonly brands?: boolean } = {}): string {
  return writeCsv([
    [...(brands ? ['brand'] : []), 'lot', 'state', 'item', 'revision', 'pieces', 'place', 'made_on', 'run', 'next_step', 'inspection', 'sample', 'looked_at', 'reason'],
    ...lots.map((lot) => [
      ...(brands ? [lot.brandName] : []), lot.code, lot.quality, lot.itemName, lot.revision, lot.onHand, lot.placeName, lot.madeOn, lot.runNumber, lot.next, lot.inspectionNumber, lot.sample, lot.looked, lot.qualityReason,
    ]),
  ])
}
