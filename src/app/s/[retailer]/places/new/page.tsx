import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addShopLocationAction } from '#modules/places/actions.ts'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { PlaceFields } from '#modules/places/ui/place-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a place' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string }> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/places`
  const actor = await requireActor('retailer', retailer, `${path}/new`)
  if (!may(actor, 'places:edit')) notFound()
  // Most are in the same town as the first one.
  const [first] = await listOwnPlaces(actor)
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a place" crumbs={[{ label: 'Places', href: path }]} about="A shop, a venue for pop-ups, or a warehouse of yours." />
      <ActionForm action={addShopLocationAction} hidden={{ workspace: retailer }} submitLabel="Add place" pendingLabel="Adding …" size="touch" beside={<LinkButton href={path} variant="plain" size="touch">Cancel</LinkButton>}>
        <SelectField name="kind" label="What is it?" defaultValue="shop" options={[{ value: 'shop', label: 'A shop' }, { value: 'venue', label: 'A venue: pop-ups and events' }, { value: 'warehouse', label: 'A warehouse: stock is kept here' }]} />
        <PlaceFields place={{ timeZone: first?.timeZone ?? 'America/Los_Angeles', country: first?.country }} />
      </ActionForm>
    </div>
  )
}
