import Link from 'next/link'
import { plainAmount } from '#kernel/money.ts'
import { CheckboxField, DateField, MoneyField, NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { DateText } from '#ui/date-text.tsx'
import { Count, Money } from '#ui/money.tsx'
import { receiveLineAction, removeOrderLineAction, setOrderLineAction } from '../actions.ts'
import type { OrderDetail, OrderLineView } from '../queries/orders.ts'

/** The lines of an order: of a draft they can be changed, of one that was sent they can be received. */
export function OrderLines({ order, brand, may }: { readonly order: OrderDetail; readonly brand: string; readonly may: { readonly order: boolean; readonly receive: boolean } }) {
  const editable = may.order && order.state === 'draft'
  const receivable = may.receive && ['sent', 'confirmed', 'partly-received'].includes(order.state)
  return (
    <ul className="border-t border-line">
      {order.orderLines.map((line) => {
        const open = Math.max(0, line.quantity - line.received)
        return (
          <li key={line.id} className="border-b border-line py-3">
            <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto_7rem]">
              <div className="min-w-0">
                <Link href={`/b/${brand}/parts/${line.partId}`} className="font-medium hover:underline">{line.partName}</Link>
                <p className="text-sm text-ink-soft"><span className="font-mono text-xs">{line.partNumber}</span> · revision {line.revision}{line.supplierCode && <> · theirs <span className="font-mono text-xs">{line.supplierCode}</span></>}{!line.fromOffer && ' · price agreed for this order'}</p>
              </div>
              <p className="tabular text-sm sm:text-right">
                <Count value={line.quantity} /> × <Money minor={line.unitPrice} currency={order.currency} />
                <span className="block text-ink-soft">{line.received > 0 ? <><Count value={line.received} /> came{open > 0 && <>, <Count value={open} /> open</>}</> : line.expectedOn ? <>expected <DateText day={line.expectedOn} /></> : 'no day yet'}</span>
              </p>
              <p className="tabular font-medium sm:text-right"><Money minor={line.quantity * line.unitPrice} currency={order.currency} /></p>
            </div>
            {editable && <EditLine order={order} brand={brand} line={line} />}
            {receivable && open > 0 && <ReceiveLine order={order} brand={brand} line={line} open={open} />}
          </li>
        )
      })}
    </ul>
  )
}

function EditLine({ order, brand, line }: { readonly order: OrderDetail; readonly brand: string; readonly line: OrderLineView }) {
  const hidden = { workspace: brand, orderId: order.id, version: order.version, partRevisionId: line.partRevisionId }
  return (
    <details suppressHydrationWarning className="mt-1">
      <summary className={buttonClass('quiet', 'small')}>Change …<span className="sr-only"> {line.partName}</span></summary>
      <div className="mt-2 flex flex-wrap items-baseline-last gap-4">
        <ActionForm action={setOrderLineAction} hidden={hidden} submitLabel="Save line" variant="quiet" layout="row" label={`Change ${line.partName}`}>
          <NumberField name="quantity" label="Quantity" unit="pcs" defaultValue={line.quantity} className="w-36" />
          <MoneyField name="unitPrice" label="Agreed price" optional currency={order.currency} defaultValue={line.fromOffer ? undefined : plainAmount(line.unitPrice, order.currency)} className="w-40" />
        </ActionForm>
        <ActionForm action={removeOrderLineAction} hidden={hidden} submitLabel="Take it off" variant="plain" label={`Take ${line.partName} off the order`} />
      </div>
    </details>
  )
}

function ReceiveLine({ order, brand, line, open }: { readonly order: OrderDetail; readonly brand: string; readonly line: OrderLineView; readonly open: number }) {
  return (
    <details suppressHydrationWarning className="mt-1">
      <summary className={buttonClass('quiet', 'small')}>Receive …<span className="sr-only"> {line.partName}</span></summary>
      <ActionForm action={receiveLineAction} hidden={{ workspace: brand, lineId: line.id, orderVersion: order.version }} submitLabel="Receive into quarantine" pendingLabel="Receiving …" className="mt-2 max-w-2xl" label={`Receive ${line.partName}`}>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <NumberField name="quantity" label="Came" unit="pcs" defaultValue={open} />
          <TextField name="supplierLot" label="Their lot code" optional mono help="On the box or the delivery note." />
          <DateField name="expiresOn" label="Good until" optional />
        </div>
        <CheckboxField name="confirmOver" label="Take the surplus" help="Only if more came than was ordered, and you keep and pay for it." />
      </ActionForm>
    </details>
  )
}
