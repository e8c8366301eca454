import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { formatMinor } from '#kernel/money.ts'
import { plural } from '#kernel/plural.ts'
import { cancelOrderAction, closeOrderAction, confirmOrderAction, sendOrderAction } from '#modules/sourcing/actions.ts'
import { getOrder } from '#modules/sourcing/queries/orders.ts'
import { receiptLines } from '#modules/sourcing/ui/list-lines.ts'
import { OrderLines } from '#modules/sourcing/ui/order-lines.tsx'
import { ReceiptsTable } from '#modules/sourcing/ui/receipts-table.tsx'
import { sourcingHistory } from '#modules/sourcing/ui/sourcing-history.ts'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Facts } from '#ui/facts.tsx'
import { DateField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Count, Money } from '#ui/money.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

type Params = { readonly params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).number }
}

const NEXT: Readonly<Record<string, string>> = {
  draft: 'Nobody outside sees it yet. Look it over, then send it.', sent: 'The supplier has it. Note the day they confirm.', confirmed: 'The supplier has said yes. Receive it line by line when it comes.',
  'partly-received': 'Part of it is there. The rest is still to come.', received: 'All of it is there. Close it when its lots are settled.', closed: 'Done.', cancelled: 'Nothing of it will come.',
}

export default async function Page({ params }: Params) {
  const { brand, number } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/orders/${number}`)
  const now = new Date()
  const order = await getOrder(actor, number, now)
  if (!order) notFound()
  const edits = may(actor, 'sourcing:order')
  const hidden = { workspace: brand, orderId: order.id, version: order.version }
  const coming = ['sent', 'confirmed', 'partly-received'].includes(order.state)
  const today = dateAt(now, order.timeZone)
  return (
    <>
      <PageHead title={order.supplier} number={order.number} crumbs={[{ label: 'Purchase orders', href: `${base}/orders` }]}
        state={<><StateBadge state={order.state} />{order.late && <StateBadge state="late" />}</>} about={order.state === 'cancelled' && order.cancelReason ? `Cancelled: ${order.cancelReason}` : NEXT[order.state]}
        action={<><LinkButton href={`${base}/orders/${order.number}/pdf`} prefetch={false}>PDF</LinkButton>{edits && <>
          {order.verbs.includes('cancel') && (
            <ConfirmForm action={cancelOrderAction} hidden={hidden} label="Cancel …" variant="plain" title={`Cancel ${order.number}?`} consequence={order.sentCount > 0 ? `${order.supplier} gets a mail that it is off.` : 'It was never sent. Its lines are needed again and show as shortages.'} confirmLabel="Cancel the order">
              <TextField name="reason" label="Reason" />
            </ConfirmForm>
          )}
          {order.verbs.includes('close') && (order.state === 'received'
            ? <ActionForm action={closeOrderAction} hidden={hidden} submitLabel="Close the order" />
            : <ConfirmForm action={closeOrderAction} hidden={hidden} label="Close …" variant="plain" title={`Close ${order.number} as it is?`} consequence={`${(order.pieces - order.received).toLocaleString('en-US')} pieces have not come and are given up. They are needed again where they were.`} confirmLabel="Close the order" />)}
          {coming && (
            <ConfirmForm action={sendOrderAction} hidden={hidden} label="Send again …" variant="quiet" title={`Send ${order.number} again?`} consequence={`The same order goes to ${order.email} once more.`} confirmLabel="Send again" />
          )}
          {order.state === 'draft' && order.orderLines.length > 0 && (
            <ConfirmForm action={sendOrderAction} hidden={hidden} label="Send to supplier" variant="primary" title={`Send ${order.number} to ${order.supplier}?`} consequence={`${plural(order.orderLines.length, 'line')} for ${formatMinor(order.total, order.currency)} go to ${order.email}. From then on the lines stand.`} confirmLabel="Send it" />
          )}
        </>}</>}>
        <Facts facts={[
          { label: 'Total', value: <Money minor={order.total} currency={order.currency} />, note: order.freight > 0 ? <>with <Money minor={order.freight} currency={order.currency} /> freight</> : undefined },
          { label: 'Expected', value: <DateText day={order.expectedOn} today={today} />, note: order.late ? 'late' : order.state === 'draft' && order.expectedOn ? 'if sent today' : undefined, tone: order.late ? 'rejected' : undefined },
          { label: 'Came', value: <Count value={order.received} />, note: `of ${order.pieces.toLocaleString('en-US')}` },
          { label: 'Deliver to', value: <span className="text-base">{order.place}</span> },
        ]} />
      </PageHead>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          <Section title="Lines" action={order.state === 'draft' && edits && <LinkButton size="small" href={`${base}/orders/new?supplier=${order.supplierId}`}>Add parts</LinkButton>}>
            {order.orderLines.length > 0 ? <OrderLines order={order} brand={brand} may={{ order: edits, receive: may(actor, 'sourcing:receive') }} /> : <p className="border-t border-line pt-3 text-ink-soft">No lines: add parts, or cancel the draft.</p>}
          </Section>
          {order.receipts.length > 0 && <Section title="What came" about="Each delivery of a line is a lot. It starts in quarantine until it has been looked at."><ReceiptsTable of="order" rows={receiptLines(order.receipts)} base={`${base}/incoming`} /></Section>}
        </div>
        <aside className="grid min-w-0 content-start gap-8">
          {edits && coming && (
            <Section title={order.state === 'sent' ? 'They confirm' : 'The day changes'}>
              <ActionForm action={confirmOrderAction} hidden={hidden} submitLabel="Note the day" variant={order.state === 'sent' ? 'primary' : 'quiet'}>
                <DateField name="expectedOn" label="Delivery on" min={today} defaultValue={order.expectedOn && order.expectedOn >= today ? order.expectedOn : undefined} />
                <TextField name="supplierRef" label="Their number for it" optional mono defaultValue={order.supplierRef} />
              </ActionForm>
            </Section>
          )}
          <DefinitionList items={[
            { label: 'Supplier', value: <Link className="prose-link" href={`${base}/suppliers/${order.supplierId}`}>{order.supplier}</Link> },
            { label: 'Goes to', value: <span className="wrap-anywhere">{order.email}</span> },
            { label: 'Deliver to', value: order.deliverTo },
            ...(order.supplierRef ? [{ label: 'Their number', value: <span className="font-mono text-sm">{order.supplierRef}</span> }] : []),
            ...(order.sentAt ? [{ label: 'Sent', value: <><DateText instant={order.sentAt} timeZone={order.timeZone} />{order.sentCount > 1 && ` (${order.sentCount} times)`}</> }] : []),
            ...(order.note ? [{ label: 'Note', value: order.note }] : []),
          ]} />
        </aside>
      </div>
      <Section title="History"><Timeline entries={sourcingHistory(order.trail)} timeZone={order.timeZone} /></Section>
    </>
  )
}
