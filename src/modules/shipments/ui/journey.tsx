import { Check, Truck } from 'lucide-react'
import { DateText } from '#ui/date-text.tsx'
import type { ShipmentPage } from '../queries.ts'

/** A shipment as the way it goes: left, on the way, there. */
export function Journey({ shipment }: { readonly shipment: ShipmentPage }) {
  const there = shipment.state === 'delivered'
  const ended = shipment.state === 'lost' || shipment.state === 'voided'
  return (
    <ol className="grid gap-y-0 sm:grid-cols-[auto_1fr_auto] sm:items-center sm:gap-x-4">
      <li>
        <p className="text-sm text-ink-soft">From</p>
        <p className="font-display text-lg font-semibold tracking-[-0.015em]">{shipment.from}</p>
        <p className="text-sm text-ink-soft">{shipment.fromCity} · left <DateText instant={shipment.shippedAt} timeZone={shipment.fromTimeZone} /></p>
      </li>
      <li aria-hidden className="my-2 flex items-center gap-2 text-ink-soft max-sm:ml-1 max-sm:h-8 max-sm:w-px max-sm:bg-line-strong sm:my-0">
        <span className={`hidden h-0.5 flex-1 sm:block ${ended ? 'border-t-2 border-dashed border-line-strong' : 'bg-progress-fill'}`} />
        {!ended && <Truck className="hidden size-5 text-progress sm:block" />}
        <span className={`hidden h-0.5 flex-1 sm:block ${there ? 'bg-progress-fill' : 'border-t-2 border-dashed border-line-strong'}`} />
        {there && <Check className="hidden size-5 text-released sm:block" />}
      </li>
      <li className="sm:text-right">
        <p className="text-sm text-ink-soft">To</p>
        <p className="font-display text-lg font-semibold tracking-[-0.015em]">{shipment.to}</p>
        <p className={`text-sm ${shipment.late ? 'font-medium text-rejected' : 'text-ink-soft'}`}>
          {shipment.toCity} · {shipment.deliveredAt ? <>received <DateText instant={shipment.deliveredAt} timeZone={shipment.timeZone} /></> : ended ? 'does not arrive' : shipment.expectedOn ? <>{shipment.late ? 'was expected' : 'expected'} <DateText day={shipment.expectedOn} /></> : 'no day can be said'}
        </p>
      </li>
    </ol>
  )
}
