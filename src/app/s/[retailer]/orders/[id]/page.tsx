import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { isId } from '#kernel/ids.ts'
import { cancelRestockAction } from '#modules/restocks/actions.ts'
import { getRestock, type RestockDetail } from '#modules/restocks/queries/get-restock.ts'
import { PromiseLines } from '#modules/restocks/ui/promise-lines.tsx'
import { ReceiveForm } from '#modules/restocks/ui/receive-form.tsx'
import { movedFrom, RESTOCK_EVENT_WORDS, SHOP_STATE_WORDS } from '#modules/restocks/ui/restock-words.ts'
import { ShipmentFacts } from '#modules/restocks/ui/shipment-facts.tsx'
import { receiveAtShopAction } from '#modules/shipments/actions.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { dayText, momentText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Order' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string; id: string }> }) {
  const { retailer, id } = await params
  const actor = await requireActor('retailer', retailer, `/s/${retailer}/orders/${id}`)
  const restock = isId(id) ? await getRestock(actor, { id }) : null
  if (!restock) notFound()
  const { shop, brand } = restock
  const today = dateAt(new Date(), shop.timeZone)
  const pieces = restock.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const value = restock.lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
  const late = restock.promisedOn !== null && restock.promisedOn < today && ['promised', 'accepted', 'picking', 'shipped'].includes(restock.state)
  const arrived = restock.shipments.filter(({ state }) => state === 'in-transit')

  return (
    <>
      <PageHead
        title={headline(restock)} number={restock.number} crumbs={[{ label: 'Orders', href: `/s/${retailer}/orders` }]}
        state={<><StateBadge state={late ? 'late' : restock.state} words={late ? 'Late' : SHOP_STATE_WORDS[restock.state]} />{restock.sameWeek && restock.promisedOn && <StateBadge state="on-time" words="Same week" />}</>}
        about={`${brand.name} to ${shop.name}`}
        action={may(actor, 'restocks:request') && ['submitted', 'promised', 'accepted'].includes(restock.state) && (
          <ConfirmForm action={cancelRestockAction} hidden={{ workspace: retailer, restockId: restock.id, version: restock.version }} label="Cancel order …" title={`Cancel ${restock.number}?`} size="touch" variant="quiet"
            consequence="What is held for you is free again at once. You can ask anew, but the day may be a later one." confirmLabel="Cancel the order">
            <TextField name="reason" label="Reason" optional />
          </ConfirmForm>
        )}
      >
        <Facts facts={[
          { label: 'Pieces', value: pieces.toLocaleString('en-US') },
          { label: 'Wholesale', value: <Money minor={value} currency={brand.currency} /> },
          { label: 'Asked for', value: dayText(dateAt(new Date(restock.requestedAt), shop.timeZone), { today }), note: restock.requestedBy },
          restock.receivedOn ? { label: 'Received', value: dayText(restock.receivedOn, { today }), tone: restock.agreedFor !== null && restock.receivedOn <= restock.agreedFor ? 'released' : undefined, note: restock.agreedFor !== null ? (restock.receivedOn <= restock.agreedFor ? 'as promised' : `promised ${dayText(restock.agreedFor, { today })}`) : undefined }
            : { label: 'Promised by', value: restock.promisedOn ? dayText(restock.promisedOn, { today }) : 'No day yet', tone: late ? 'rejected' : undefined, note: movedFrom(restock, today) },
        ]} />
      </PageHead>
      <StateNote restock={restock} />
      {may(actor, 'shipments:receive') && arrived.map((shipment) => (
        <Section key={shipment.id} id={`receive-${shipment.number}`} title={`${shipment.number} has arrived?`} about={`From ${shipment.from}. Count what is in the parcel; what arrived is on your shelf at once.`}>
          <ReceiveForm action={receiveAtShopAction} workspace={retailer} shipment={shipment} />
        </Section>
      ))}
      <Section id="lines" title={restock.promisedOn ? 'What comes, and how' : 'What you asked for'}>
        <PromiseLines restock={restock} today={today} />
      </Section>
      {restock.shipments.length > 0 && <Section id="shipments" title="Shipments"><ShipmentFacts shipments={restock.shipments} timeZone={shop.timeZone} /></Section>}
      {restock.note && <Section id="note" title="Your note"><p className="measure">{restock.note}</p></Section>}
      <Section id="history" title="History">
        <Timeline timeZone={shop.timeZone} entries={restock.trail.map(({ id: entryId, at, type, by }) => ({ id: entryId, at, what: RESTOCK_EVENT_WORDS[type] ?? type, by }))} />
      </Section>
    </>
  )
}

function headline({ lines }: RestockDetail): string {
  const [first, ...rest] = lines
  if (!first) return 'Order'
  return rest.length === 0 ? `${first.quantity} × ${first.name}` : `${first.quantity} × ${first.name} and ${rest.length} more`
}

function StateNote({ restock }: { readonly restock: RestockDetail }) {
  const { brand, shop } = restock
  if (restock.state === 'declined') return <Notice kind="caution" title={`${brand.name} declined this order`}><p>{restock.declineReason}</p></Notice>
  if (restock.state === 'submitted') return <Notice kind="caution" title="Nobody can name a day for all of it at the moment"><p>{brand.name} sees your request and answers. You hear as soon as there is a day.</p></Notice>
  if (restock.state === 'promised') return <Notice title={`${brand.name} has still to accept`}><p>The day stands as long as the goods behind it are there. From the acceptance on they are held for you.</p></Notice>
  if (restock.state === 'accepted' && restock.acceptedAt) return <Notice kind="done" title="Held for you"><p>Accepted {restock.acceptedBy.startsWith('rule') ? 'by itself' : `by ${restock.acceptedBy}`} on {momentText(restock.acceptedAt, shop.timeZone)}. Nobody else can be sold these goods.</p></Notice>
  return null
}
