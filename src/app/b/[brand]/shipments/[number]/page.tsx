import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { unitWords } from '#kernel/unit-range.ts'
import { loseShipmentAction, receiveShipmentAction, voidShipmentAction } from '#modules/shipments/actions.ts'
import { getShipment } from '#modules/shipments/queries.ts'
import { Journey } from '#modules/shipments/ui/journey.tsx'
import { ReceiveForm } from '#modules/shipments/ui/receive-form.tsx'
import { shipmentHistory } from '#modules/shipments/ui/shipment-history.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { TextField } from '#ui/fields.tsx'
import { Count } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

interface Props { readonly params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) }
}

export default async function Page({ params }: Props) {
  const { brand, number } = await params
  const path = `/b/${brand}/shipments`
  const actor = await requireActor('brand', brand, `${path}/${number}`)
  const shipment = await getShipment(actor, decodeURIComponent(number), new Date())
  if (!shipment) notFound()
  const moving = shipment.state === 'in-transit'
  const mayEnd = moving && may(actor, 'shipments:send')
  const hidden = { workspace: brand, shipmentId: shipment.id, version: shipment.version }
  const received = shipment.lines.some((line) => line.received !== null)
  return (
    <>
      <PageHead title={`Shipment ${shipment.number}`} crumbs={[{ label: 'Shipments', href: path }]} state={<><StateBadge state={shipment.state} size="large" />{shipment.late && <StateBadge state="late" size="large" />}</>}
        about={shipment.restockNumber ? <>For <Link href={`/b/${brand}/restocks/${shipment.restockNumber}`} className="prose-link font-mono">{shipment.restockNumber}</Link></> : 'A transfer between places'}
        action={mayEnd && (
          <>
            {shipment.restockNumber === null && (
              <ConfirmForm label="Take back …" variant="quiet" title={`Take ${shipment.number} back?`} confirmLabel="Take it back" action={voidShipmentAction} hidden={hidden}
                consequence={<p>Every movement is reversed: the {shipment.pieces.toLocaleString('en-US')} pieces are on hand at {shipment.from} again. Do this only if the goods did not leave.</p>} />
            )}
            <ConfirmForm label="Report lost …" title={`Is ${shipment.number} lost?`} confirmLabel="Write it off" action={loseShipmentAction} hidden={hidden}
              consequence={<p>All {shipment.pieces.toLocaleString('en-US')} pieces leave the books. If a part arrived, receive that part instead.</p>}>
              <TextField name="reason" label="What is known" placeholder="Carrier search ended without a result" />
            </ConfirmForm>
          </>
        )}>
        <Journey shipment={shipment} />
      </PageHead>
      {shipment.missing > 0 && shipment.state === 'delivered' && <div className="mb-6"><Notice kind="caution" title={`${shipment.missing.toLocaleString('en-US')} of ${shipment.pieces.toLocaleString('en-US')} did not arrive`} action={<Link href={`/b/${brand}/stock/counts`} className="prose-link">Counts</Link>}>They left the books as lost, each line with its reason. Found later? Enter a count at the place.</Notice></div>}

      {moving && shipment.mayReceive && may(actor, 'shipments:receive') ? (
        <Section title="Receive" about={`Usually ${shipment.to} does this. Count what is there; change only what differs.`}><ReceiveForm action={receiveShipmentAction} workspace={brand} shipment={shipment} /></Section>
      ) : (
        <Section title="Contents">
          <DataTable caption="Contents" rows={shipment.lines} rowKey={({ id }) => id} href={(line) => `/b/${brand}/stock/lots/${encodeURIComponent(line.lotCode)}`}
            columns={[
              { key: 'lot', label: 'Lot', total: shipment.lines.length > 1 ? 'All lots' : undefined, cell: (line) => <><span className="font-mono text-sm">{line.lotCode}</span><span className="block font-normal text-ink-soft">{line.itemName}</span></> },
              { key: 'sent', label: 'Sent', number: true, total: shipment.lines.length > 1 ? shipment.pieces.toLocaleString('en-US') : undefined, cell: ({ quantity }) => <Count value={quantity} /> },
              ...(shipment.lines.some(({ units }) => units) ? [{ key: 'units', label: 'Units', cell: ({ units, unitsNamed }: (typeof shipment.lines)[number]) => (units && units.length > 0 ? <>{unitWords(units)}{!unitsNamed && <span className="block text-sm text-ink-soft">taken to be these</span>}</> : <span className="text-ink-soft">not numbered</span>) }] : []),
              ...(received ? [
                { key: 'received', label: 'Arrived', number: true, total: shipment.lines.length > 1 && received ? (shipment.pieces - shipment.missing).toLocaleString('en-US') : undefined, cell: (line: (typeof shipment.lines)[number]) => (line.received === null ? '–' : <span className={line.received < line.quantity ? 'font-semibold text-rejected' : undefined}><Count value={line.received} /></span>) },
                { key: 'discrepancy', label: 'What happened', cell: (line: (typeof shipment.lines)[number]) => line.discrepancy || <span className="text-ink-soft">complete</span> },
              ] : []),
            ]} />
        </Section>
      )}
      {(shipment.carrier || shipment.trackingCode) && (
        <Section title="Carrier"><DefinitionList items={[
          ...(shipment.carrier ? [{ label: 'Carrier', value: shipment.carrier }] : []),
          ...(shipment.trackingCode ? [{ label: 'Tracking code', value: <span className="inline-flex items-center gap-2 font-mono">{shipment.trackingCode}<CopyButton text={shipment.trackingCode} label="Copy the tracking code" /></span> }] : []),
        ]} /></Section>
      )}
      <Section title="History"><Timeline entries={shipmentHistory(shipment.history)} timeZone={shipment.timeZone} /></Section>
    </>
  )
}
