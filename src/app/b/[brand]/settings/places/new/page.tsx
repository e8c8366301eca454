import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addLocationAction } from '#modules/places/actions.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { PlaceFields } from '#modules/places/ui/place-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Add a place' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/settings/places`
  const actor = await requireActor('brand', brand, `${path}/new`)
  if (!may(actor, 'places:edit')) notFound()
  const { timeZone, country } = await getBrandFacts(actor)
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a place" crumbs={[{ label: 'Places', href: path }]} about="A place of your own. Places of partners come with the partner." />
      <ActionForm action={addLocationAction} hidden={{ workspace: brand }} submitLabel="Add place" pendingLabel="Adding …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <SelectField name="kind" label="What is it?" defaultValue="warehouse" options={[{ value: 'warehouse', label: 'A warehouse: stock is kept here' }, { value: 'workshop', label: 'A workshop: toys are made here' }, { value: 'shop', label: 'A shop' }, { value: 'venue', label: 'A venue: pop-ups and events' }]} />
        <PlaceFields place={{ timeZone, country }} />
      </ActionForm>
    </div>
  )
}
