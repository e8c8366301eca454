import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { v7 as uuidv7 } from 'uuid'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addDays, dateAt } from '#kernel/calendar-date.ts'
import { confirmRunAction, declineRunAction, stateActualsOnFloorAction } from '#modules/runs/actions.ts'
import { isOver, lotsText, whoEnded } from '#modules/runs/ui/ended-run.ts'
import { getRun } from '#modules/runs/queries/get-run.ts'
import { getRunDepth } from '#modules/runs/queries/run-depth.ts'
import { FloorPart, FloorParts, FloorReports } from '#modules/runs/ui/floor-details.tsx'
import { FloorLotInMaking, FloorLoadedLots, FloorRework } from '#modules/runs/ui/floor-lots.tsx'
import { FloorWork } from '#modules/runs/ui/floor-work.tsx'
import { ActualsForm } from '#modules/runs/ui/settle-forms.tsx'
import { runHistory } from '#modules/runs/ui/run-history.ts'
import { RunProgress } from '#modules/runs/ui/run-progress.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { dayText } from '#ui/date-text.tsx'
import { DateField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
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
  const { id, brandSlug, name, state, quantity, goodCount, scrapCount, pauseCause } = run
  const atWork = { id, number: run.number, brandSlug, name, state, quantity, goodCount, scrapCount, pauseCause }
  const lead = may(actor, 'runs:confirm')
  const reporting = ['released', 'in-production', 'paused'].includes(run.state)
  const ended = ['stopped', 'cancelled'].includes(run.state) ? whoEnded(run.trail) : null
  const tomorrow = addDays(dateAt(new Date(), run.timeZone), 1)
  return (
    <>
      <header className="mb-5">
        <h1 className="font-display text-xl leading-tight font-semibold tracking-[-0.02em]">{run.name}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">
          <StateBadge state={run.state} size="large" />{run.late && <StateBadge state="late" size="large" />}
          <span className="font-mono text-sm">{run.number}</span><span>Revision {run.revision}</span><span>{run.brand}</span>{run.readyOn && <span>{isOver(run.state) ? 'promised for' : 'ready'} {dayText(run.readyOn)}</span>}
        </p>
      </header>

      {run.frozenHash && !reporting && (
        <div className="mb-8">
          <p className="mb-3 flex items-baseline gap-2"><span className="tabular font-display text-3xl leading-none font-semibold tracking-[-0.03em]">{run.goodCount.toLocaleString('en-US')}</span><span className="text-lg text-ink-soft">good of {run.quantity.toLocaleString('en-US')}</span></p>
          <RunProgress quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} ended size="floor" />
        </div>
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
      {run.state === 'produced' && <div className="mb-8"><Notice kind="done" title="Finished">{lotsText(depth.lots)}</Notice></div>}
      {ended && <div className="mb-8"><Notice kind="caution" title={ended.what}>{ended.reason}</Notice></div>}

      {reporting && <FloorWork workspace={workshop} run={atWork} reported={run.reports.filter(({ undone }) => !undone).map(({ good }) => good)} reportId={uuidv7()} />}

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
