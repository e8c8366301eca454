import type { BrandActor } from '#auth/actor.ts'
import { may } from '#auth/permissions.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page-head.tsx'
import { listOffersOfPart } from '../queries/offers.ts'
import { offerLines } from './list-lines.ts'
import { OffersTable } from './offers-table.tsx'

/** Who sells a part, and for what: a section of the part's page. */
export async function PartOffers({ actor, partId, timeZone }: { readonly actor: BrandActor; readonly partId: string; readonly timeZone: string }) {
  const offers = await listOffersOfPart(actor, partId, dateAt(new Date(), timeZone))
  const base = `/b/${actor.slug}/sourcing/offers`
  return (
    <Section title="Who sells it" id="offers" action={may(actor, 'sourcing:order') && <LinkButton size="small" href={`${base}/new`}>Note an offer</LinkButton>}>
      {offers.length === 0
        ? <p className="border-t border-line pt-3 text-ink-soft">No supplier offers it yet. Without an offer a shortage cannot say what to order, and by when.</p>
        : <OffersTable rows={offerLines(offers)} base={base} of="part" />}
    </Section>
  )
}
