import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listPartners } from '#modules/partners/queries/partners.ts'
import { partnerListSchema } from '#modules/partners/schemas.ts'
import { partnerLine } from '#modules/partners/ui/partner-line.ts'
import { PartnersTable } from '#modules/partners/ui/partners-table.tsx'
import { PlacesMap } from '#ui/charts/places-map.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Retailers & workshops' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/retailers`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = partnerListSchema.parse(search)
  const partners = await listPartners(actor, filter)
  const add = may(actor, 'partners:manage') && <LinkButton href={`${path}/new`} variant="primary">Add a partner</LinkButton>
  const asked = Boolean(filter.q || filter.kind || filter.state || filter.after || filter.before)
  const places = partners.rows.filter(({ state }) => state === 'approved').flatMap((partner) => partner.places.filter(({ state }) => state === 'open').map((place) => ({ ...place, note: partner.name, href: `${path}/${partner.id}` })))
  return (
    <>
      <PageHead title="Retailers & workshops" about="Who makes your toys, and who sells them." action={add} />
      {partners.rows.length === 0 && !asked ? (
        <EmptyState title="Nobody yet" action={add}>Add the workshop that will make your first run, and the first shop that will sell it. You can invite their people now or later.</EmptyState>
      ) : (
        <>
          <FilterBar path={path} params={search} search="Name or city" chips={[
            { name: 'kind', label: 'Kind', options: [{ value: 'retailer', label: 'Retailers' }, { value: 'microfactory', label: 'Workshops' }] },
            { name: 'state', label: 'State', options: [{ value: 'invited', label: 'Invited' }, { value: 'approved', label: 'Approved' }, { value: 'suspended', label: 'Suspended' }, { value: 'ended', label: 'Ended' }] },
          ]} beside={<LinkButton href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false} size="small">Export CSV</LinkButton>} />
          {partners.rows.length === 0
            ? <NoRows title="No partner matches" path={path} params={search} filters={['kind', 'state']} none={null} />
            : <PartnersTable rows={partners.rows.map(partnerLine)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
          <Pager path={path} params={search} after={partners.next} before={partners.previous} shown={partners.rows.length} />
          {places.length > 0 && <Section title="Where they are" id="map"><PlacesMap places={places} title={`${places.length} places of approved partners`} /></Section>}
        </>
      )}
    </>
  )
}
