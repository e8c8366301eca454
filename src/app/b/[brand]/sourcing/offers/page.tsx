import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { offerListSchema } from '#modules/sourcing/schemas.ts'
import { offerLines } from '#modules/sourcing/ui/list-lines.ts'
import { OffersTable } from '#modules/sourcing/ui/offers-table.tsx'
import { SourcingTabs } from '#modules/sourcing/ui/sourcing-tabs.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Supplier offers' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/offers`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = offerListSchema.parse(search)
  const { timeZone } = await getBrandFacts(actor)
  const page = await listOffers(actor, filter, dateAt(new Date(), timeZone))
  const add = may(actor, 'sourcing:order') && <><LinkButton href={`${path}/import`}>Import …</LinkButton><LinkButton href={`${path}/new`} variant="primary">Note an offer</LinkButton></>
  return (
    <>
      <PageHead title="Supplier offers" about="What each supplier asks for which part: price breaks, steps, lead time, and from when to when." action={add} />
      <SourcingTabs base={`/b/${brand}/sourcing`} current="Offers" />
      <FilterBar path={path} params={search} search="Part, supplier, article number" chips={[{ name: 'state', label: 'State', options: [{ value: 'valid', label: 'Valid' }, { value: 'coming', label: 'Coming' }, { value: 'ended', label: 'Ended' }] }, ...(filter.supplier ? [{ name: 'supplier', label: 'Supplier', options: [{ value: filter.supplier, label: page.rows[0]?.supplier ?? 'One supplier' }] }] : [])]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No offer matches" path={path} params={search} filters={['state', 'supplier']} none={<EmptyState title="No offers yet" action={add}>Note what a supplier asks for a part. From then on shortages say what to order there, and by when.</EmptyState>} />
        : <OffersTable rows={offerLines(page.rows)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
