import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { searchText } from '#kernel/search-text.ts'
import { listPartChoice } from '#modules/catalogue/queries/parts.ts'
import { partCanBeChosen, PartField, PartSearch } from '#modules/catalogue/ui/part-choice.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { addOfferAction } from '#modules/sourcing/actions.ts'
import { listSupplierOptions } from '#modules/sourcing/queries/suppliers.ts'
import { OfferFields } from '#modules/sourcing/ui/offer-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Note an offer' }

const parameters = z.object({ supplier: z.uuid().optional().catch(undefined), part: z.uuid().optional().catch(undefined), q: searchText.optional().catch(undefined) })

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/offers/new`)
  if (!may(actor, 'sourcing:order')) notFound()
  const chosen = parameters.parse(await searchParams)
  const [suppliers, choice, { timeZone, currency }] = await Promise.all([listSupplierOptions(actor), listPartChoice(actor, chosen), getBrandFacts(actor)])
  const part = { choice, path: `${base}/offers/new`, params: chosen, param: 'part' }
  const supplier = suppliers.find(({ value }) => value === chosen.supplier)
  return (
    <div className="max-w-2xl">
      <PageHead title="Note an offer" crumbs={[{ label: 'Offers', href: `${base}/offers` }]} about="A new offer of the same supplier for the same part takes over from the older one on its first day." />
      {suppliers.length === 0 ? <EmptyState title="No supplier to order from" action={<LinkButton href={`${base}/suppliers/new`} variant="primary">Add a supplier</LinkButton>}>Add the supplier first; then note what it asks.</EmptyState> : !partCanBeChosen(choice) ? <PartSearch {...part} label="Which part is offered?" /> : (
        <ActionForm action={addOfferAction} hidden={{ workspace: brand }} submitLabel="Note the offer" pendingLabel="Noting …" beside={<LinkButton href={`${base}/offers`} variant="plain">Cancel</LinkButton>}>
          <SelectField name="supplierId" label="Supplier" options={suppliers.map(({ value, label, currency: own }) => ({ value, label: `${label} (${own})` }))} placeholder="Choose a supplier" defaultValue={supplier?.value} help="Prices are in the supplier’s currency." />
          <PartField {...part} name="partRevisionId" label="Part" />
          <OfferFields currency={supplier?.currency ?? currency} today={dateAt(new Date(), timeZone)} />
        </ActionForm>
      )}
    </div>
  )
}
