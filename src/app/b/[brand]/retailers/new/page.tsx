import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { inviteKnownPartnerAction, invitePartnerAction } from '#modules/partners/actions.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { PlaceFields } from '#modules/places/ui/place-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { NumberField, RadioGroup, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Tabs } from '#ui/tabs.tsx'

export const metadata: Metadata = { title: 'Add a partner' }

const parameters = z.object({ how: z.enum(['new', 'code']).catch('new') })

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/retailers`
  const actor = await requireActor('brand', brand, `${path}/new`)
  if (!may(actor, 'partners:manage')) notFound()
  const { how } = parameters.parse(await searchParams)
  const { timeZone, country } = await getBrandFacts(actor)
  const cancel = <LinkButton href={path} variant="plain">Cancel</LinkButton>
  return (
    <div className="max-w-2xl">
      <PageHead title="Add a partner" crumbs={[{ label: 'Retailers & workshops', href: path }]} />
      <Tabs label="How" tabs={[{ label: 'New to Shortrun', href: `${path}/new`, current: how === 'new' }, { label: 'On Shortrun already', href: `${path}/new?how=code`, current: how === 'code' }]} />
      {how === 'new' ? (
        <ActionForm action={invitePartnerAction} hidden={{ workspace: brand }} submitLabel="Add partner" pendingLabel="Adding …" beside={cancel}>
          <RadioGroup name="kind" label="They are" options={[{ value: 'retailer', label: 'A retailer', help: 'Shops, cafés, venues: they sell your toys and ask for restocks.' }, { value: 'microfactory', label: 'A workshop', help: 'They make your runs.' }]} defaultValue="retailer" />
          <TextField name="name" label="Name" autoComplete="off" />
          <TextField name="email" label="Whom to invite" optional type="email" help="They get a mail, and become the lead or buyer of their workspace. Until somebody has joined, you keep their place." />
          <NumberField name="paymentTermsDays" label="Invoices are due in" unit="days" defaultValue={30} />
          <h2 className="mt-2 border-t border-line pt-5 text-md font-semibold">Their first place</h2>
          <PlaceFields place={{ timeZone, country }} nameField="placeName" />
        </ActionForm>
      ) : (
        <ActionForm action={inviteKnownPartnerAction} hidden={{ workspace: brand }} submitLabel="Ask them" pendingLabel="Asking …" beside={cancel}>
          <TextField name="organizationSlug" label="Their code" mono spellCheck={false} autoComplete="off" placeholder="alameda-makeworks" help="The last part of their workspace’s address; they can tell you. You see their places once they accept." />
          <NumberField name="paymentTermsDays" label="Invoices are due in" unit="days" defaultValue={30} />
        </ActionForm>
      )}
    </div>
  )
}
