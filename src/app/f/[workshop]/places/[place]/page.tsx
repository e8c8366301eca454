import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addFloorClosureAction, changeFloorLocationAction, removeFloorClosureAction } from '#modules/places/actions.ts'
import { getPlace } from '#modules/places/queries/places.ts'
import { KeptPlace } from '#modules/places/ui/kept-place.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Place' }

const actions = { change: changeFloorLocationAction, addClosure: addFloorClosureAction, removeClosure: removeFloorClosureAction }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string; place: string }> }) {
  const { workshop, place: placeId } = await params
  const path = `/f/${workshop}/places`
  const actor = await requireActor('microfactory', workshop, `${path}/${placeId}`)
  const found = await getPlace(actor, placeId)
  if (!found) notFound()
  const { place } = found
  return (
    <div className="max-w-2xl">
      <PageHead title={place.name} crumbs={[{ label: 'Places', href: path }]} state={<StateBadge state={place.state} tone={place.state === 'open' ? 'released' : 'planned'} />} about={place.city} />
      <KeptPlace place={place} edits={may(actor, 'places:edit')} workspace={workshop} actions={actions} now={new Date()} size="floor" />
    </div>
  )
}
