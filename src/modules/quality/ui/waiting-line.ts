import type { WaitingLot } from '../queries/waiting-lots.ts'

/** A lot that waits as its row shows it, and nothing else: it is sent to the browser. */
export interface WaitingLine extends Pick<WaitingLot, 'lotId' | 'code' | 'itemName' | 'revision' | 'quality' | 'qualityReason' | 'onHand' | 'placeName' | 'runNumber' | 'inspectionNumber' | 'looked' | 'sample' | 'next'> {
  /** What its inspection is called in addresses. */
  readonly inspection: string | null
  /** Whose it is, where lots of several brands stand in one list. */
  readonly brand?: string
}

export function waitingLines(lots: readonly WaitingLot[], by: 'inspectionNumber' | 'inspectionId', { brands = false }: { readonly brands?: boolean } = {}): WaitingLine[] {
  return lots.map((lot) => {
    const { lotId, code, itemName, revision, quality, qualityReason, onHand, placeName, runNumber, inspectionNumber, looked, sample, next } = lot
    return { lotId, code, itemName, revision, quality, qualityReason, onHand, placeName, runNumber, inspectionNumber, looked, sample, next, inspection: lot[by], ...(brands && { brand: lot.brandName }) }
  })
}
