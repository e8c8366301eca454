import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addFloorLocationAction } from '#modules/places/actions.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { NewPartnerPlace } from '#modules/places/ui/partner-places.tsx'

export const metadata: Metadata = { title: 'Add a place' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/places`
  const actor = await requireActor('microfactory', workshop, `${path}/new`)
  if (!may(actor, 'places:edit')) notFound()
  const [first] = await listOwnPlaces(actor)
  return <NewPartnerPlace kind="microfactory" workspace={workshop} path={path} first={first} action={addFloorLocationAction} />
}
