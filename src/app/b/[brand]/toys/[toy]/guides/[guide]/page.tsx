import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { changeGuideAction, retireGuideAction } from '#modules/catalogue/actions.ts'
import { getGuideForEditing } from '#modules/catalogue/queries/toys.ts'
import { GuideFields } from '#modules/catalogue/ui/guide-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Guide' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string; guide: string }> }) {
  const { brand, toy: toyId, guide: guideId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, `${path}/guides/${guideId}`)
  const guide = await getGuideForEditing(actor, guideId)
  if (!guide || guide.toyId !== toyId) notFound()
  const published = guide.state === 'published'
  const edits = may(actor, 'catalogue:edit')
  return (
    <div className="max-w-2xl">
      <PageHead title={guide.title} crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: guide.toyName, href: path }]} about={guide.symptom}
        state={<StateBadge state={guide.state} words={published ? 'Published' : 'Off the public pages'} tone={published ? 'released' : 'planned'} />}
        action={<>
          {published && <LinkButton href={`/guides/${guide.slug}`}>Public page</LinkButton>}
          {edits && published && <ConfirmForm action={retireGuideAction} hidden={{ workspace: brand, guideId: guide.id }} label="Take off …" title="Take this guide off the public pages?" consequence="Saving it again puts it back." confirmLabel="Take it off" />}
        </>} />
      {edits ? (
        <ActionForm action={changeGuideAction} hidden={{ workspace: brand, guideId: guide.id }} submitLabel={published ? 'Save guide' : 'Save and publish'} beside={<LinkButton href={path} variant="plain">Back to {guide.toyName}</LinkButton>}><GuideFields guide={guide} /></ActionForm>
      ) : (
        <ol className="grid gap-4">{guide.steps.map((step, index) => <li key={index}><p className="font-semibold">{index + 1}. {step.title}</p><p className="measure">{step.text}</p></li>)}</ol>
      )}
    </div>
  )
}
