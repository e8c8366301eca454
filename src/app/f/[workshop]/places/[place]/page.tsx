import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addFloorClosureAction, changeFloorLocationAction, removeFloorClosureAction } from '#modules/places/actions.ts'
import { getPlace } from '#modules/places/queries/places.ts'
import { PartnerPlace } from '#modules/places/ui/partner-places.tsx'

export const metadata: Metadata = { title: 'Place' }

const actions = { change: changeFloorLocationAction, addClosure: addFloorClosureAction, removeClosure: removeFloorClosureAction }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string; place: string }> }) {
  const { workshop, place: id } = await params
  const path = `/f/${workshop}/places`
  const actor = await requireActor('microfactory', workshop, `${path}/${id}`)
  const found = await getPlace(actor, id)
  if (!found) notFound()
  return <PartnerPlace kind="microfactory" workspace={workshop} path={path} place={found.place} edits={may(actor, 'places:edit')} actions={actions} />
}
