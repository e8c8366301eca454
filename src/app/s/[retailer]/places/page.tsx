import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PlacesTable } from '#modules/places/ui/places-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Places' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/places`
  const actor = await requireActor('retailer', retailer, path)
  const places = await listOwnPlaces(actor)
  const add = may(actor, 'places:edit') && <LinkButton href={`${path}/new`} size="touch">Add a place</LinkButton>
  return (
    <>
      <PageHead title="Places" about="Your shops: where parcels go, on which days you receive, and when you are closed. Promises follow them." action={add} />
      <PlacesTable places={places} path={path} now={new Date()} empty={<EmptyState title="No place yet" action={add}>Add your shop, so that brands can promise you a day.</EmptyState>} />
    </>
  )
}
