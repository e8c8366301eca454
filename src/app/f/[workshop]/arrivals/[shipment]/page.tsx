import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { receiveOnFloorAction } from '#modules/shipments/actions.ts'
import { getShipment } from '#modules/shipments/queries.ts'
import { ReceiveForm } from '#modules/shipments/ui/receive-form.tsx'
import { dayText, momentText } from '#ui/date-text.tsx'
import { Notice } from '#ui/notice.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Arrival' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string; shipment: string }> }) {
  const { workshop, shipment: id } = await params
  const path = `/f/${workshop}/arrivals`
  const actor = await requireActor('microfactory', workshop, `${path}/${id}`)
  const shipment = await getShipment(actor, id, new Date())
  if (!shipment) notFound()
  const open = shipment.state === 'in-transit' && shipment.mayReceive && may(actor, 'shipments:receive')
  return (
    <>
      <Breadcrumbs crumbs={[{ label: 'Arrivals', href: path }]} />
      <header className="mt-1 mb-6">
        <h1 className="font-display text-xl leading-tight font-semibold tracking-[-0.02em]">{plural(shipment.pieces, 'piece')} from {shipment.from}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">
          <StateBadge state={shipment.state} size="large" />{shipment.late && <StateBadge state="late" size="large" />}
          <span className="font-mono text-sm">{shipment.number}</span>
          {shipment.shippedAt && <span>left {momentText(shipment.shippedAt, shipment.fromTimeZone)}</span>}
          {shipment.expectedOn && <span>expected {dayText(shipment.expectedOn)}</span>}
          {(shipment.carrier || shipment.trackingCode) && <span>{[shipment.carrier, shipment.trackingCode].filter(Boolean).join(' ')}</span>}
        </p>
      </header>
      {open ? <ReceiveForm action={receiveOnFloorAction} workspace={workshop} shipment={shipment} size="floor" /> : (
        <>
          {shipment.deliveredAt && <div className="mb-6"><Notice kind={shipment.missing > 0 ? 'caution' : 'done'} title={shipment.missing > 0 ? `Received, ${shipment.missing.toLocaleString('en-US')} missing` : 'Received in full'}>{momentText(shipment.deliveredAt, shipment.timeZone)}, at {shipment.to}.</Notice></div>}
          <ul className="border-t border-line">
            {shipment.lines.map((line) => (
              <li key={line.id} className="flex items-baseline justify-between gap-4 border-b border-line py-3">
                <span className="min-w-0"><span className="font-semibold">{line.itemName}</span><span className="block text-base text-ink-soft">Lot <span className="font-mono text-sm">{line.lotCode}</span>{line.discrepancy && ` · ${line.discrepancy}`}</span></span>
                <span className="tabular shrink-0 text-lg font-semibold">{(line.received ?? line.quantity).toLocaleString('en-US')}<span className="text-base font-normal text-ink-soft"> of {line.quantity.toLocaleString('en-US')}</span></span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
