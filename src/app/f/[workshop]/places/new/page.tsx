import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addFloorLocationAction } from '#modules/places/actions.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PlaceFields } from '#modules/places/ui/place-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a place' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/places`
  const actor = await requireActor('microfactory', workshop, `${path}/new`)
  if (!may(actor, 'places:edit')) notFound()
  // Most are in the same town as the first one.
  const [first] = await listOwnPlaces(actor)
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a place" crumbs={[{ label: 'Places', href: path }]} about="A workshop or a warehouse of yours." />
      <ActionForm action={addFloorLocationAction} hidden={{ workspace: workshop }} submitLabel="Add place" pendingLabel="Adding …" size="floor" beside={<LinkButton href={path} variant="plain" size="floor">Cancel</LinkButton>}>
        <SelectField name="kind" label="What is it?" defaultValue="workshop" options={[{ value: 'workshop', label: 'A workshop: toys are made here' }, { value: 'warehouse', label: 'A warehouse: stock is kept here' }]} />
        <PlaceFields place={{ timeZone: first?.timeZone ?? 'America/Los_Angeles', country: first?.country }} />
      </ActionForm>
    </div>
  )
}
