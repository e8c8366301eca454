import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { cancelRunAction, closeRunAction, releaseRunAction, requestQuoteAction, stopRunAction } from '#modules/runs/actions.ts'
import { getRun, type RunDetail } from '#modules/runs/queries/get-run.ts'
import { DesignOfRun } from '#modules/runs/ui/frozen-design.tsx'
import { ReportsList } from '#modules/runs/ui/reports-list.tsx'
import { runHistory } from '#modules/runs/ui/run-history.ts'
import { RunProgress } from '#modules/runs/ui/run-progress.tsx'
import { LinkButton } from '#ui/button.tsx'
import { RunMaterials } from '#modules/sourcing/ui/run-materials.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Count, Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

type Params = { params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).number }
}

const NEXT: Readonly<Record<string, (run: RunDetail) => string>> = {
  draft: () => 'Only your brand sees this draft. Ask for the quote to send it to the workshop.',
  quoted: (run) => `${run.workshop} has the order at its standing price and can confirm it.`,
  confirmed: () => 'The workshop has taken it on. Release it to freeze the design and let production begin.',
  released: () => 'The floor can start. The first report begins production.',
  'in-production': (run) => `${(run.quantity - run.goodCount > 0 ? run.quantity - run.goodCount : 0).toLocaleString('en-US')} to make.`,
  paused: (run) => `Paused: ${run.pauseCause || 'no cause given'}.`,
  produced: (run) => (run.lot?.quality === 'quarantine' ? 'Made. Its lot waits in quarantine until an inspection passes.' : 'Made. Close it when it is settled with the workshop.'),
}

