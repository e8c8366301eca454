import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { OfferView } from '../queries/offers.ts'
import type { OrderListRow } from '../queries/orders.ts'
import type { FindingView, ReceiptView } from '../queries/receipts.ts'

// What the rows of the lists show, and nothing else: it is sent to the browser. Days are those of the place, whatever clock the browser has.

export interface OrderLine extends Pick<OrderListRow, 'number' | 'state' | 'late' | 'supplier' | 'place' | 'lines' | 'pieces' | 'received' | 'expectedOn' | 'total' | 'currency'> {
  readonly madeOn: CalendarDate
}

export function orderLines(rows: readonly OrderListRow[]): OrderLine[] {
  return rows.map(({ number, state, late, supplier, place, lines, pieces, received, expectedOn, total, currency, createdAt, timeZone }) => ({
    number, state, late, supplier, place, lines, pieces, received, expectedOn, total, currency, madeOn: dateAt(new Date(createdAt), timeZone),
  }))
}

export type OfferLine = Pick<OfferView, 'id' | 'supplier' | 'partName' | 'partNumber' | 'revision' | 'breaks' | 'currency' | 'minimum' | 'multiple' | 'leadDays' | 'validFrom' | 'validTo' | 'state'>

export function offerLines(rows: readonly OfferView[]): OfferLine[] {
  return rows.map(({ id, supplier, partName, partNumber, revision, breaks, currency, minimum, multiple, leadDays, validFrom, validTo, state }) => ({ id, supplier, partName, partNumber, revision, breaks, currency, minimum, multiple, leadDays, validFrom, validTo, state }))
}

export interface ReceiptLine extends Pick<ReceiptView, 'id' | 'partName' | 'lotCode' | 'revision' | 'supplierLot' | 'undone' | 'recalled' | 'quality' | 'returned' | 'quantity' | 'supplier' | 'orderNumber' | 'place'> {
  readonly cameOn: CalendarDate
  /** The last look at it. */
  readonly found: Pick<FindingView, 'checked' | 'defects'> | null
}

export function receiptLines(rows: readonly ReceiptView[]): ReceiptLine[] {
  return rows.map(({ id, partName, lotCode, revision, supplierLot, undone, recalled, quality, returned, quantity, supplier, orderNumber, place, at, timeZone, findings: [last] }) => ({
    id, partName, lotCode, revision, supplierLot, undone, recalled, quality, returned, quantity, supplier, orderNumber, place, cameOn: dateAt(new Date(at), timeZone), found: last ? { checked: last.checked, defects: last.defects } : null,
  }))
}
