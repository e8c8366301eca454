import { pick } from '#kernel/pick.ts'
import { momentText } from '#ui/date-text.tsx'
import type { ShipmentListRow } from '../queries.ts'

export interface ShipmentLine extends Pick<ShipmentListRow, 'number' | 'state' | 'from' | 'to' | 'restockNumber' | 'pieces' | 'missing' | 'expectedOn' | 'late' | 'shippedAt' | 'deliveredAt'> {
  /** `shippedAt` and `deliveredAt` on the clock of the receiving place, in words. */
  readonly sent?: string
  readonly there?: string
}

/** Of a shipment, what the table of shipments shows. */
export function shipmentLine(row: ShipmentListRow): ShipmentLine {
  return {
    ...pick(row, 'number', 'state', 'from', 'to', 'restockNumber', 'pieces', 'missing', 'expectedOn', 'late', 'shippedAt', 'deliveredAt'),
    ...(row.shippedAt && { sent: momentText(row.shippedAt, row.timeZone) }), ...(row.deliveredAt && { there: momentText(row.deliveredAt, row.timeZone) }),
  }
}
