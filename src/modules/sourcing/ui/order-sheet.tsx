import { Text } from '@react-pdf/renderer'
import { shortDay } from '#kernel/calendar-date.ts'
import { formatMinor } from '#kernel/money.ts'
import { Sheet, SheetFacts, SheetSection } from '#server/documents/sheet.tsx'
import { SheetTable } from '#server/documents/sheet-table.tsx'
import type { OrderDetail } from '../queries/orders.ts'

/** The purchase order as the supplier gets it. */
export function orderSheet(order: OrderDetail, printedOn: string) {
  const amount = (minor: number) => formatMinor(minor, order.currency)
  return (
    <Sheet kind="Purchase order" number={order.number} brand={order.brandName} title={order.supplier} about={[order.contact, order.address].filter(Boolean).join(', ') || undefined}
      footer={`Printed ${shortDay(printedOn)} ${printedOn.slice(0, 4)}. Please put ${order.number} and your lot code on the delivery note and on every box.`}>
      {order.state === 'cancelled' && <SheetSection title="Cancelled: please do not deliver"><Text>{order.cancelReason}</Text></SheetSection>}
      <SheetFacts facts={[
        { label: 'Ordered by', value: order.buyer }, { label: 'Deliver to', value: order.deliverTo }, { label: 'Expected', value: order.expectedOn ? `${shortDay(order.expectedOn)} ${order.expectedOn.slice(0, 4)}` : 'as you confirm' },
        { label: 'Currency', value: order.currency }, ...(order.supplierRef ? [{ label: 'Your number', value: order.supplierRef, mono: true }] : []),
      ]} />
      <SheetSection title="Parts" breaks>
        <SheetTable rows={order.orderLines} columns={[
          { key: 'part', label: 'Part', share: 34, cell: ({ partName }) => partName },
          { key: 'number', label: 'Our number', share: 17, mono: true, cell: ({ partNumber, revision }) => `${partNumber} ${revision}` },
          { key: 'theirs', label: 'Your number', share: 14, mono: true, cell: ({ supplierCode }) => supplierCode },
          { key: 'quantity', label: 'Pieces', share: 10, number: true, cell: ({ quantity }) => quantity.toLocaleString('en-US') },
          { key: 'price', label: 'A piece', share: 11, number: true, cell: ({ unitPrice }) => amount(unitPrice) },
          { key: 'total', label: 'Total', share: 14, number: true, cell: ({ quantity, unitPrice }) => amount(quantity * unitPrice) },
        ]} total={{ part: order.freight > 0 ? `With ${amount(order.freight)} freight and handling` : 'Total', total: amount(order.total) }} />
      </SheetSection>
      {order.note && <SheetSection title="Note"><Text>{order.note}</Text></SheetSection>}
    </Sheet>
  )
}
