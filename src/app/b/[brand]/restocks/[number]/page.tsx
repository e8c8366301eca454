import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { getRestock } from '#modules/restocks/queries/get-restock.ts'
import { DecideRestock } from '#modules/restocks/ui/decide-restock.tsx'
import { ChooseUnits, PickList } from '#modules/restocks/ui/pick-list.tsx'
import { PromiseLines } from '#modules/restocks/ui/promise-lines.tsx'
import { movedFrom, RESTOCK_EVENT_WORDS } from '#modules/restocks/ui/restock-words.ts'
import { ShipmentFacts } from '#modules/restocks/ui/shipment-facts.tsx'
import { shipRestockAction } from '#modules/shipments/actions.ts'
import { dayText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export async function generateMetadata({ params }: { readonly params: Promise<{ number: string }> }): Promise<Metadata> {
  return { title: (await params).number }
}

export default async function Page({ params }: { readonly params: Promise<{ brand: string; number: string }> }) {
  const { brand, number } = await params
  const path = `/b/${brand}/restocks`
  const actor = await requireActor('brand', brand, `${path}/${number}`)
  const restock = await getRestock(actor, { number })
  if (!restock) notFound()
  const today = dateAt(new Date(), restock.shop.timeZone)
  const value = restock.lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
  const late = restock.promisedOn !== null && restock.promisedOn < today && ['promised', 'accepted', 'picking', 'shipped'].includes(restock.state)
  const abilities = { accept: may(actor, 'restocks:accept'), fulfil: may(actor, 'restocks:fulfil'), ship: may(actor, 'shipments:send') }

  const choosing = abilities.fulfil && ['accepted', 'picking'].includes(restock.state) && restock.picks.some(({ serialised, state }) => serialised && state === 'held')

  return (
    <>
      <PageHead
        title={restock.shop.name} number={restock.number} crumbs={[{ label: 'Restocks', href: path }]}
        state={<><StateBadge state={late ? 'late' : restock.state} words={late ? `Late, ${restock.state}` : undefined} />{restock.sameWeek && <StateBadge state="on-time" words="Same week" />}</>}
        about={`${restock.retailer}, ${restock.shop.city}`}
        action={<DecideRestock restock={restock} workspace={brand} abilities={abilities} shipAction={shipRestockAction} />}
      >
        <Facts facts={[
          { label: 'Pieces', value: restock.lines.reduce((sum, { quantity }) => sum + quantity, 0).toLocaleString('en-US') },
          { label: 'Wholesale', value: <Money minor={value} currency={restock.brand.currency} /> },
          { label: 'Asked for', value: dayText(dateAt(new Date(restock.requestedAt), restock.shop.timeZone), { today }), note: `by ${restock.requestedBy}` },
          { label: 'Promised by', value: restock.promisedOn ? dayText(restock.promisedOn, { today }) : 'No day', tone: late ? 'rejected' : undefined, note: movedFrom(restock, today) },
          ...(restock.receivedOn ? [{ label: 'Received', value: dayText(restock.receivedOn, { today }), tone: restock.agreedFor !== null && restock.receivedOn <= restock.agreedFor ? 'released' as const : 'rejected' as const }] : []),
        ]} />
      </PageHead>
      {restock.state === 'submitted' && <Notice kind="caution" title="There is no day that could be kept for every line"><p>Order a run or release a lot, then promise again. The shop has been told that nobody can name a day yet.</p></Notice>}
      {restock.declineReason && <Notice kind="caution" title={restock.state === 'declined' ? 'Declined' : 'Cancelled by the shop'}><p>{restock.declineReason}</p></Notice>}
      {restock.note && <Section id="note" title="The shop says"><p className="measure">{restock.note}</p></Section>}
      <Section id="promise" title="The promise" about="As the shop sees it. A step later than another says why.">
        <PromiseLines restock={restock} today={today} />
      </Section>
      {restock.picks.length > 0 && <Section id="picks" title={restock.state === 'picking' ? 'Pick list' : 'Held for it'} about={restock.state === 'picking' ? 'Fetch exactly these lots: the lot is what a recall is found by.' : undefined}><PickList picks={restock.picks} brand={brand} /></Section>}
      {choosing && <Section id="units" title="Which units go" about="Of numbered lots. What is chosen here stands on the shipment, and is what a recall finds."><ChooseUnits restock={restock} workspace={brand} /></Section>}
      {restock.shipments.length > 0 && <Section id="shipments" title="Shipments"><ShipmentFacts shipments={restock.shipments} timeZone={restock.shop.timeZone} /></Section>}
      <Section id="history" title="History">
        <Timeline timeZone={restock.shop.timeZone} entries={restock.trail.map(({ id, at, type, by, data }) => ({ id, at, what: RESTOCK_EVENT_WORDS[type] ?? type, by, note: typeof data.reason === 'string' && data.reason ? data.reason : undefined }))} />
      </Section>
    </>
  )
}
