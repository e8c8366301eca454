import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PartnerPlaces } from '#modules/places/ui/partner-places.tsx'

export const metadata: Metadata = { title: 'Places' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/places`
  const actor = await requireActor('retailer', retailer, path)
  return <PartnerPlaces kind="retailer" path={path} places={await listOwnPlaces(actor)} edits={may(actor, 'places:edit')} />
}
