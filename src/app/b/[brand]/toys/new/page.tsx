import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addToyAction } from '#modules/catalogue/actions.ts'
import { ToyFields } from '#modules/catalogue/ui/toy-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a toy' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/toys/new`)
  if (!may(actor, 'catalogue:edit')) notFound()
  return (
    <div className="max-w-xl">
      <PageHead title="Add a toy" crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }]} about="It gets revision A as a draft. Next you give it its parts." />
      <ActionForm action={addToyAction} hidden={{ workspace: brand }} submitLabel="Add toy" pendingLabel="Adding …" beside={<LinkButton href={`/b/${brand}/toys`} variant="plain">Cancel</LinkButton>}>
        <ToyFields />
      </ActionForm>
    </div>
  )
}
