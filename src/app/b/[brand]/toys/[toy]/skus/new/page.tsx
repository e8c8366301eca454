import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addSkuAction } from '#modules/catalogue/actions.ts'
import { getToy } from '#modules/catalogue/queries/toys.ts'
import { SkuFields } from '#modules/catalogue/ui/sku-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a SKU' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string }> }) {
  const { brand, toy: toyId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, `${path}/skus/new`)
  const toy = may(actor, 'catalogue:edit') ? await getToy(actor, toyId) : null
  if (!toy || toy.state === 'retired') notFound()
  return (
    <div className="max-w-xl">
      <PageHead title="Add a SKU" crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: toy.name, href: path }]} about="One sellable edition: its own label, GTIN and price." />
      <ActionForm action={addSkuAction} hidden={{ workspace: brand, toyId: toy.id }} submitLabel="Add SKU" pendingLabel="Adding …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <TextField name="code" label="Your code" mono autoComplete="off" spellCheck={false} placeholder="TS-BAY-01" help="On documents and in sales files. It stays." />
        <SkuFields currency={toy.currency} />
        <TextField name="gtin" label="GTIN" optional mono inputMode="numeric" help="Leave empty: the next number behind your GS1 prefix is taken, with its check digit." />
      </ActionForm>
    </div>
  )
}
