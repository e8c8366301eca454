import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { changeOfferAction, endOfferAction } from '#modules/sourcing/actions.ts'
import { getOffer } from '#modules/sourcing/queries/offers.ts'
import { OfferFields } from '#modules/sourcing/ui/offer-fields.tsx'
import { PriceText } from '#modules/sourcing/ui/price-text.tsx'
import { sourcingHistory } from '#modules/sourcing/ui/sourcing-history.ts'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Offer' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; offer: string }> }) {
  const { brand, offer: offerId } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/offers/${offerId}`)
  const { timeZone } = await getBrandFacts(actor)
  const today = dateAt(new Date(), timeZone)
  const offer = await getOffer(actor, offerId, today)
  if (!offer) notFound()
  const trail = await listTrail(actor.brandId, { kind: 'supplier-offer', id: offer.id })
  const edits = may(actor, 'sourcing:order')
  const hidden = { workspace: brand, offerId: offer.id, version: offer.version }
  return (
    <div className="max-w-3xl">
      <PageHead title={`${offer.partName} from ${offer.supplier}`} crumbs={[{ label: 'Offers', href: `${base}/offers` }]} state={<StateBadge state={offer.state} tone={offer.state === 'valid' ? 'released' : 'planned'} />}
        action={edits && offer.state === 'valid' && <LinkButton variant="primary" href={`${base}/orders/new?supplier=${offer.supplierId}&part=${offer.partRevisionId}`}>Order</LinkButton>} />
      <DefinitionList items={[
        { label: 'Part', value: <Link className="prose-link" href={`/b/${brand}/parts/${offer.partId}`}>{offer.partNumber} revision {offer.revision}</Link> },
        { label: 'Supplier', value: <Link className="prose-link" href={`${base}/suppliers/${offer.supplierId}`}>{offer.supplier}</Link> },
        { label: 'Price a piece', value: <PriceText breaks={offer.breaks} currency={offer.currency} /> },
        { label: 'Sold', value: `from ${plural(offer.minimum, 'piece')}${offer.multiple > 1 ? ` in multiples of ${offer.multiple.toLocaleString('en-US')}` : ''}` },
        { label: 'Lead time', value: plural(offer.leadDays, 'working day') },
        { label: 'Valid', value: <><DateText day={offer.validFrom} /> {offer.validTo ? <>to <DateText day={offer.validTo} /></> : 'until further notice'}</> },
        ...(offer.supplierCode ? [{ label: 'Their article number', value: <span className="font-mono text-sm">{offer.supplierCode}</span> }] : []),
      ]} />
      {edits && (
        <Section title="Correct it" id="change" about="Orders that were made from it keep their prices. For new prices from a later day on, note a new offer instead.">
          <ActionForm action={changeOfferAction} hidden={hidden} submitLabel="Save offer" variant="quiet" beside={offer.state !== 'ended' && <LinkButton variant="plain" href={`${base}/offers/new?supplier=${offer.supplierId}&part=${offer.partRevisionId}`}>Note a new one</LinkButton>}>
            <OfferFields offer={offer} currency={offer.currency} today={today} />
          </ActionForm>
        </Section>
      )}
      <Section title="History" id="history"><Timeline entries={sourcingHistory(trail)} timeZone={timeZone} /></Section>
      {edits && offer.state !== 'ended' && (
        <div className="mt-10 border-t border-line pt-6">
          <ConfirmForm action={endOfferAction} hidden={hidden} label="End this offer …" title="End this offer?" consequence="From today on nothing is ordered at these prices. Drafts that use it have to take another price before they are sent." confirmLabel="End offer" align="left" />
        </div>
      )}
    </div>
  )
}
