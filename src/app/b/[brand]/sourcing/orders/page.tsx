import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { countOrders, listOrders } from '#modules/sourcing/queries/orders.ts'
import { orderListSchema } from '#modules/sourcing/schemas.ts'
import { orderLines } from '#modules/sourcing/ui/list-lines.ts'
import { OrdersTable } from '#modules/sourcing/ui/orders-table.tsx'
import { SourcingTabs } from '#modules/sourcing/ui/sourcing-tabs.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Purchase orders' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/orders`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = orderListSchema.parse(search)
  const now = new Date()
  const [page, counts] = await Promise.all([listOrders(actor, filter, now), countOrders(actor, now)])
  const add = may(actor, 'sourcing:order') && <LinkButton href={`${path}/new`} variant="primary">New order</LinkButton>
  return (
    <>
      <PageHead title="Purchase orders" about="Parts on order: from whom, for which place, by when." action={add} />
      <SourcingTabs base={`/b/${brand}/sourcing`} current="Orders" />
      <FilterBar path={path} params={search} search="Number, supplier, part" chips={[{ name: 'state', label: 'State', options: [
        { value: 'draft', label: 'Drafts', count: counts.draft }, { value: 'coming', label: 'On the way', count: counts.coming }, { value: 'late', label: 'Late', count: counts.late },
        { value: 'there', label: 'Came' }, { value: 'cancelled', label: 'Cancelled' },
      ] }, ...(filter.supplier ? [{ name: 'supplier', label: 'Supplier', options: [{ value: filter.supplier, label: page.rows[0]?.supplier ?? 'One supplier' }] }] : [])]} beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No order matches" path={path} params={search} filters={['state', 'supplier']} none={<EmptyState title="Nothing has been ordered yet" action={add}>An order goes to one supplier and one place. Shortages make them in one click.</EmptyState>} />
        : <OrdersTable rows={orderLines(page.rows)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
