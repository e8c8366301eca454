import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { closeRecallAction, publishRecallAction } from '#modules/recalls/actions.ts'
import { getRecall } from '#modules/recalls/queries.ts'
import { WhereUnitsAre } from '#modules/recalls/ui/where-units-are.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Recall' }

const EVENTS: Readonly<Record<string, string>> = { 'recalls.recall-drafted': 'Drafted', 'recalls.recall-changed': 'Draft changed', 'recalls.recall-published': 'Published; its lots blocked everywhere', 'recalls.recall-closed': 'Closed' }

export default async function Page({ params }: PageProps<'/b/[brand]/recalls/[number]'>) {
  const { brand, number } = await params
  const path = `/b/${brand}/recalls/${number}`
  const actor = await requireActor('brand', brand, path)
  const recall = (await getRecall(actor, number)) ?? notFound()
  const trail = await listTrail(actor.brandId, { kind: 'recall', id: recall.id })
  const hidden = { workspace: brand, recallId: recall.id, version: recall.version }
  const sum = (read: (lot: (typeof recall.lots)[number]) => number) => recall.lots.reduce((total, lot) => total + read(lot), 0)
  const atPlaces = sum((lot) => lot.places.reduce((total, place) => total + place.onHand, 0))
  return (
    <>
      <PageHead title={recall.title} number={recall.number} crumbs={[{ label: 'Recalls', href: `/b/${brand}/recalls` }]} state={<StateBadge state={recall.state} />}
        action={may(actor, 'recalls:publish') && (
          <>
            {recall.state === 'draft' && <LinkButton href={`${path}/edit`}>Change</LinkButton>}
            {recall.state === 'draft' && (
              <ConfirmForm action={publishRecallAction} hidden={hidden} label="Publish …" title={`Publish ${recall.number}?`} confirmLabel="Publish the recall" variant="primary"
                consequence={`${recall.lots.length === 1 ? 'Its lot is' : `All ${recall.lots.length} lots are`} blocked everywhere at once: nothing of them can be promised, picked or shipped. Everybody who scans one of these toys is told to stop using it. It cannot be taken back.`} />
            )}
            {recall.state === 'published' && (
              <ConfirmForm action={closeRecallAction} hidden={hidden} label="Close …" title={`Close ${recall.number}?`} confirmLabel="Close the recall" variant="quiet"
                consequence="The campaign ends. The recall stays public, and its lots stay blocked: what came back is scrapped, or reworked into new lots." />
            )}
          </>
        )}>
        <Facts facts={[
          { label: 'Lots', value: recall.lots.length },
          { label: 'Units made', value: sum((lot) => lot.made) },
          { label: 'With families', value: sum((lot) => lot.sold), tone: recall.state === 'published' ? 'rejected' : undefined },
          { label: 'At places', value: atPlaces },
          { label: 'Published', value: recall.publishedAt ? <DateText instant={recall.publishedAt} timeZone={recall.timeZone} /> : 'Not yet' },
        ]} />
      </PageHead>

      {recall.state !== 'closed' && (
        <Notice kind="caution" title={recall.state === 'draft' ? 'The clock may be running: report within 24 hours.' : 'Have you reported it? 24 hours from when you learned of it.'}
          action={<LinkButton size="small" href="https://www.saferproducts.gov" rel="noreferrer">SaferProducts.gov</LinkButton>}>
          A maker who learns that a product may be a substantial hazard reports it to the Consumer Product Safety Commission within 24 hours (16 CFR 1115.14). Publishing here does not report it. Shortrun is an aid, not legal advice.
        </Notice>
      )}

      <Section title="What people are told" action={recall.state !== 'draft' && <LinkButton size="small" href="/recalls">See it in public</LinkButton>}>
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-ink-soft">What can happen</dt><dd className="measure whitespace-pre-line">{recall.hazard}</dd>
          <dt className="text-ink-soft">What to do now</dt><dd className="measure whitespace-pre-line">{recall.remedy}</dd>
        </dl>
      </Section>

      <Section title="Where every unit is" about="From the ledger, now. Every unit that was made stands in exactly one column.">
        <WhereUnitsAre lots={recall.lots} />
      </Section>

      <Section title="History"><Timeline timeZone={recall.timeZone} entries={trail.map(entry)} /></Section>
    </>
  )
}

const entry = ({ id, at, by, type, data }: TrailEntry) => ({ id, at, by, what: EVENTS[type] ?? type, note: typeof data.lots === 'number' ? `${data.lots} ${data.lots === 1 ? 'lot' : 'lots'}` : undefined, tone: type.endsWith('published') ? ('rejected' as const) : undefined })
