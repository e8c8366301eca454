import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addGuideAction } from '#modules/catalogue/actions.ts'
import { getToy } from '#modules/catalogue/queries/toys.ts'
import { GuideFields } from '#modules/catalogue/ui/guide-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Write a guide' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string }> }) {
  const { brand, toy: toyId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, `${path}/guides/new`)
  const toy = may(actor, 'catalogue:edit') ? await getToy(actor, toyId) : null
  if (!toy) notFound()
  return (
    <div className="max-w-2xl">
      <PageHead title="Write a guide" crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: toy.name, href: path }]} about="For parents and teachers, on the toy’s public page." />
      <ActionForm action={addGuideAction} hidden={{ workspace: brand, toyId: toy.id }} submitLabel="Publish guide" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}><GuideFields /></ActionForm>
    </div>
  )
}
