import Link from 'next/link'
import { ArrowRight } from 'lucide-react'
import { dayText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { isOver } from './ended-run.ts'
import type { RunListRow } from '../queries/list-runs.ts'
import { floorRunPath } from './floor-run-path.ts'
import { WaitingNote } from './outbox/waiting-note.tsx'
import { RunProgress } from './run-progress.tsx'

/** One run as the floor reads it from a metre away. The whole card is the link. */
export function FloorRunCard({ run, rework = 0, workshop, several }: { readonly run: RunListRow; readonly rework?: number; readonly workshop: string; readonly several: boolean }) {
  const left = Math.max(0, run.quantity - run.goodCount)
  const working = ['released', 'in-production', 'paused'].includes(run.state)
  return (
    <Link href={floorRunPath(workshop, run)} className="row-link group block border-b border-line py-5 first:pt-0 last:border-b-0">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="font-display text-lg leading-tight font-semibold tracking-[-0.015em] group-hover:underline">{run.name}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-ink-soft">
            <span className="font-mono text-sm">{run.number}</span><span>Revision {run.revision}</span><span>{run.brand}</span>{several && <span>{run.workshop}</span>}
          </p>
        </div>
        <ArrowRight aria-hidden className="mt-1 size-6 shrink-0 text-ink-soft group-hover:text-ink" />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <StateBadge state={run.state} size="large" />
        {run.late && <StateBadge state="late" size="large" />}
        {run.readyOn && <span className="text-base text-ink-soft">{isOver(run.state) ? 'promised for' : 'ready'} {dayText(run.readyOn)}</span>}
      </div>
      {run.state === 'paused' && run.pauseCause && <p className="mt-2 font-medium text-held">{run.pauseCause}</p>}
      {rework > 0 && <p className="mt-3 text-base text-ink-soft"><span className="tabular font-display text-2xl leading-none font-semibold tracking-[-0.02em] text-ink">{rework.toLocaleString('en-US')}</span> to rework</p>}
      {working ? (
        <div className="mt-4">
          <p className="mb-2 flex items-baseline justify-between gap-4"><span><span className="tabular font-display text-2xl leading-none font-semibold tracking-[-0.02em]">{left.toLocaleString('en-US')}</span> <span className="text-base text-ink-soft">to make</span></span><span className="tabular text-base text-ink-soft">{run.goodCount.toLocaleString('en-US')} good of {run.quantity.toLocaleString('en-US')}</span></p>
          <RunProgress quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} size="floor" bare />
        </div>
      ) : <p className="mt-3 text-md"><span className="tabular font-semibold">{(run.state === 'produced' || run.state === 'closed' ? run.goodCount : run.quantity).toLocaleString('en-US')}</span> {run.state === 'produced' || run.state === 'closed' ? `good of ${run.quantity.toLocaleString('en-US')}` : 'units'}</p>}
      <WaitingNote runId={run.id} />
    </Link>
  )
}
