import Link from 'next/link'
import { ArrowRight } from 'lucide-react'
import { plural } from '#kernel/plural.ts'
import { dayText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ShipmentListRow } from '../queries.ts'

/** A delivery as the floor reads it from a metre away. The whole card is the link; `several`: this microfactory has more than one place. */
export function ArrivalCard({ shipment, href, several }: { readonly shipment: ShipmentListRow; readonly href: string; readonly several: boolean }) {
  return (
    <Link href={href} className="group flex items-start justify-between gap-4 border-b border-line py-5 first:pt-0 last:border-b-0">
      <div className="min-w-0">
        <p className="font-display text-lg leading-tight font-semibold tracking-[-0.015em] group-hover:underline">{plural(shipment.pieces, 'piece')} from {shipment.from}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">
          {shipment.late ? <StateBadge state="late" size="large" /> : <StateBadge state="in-transit" size="large" />}
          {shipment.expectedOn && <span>{shipment.late ? 'was expected' : 'expected'} {dayText(shipment.expectedOn)}</span>}
          <span className="font-mono text-sm">{shipment.number}</span>{several && <span>to {shipment.to}</span>}
        </p>
      </div>
      <ArrowRight aria-hidden className="mt-1 size-6 shrink-0 text-ink-soft group-hover:text-ink" />
    </Link>
  )
}
