import type { Metadata } from 'next'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { changeBrandSettingsAction } from '#modules/places/actions.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { timeZoneOptions } from '#modules/places/ui/time-zone-options.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { CheckboxField, SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Settings' }

const WORDS: Readonly<Record<string, string>> = { 'places.brand-founded': 'Brand founded', 'places.brand-changed': 'Settings changed' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand: slug } = await params
  const actor = await requireActor('brand', slug, `/b/${slug}/settings`)
  const brand = await getBrandFacts(actor)
  const trail = await listTrail(actor.brandId, { kind: 'brand', id: actor.brandId }, 20)
  const demonstration = brand.gs1Prefix.startsWith('952')
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs brand={slug} current="brand" />
      <div className="max-w-xl">
        {may(actor, 'brand:settings') ? (
          <ActionForm action={changeBrandSettingsAction} hidden={{ workspace: slug, version: brand.version }} submitLabel="Save settings">
            <TextField name="name" label="Name" defaultValue={brand.name} />
            <TextArea name="about" label="In a sentence or two" optional rows={3} defaultValue={brand.about} help="On your public pages, and in what you ask of partners." />
            <TextField name="supportEmail" label="Help for families" type="email" optional defaultValue={brand.supportEmail} help="Shown on repair pages and recalls." />
            <div className="grid items-start gap-4 sm:grid-cols-[1fr_7rem]">
              <SelectField name="timeZone" label="Time zone" options={timeZoneOptions()} defaultValue={brand.timeZone} />
              <TextField name="country" label="Country" mono maxLength={2} defaultValue={brand.country} />
            </div>
            <TextField name="gs1Prefix" label="GS1 company prefix" mono inputMode="numeric" defaultValue={brand.gs1Prefix} help={demonstration ? '952 is the range for demonstrations: enter your own before you print. GTINs that exist stay.' : 'New SKUs get their GTIN behind it. GTINs that exist stay.'} />
            <CheckboxField name="acceptSameWeek" label="Accept restocks by rule" defaultChecked={brand.acceptSameWeek} help="When every line can go out from stock and arrive in the same week, nobody has to press anything." />
          </ActionForm>
        ) : (
          <DefinitionList items={[
            { label: 'Name', value: brand.name }, { label: 'About', value: brand.about || '–' }, { label: 'Help for families', value: brand.supportEmail || '–' }, { label: 'Time zone', value: brand.timeZone },
            { label: 'GS1 company prefix', value: <span className="font-mono">{brand.gs1Prefix}</span> }, { label: 'Restocks', value: brand.acceptSameWeek ? 'Same-week requests from stock are accepted by rule' : 'Accepted by a person' },
          ]} />
        )}
        <dl className="mt-8 grid gap-x-6 gap-y-1 border-t border-line pt-4 text-sm sm:grid-cols-[8rem_1fr]">
          <dt className="text-ink-soft">Address</dt><dd className="font-mono">/b/{brand.slug}</dd>
          <dt className="text-ink-soft">Currency</dt><dd>{brand.currency}, of all costs and prices; it stays</dd>
        </dl>
      </div>
      <Section title="History" id="history"><Timeline entries={trail.map(({ id, at, by, type }) => ({ id, at, by, what: WORDS[type] ?? type }))} timeZone={brand.timeZone} /></Section>
    </>
  )
}
