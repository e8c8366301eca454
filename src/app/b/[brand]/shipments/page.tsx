import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listShipmentPlaces, listShipments, shipmentFigures } from '#modules/shipments/queries.ts'
import { shipmentListSchema } from '#modules/shipments/schemas.ts'
import { shipmentLine } from '#modules/shipments/ui/shipment-line.ts'
import { ShipmentsTable } from '#modules/shipments/ui/shipments-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Shipments' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/shipments`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = shipmentListSchema.parse(search)
  const now = new Date()
  const [page, figures, places] = await Promise.all([listShipments(actor, filter, now), shipmentFigures(actor, now), listShipmentPlaces(actor)])
  const move = may(actor, 'shipments:send') && <LinkButton variant="primary" href={`/b/${brand}/stock/move`}>Move stock</LinkButton>
  const about = [
    figures.inTransit > 0 ? `${figures.inTransit} on the way` : 'Nothing on the way',
    figures.late > 0 ? `${figures.late} of them late` : '', figures.short > 0 ? `${figures.short} arrived short` : '',
  ].filter(Boolean).join(', ')
  return (
    <>
      <PageHead title="Shipments" about={`${about}.`} action={move} />
      <FilterBar path={path} params={search} search="Number, carrier, tracking code"
        chips={[
          { name: 'state', label: 'State', options: [{ value: 'in-transit', label: 'In transit', count: figures.inTransit }, { value: 'delivered', label: 'Delivered' }, { value: 'lost', label: 'Lost' }, { value: 'voided', label: 'Voided' }] },
          { name: 'kind', label: 'Kind', options: [{ value: 'restock', label: 'For restocks' }, { value: 'transfer', label: 'Transfers' }, { value: 'short', label: 'Arrived short', ...(figures.short > 0 && { count: figures.short }) }] },
          ...(places.length > 1 ? [{ name: 'place', label: 'Place', options: places.map(({ id, name }) => ({ value: id, label: name })) }] : []),
        ]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No shipment fits" path={path} params={search} filters={['state', 'kind', 'place']} none={<EmptyState title="Nothing has been sent yet" action={move}>Goods leave here in two ways: you move stock from one place to another, or an accepted restock is picked and shipped.</EmptyState>} />
        : <ShipmentsTable rows={page.rows.map(shipmentLine)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
