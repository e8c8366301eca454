import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addToCountOnFloorAction, enterCountOnFloorAction } from '#modules/stock/actions.ts'
import { getCount } from '#modules/stock/queries/get-count.ts'
import { AddToCount, CountEntry } from '#modules/stock/ui/count-entry.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Count' }

export default async function Page({ params }: { params: Promise<{ workshop: string; count: string }> }) {
  const { workshop, count: id } = await params
  const counts = `/f/${workshop}/counts`
  const actor = await requireActor('microfactory', workshop, `${counts}/${id}`)
  const count = await getCount(actor, id)
  if (!count || !may(actor, 'stock:count')) notFound()
  return (
    <>
      <PageHead title={`Count ${count.placeName}`} number={count.number} crumbs={[{ label: 'Counts', href: counts }]} about={count.brandName} />
      <CountEntry action={enterCountOnFloorAction} workspace={workshop} count={count} size="floor" />
      <Section title="Something is not on the list"><AddToCount action={addToCountOnFloorAction} workspace={workshop} countId={count.id} size="floor" /></Section>
    </>
  )
}
