import { unitWords } from '#kernel/unit-range.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { dayText, momentText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { RestockShipment } from '../queries/get-restock.ts'

/** Where the parcels are, and what was missing in them. */
export function ShipmentFacts({ shipments, timeZone }: { readonly shipments: readonly RestockShipment[]; readonly timeZone: string }) {
  return (
    <ul className="border-t border-line">
      {shipments.map((shipment) => (
        <li key={shipment.id} className="border-b border-line py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><span className="font-mono text-sm">{shipment.number}</span><StateBadge state={shipment.state} /><span>from {shipment.from}</span></p>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
            {shipment.shippedAt && <span>Left {momentText(shipment.shippedAt, timeZone)}</span>}
            {shipment.deliveredAt ? <span>Received {momentText(shipment.deliveredAt, timeZone)}</span> : shipment.expectedOn && <span>Expected {dayText(shipment.expectedOn)}</span>}
            {shipment.carrier && <span>{shipment.carrier}</span>}
            {shipment.trackingCode && <span className="flex items-center gap-1 font-mono">{shipment.trackingCode}<CopyButton text={shipment.trackingCode} label="Copy the tracking number" /></span>}
          </p>
          {shipment.lines.filter(({ units }) => units && units.length > 0).map((line) => (
            <p key={line.id} className="mt-1 text-sm text-ink-soft">{line.name}, lot <span className="font-mono">{line.lot}</span>: {line.unitsNamed ? '' : 'taken to be '}{unitWords(line.units!)}</p>
          ))}
          {shipment.lines.filter(({ discrepancy }) => discrepancy !== '').map((line) => (
            <p key={line.id} className="mt-1 text-sm font-medium text-held">{line.quantity - (line.received ?? 0)} of {line.quantity} {line.name} missing: {line.discrepancy}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}
