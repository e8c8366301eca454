import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { countReceipts, listReceipts } from '#modules/sourcing/queries/receipts.ts'
import { receiptListSchema } from '#modules/sourcing/schemas.ts'
import { receiptLines } from '#modules/sourcing/ui/list-lines.ts'
import { ReceiptsTable } from '#modules/sourcing/ui/receipts-table.tsx'
import { SourcingTabs } from '#modules/sourcing/ui/sourcing-tabs.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Incoming goods' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/incoming`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = receiptListSchema.parse(search)
  const [page, counts] = await Promise.all([listReceipts(actor, filter), countReceipts(actor)])
  return (
    <>
      <PageHead title="Incoming goods" about="Lots that came from suppliers. Each is looked at before anybody builds it in." />
      <SourcingTabs base={`/b/${brand}/sourcing`} current="Incoming" />
      <FilterBar path={path} params={search} search="Lot, order, part, supplier" chips={[{ name: 'state', label: 'State', options: [
        { value: 'waiting', label: 'To be looked at', count: counts.waiting }, { value: 'held', label: 'On hold', count: counts.held }, { value: 'released', label: 'Released' }, { value: 'rejected', label: 'Rejected' },
      ] }]} beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No lot matches" path={path} params={search} filters={['state']} none={<EmptyState title="Nothing has come yet" action={<LinkButton href={`/b/${brand}/sourcing/orders`}>Purchase orders</LinkButton>}>Receive goods on their purchase order; the lot appears here to be looked at.</EmptyState>} />
        : <ReceiptsTable rows={receiptLines(page.rows)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
