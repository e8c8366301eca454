import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addClosureAction, changeLocationAction, removeClosureAction } from '#modules/places/actions.ts'
import { getPlace } from '#modules/places/queries/places.ts'
import { KeptPlace } from '#modules/places/ui/kept-place.tsx'
import { placesTimeline } from '#modules/places/ui/trail.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Place' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; place: string }> }) {
  const { brand, place: placeId } = await params
  const path = `/b/${brand}/settings/places`
  const actor = await requireActor('brand', brand, `${path}/${placeId}`)
  const found = await getPlace(actor, placeId)
  if (!found) notFound()
  const { place, owner } = found
  const edits = found.editable && may(actor, 'places:edit')
  const trail = await listTrail(actor.brandId, { kind: 'location', id: place.id }, 30)
  return (
    <div className="max-w-2xl">
      <PageHead title={place.name} crumbs={owner.mine ? [{ label: 'Places', href: path }] : [{ label: 'Retailers & workshops', href: `/b/${brand}/retailers` }]} state={<StateBadge state={place.state} tone={place.state === 'open' ? 'released' : 'planned'} />} about={`${owner.name}, ${place.city}`} />
      {!edits && !owner.mine && <Notice title={`${owner.name} keeps this place`}>Their people change its days and hours; your promises follow.</Notice>}
      <KeptPlace place={place} edits={edits} workspace={brand} actions={{ change: changeLocationAction, addClosure: addClosureAction, removeClosure: removeClosureAction }} now={new Date()} />
      {trail.length > 0 && <Section title="History" id="history"><Timeline entries={placesTimeline(trail)} timeZone={place.timeZone} /></Section>}
    </div>
  )
}
