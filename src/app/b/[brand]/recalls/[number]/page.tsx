import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { unitWords } from '#kernel/unit-range.ts'
import { closeRecallAction, publishRecallAction } from '#modules/recalls/actions.ts'
import { getNotices, getRecall, type RecallDetail } from '#modules/recalls/queries.ts'
import { FamiliesToTell, willBeTold } from '#modules/recalls/ui/families-to-tell.tsx'
import { getAccount, type Account } from '#modules/trace/queries/get-account.ts'
import { RecallReport } from '#modules/trace/ui/recall-report.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText, momentText } from '#ui/date-text.tsx'
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
  const [trail, account, notices] = await Promise.all([listTrail(actor.brandId, { kind: 'recall', id: recall.id }), getAccount(actor, recall.lots), recall.publishedAt ? getNotices(actor, recall.id) : null])
  const hidden = { workspace: brand, recallId: recall.id, version: recall.version }
  const lots = `/b/${brand}/stock/lots`
  const { finished, parts, registrations } = account
  const concerned = finished.lots.length > 0 ? finished : parts
  const blocked = plural(recall.lots.length, 'lot')
  return (
    <>
      <PageHead title={recall.title} number={recall.number} crumbs={[{ label: 'Recalls', href: `/b/${brand}/recalls` }]} state={<StateBadge state={recall.state} />}
        action={may(actor, 'recalls:publish') && (
          <>
            {recall.state === 'draft' && <LinkButton href={`${path}/edit`}>Change</LinkButton>}
            {recall.state === 'draft' && (
              <ConfirmForm action={publishRecallAction} hidden={hidden} label="Publish …" title={`Publish ${recall.number}?`} confirmLabel="Publish the recall" variant="primary"
                consequence={`${recall.lots.length === 1 ? 'Its lot is' : `All ${blocked}, those that hold some of it too, are`} blocked everywhere at once: nothing of them can be promised, picked or shipped. Everybody who scans one of these toys is told to stop using it. ${willBeTold(registrations.addresses)} It cannot be taken back.`} />
            )}
            {recall.state === 'published' && (
              <ConfirmForm action={closeRecallAction} hidden={hidden} label="Close …" title={`Close ${recall.number}?`} confirmLabel="Close the recall" variant="quiet"
                consequence="The campaign ends. The recall stays public, and its lots stay blocked: what came back is scrapped, or reworked into new lots." />
            )}
          </>
        )}>
        <Facts facts={[
          { label: 'Lots', value: recall.lots.length, note: `${recall.lots.filter(({ named }) => named).length} named` },
          { label: finished.lots.length > 0 ? 'Toys concerned' : 'Pieces concerned', value: concerned.total.toLocaleString('en-US') },
          { label: 'With families', value: (concerned.disposition.sold ?? 0).toLocaleString('en-US'), href: finished.lots.length > 0 ? '#families' : undefined, note: registrations.reachable > 0 && `${registrations.reachable.toLocaleString('en-US')} can be told`, tone: recall.state === 'published' && (concerned.disposition.sold ?? 0) > 0 ? 'rejected' : undefined },
          { label: 'At shops and on the way', value: (concerned.disposition.shipped ?? 0).toLocaleString('en-US') },
          { label: 'Unaccounted for', value: concerned.unaccounted.toLocaleString('en-US'), tone: concerned.unaccounted > 0 ? 'rejected' : undefined },
          recall.publishedAt
            ? { label: 'Published', value: <DateText day={dateAt(new Date(recall.publishedAt), recall.timeZone)} weekday={false} />, note: momentText(recall.publishedAt, recall.timeZone, { date: false }) }
            : { label: 'Published', value: 'Not yet' },
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

      <Section title="What is recalled" about={recall.state === 'draft' ? 'The lots named here, and every lot that holds some of them, as the books say now.' : 'The lots named, and every lot that held some of them when it was published. All of them are blocked.'}>
        <RecalledLots recall={recall} account={account} base={lots} />
      </Section>

      {finished.lots.length > 0 && (
        <Section id="families" title="Families to tell" about="Registered: left an address at the code of their toy, whether or not they confirmed it or have stopped since. Reachable: confirmed, and not stopped. Their addresses are shown to nobody.">
          <FamiliesToTell registered={registrations.registered} reachable={registrations.reachable} notices={notices}
            rows={account.lots.flatMap(({ id, code, itemName, revision }) => { const count = registrations.byLot.get(id); return count ? [{ lot: code, toy: revision ? `${itemName}, rev ${revision}` : itemName, ...count }] : [] })} />
        </Section>
      )}
      {finished.lots.length > 0 && (
        <Section title="Where every toy is" about={`From the ledger, now. ${accounted(finished.total, finished.unaccounted, 'toy')}`} action={<LinkButton size="small" href={`${path}/export`} prefetch={false}>Export CSV</LinkButton>}>
          <RecallReport recall={finished} lots={account.lots} base={lots} label="Toys recalled" />
        </Section>
      )}
      {parts.lots.length > 0 && (
        <Section title="Where the parts are" about={`${accounted(parts.total, parts.unaccounted, 'piece')} What was used in other lots is in the toys above.`}>
          <RecallReport recall={parts} lots={account.lots} base={lots} label="Parts recalled" />
        </Section>
      )}

      <Section title="History"><Timeline timeZone={recall.timeZone} entries={trail.map(entry)} /></Section>
    </>
  )
}

const entry = ({ id, at, by, type, data }: TrailEntry) => ({ id, at, by, what: EVENTS[type] ?? type, note: typeof data.lots === 'number' ? plural(data.lots, 'lot') : undefined, tone: type.endsWith('published') ? ('rejected' as const) : undefined })

function accounted(total: number, unaccounted: number, what: string): string {
  return unaccounted === 0 ? `Each of ${plural(total, what)} is at exactly one place.` : `${plural(total, what)}: ${(total - unaccounted).toLocaleString('en-US')} at one place each, ${unaccounted.toLocaleString('en-US')} unaccounted for.`
}

/** The lots named first, then what they went into, with the units that hold it. */
function RecalledLots({ recall, account, base }: { readonly recall: RecallDetail; readonly account: Account; readonly base: string }) {
  const named = new Set(recall.lots.flatMap(({ lotId, named: own }) => (own ? [lotId] : [])))
  const lots = [...account.lots].sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id)) || (a.code < b.code ? -1 : 1))
  return (
    <ul className="border-t border-line">
      {lots.map((lot) => (
        <li key={lot.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5">
          <Link href={`${base}/${encodeURIComponent(lot.code)}/trace`} className="prose-link font-mono text-sm">{lot.code}</Link>
          <span>{lot.itemName}{lot.revision && <span className="text-ink-soft"> · rev {lot.revision}</span>}</span>
          <span className="text-sm text-ink-soft">{named.has(lot.id) ? 'Named' : lot.serialised && lot.units ? `Holds some of it: ${unitWords(lot.units)}` : 'Holds some of it'}</span>
          {lot.recalled && recall.state === 'draft' && <StateBadge state="recalled" />}
        </li>
      ))}
    </ul>
  )
}
