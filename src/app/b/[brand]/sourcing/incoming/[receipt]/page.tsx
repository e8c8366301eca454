import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { isId } from '#kernel/ids.ts'
import { returnGoodsAction, undoReceiptAction } from '#modules/sourcing/actions.ts'
import { getReceipt } from '#modules/sourcing/queries/receipts.ts'
import { InspectForm } from '#modules/sourcing/ui/inspect-form.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Facts } from '#ui/facts.tsx'
import { NumberField, TextField } from '#ui/fields.tsx'
import { Count } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Received lot' }

const DECIDED = { release: ['Released', 'released'], hold: ['Put on hold', 'held'], reject: ['Rejected', 'rejected'] } as const

export default async function Page({ params }: { readonly params: Promise<{ brand: string; receipt: string }> }) {
  const { brand, receipt: receiptId } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/incoming/${receiptId}`)
  const found = isId(receiptId) ? await getReceipt(actor, receiptId) : null
  if (!found) notFound()
  const { receipt, sample, returns } = found
  const open = !receipt.undone && receipt.onHand > 0 && (receipt.quality === 'quarantine' || receipt.quality === 'held')
  const inspects = open && may(actor, 'quality:dispose')
  const orders = may(actor, 'sourcing:order')
  const left = receipt.quantity - receipt.returned
  const hidden = { workspace: brand, receiptId: receipt.id }
  return (
    <>
      <PageHead title={receipt.partName} number={receipt.lotCode} crumbs={[{ label: 'Incoming goods', href: `${base}/incoming` }]}
        state={receipt.undone ? <StateBadge state="voided" words="Taken back" /> : <StateBadge state={receipt.recalled ? 'recalled' : receipt.quality} />}
        about={receipt.undone ? 'This receipt was taken back: the goods count as not come.' : receipt.quality === 'quarantine' ? 'It waits to be looked at. Until then nobody builds it in.' : undefined}
        action={orders && !receipt.undone && <>
          {receipt.quality === 'quarantine' && receipt.findings.length === 0 && (
            <ConfirmForm action={undoReceiptAction} hidden={hidden} label="Take back …" variant="plain" title="Take this receipt back?" consequence="The lot is emptied by a reversing movement and the line of the order is open again. Both stay in the ledger." confirmLabel="Take it back">
              <TextField name="reason" label="Reason" placeholder="Counted the wrong box" />
            </ConfirmForm>
          )}
          {receipt.quality !== 'quarantine' && left > 0 && (
            <ConfirmForm action={returnGoodsAction} hidden={{ ...hidden, returned: receipt.returned }} label="Return to supplier …" title={`Return to ${receipt.supplier}?`} consequence={`The pieces leave the stock at ${receipt.place}. What is missing then shows as a shortage again.`} confirmLabel="Return">
              <NumberField name="quantity" label="How many" unit="pcs" defaultValue={left} />
              <TextField name="reason" label="Reason" defaultValue={receipt.findings[0]?.reason} />
            </ConfirmForm>
          )}
        </>}>
        <Facts facts={[
          { label: 'Came', value: <Count value={receipt.quantity} />, note: receipt.returned > 0 ? `${receipt.returned.toLocaleString('en-US')} went back` : undefined },
          { label: 'Still there', value: <Count value={receipt.onHand} /> },
          { label: 'Received', value: <DateText instant={receipt.at} timeZone={receipt.timeZone} />, note: receipt.receivedBy },
          ...(receipt.expiresOn ? [{ label: 'Good until', value: <DateText day={receipt.expiresOn} /> }] : []),
        ]} />
      </PageHead>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {inspects ? <Section title={receipt.findings.length > 0 ? 'Look again' : 'Look at it'}><InspectForm receipt={receipt} sample={sample} workspace={brand} /></Section>
            : open && <Notice title="Waits for quality">Somebody with the quality role looks at it and decides.</Notice>}
          {receipt.findings.length > 0 && (
            <Section title="What was found">
              <Timeline timeZone={receipt.timeZone} entries={receipt.findings.map((finding) => ({
                id: finding.number, at: finding.at, what: <>{DECIDED[finding.decision][0]} <span className="font-mono text-xs text-ink-soft">{finding.number}</span></>, by: finding.by, tone: DECIDED[finding.decision][1],
                note: `${finding.defects} bad in ${finding.checked.toLocaleString('en-US')}; the plan accepts ${finding.accepts}${finding.reason ? `. ${finding.reason}` : ''}`,
              }))} />
            </Section>
          )}
          {returns.length > 0 && (
            <Section title="What went back">
              <Timeline timeZone={receipt.timeZone} entries={returns.map(({ id, quantity, reason, by, at }) => ({ id, at, what: `${quantity.toLocaleString('en-US')} returned to ${receipt.supplier}`, by, note: reason, tone: 'held' }))} />
            </Section>
          )}
        </div>
        <aside>
          <DefinitionList items={[
            { label: 'Part', value: <Link className="prose-link" href={`/b/${brand}/parts/${receipt.partId}`}>{receipt.partNumber} revision {receipt.revision}</Link> },
            { label: 'Order', value: <Link className="prose-link" href={`${base}/orders/${receipt.orderNumber}`}>{receipt.orderNumber}</Link> },
            { label: 'Supplier', value: receipt.supplier },
            { label: 'Their lot', value: receipt.supplierLot ? <span className="font-mono text-sm">{receipt.supplierLot}</span> : '–' },
            { label: 'Place', value: receipt.place },
            { label: 'In stock', value: <Link className="prose-link font-mono text-sm" href={`/b/${brand}/stock/lots/${receipt.lotCode}`}>{receipt.lotCode}</Link> },
          ]} />
        </aside>
      </div>
    </>
  )
}
