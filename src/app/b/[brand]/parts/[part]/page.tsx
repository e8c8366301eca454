import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { searchText } from '#kernel/search-text.ts'
import { addFitEdgeAction, changePartAction, retirePartAction } from '#modules/catalogue/actions.ts'
import { getPart, listPartChoice, listToyRevisionOptions } from '#modules/catalogue/queries/parts.ts'
import { FITS, PART_CATEGORIES } from '#modules/catalogue/schemas.ts'
import { partCanBeChosen, PartField, PartSearch } from '#modules/catalogue/ui/part-choice.tsx'
import { PartRevisions } from '#modules/catalogue/ui/part-revisions.tsx'
import { catalogueTimeline } from '#modules/catalogue/ui/trail.ts'
import { CATEGORY_WORDS, options } from '#modules/catalogue/ui/words.ts'
import { PartOffers } from '#modules/sourcing/ui/part-offers.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Part' }

const FIT_WORDS: Readonly<Record<string, string>> = { exact: 'Fits exactly', 'with-change': 'Fits with a change', 'not-safe': 'Not safe' }

const parameters = z.object({ other: z.uuid().optional().catch(undefined), q: searchText.optional().catch(undefined) })

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string; part: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand, part: partId } = await params
  const path = `/b/${brand}/parts/${partId}`
  const actor = await requireActor('brand', brand, path)
  const asked = parameters.parse(await searchParams)
  const part = await getPart(actor, partId)
  if (!part) notFound()
  const edits = may(actor, 'catalogue:edit') && part.state !== 'retired'
  const [trail, choice, toys] = await Promise.all([listTrail(actor.brandId, { kind: 'part', id: part.id }), edits ? listPartChoice(actor, { q: asked.q, part: asked.other }) : null, edits ? listToyRevisionOptions(actor) : []])
  const other = choice && { choice, path, anchor: '#fits', params: asked, param: 'other' }
  const own = part.revisions.map(({ id, code }) => ({ value: id, label: `${part.name}, rev. ${code}` }))
  return (
    <>
      <PageHead title={part.name} number={part.number} crumbs={[{ label: 'Parts', href: `/b/${brand}/parts` }]} state={<StateBadge state={part.state} />} about={part.summary || CATEGORY_WORDS[part.category]}
        action={<>
          <LinkButton href={`/parts/${part.number}`}>Public page</LinkButton>
          {edits && <LinkButton href={`${path}/revise`} variant="primary">New revision</LinkButton>}
        </>} />
      <PartRevisions brand={brand} revisions={part.revisions} currency={part.currency} />

      <PartOffers actor={actor} partId={part.id} timeZone={part.timeZone} />

      <Section title="What fits in its place" id="fits" about="Repair pages offer only what is said here; what is not safe is never sold.">
        {part.fits.length > 0 ? (
          <DataTable caption="Fits" rows={part.fits} rowKey={({ id }) => id} columns={[
            { key: 'replacement', label: 'Goes in', cell: ({ replacement }) => <span className="font-mono text-sm">{replacement}</span> },
            { key: 'original', label: 'In place of', cell: ({ original }) => <span className="font-mono text-sm">{original}</span> },
            { key: 'toy', label: 'On', cell: ({ toy }) => toy },
            { key: 'fit', label: 'Fit', cell: ({ fit }) => <StateBadge state={fit} words={FIT_WORDS[fit]} /> },
            { key: 'evidence', label: 'How we know', cell: ({ evidence, testedBy, change }) => <>{change && <span className="block">{change}</span>}<span className="text-sm text-ink-soft">{evidence} ({testedBy})</span></> },
          ]} />
        ) : <p className="border-t border-line pt-3 text-ink-soft">Each revision fits where it was built in. Whether one fits in place of another is noted here once somebody has tried it.</p>}
        {other && (
          <details suppressHydrationWarning className="mt-3" open={Boolean(asked.q ?? asked.other)}>
            <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold">Note a trial</summary>
            {partCanBeChosen(other.choice) ? <ActionForm action={addFitEdgeAction} hidden={{ workspace: brand }} submitLabel="Note it" variant="quiet" className="mt-3 max-w-xl">
              <PartField {...other} name="replacementId" label="This goes in" />
              <SelectField name="originalId" label="In place of" options={own} placeholder="Choose a revision" />
              <SelectField name="toyRevisionId" label="On" options={toys} placeholder="Choose a revision of a toy" />
              <SelectField name="fit" label="Does it fit?" options={options(FIT_WORDS, FITS)} placeholder="Choose" />
              <TextField name="change" label="What has to be done" optional help="Needed when it fits with a change." />
              <TextField name="evidence" label="How do you know?" placeholder="Bench trial of twelve toys, 3 March" />
              <TextField name="testedBy" label="Who tried it" defaultValue={actor.name} />
            </ActionForm> : <PartSearch {...other} label="Which part went in?" />}
          </details>
        )}
      </Section>

      {edits && (
        <Section title="Description" id="description">
          <ActionForm action={changePartAction} hidden={{ workspace: brand, partId: part.id }} submitLabel="Save" variant="quiet" className="max-w-xl">
            <TextField name="name" label="Name" defaultValue={part.name} />
            <TextField name="summary" label="In one sentence" optional defaultValue={part.summary} />
            <SelectField name="category" label="What kind" options={options(CATEGORY_WORDS, PART_CATEGORIES)} defaultValue={part.category} />
          </ActionForm>
        </Section>
      )}
      <Section title="History" id="history"><Timeline entries={catalogueTimeline(trail)} timeZone={part.timeZone} /></Section>
      {edits && (
        <div className="mt-10 flex items-center justify-between gap-4 border-t border-line pt-6">
          <ConfirmForm action={retirePartAction} hidden={{ workspace: brand, partId: part.id }} label="Retire this part …" title={`Retire ${part.number}?`} consequence="No new parts list takes it. Those that have it keep it, and its public page stays." confirmLabel="Retire part" align="left" />
          <Link href={`/b/${brand}/parts`} className="text-sm text-ink-soft hover:underline">All parts</Link>
        </div>
      )}
    </>
  )
}
