import { plural } from '#kernel/plural.ts'
import { dayText } from '#ui/date-text.tsx'
import { FloorCard } from '#ui/floor-card.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ComingShipment } from '../queries.ts'

/** A delivery from another place of the brand. `several`: this microfactory has more than one place. */
export function ArrivalCard({ shipment, href, several }: { readonly shipment: ComingShipment; readonly href: string; readonly several: boolean }) {
  return (
    <FloorCard href={href} title={`${plural(shipment.pieces, 'piece')} from ${shipment.from}`}>
      <StateBadge state={shipment.late ? 'late' : 'in-transit'} size="large" />
      {shipment.expectedOn && <span>{shipment.late ? 'was expected' : 'expected'} {dayText(shipment.expectedOn)}</span>}
      <span>for {shipment.brandName}</span><span className="font-mono text-sm">{shipment.number}</span>{several && <span>to {shipment.to}</span>}
    </FloorCard>
  )
}
