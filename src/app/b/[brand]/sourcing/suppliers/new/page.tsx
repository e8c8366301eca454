import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { addSupplierAction } from '#modules/sourcing/actions.ts'
import { SupplierFields } from '#modules/sourcing/ui/supplier-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a supplier' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/suppliers`
  const actor = await requireActor('brand', brand, `${path}/new`)
  if (!may(actor, 'sourcing:order')) notFound()
  const { currency, country } = await getBrandFacts(actor)
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a supplier" crumbs={[{ label: 'Suppliers', href: path }]} />
      <ActionForm action={addSupplierAction} hidden={{ workspace: brand }} submitLabel="Add supplier" pendingLabel="Adding …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <SupplierFields currency={currency} country={country} />
      </ActionForm>
    </div>
  )
}
