import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PlacesTable } from '#modules/places/ui/places-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Places' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/places`
  const actor = await requireActor('microfactory', workshop, path)
  const places = await listOwnPlaces(actor)
  const add = may(actor, 'places:edit') && <LinkButton href={`${path}/new`} size="floor">Add a place</LinkButton>
  return (
    <>
      <PageHead title="Places" about="Where you work: hours, days and closed days. Promises and the board follow them." action={add} />
      <PlacesTable places={places} path={path} now={new Date()} empty={<EmptyState title="No place yet" action={add}>Add your workshop, so that brands can order runs from you.</EmptyState>} />
    </>
  )
}
