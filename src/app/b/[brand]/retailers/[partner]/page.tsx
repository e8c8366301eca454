import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { formatMinor, plainAmount } from '#kernel/money.ts'
import { approvePartnerAction, changeTermsAction, endPartnershipAction, suspendPartnerAction } from '#modules/partners/actions.ts'
import { getPartner, termsWords } from '#modules/partners/queries/partners.ts'
import { partnersTimeline } from '#modules/partners/ui/trail.ts'
import { KIND_WORDS } from '#modules/partners/ui/words.ts'
import { PlacesMap } from '#ui/charts/places-map.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { Facts } from '#ui/facts.tsx'
import { MoneyField, NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Partner' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; partner: string }> }) {
  const { brand, partner: partnershipId } = await params
  const path = `/b/${brand}/retailers`
  const actor = await requireActor('brand', brand, `${path}/${partnershipId}`)
  const partner = await getPartner(actor, partnershipId)
  if (!partner) notFound()
  const trail = await listTrail(actor.brandId, { kind: 'partnership', id: partner.id })
  const manages = may(actor, 'partners:manage')
  const hidden = { workspace: brand, partnershipId: partner.id, version: partner.version }
  const open = partner.places.filter(({ state }) => state === 'open')
  return (
    <>
      <PageHead title={partner.name} crumbs={[{ label: 'Retailers & workshops', href: path }]} state={<StateBadge state={partner.state} words={partner.asked ? 'Asked' : undefined} />} about={partner.about || KIND_WORDS[partner.kind]}
        action={manages && <>
          {partner.state === 'approved' && <ConfirmForm action={suspendPartnerAction} hidden={hidden} label="Suspend …" title={`Suspend ${partner.name}?`} consequence="No new orders, restocks or transfers. What is under way goes on." confirmLabel="Suspend" variant="quiet"><TextField name="reason" label="Why" /></ConfirmForm>}
          {(partner.state === 'invited' || partner.state === 'suspended') && !partner.asked && <ActionForm action={approvePartnerAction} hidden={hidden} submitLabel={partner.state === 'suspended' ? 'Approve again' : 'Approve'} />}
        </>}>
        <Facts facts={[
          { label: 'Kind', value: KIND_WORDS[partner.kind] },
          { label: 'Places', value: partner.asked ? '–' : open.length, href: partner.asked ? undefined : '#places' },
          { label: 'People', value: partner.asked ? '–' : partner.members },
          { label: 'Invoices due', value: termsWords(partner.paymentTermsDays) },
          { label: 'Credit limit', value: partner.creditLimit === null ? 'None' : formatMinor(partner.creditLimit, partner.currency) },
        ]} />
      </PageHead>
      {partner.asked && <Notice title={`${partner.name} has been asked`}>Their lead or buyer finds your request on their account page. You see their places once they accept.</Notice>}
      {partner.state === 'invited' && !partner.asked && <Notice kind="caution" title="Not approved yet">{partner.kind === 'microfactory' ? 'Runs can be ordered here once you approve.' : 'Goods can be sent here, and restocks asked for, once you approve.'}</Notice>}
      {partner.members === 0 && partner.invited.length > 0 && <p className="mt-4 text-ink-soft">Invited and not here yet: {partner.invited.join(', ')}.</p>}

      {partner.places.length > 0 && (
        <Section title="Places" id="places">
          <ul className="border-t border-line">
            {partner.places.map((place) => (
              <li key={place.id} className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2.5 hover:bg-paper-sunk">
                <Link href={`/b/${brand}/settings/places/${place.id}`} className="font-semibold after:absolute after:inset-0">{place.name}</Link>
                <span className="text-ink-soft">{place.city}{place.state === 'closed' && ', closed for good'}</span>
              </li>
            ))}
          </ul>
          {open.length > 0 && <div className="mt-6"><PlacesMap places={open} title={`Places of ${partner.name}`} list={false} /></div>}
        </Section>
      )}
      {manages && partner.state !== 'ended' && (
        <Section title="Terms" id="terms">
          <ActionForm action={changeTermsAction} hidden={hidden} submitLabel="Save terms" variant="quiet" className="max-w-md">
            <NumberField name="paymentTermsDays" label="Invoices are due in" unit="days" defaultValue={partner.paymentTermsDays} />
            <MoneyField name="creditLimit" label="Credit limit" optional currency={partner.currency} defaultValue={partner.creditLimit === null ? undefined : plainAmount(partner.creditLimit, partner.currency)} />
          </ActionForm>
        </Section>
      )}
      <Section title="History" id="history"><Timeline entries={partnersTimeline(trail)} timeZone={partner.timeZone} /></Section>
      {manages && partner.state !== 'ended' && (
        <div className="mt-10 border-t border-line pt-6">
          <ConfirmForm action={endPartnershipAction} hidden={hidden} label="End the partnership …" title={`End the work with ${partner.name}?`} consequence="Nothing new starts with them. Lots, runs and orders stay readable. You can invite them again." confirmLabel="End it" align="left"><TextField name="reason" label="Why" /></ConfirmForm>
        </div>
      )}
    </>
  )
}
