import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addShopClosureAction, changeShopLocationAction, removeShopClosureAction } from '#modules/places/actions.ts'
import { getPlace } from '#modules/places/queries/places.ts'
import { PartnerPlace } from '#modules/places/ui/partner-places.tsx'

export const metadata: Metadata = { title: 'Place' }

const actions = { change: changeShopLocationAction, addClosure: addShopClosureAction, removeClosure: removeShopClosureAction }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string; place: string }> }) {
  const { retailer, place: id } = await params
  const path = `/s/${retailer}/places`
  const actor = await requireActor('retailer', retailer, `${path}/${id}`)
  const found = await getPlace(actor, id)
  if (!found) notFound()
  return <PartnerPlace kind="retailer" workspace={retailer} path={path} place={found.place} edits={may(actor, 'places:edit')} actions={actions} />
}
