import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { draftOrderAction } from '#modules/sourcing/actions.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { listSupplierOptions } from '#modules/sourcing/queries/suppliers.ts'
import { offerListSchema } from '#modules/sourcing/schemas.ts'
import { OrderFromOffers } from '#modules/sourcing/ui/order-from-offers.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'New order' }

const parameters = z.object({ supplier: z.uuid().optional().catch(undefined), part: z.uuid().optional().catch(undefined) })
const MOST_OFFERS = 200

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const base = `/b/${brand}/sourcing`
  const path = `${base}/orders/new`
  const actor = await requireActor('brand', brand, path)
  if (!may(actor, 'sourcing:order')) notFound()
  const chosen = parameters.parse(await searchParams)
  const [suppliers, places, { timeZone }] = await Promise.all([listSupplierOptions(actor), listPlacesForBrand(actor.brandId), getBrandFacts(actor)])
  const supplier = suppliers.find(({ value }) => value === chosen.supplier)
  if (chosen.supplier && !supplier) notFound()
  const offers = supplier ? (await listOffers(actor, offerListSchema.parse({ supplier: supplier.value, state: 'valid' }), dateAt(new Date(), timeZone), MOST_OFFERS)).rows : []
  const targets = places.filter(({ kind, state }) => state === 'open' && (kind === 'workshop' || kind === 'warehouse'))
  return (
    <div className="max-w-3xl">
      <PageHead title={supplier ? `Order from ${supplier.label}` : 'New order'} crumbs={[{ label: 'Purchase orders', href: `${base}/orders` }]} about={supplier ? 'It stays a draft until you send it. An open draft for the same place takes the lines as well.' : 'One order goes to one supplier.'} />
      {!supplier ? (
        suppliers.length === 0 ? <EmptyState title="No supplier to order from" action={<LinkButton href={`${base}/suppliers/new`} variant="primary">Add a supplier</LinkButton>}>Add the supplier first, and what it asks for your parts.</EmptyState> : (
          <form action={path} className="flex flex-wrap items-end gap-3">
            <SelectField name="supplier" label="Supplier" options={suppliers} placeholder="Choose a supplier" className="w-72" />
            <Button type="submit" variant="primary">Next</Button>
          </form>
        )
      ) : offers.length === 0 ? (
        <EmptyState title="No valid offers" action={<LinkButton href={`${base}/offers/new?supplier=${supplier.value}`} variant="primary">Note an offer</LinkButton>}>Note first what {supplier.label} asks for a part.</EmptyState>
      ) : (
        <ActionForm action={draftOrderAction} hidden={{ workspace: brand, supplierId: supplier.value }} submitLabel="Make the draft" pendingLabel="Making …" beside={<LinkButton href={path} variant="plain">Another supplier</LinkButton>}>
          <SelectField name="locationId" label="Deliver to" placeholder="Choose a workshop or warehouse" options={targets.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))} className="sm:max-w-sm" />
          <OrderFromOffers offers={offers} first={chosen.part} />
          <TextArea name="note" label="Note on the order" optional rows={2} help="With a note it becomes an order of its own." />
        </ActionForm>
      )}
    </div>
  )
}
