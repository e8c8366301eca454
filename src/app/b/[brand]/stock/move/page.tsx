import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { MoveStockForm } from '#modules/shipments/ui/move-stock-form.tsx'
import { listPlacesWithStock, listSendableLots } from '#modules/stock/queries/list-sendable.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Move stock' }

const searchSchema = z.object({ from: z.guid().optional().catch(undefined), lot: z.guid().optional().catch(undefined), to: z.guid().optional().catch(undefined) })
const KINDS = { workshop: 'Workshops', warehouse: 'Warehouses', shop: 'Shops', venue: 'Venues' } as const

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/stock/move`
  const actor = await requireActor('brand', brand, path)
  if (!may(actor, 'shipments:send')) notFound()
  const { from: asked, lot, to } = searchSchema.parse(await searchParams)
  const [sources, places] = await Promise.all([listPlacesWithStock(actor), listPlacesForBrand(actor.brandId)])
  const from = sources.find(({ locationId }) => locationId === asked) ?? sources[0]
  const lots = from ? await listSendableLots(actor, from.locationId) : []
  return (
    <>
      <PageHead title="Move stock" crumbs={[{ label: 'Stock', href: `/b/${brand}/stock` }]} about="The goods are on their way as soon as you send them; the other side receives them and says what arrived." />
      {!from ? <EmptyState title="There is nothing to move" action={<LinkButton href={`/b/${brand}/stock`}>Back to stock</LinkButton>}>Nothing is on hand that is not held for a restock already.</EmptyState> : (
        <div className="max-w-3xl">
          <form action={path} className="mb-8 flex flex-wrap items-end gap-3 border-b border-line pb-6">
            <SelectField name="from" label="From" defaultValue={from.locationId} className="w-full sm:w-80" options={sources.map((source) => ({ value: source.locationId, label: `${source.name} (${source.free.toLocaleString('en-US')} free)`, group: KINDS[source.kind as keyof typeof KINDS] }))} />
            <Button type="submit">Show its stock</Button>
          </form>
          <MoveStockForm key={from.locationId} workspace={brand} fromLocationId={from.locationId} fromName={from.name} lots={lots} chosenLot={lot} chosenPlace={to}
            places={places.filter(({ id, state }) => id !== from.locationId && state === 'open').map(({ id, name, kind, city }) => ({ value: id, label: `${name}, ${city}`, group: KINDS[kind] }))} />
        </div>
      )}
    </>
  )
}
