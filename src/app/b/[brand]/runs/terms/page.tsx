import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { listAgreedTerms } from '#modules/runs/queries/order-options.ts'
import { termsListSchema } from '#modules/runs/schemas.ts'
import { TermsForm } from '#modules/runs/ui/terms-form.tsx'
import { TermsTable } from '#modules/runs/ui/terms-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { NumberPager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Workshop terms' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/runs/terms`
  const actor = await requireActor('brand', brand, path)
  const { toy, page: _, ...search } = await searchParams
  const filter = termsListSchema.parse(await searchParams)
  const page = await listAgreedTerms(actor, filter)
  return (
    <>
      <PageHead title="Workshop terms" crumbs={[{ label: 'Runs', href: `/b/${brand}/runs` }]} about="What each workshop makes each toy for. Orders are quoted from this at once." />
      {(page.total > 0 || filter.q) && <FilterBar path={path} params={search} search="Toy, workshop, city" beside={<LinkButton size="small" href={withParams(`${path}/export`, search)} prefetch={false}>Export CSV</LinkButton>} />}
      {page.terms.length === 0
        ? <NoRows title="No terms fit" path={path} params={{ ...search, page: String(filter.page) }} filters={[]} none={<EmptyState title="Nothing agreed yet">Enter what a workshop asks, and its runs are priced and dated the moment you order.</EmptyState>} />
        : <TermsTable rows={page.terms} currency={page.currency} sorting={{ path, params: search, sort: filter.sort }} />}
      <NumberPager path={path} params={search} page={filter.page} size={PAGE_SIZE} total={page.total} />
      {may(actor, 'partners:manage') && (
        <Section title="Agree on terms" about="The same workshop and toy again: the new terms replace the old. Runs already quoted keep their price.">
          {page.workshops.length > 0 && page.toys.length > 0
            ? <TermsForm workspace={brand} page={page} toyId={typeof toy === 'string' ? toy : undefined} locationId={page.workshops.length === 1 ? page.workshops[0]?.id : undefined} />
            : page.workshops.length === 0
              ? <EmptyState title="First a workshop" action={<LinkButton variant="primary" href={`/b/${brand}/retailers`}>Invite a workshop</LinkButton>}>Terms are agreed with an approved microfactory, or with a workshop of your own.</EmptyState>
              : <EmptyState title="First a toy" action={<LinkButton variant="primary" href={`/b/${brand}/toys`}>Open the catalogue</LinkButton>}>Terms are per toy.</EmptyState>}
        </Section>
      )}
    </>
  )
}