export default async function Page({ params }: Params) {
  const { brand, number } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/runs/${number}`)
  const run = await getRun(actor, number)
  if (!run) notFound()
  const base = `/b/${brand}`
  const hidden = { workspace: brand, runId: run.id, version: run.version }
  const can = (verb: RunDetail['verbs'][number], ability: 'runs:order' | 'runs:release') => run.verbs.includes(verb) && may(actor, ability)
  const made = run.goodCount + run.scrapCount
  const facts: Fact[] = [
    { label: 'Good', value: <Count value={run.goodCount} />, note: `of ${run.quantity.toLocaleString('en-US')}` },
    { label: 'Scrap', value: <Count value={run.scrapCount} />, note: made > 0 ? `${((100 * run.scrapCount) / made).toFixed(1)} %` : undefined, tone: run.scrapCount * 20 > made ? 'held' : undefined },
    { label: 'Ready', value: <DateText day={run.readyOn} />, note: run.late ? 'late' : undefined, tone: run.late ? 'rejected' : undefined },
    { label: run.actualCost !== null && ['produced', 'closed', 'stopped'].includes(run.state) ? 'Actual cost' : 'Cost', value: run.cost === null ? '–' : <Money minor={['produced', 'closed', 'stopped'].includes(run.state) ? (run.actualCost ?? run.cost) : run.cost} currency={run.currency} whole />,
      note: run.cost !== null && ['produced', 'closed', 'stopped'].includes(run.state) && run.actualCost !== run.cost ? <>ordered <Money minor={run.cost} currency={run.currency} whole /></> : undefined },
    { label: 'Lot', value: run.lot ? <span className="font-mono text-base">{run.lot.code}</span> : '–', href: run.lot ? `${base}/stock/${run.lot.code}` : undefined },
  ]
  return (
    <>
      <PageHead
        title={`${run.quantity.toLocaleString('en-US')} × ${run.name}`} number={run.number} crumbs={[{ label: 'Runs', href: `${base}/runs` }]}
        state={<><StateBadge state={run.state} />{run.late && <StateBadge state="late" />}</>} about={NEXT[run.state]?.(run)}
        action={
          <>
            {run.frozenHash && <LinkButton href={`${base}/runs/${run.number}/traveler`} prefetch={false} variant="plain">Traveler</LinkButton>}
            {can('cancel', 'runs:order') && (
              <ConfirmForm action={cancelRunAction} hidden={hidden} label="Cancel …" variant="plain" title={`Cancel ${run.number}?`} consequence="The workshop sees it as cancelled. Nothing was made yet." confirmLabel="Cancel the run">
                <TextField name="reason" label="Reason" optional />
              </ConfirmForm>
            )}
            {can('stop', 'runs:release') && (
              <ConfirmForm action={stopRunAction} hidden={hidden} label="Stop …" title={`Stop ${run.number}?`} consequence="The floor makes no more of it. What was made stays, in its lot." confirmLabel="Stop the run">
                <TextField name="reason" label="Reason" help="The floor reads it." />
              </ConfirmForm>
            )}
            {can('quote', 'runs:order') && <ActionForm action={requestQuoteAction} hidden={hidden} submitLabel="Ask for the quote" pendingLabel="Asking …" />}
            {can('release', 'runs:release') && (
              <ConfirmForm action={releaseRunAction} hidden={hidden} label="Release to the floor" variant="primary" title={`Release ${run.number} at revision ${run.revision}?`}
                consequence={`Its bill of materials (${run.design?.bom.length ?? 0} lines) and inspection plan are copied and hashed. Later edits of the design do not reach this run.${run.pilotId ? ' The pilot is locked from then on.' : ''}`} confirmLabel="Release and freeze" />
            )}
            {can('close', 'runs:release') && <ActionForm action={closeRunAction} hidden={hidden} submitLabel="Close the run" />}
          </>
        }
      >
        <Facts facts={facts} />
      </PageHead>

      {run.revisionState === 'draft' && !run.frozenHash && ['draft', 'quoted', 'confirmed'].includes(run.state) && (
        <Notice kind="caution" title={`Revision ${run.revision} is still a draft`}>Release the revision in the catalogue before this run is released.</Notice>
      )}
      <div className="mt-2 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          {run.frozenHash && <div className="mb-10"><RunProgress quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} ended={['produced', 'closed', 'stopped'].includes(run.state)} /></div>}
          {run.reports.length > 0 && (
            <Section title="Reports from the floor" about="Good and scrap as they were made. The floor can take its last report back while the units are in quarantine.">
              <ReportsList reports={run.reports} timeZone={run.timeZone} photos={`${base}/runs/${run.number}/photos`} />
            </Section>
          )}
          <RunMaterials actor={actor} number={run.number} />
          {run.design && (
            <Section title={run.frozenHash ? 'Design, as released' : 'Design'} about={run.frozenHash ? `Revision ${run.design.toyRevision}, frozen when the run was released.` : `Revision ${run.design.toyRevision}. It follows the catalogue until the run is released.`}>
              <DesignOfRun design={run.design} hash={run.frozenHash} intact={run.intact} movedOn={run.movedOn} />
            </Section>
          )}
        </div>
        <aside className="min-w-0">
          <DefinitionList items={[
            { label: 'Workshop', value: `${run.workshop}, ${run.city}` },
            { label: 'SKU', value: <span className="font-mono text-sm">{run.sku}</span> },
            { label: 'Revision', value: run.revision },
            { label: 'For', value: run.pilot ? <Link className="prose-link" href={`${base}/pilots/${run.pilot}`}>{run.pilot}</Link> : run.proposal ? <Link className="prose-link" href={`${base}/next-run/${run.proposal}`}>{run.proposal}</Link> : 'Sale' },
            ...(run.unitCost !== null && run.setupCost !== null ? [{ label: 'Price', value: <><Money minor={run.setupCost} currency={run.currency} whole /> setup + <Money minor={run.unitCost} currency={run.currency} /> a unit</> }] : []),
            ...(run.releasedAt ? [{ label: 'Released', value: <DateText instant={run.releasedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.startedAt ? [{ label: 'Started', value: <DateText instant={run.startedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.producedAt ? [{ label: 'Finished', value: <DateText instant={run.producedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.lot ? [{ label: 'Lot', value: <span className="flex flex-wrap items-center gap-2"><Link className="prose-link font-mono text-sm" href={`${base}/stock/${run.lot.code}`}>{run.lot.code}</Link><StateBadge state={run.lot.recalled ? 'recalled' : run.lot.quality} /><span className="text-sm text-ink-soft">{run.lot.onHand.toLocaleString('en-US')} on hand</span></span> }] : []),
            ...(run.note ? [{ label: 'Note', value: run.note }] : []),
          ]} />
        </aside>
      </div>
      <Section title="History"><Timeline entries={runHistory(run.trail, run.currency)} timeZone={run.timeZone} /></Section>
    </>
  )
}
