import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addPartRevisionAction } from '#modules/catalogue/actions.ts'
import { getPart } from '#modules/catalogue/queries/parts.ts'
import { PartRevisionFields } from '#modules/catalogue/ui/part-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'New revision' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; part: string }> }) {
  const { brand, part: partId } = await params
  const path = `/b/${brand}/parts/${partId}`
  const actor = await requireActor('brand', brand, `${path}/revise`)
  const part = may(actor, 'catalogue:edit') ? await getPart(actor, partId) : null
  const newest = part?.revisions[0]
  if (!part || !newest || part.state === 'retired') notFound()
  return (
    <div className="max-w-2xl">
      <PageHead title={`New revision of ${part.name}`} number={part.number} crumbs={[{ label: 'Parts', href: `/b/${brand}/parts` }, { label: part.name, href: path }]} about={`It starts as revision ${newest.code} is. Parts lists keep the revision they name.`} />
      <ActionForm action={addPartRevisionAction} hidden={{ workspace: brand, partId: part.id }} submitLabel="Add revision" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <TextArea name="changeNote" label="What changes, and why" rows={3} />
        <PartRevisionFields currency={part.currency} revision={newest} />
      </ActionForm>
    </div>
  )
}
