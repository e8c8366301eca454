import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addDays, dateAt } from '#kernel/calendar-date.ts'
import { confirmRunAction, declineRunAction, stateActualsOnFloorAction, finishRunAction, pauseRunAction, resumeRunAction } from '#modules/runs/actions.ts'
import { getRun } from '#modules/runs/queries/get-run.ts'
import { getRunDepth } from '#modules/runs/queries/run-depth.ts'
import { PAUSE_CAUSES } from '#modules/runs/schemas.ts'
import { FloorPart, FloorParts, FloorReports } from '#modules/runs/ui/floor-details.tsx'
import { FloorLotInMaking, FloorLoadedLots, FloorRework } from '#modules/runs/ui/floor-lots.tsx'
import { ActualsForm } from '#modules/runs/ui/settle-forms.tsx'
import { ReportForm } from '#modules/runs/ui/report-form.tsx'
import { runHistory } from '#modules/runs/ui/run-history.ts'
import { RunProgress } from '#modules/runs/ui/run-progress.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { dayText } from '#ui/date-text.tsx'
import { DateField, RadioGroup, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

type Props = { params: Promise<{ workshop: string; number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number }
}

export default async function Page({ params, searchParams }: Props) {
  const { workshop, number } = await params
  const { brand } = await searchParams
  const actor = await requireActor('microfactory', workshop, `/f/${workshop}/runs/${number}`)
  const run = await getRun(actor, number, typeof brand === 'string' ? brand : undefined)
  const depth = run && (await getRunDepth(actor, run.id))
  if (!run || !depth) notFound()
  const hidden = { workspace: workshop, runId: run.id, version: run.version }
  // Without the version: another phone's report must not refuse a pause. The state decides.
  const atWork = { workspace: workshop, runId: run.id }
  const lead = may(actor, 'runs:confirm')
  const reporting = ['released', 'in-production', 'paused'].includes(run.state)
  const left = Math.max(0, run.quantity - run.goodCount)
  const tomorrow = addDays(dateAt(new Date(), run.timeZone), 1)
  return (
    <>
      <Breadcrumbs crumbs={[{ label: 'To make', href: `/f/${workshop}` }]} />
      <header className="mt-1 mb-6">
        <h1 className="font-display text-xl leading-tight font-semibold tracking-[-0.02em]">{run.name}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">
          <StateBadge state={run.state} size="large" />{run.late && <StateBadge state="late" size="large" />}
          <span className="font-mono text-sm">{run.number}</span><span>Revision {run.revision}</span><span>{run.brand}</span>{run.readyOn && <span>ready {dayText(run.readyOn)}</span>}
        </p>
      </header>

      {run.frozenHash && (
        <div className="mb-8">
          <p className="mb-3 flex items-baseline gap-2"><span className="tabular font-display text-3xl leading-none font-semibold tracking-[-0.03em]">{run.goodCount.toLocaleString('en-US')}</span><span className="text-lg text-ink-soft">good of {run.quantity.toLocaleString('en-US')}</span></p>
          <RunProgress quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} ended={!reporting} size="floor" />
        </div>
      )}
      {run.state === 'paused' && (
        <div className="mb-8"><Notice kind="caution" title={`Paused: ${run.pauseCause || 'no cause given'}`} action={<ActionForm action={resumeRunAction} hidden={atWork} submitLabel="Go on" size="floor" />}>What was made before the pause can still be reported.</Notice></div>
      )}
      {run.state === 'quoted' && (
        <section className="mb-8">
          <h2 className="text-lg font-semibold">{run.brand} asks for {run.quantity.toLocaleString('en-US')}</h2>
          <p className="mt-1 mb-5">{run.cost !== null && <>At your price: <Money minor={run.cost} currency={run.currency} whole /> all in. </>}{run.readyOn && <>The quote says ready on <strong>{dayText(run.readyOn)}</strong>.</>}{run.note && <span className="mt-2 block border-l-4 border-line-strong pl-3">{run.note}</span>}</p>
          {lead ? (
            <div className="grid gap-6">
              <ActionForm action={confirmRunAction} hidden={hidden} size="floor" submitLabel="Confirm the order" pendingLabel="Confirming …" label="Confirm the order">
                <DateField name="readyOn" label="Ready on" defaultValue={run.readyOn && run.readyOn >= tomorrow ? run.readyOn : tomorrow} min={tomorrow} help="The day you promise. Change it if you need longer." />
              </ActionForm>
              <ConfirmForm action={declineRunAction} hidden={hidden} size="floor" align="left" label="Decline …" title={`Decline ${run.number}?`} consequence="The brand reads your reason and can order elsewhere." confirmLabel="Decline the order">
                <TextField name="reason" label="Reason" />
              </ConfirmForm>
            </div>
          ) : <Notice title="Your lead answers this">Leads confirm and decline orders.</Notice>}
        </section>
      )}
      {lead && ['confirmed', 'released'].includes(run.state) && <p className="mb-6"><LinkButton href={`/f/${workshop}/runs/${run.number}/move?brand=${run.brandSlug}`} size="floor">Move in the plan</LinkButton></p>}
      {run.state === 'confirmed' && <div className="mb-8"><Notice title="Confirmed, not released yet">It can start when {run.brand} releases it. The parts are below.</Notice></div>}
      {run.state === 'produced' && <div className="mb-8"><Notice kind="done" title="Finished">{run.lot ? `Lot ${run.lot.code} is ${run.lot.quality === 'quarantine' ? 'in quarantine until its inspection' : run.lot.quality}.` : 'Nothing good was made.'}</Notice></div>}

      {reporting && (
        <>
          <section aria-label="Report" className="mb-8"><ReportForm workspace={workshop} runId={run.id} reportId={randomUUID()} remaining={left} /></section>
          <div className="mb-10 grid gap-3 sm:grid-cols-2">
            {run.verbs.includes('pause') && (
              <ConfirmForm action={pauseRunAction} hidden={atWork} size="floor" align="left" variant="quiet" label="Pause …" title="Why does it pause?" consequence="The brand sees it at once." confirmLabel="Pause the run">
                <RadioGroup name="cause" label="Cause" hideLabel defaultValue={PAUSE_CAUSES[0]} options={PAUSE_CAUSES.map((cause) => ({ value: cause, label: cause }))} />
              </ConfirmForm>
            )}
            {run.verbs.includes('finish') && (
              <ConfirmForm action={finishRunAction} hidden={atWork} size="floor" align="left" variant="quiet" label="Finish …" title={`Finish ${run.number}?`}
                consequence={left > 0 ? `${run.goodCount.toLocaleString('en-US')} of ${run.quantity.toLocaleString('en-US')} are made; ${left.toLocaleString('en-US')} are missing. No more can be reported afterwards.` : 'No more can be reported afterwards. The lot waits for its inspection.'} confirmLabel="Finish the run" />
            )}
          </div>
        </>
      )}

      <FloorRework reworks={depth.reworks} workspace={workshop} />
      {reporting && <FloorLotInMaking run={run} depth={depth} workspace={workshop} />}
      <div className="border-t border-line">
        {reporting && depth.parts.length > 0 && <FloorPart title="Lots loaded" open={depth.parts.some(({ uncovered }) => uncovered > 0)}><FloorLoadedLots parts={depth.parts} runId={run.id} workspace={workshop} /></FloorPart>}
        {lead && ['produced', 'stopped'].includes(run.state) && run.unitCost !== null && <FloorPart title={depth.actual ? 'What it cost, as stated' : 'What it cost'}><ActualsForm run={run} depth={depth} workspace={workshop} action={stateActualsOnFloorAction} size="floor" /></FloorPart>}
        {run.reports.length > 0 && <FloorPart title={`Reports (${run.reports.length})`} open={run.reports.length <= 3}><FloorReports reports={run.reports} timeZone={run.timeZone} photos={`/f/${workshop}/runs/${run.number}/photos`} /></FloorPart>}
        {run.design && <FloorPart title={`Parts of one toy (${run.design.bom.length})`} open={!reporting && run.reports.length === 0}><FloorParts design={run.design} hash={run.frozenHash} /></FloorPart>}
        {run.frozenHash && <p className="border-b border-line"><a href={`/f/${workshop}/runs/${run.number}/traveler?brand=${run.brandSlug}`} className="flex min-h-14 items-center text-md font-semibold underline-offset-4 hover:underline">Traveler to print (PDF)</a></p>}
        <FloorPart title="History"><Timeline entries={runHistory(run.trail, run.currency)} timeZone={run.timeZone} /></FloorPart>
      </div>
    </>
  )
}
