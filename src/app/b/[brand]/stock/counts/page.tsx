import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { openCountAction } from '#modules/stock/actions.ts'
import { listCounts } from '#modules/stock/queries/list-counts.ts'
import { listPlacesWithStock } from '#modules/stock/queries/list-sendable.ts'
import { countListSchema } from '#modules/stock/schemas.ts'
import { CountsTable } from '#modules/stock/ui/counts-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { ActionForm } from '#ui/form.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Counts' }

const KINDS = { workshop: 'Workshops', warehouse: 'Warehouses', shop: 'Shops', venue: 'Venues' } as const

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/stock/counts`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = countListSchema.parse(search)
  const mayOpen = may(actor, 'stock:move')
  const [page, places] = await Promise.all([listCounts(actor, filter), mayOpen ? listPlacesWithStock(actor) : []])
  return (
    <>
      <PageHead title="Counts" crumbs={[{ label: 'Stock', href: `/b/${brand}/stock` }]} about="Whoever counts does not see what the books say. Somebody else looks at the differences and books them." />
      {places.length > 0 && (
        <div className="mb-8 border-y border-line py-4">
          <ActionForm action={openCountAction} hidden={{ workspace: brand }} layout="row" submitLabel="Open a count" label="Open a count">
            <SelectField name="locationId" label="Count a place" placeholder="Choose the place" className="w-full sm:w-80" options={places.map(({ locationId, name, kind }) => ({ value: locationId, label: name, group: KINDS[kind as keyof typeof KINDS] }))} />
          </ActionForm>
        </div>
      )}
      <FilterBar path={path} params={search} search="Number or place"
        chips={[{ name: 'state', label: 'State', options: [{ value: 'counting', label: 'Being counted' }, { value: 'counted', label: 'Waits for approval' }, { value: 'closed', label: 'Closed' }, { value: 'cancelled', label: 'Cancelled' }] }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      <CountsTable rows={page.rows} base={path} sorting={{ path, params: search, sort: filter.sort }}
        empty={<NoRows title="No count fits" path={path} params={search} filters={['state']} none={<EmptyState title="Nothing was counted yet">{places.length > 0 ? 'Choose a place above: everything that lies there comes on a sheet, for the phone or on paper.' : 'Counts appear here. One is opened for a place where something lies.'}</EmptyState>} />} />
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
