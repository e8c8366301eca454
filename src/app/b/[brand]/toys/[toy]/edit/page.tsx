import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { changeToyAction } from '#modules/catalogue/actions.ts'
import { getToy } from '#modules/catalogue/queries/toys.ts'
import { ToyFields } from '#modules/catalogue/ui/toy-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Describe a toy' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string }> }) {
  const { brand, toy: toyId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, `${path}/edit`)
  const toy = may(actor, 'catalogue:edit') ? await getToy(actor, toyId) : null
  if (!toy) notFound()
  return (
    <div className="max-w-xl">
      <PageHead title={`Describe ${toy.name}`} crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: toy.name, href: path }]} about={<>Its public address stays: <span className="font-mono text-sm">/toys/{toy.slug}</span></>} />
      <ActionForm action={changeToyAction} hidden={{ workspace: brand, toyId: toy.id, version: toy.version }} submitLabel="Save" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <ToyFields toy={toy} />
      </ActionForm>
    </div>
  )
}
