import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listSuppliers } from '#modules/sourcing/queries/suppliers.ts'
import { supplierListSchema } from '#modules/sourcing/schemas.ts'
import { SourcingTabs } from '#modules/sourcing/ui/sourcing-tabs.tsx'
import { SuppliersTable } from '#modules/sourcing/ui/suppliers-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Suppliers' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/suppliers`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = supplierListSchema.parse(search)
  const page = await listSuppliers(actor, filter)
  const add = may(actor, 'sourcing:order') && <LinkButton href={`${path}/new`} variant="primary">Add a supplier</LinkButton>
  return (
    <>
      <PageHead title="Suppliers" about="Who sells you parts, when they work, and what one order costs beside the goods." action={add} />
      <SourcingTabs base={`/b/${brand}/sourcing`} current="Suppliers" />
      <FilterBar path={path} params={search} search="Name, contact, city" chips={[{ name: 'state', label: 'State', options: [{ value: 'active', label: 'Active' }, { value: 'retired', label: 'Retired' }] }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No supplier matches" path={path} params={search} filters={['state']} none={<EmptyState title="No suppliers yet" action={add}>Add the first one with the e-mail address that takes orders. Then note what they ask for which part.</EmptyState>} />
        : <SuppliersTable rows={page.rows} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
