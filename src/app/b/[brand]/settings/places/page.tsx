import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PlacesTable } from '#modules/places/ui/places-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Places' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/settings/places`
  const actor = await requireActor('brand', brand, path)
  const places = await listOwnPlaces(actor)
  const add = may(actor, 'places:edit') && <LinkButton href={`${path}/new`} variant="primary">Add a place</LinkButton>
  return (
    <>
      <PageHead title="Settings" action={add} />
      <SettingsTabs brand={brand} current="places" />
      <PlacesTable places={places} path={path} now={new Date()} empty={<EmptyState title="No place of your own" action={add}>A garage counts: add where you keep stock, so that goods can go out from there. Places of partners are on their own pages.</EmptyState>} />
    </>
  )
}
