import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { cancelRunAction, releaseRunAction, requestQuoteAction, stateActualsAction, stopRunAction } from '#modules/runs/actions.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { finishedLate, isOver, madeText, whoEnded } from '#modules/runs/ui/ended-run.ts'
import { getRun, type RunDetail } from '#modules/runs/queries/get-run.ts'
import { getRunDepth, type RunDepth } from '#modules/runs/queries/run-depth.ts'
import { listRevisionChoices } from '#modules/runs/public.ts'
import { BurnUp } from '#modules/runs/ui/burn-up.tsx'
import { DesignChoice, RevisionForm } from '#modules/runs/ui/design-choice.tsx'
import { DesignOfRun, Releases } from '#modules/runs/ui/frozen-design.tsx'
import { RunCost } from '#modules/runs/ui/run-cost.tsx'
import { lotsToRework, RunLots, RunRework, unitsInRework } from '#modules/runs/ui/run-lots.tsx'
import { ActualsForm, CloseForm } from '#modules/runs/ui/settle-forms.tsx'
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

/** What comes next, or why nothing does. */
function about(run: RunDetail, lots: RunDepth['lots']): string | undefined {
  if (run.state === 'produced') return madeText(lots)
  const end = ['stopped', 'cancelled'].includes(run.state) ? whoEnded(run.trail) : null
  return end ? `${end.what}${end.reason ? `: ${end.reason}` : '.'}` : NEXT[run.state]?.(run)
}

const NEXT: Readonly<Record<string, (run: RunDetail) => string>> = {
  draft: () => 'Only your brand sees this draft. Ask for the quote to send it to the workshop.',
  quoted: (run) => `${run.workshop} has the order at its standing price and can confirm it.`,
  confirmed: () => 'The workshop has taken it on. Release it to freeze the design and let production begin.',
  released: () => 'The floor can start. The first report begins production.',
  'in-production': (run) => `${(run.quantity - run.goodCount > 0 ? run.quantity - run.goodCount : 0).toLocaleString('en-US')} to make.`,
  paused: (run) => `Paused: ${run.pauseCause || 'no cause given'}.`,
}

