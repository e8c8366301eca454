import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { addRevisionAction, releaseRevisionAction, retireToyAction } from '#modules/catalogue/actions.ts'
import { listPartChoice } from '#modules/catalogue/queries/parts.ts'
import { getToy } from '#modules/catalogue/queries/toys.ts'
import { PartsList } from '#modules/catalogue/ui/parts-list.tsx'
import { SkuTable } from '#modules/catalogue/ui/sku-table.tsx'
import { catalogueTimeline } from '#modules/catalogue/ui/trail.ts'
import { ageWords, CATEGORY_WORDS, DIFFICULTY_WORDS } from '#modules/catalogue/ui/words.ts'
import { getBeginning } from '#modules/home/queries/beginning.ts'
import { NextStep } from '#modules/home/ui/first-steps.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { TextArea } from '#ui/fields.tsx'
import { Money } from '#ui/money.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Toy' }

const parameters = z.object({ revision: z.string().max(4).optional().catch(undefined), line: typedNumber().int().optional().catch(undefined) })

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string; toy: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand, toy: toyId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, path)
  const { revision: code, line } = parameters.parse(await searchParams)
  const toy = await getToy(actor, toyId, code)
  if (!toy) notFound()
  const edits = may(actor, 'catalogue:edit') && toy.state !== 'retired'
  const { revision } = toy
  const draft = revision.state === 'draft'
  const [trail, choice, beginning] = await Promise.all([listTrail(actor.brandId, { kind: 'toy', id: toy.id }), edits && draft ? listPartChoice(actor) : null, edits ? getBeginning(actor) : null])
  // Of too many parts one is added by its number, in the bill of materials.
  const parts = choice?.all ?? []
  const hidden = { workspace: brand, toyId: toy.id }
  const materialCost = revision.bom.reduce((sum, { unitCost, quantity }) => sum + unitCost * quantity, 0)
  const released = toy.revisions.find(({ state }) => state === 'released')
  return (
    <>
      <PageHead
        title={toy.name} crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }]} state={<StateBadge state={toy.state} />} about={toy.summary}
        action={edits && <>
          <LinkButton href={`${path}/edit`}>Describe</LinkButton>
          {draft ? (
            <ConfirmForm action={releaseRevisionAction} hidden={{ workspace: brand, toyRevisionId: revision.id, version: revision.version }} variant="primary" label={`Release revision ${revision.code} …`} title={`Release revision ${revision.code}?`}
              consequence={<>Runs can be ordered of it, and its parts list no longer changes.{released ? ` Revision ${released.code} is superseded: what was made of it keeps its parts.` : ''}</>} confirmLabel={`Release revision ${revision.code}`} />
          ) : (
            <ConfirmForm action={addRevisionAction} hidden={hidden} variant="primary" label="New revision …" title="Begin a new revision?" consequence="It starts with the parts of the newest one. Released revisions stay as they are." confirmLabel="Begin revision">
              <TextArea name="changeNote" label="What changes, and why" rows={3} />
            </ConfirmForm>
          )}
        </>}
      >
        <Facts facts={[
          { label: 'Kind', value: CATEGORY_WORDS[toy.category] ?? toy.category, note: ageWords(toy.minAgeMonths) },
          { label: 'In force', value: released ? `Rev. ${released.code}` : 'None yet', note: released ? undefined : 'release a draft' },
          { label: `Parts, rev. ${revision.code}`, value: revision.bom.reduce((sum, { quantity }) => sum + quantity, 0), note: `in ${plural(revision.bom.length, 'line')}` },
          { label: `Material, rev. ${revision.code}`, value: <Money minor={materialCost} currency={toy.currency} />, note: 'a toy' },
          { label: 'SKUs', value: toy.skus.filter(({ state }) => state !== 'retired').length, href: '#skus' },
        ]} />
      </PageHead>
      {beginning && <NextStep slug={brand} beginning={beginning} here={path} />}

      {toy.revisions.length > 1 && <Tabs label="Revisions" tabs={[...toy.revisions].reverse().map((one) => ({ label: `Revision ${one.code}, ${one.state}`, href: `${path}?revision=${one.code}`, current: one.id === revision.id }))} />}
      {revision.changeNote && <p className="measure mb-6 border-l-4 border-line-strong pl-4"><span className="text-ink-soft">What changed: </span>{revision.changeNote}</p>}
      <PartsList brand={brand} path={path} revision={revision} currency={toy.currency} chosen={line} parts={edits && draft ? parts : null} />

      <Section title="Editions you sell" id="skus" action={edits && <LinkButton href={`${path}/skus/new`} size="small">Add a SKU</LinkButton>}>
        {toy.skus.length > 0 ? <SkuTable path={path} skus={toy.skus} currency={toy.currency} /> : <p className="border-t border-line pt-3 text-ink-soft">A SKU is one sellable edition with its own GTIN and price. A pilot needs one.</p>}
      </Section>

      <Section title="Guides" id="guides" action={edits && <LinkButton href={`${path}/guides/new`} size="small">Write a guide</LinkButton>}>
        {toy.guides.length > 0 ? (
          <DataTable caption="Guides of this toy" rows={toy.guides} rowKey={({ id }) => id} href={({ id }) => `${path}/guides/${id}`} columns={[
            { key: 'title', label: 'Guide', cell: ({ title, symptom }) => <><span className="font-semibold">{title}</span>{symptom && <span className="block text-sm text-ink-soft">{symptom}</span>}</> },
            { key: 'difficulty', label: 'How hard', cell: ({ difficulty }) => DIFFICULTY_WORDS[difficulty] ?? difficulty },
            { key: 'minutes', label: 'Minutes', number: true, cell: ({ minutes }) => minutes },
            { key: 'state', label: 'State', cell: ({ state }) => <StateBadge state={state} words={state === 'published' ? 'Published' : undefined} tone={state === 'published' ? 'released' : undefined} /> },
          ]} />
        ) : <p className="border-t border-line pt-3 text-ink-soft">What does a parent see when it breaks, and what do they do? Guides stand on the toy’s public page.</p>}
      </Section>

      <Section title="History" id="history" action={<Link href={`/toys/${toy.slug}`} className="text-sm font-medium underline underline-offset-4">Public page</Link>}>
        {trail.length > 0 ? <Timeline entries={catalogueTimeline(trail)} timeZone={toy.timeZone} /> : <EmptyState title="Nothing happened yet" />}
      </Section>
      {edits && (
        <div className="mt-10 border-t border-line pt-6">
          <ConfirmForm action={retireToyAction} hidden={{ ...hidden, version: toy.version }} label="Retire this toy …" title={`Retire ${toy.name}?`} consequence="No new pilots, runs or restocks. What is on shelves is sold, and its parts and guides stay public for years." confirmLabel="Retire toy" align="left" />
        </div>
      )}
    </>
  )
}
