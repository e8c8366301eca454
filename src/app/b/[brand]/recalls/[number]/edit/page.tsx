import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { changeRecallAction } from '#modules/recalls/actions.ts'
import { getRecall, listRecallableLots } from '#modules/recalls/queries.ts'
import { RecallForm } from '#modules/recalls/ui/recall-form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Change the draft' }

export default async function Page({ params }: PageProps<'/b/[brand]/recalls/[number]/edit'>) {
  const { brand, number } = await params
  const back = `/b/${brand}/recalls/${number}`
  const actor = await requireActor('brand', brand, `${back}/edit`)
  const recall = (await getRecall(actor, number)) ?? notFound()
  if (recall.state !== 'draft' || !may(actor, 'recalls:publish')) redirect(back)
  const lotIds = recall.lots.filter(({ named }) => named).map(({ lotId }) => lotId)
  const lots = await listRecallableLots(actor, { ids: lotIds })
  return (
    <>
      <PageHead title="Change the draft" number={recall.number} crumbs={[{ label: 'Recalls', href: `/b/${brand}/recalls` }, { label: recall.number, href: back }]} />
      <RecallForm action={changeRecallAction} workspace={brand} lots={lots} back={back} draft={{ ...recall, lotIds }} />
    </>
  )
}