export default async function Page({ params }: Params) {
  const { brand, number } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/runs/${number}`)
  const run = await getRun(actor, number)
  const depth = run && (await getRunDepth(actor, run.id))
  if (!run || !depth) notFound()
  const unstarted = ['draft', 'quoted', 'confirmed'].includes(run.state)
  const choices = unstarted && may(actor, 'runs:order') ? await listRevisionChoices(actor.brandId, run.toyId) : []
  const settles = may(actor, 'runs:release')
  const inRework = unitsInRework(depth)
  const DIFFERENCE_WORDS = { none: '', 'accept-short': 'short, left at that', 'order-rest': 'the rest ordered', 'keep-over': 'what was over kept and paid', 'return-over': 'what was over left with the workshop' } as const
  const base = `/b/${brand}`
  const hidden = { workspace: brand, runId: run.id, version: run.version }
  const can = (verb: RunDetail['verbs'][number], ability: 'runs:order' | 'runs:release') => run.verbs.includes(verb) && may(actor, ability)
  const made = run.goodCount + run.scrapCount
  const facts: Fact[] = [
    { label: 'Good', value: <Count value={run.goodCount} />, note: `of ${run.quantity.toLocaleString('en-US')}${depth.goodInTheEnd === run.goodCount ? '' : `, ${depth.goodInTheEnd.toLocaleString('en-US')} after rework`}` },
    { label: 'Scrap', value: <Count value={run.scrapCount} />, note: made > 0 ? `${((100 * run.scrapCount) / made).toFixed(1)} %` : undefined, tone: run.scrapCount * 20 > made ? 'held' : undefined },
    { label: isOver(run.state) ? 'Promised for' : 'Ready', value: <DateText day={run.readyOn} />, note: run.late ? 'late' : (finishedLate(run.readyOn, run.producedAt && dateAt(new Date(run.producedAt), run.timeZone)) ?? undefined), tone: run.late ? 'rejected' : undefined },
    { label: depth.comparison ? 'Actual cost' : run.state === 'stopped' ? 'Quoted' : 'Cost', value: run.cost === null ? '–' : <Money minor={depth.comparison?.actual ?? run.cost} currency={run.currency} whole />,
      note: depth.comparison && depth.comparison.actual !== run.cost && run.cost !== null ? <>ordered <Money minor={run.cost} currency={run.currency} whole /></> : undefined, tone: depth.comparison && run.cost !== null && depth.comparison.actual > run.cost ? 'held' : undefined },
    depth.lots.length > 1 ? { label: 'Lots', value: <Count value={depth.lots.length} />, href: '#lots' }
      : { label: 'Lot', value: run.lot ? <span className="font-mono text-base">{run.lot.code}</span> : '–', href: run.lot ? `${base}/stock/lots/${run.lot.code}` : undefined },
  ]
  return (
    <>
      <PageHead
        title={`${run.quantity.toLocaleString('en-US')} × ${run.name}`} number={run.number} crumbs={[{ label: 'Runs', href: `${base}/runs` }]}
        state={<><StateBadge state={run.state} />{run.late && <StateBadge state="late" />}</>} about={about(run, depth.lots)}
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
            {['confirmed', 'released'].includes(run.state) && may(actor, 'runs:order') && <LinkButton href={`${base}/runs/${run.number}/move`} variant="plain">Move</LinkButton>}
          </>
        }
      >
        <Facts facts={facts} />
      </PageHead>

      {run.revisionState === 'draft' && !run.frozenHash && ['draft', 'quoted', 'confirmed'].includes(run.state) && (
        <div className="mb-8"><Notice kind="caution" title={`Revision ${run.revision} is still a draft`}>Release the revision in the catalogue before this run is released.</Notice></div>
      )}
      {unstarted && run.revisionState === 'superseded' && choices[0] && (
        <div className="mb-8"><Notice kind="caution" title={`Revision ${choices[0].code} is out; this run is ordered to ${run.revision}`}>
          {choices[0].changeNote && <p>{choices[0].changeNote}</p>}
          <p>Nothing changes by itself: <a href="#design" className="prose-link">change the revision</a>, or release the run as it is.</p>
        </Notice></div>
      )}
      <div className="mt-2 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          {run.frozenHash && <div className="mb-8"><RunProgress quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} ended={['produced', 'closed', 'stopped'].includes(run.state)} /></div>}
          {depth.byDay.length > 0 && <div className="mb-10"><BurnUp byDay={depth.byDay} quantity={run.quantity} startOn={depth.plannedStartOn} readyOn={run.readyOn} today={dateAt(new Date(), run.timeZone)} over={['produced', 'closed', 'stopped'].includes(run.state)} /></div>}
          <DesignChoice run={run} workspace={brand} may={settles} />
          {can('close', 'runs:release') && <Section title="Settle it with the workshop" about="What is done about the difference, and what it cost. Then it is closed.">{inRework > 0 ? <p className="measure text-ink-soft">{plural(inRework, 'unit')} {inRework === 1 ? 'is' : 'are'} back on the floor. <a href="#rework" className="prose-link">Once that is reported, or cancelled,</a> the run can be closed.</p> : <CloseForm run={run} depth={depth} workspace={brand} />}</Section>}
          {depth.comparison && <Section title="What it cost"><RunCost run={run} depth={depth} /></Section>}
          {settles && ['produced', 'stopped'].includes(run.state) && run.unitCost !== null && (
            <details suppressHydrationWarning className="mb-10"><summary className="inline-flex min-h-9 cursor-pointer items-center font-medium underline decoration-line-strong underline-offset-4">{depth.actual ? 'Correct the actual cost' : 'State another cost than quoted'}</summary><div className="mt-4"><ActualsForm run={run} depth={depth} workspace={brand} action={stateActualsAction} /></div></details>
          )}
          {depth.lots.length > 0 && <Section id="lots" title={depth.lots.length > 1 ? `${depth.lots.length} lots` : 'Lot'} about={depth.lots.length > 1 ? 'Each has its own quality.' : undefined}><RunLots run={run} depth={depth} workspace={brand} may={settles} /></Section>}
          {(depth.reworks.length > 0 || (settles && lotsToRework(run, depth).length > 0)) && (
            <Section id="rework" title="Rework" about="Units of a held or rejected lot go back to the floor and come out as a lot of their own. The run counts them once."><RunRework run={run} depth={depth} workspace={brand} may={settles} /></Section>
          )}
          {run.reports.length > 0 && (
            <Section title="Reports from the floor" about="Good and scrap as they were made. The floor can take its last report back while the units are in quarantine.">
              <ReportsList reports={run.reports} timeZone={run.timeZone} photos={`${base}/runs/${run.number}/photos`} />
            </Section>
          )}
          <RunMaterials actor={actor} number={run.number} parts={run.frozenHash ? depth.parts : []} />
          {run.design && (
            <Section id="design" title={run.frozenHash ? 'Design, as released' : 'Design'} about={run.frozenHash ? `Revision ${run.design.toyRevision}, frozen when the run was released.` : `Revision ${run.design.toyRevision}. It follows the catalogue until the run is released.`}>
              <DesignOfRun design={run.design} hash={run.frozenHash} intact={run.intact} />
              {unstarted && choices.length > 1 && <div className="mt-4"><RevisionForm run={run} choices={choices} workspace={brand} /></div>}
              {depth.releases.length > 1 && <Releases releases={depth.releases} timeZone={run.timeZone} />}
            </Section>
          )}
        </div>
        <aside className="min-w-0">
          <DefinitionList items={[
            { label: 'Workshop', value: `${run.workshop}, ${run.city}` },
            { label: 'SKU', value: <span className="font-mono text-sm">{run.sku}</span> },
            { label: 'Revision', value: run.revision },
            ...(depth.plannedStartOn ? [{ label: 'Planned start', value: <DateText day={depth.plannedStartOn} /> }] : []),
            ...(depth.difference && depth.difference !== 'none' ? [{ label: 'Settled', value: `${DIFFERENCE_WORDS[depth.difference]}${depth.differenceNote ? `: ${depth.differenceNote}` : ''}` }] : []),
            { label: 'For', value: run.pilot ? <Link className="prose-link" href={`${base}/pilots/${run.pilot}`}>{run.pilot}</Link> : run.proposal ? <Link className="prose-link" href={`${base}/next-run/${run.proposal}`}>{run.proposal}</Link> : 'Sale' },
            ...(run.unitCost !== null && run.setupCost !== null ? [{ label: 'Price', value: <><Money minor={run.setupCost} currency={run.currency} whole /> setup + <Money minor={run.unitCost} currency={run.currency} /> a unit</> }] : []),
            ...(run.releasedAt ? [{ label: 'Released', value: <DateText instant={run.releasedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.startedAt ? [{ label: 'Started', value: <DateText instant={run.startedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.producedAt ? [{ label: 'Finished', value: <DateText instant={run.producedAt} timeZone={run.timeZone} /> }] : []),
            ...(run.lot && depth.lots.length === 1 ? [{ label: 'Lot', value: <span className="flex flex-wrap items-center gap-2"><Link className="prose-link font-mono text-sm" href={`${base}/stock/lots/${run.lot.code}`}>{run.lot.code}</Link><StateBadge state={run.lot.recalled ? 'recalled' : run.lot.quality} /><span className="text-sm text-ink-soft">{run.lot.onHand.toLocaleString('en-US')} on hand</span></span> }] : []),
            ...(run.note ? [{ label: 'Note', value: run.note }] : []),
          ]} />
        </aside>
      </div>
      <Section title="History"><Timeline entries={runHistory(run.trail, run.currency)} timeZone={run.timeZone} /></Section>
    </>
  )
}
