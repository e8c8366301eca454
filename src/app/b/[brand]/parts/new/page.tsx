import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addPartAction } from '#modules/catalogue/actions.ts'
import { PartFields } from '#modules/catalogue/ui/part-fields.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { LinkButton } from '#ui/button.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a part' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/parts`
  const actor = await requireActor('brand', brand, `${path}/new`)
  if (!may(actor, 'catalogue:edit')) notFound()
  const { currency } = await getBrandFacts(actor)
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a part" crumbs={[{ label: 'Parts', href: path }]} about="It gets revision A. Parts of one toy only are quicker to add on the toy’s own page." />
      <ActionForm action={addPartAction} hidden={{ workspace: brand }} submitLabel="Add part" pendingLabel="Adding …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <PartFields currency={currency} />
        <TextField name="summary" label="In one sentence" optional />
        <TextField name="number" label="Number" optional mono help="Leave empty for your next one. It is its public address." />
      </ActionForm>
    </div>
  )
}
