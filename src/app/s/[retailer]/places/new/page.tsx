import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addShopLocationAction } from '#modules/places/actions.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { NewPartnerPlace } from '#modules/places/ui/partner-places.tsx'

export const metadata: Metadata = { title: 'Add a place' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/places`
  const actor = await requireActor('retailer', retailer, `${path}/new`)
  if (!may(actor, 'places:edit')) notFound()
  const [first] = await listOwnPlaces(actor)
  return <NewPartnerPlace kind="retailer" workspace={retailer} path={path} first={first} action={addShopLocationAction} />
}
