'use client'
import { v7 as uuidv7 } from 'uuid'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { RadioGroup } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { finishRunAction, pauseRunAction, resumeRunAction } from '../actions.ts'
import { withWaiting, type RunOnPhone } from '../domain/outbox.ts'
import { quickAmounts } from '../domain/quick-amounts.ts'
import type { RunState } from '../domain/run-state.ts'
import { PAUSE_CAUSES } from '../schemas.ts'
import { useOutbox } from './outbox/outbox-context.tsx'
import { ReportForm } from './report-form.tsx'
import { RunProgress } from './run-progress.tsx'

interface RunAtWork extends RunOnPhone {
  readonly state: RunState
  readonly quantity: number
  readonly goodCount: number
  readonly scrapCount: number
  readonly pauseCause: string
}

/** A run that is being made: how far it is, the report, pause and end. Counts what still waits on this phone as if it had been sent. */
export function FloorWork({ workspace, run, reported, reportId }: { readonly workspace: string; readonly run: RunAtWork; /** Good units of its reports, the newest first. */ readonly reported: readonly number[]; readonly reportId: string }) {
  const { entries, counted, enter } = useOutbox()
  const now = withWaiting(run, run.id, [...counted, ...entries])
  const waits = entries.some((entry) => entry.run.id === run.id)
  const about = { id: run.id, number: run.number, brandSlug: run.brandSlug, name: run.name }
  // Without the version: another phone's report must not refuse a pause. The state decides.
  const hidden = { workspace, runId: run.id }
  const left = run.quantity - now.goodCount
  const made = now.goodCount.toLocaleString('en-US')
  const ordered = run.quantity.toLocaleString('en-US')
  return (
    <>
      <section aria-label="Progress" className="mb-5">
        <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="flex items-baseline gap-2"><span className="tabular font-display text-3xl leading-none font-semibold tracking-[-0.03em]">{made}</span>{' '}<span className="text-lg text-ink-soft">good of {ordered}</span></p>
          <p className="tabular text-base text-ink-soft">{left > 0 ? `${left.toLocaleString('en-US')} still to make` : left === 0 ? 'The order is complete' : `${(-left).toLocaleString('en-US')} over the order`}{now.scrapCount > 0 && ` · ${now.scrapCount.toLocaleString('en-US')} scrap`}</p>
        </div>
        <RunProgress quantity={run.quantity} good={now.goodCount} scrap={now.scrapCount} size="floor" bare />
      </section>

      {now.state === 'paused' && (
        <div className="mb-6"><Notice kind="caution" title={`Paused: ${now.pauseCause || 'no cause given'}`} action={<ActionForm action={resumeRunAction} send={() => enter({ kind: 'resume', id: uuidv7(), run: about }, `${run.number} goes on.`)} hidden={hidden} submitLabel="Go on" size="floor" />}>What was made before the pause can still be reported.</Notice></div>
      )}

      <section aria-label="Report" className="mb-8"><ReportForm workspace={workspace} run={{ ...run, ...now }} reportId={reportId} quick={quickAmounts(reported)} /></section>
      <div className="mb-10 grid grid-cols-2 items-start gap-3">
        {now.state === 'in-production' && (
          <div className="has-[details[open]]:col-span-2"><ConfirmForm action={pauseRunAction} send={(_, form) => enter({ kind: 'pause', id: uuidv7(), cause: String(form.get('cause') ?? ''), run: about }, `${run.number} paused.`)} hidden={hidden}
            size="floor" align="left" variant="quiet" label="Pause …" title="Why does it pause?" consequence="The brand sees it at once." confirmLabel="Pause the run">
            <RadioGroup name="cause" label="Cause" hideLabel defaultValue={PAUSE_CAUSES[0]} options={PAUSE_CAUSES.map((cause) => ({ value: cause, label: cause }))} />
          </ConfirmForm></div>
        )}
        {(now.state === 'in-production' || now.state === 'paused') && (waits
          ? <p className="self-center text-base text-ink-soft">It can be finished once everything of it has left this phone.</p>
          : (
            <div className="has-[details[open]]:col-span-2"><ConfirmForm action={finishRunAction} hidden={hidden} size="floor" align="left" variant="quiet" label="Finish …" title={`Finish ${run.number}?`}
              consequence={left > 0 ? `${made} of ${ordered} are made; ${left.toLocaleString('en-US')} ${left === 1 ? 'is' : 'are'} missing. No more can be reported afterwards.` : 'No more can be reported afterwards. What was made waits for its inspection.'} confirmLabel="Finish the run" /></div>
          ))}
      </div>
    </>
  )
}
