'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count, Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { Tone } from '#ui/state-words.ts'
import type { RunLine } from './run-line.ts'
import { RunProgress } from './run-progress.tsx'

/** Whether a run has its parts. Unless all are here, its page says which. */
export interface PartsWords {
  readonly state: 'here' | 'coming' | 'short'
  readonly words: string
  readonly tone: Tone
}

const NOTHING = <span className="text-ink-soft">–</span>

/** Runs of a brand. `base` is the address of the list; `parts` tells of those that still take parts whether they have them, by number. */
export function RunsTable({ rows, base, sorting, caption = 'Runs', parts }: { readonly parts?: Readonly<Record<string, PartsWords>>; readonly rows: readonly RunLine[]; readonly base: string; readonly sorting?: Sorting; readonly caption?: string }) {
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting}
      columns={[
        { key: 'number', label: 'Run', sort: 'created', first: 'most', cell: (run) => <>{run.name}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{run.number}</span> · revision {run.revision}{run.pilot && ` · for ${run.pilot}`}</span></>, className: 'sm:min-w-44' },
        { key: 'state', label: 'State', sort: 'state', cell: (run) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={run.state} />{run.late && <StateBadge state="late" />}</span> },
        { key: 'workshop', label: 'Workshop', sort: 'workshop', cell: ({ workshop }) => workshop, className: 'sm:whitespace-nowrap' },
        ...(parts ? [{ key: 'parts', label: 'Parts', cell: ({ number }: RunLine) => <Parts of={parts[number]} run={`${base}/${number}`} /> }] : []),
        { key: 'good', label: 'Good', number: true, sort: 'good', cell: (run) => <><Count value={run.goodCount} /><div className="mt-1 ml-auto w-16"><RunProgress size="small" quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} /></div></> },
        { key: 'quantity', label: 'Ordered', number: true, sort: 'quantity', cell: ({ quantity }) => <Count value={quantity} /> },
        { key: 'scrap', label: 'Scrap', number: true, sort: 'scrap', cell: ({ scrapCount }) => (scrapCount > 0 ? <Count value={scrapCount} /> : NOTHING) },
        { key: 'start', label: 'Start', sort: 'start', cell: ({ plannedStartOn }) => <DateText day={plannedStartOn} weekday={false} />, className: 'sm:max-2xl:hidden' },
        { key: 'ready', label: 'Ready', sort: 'ready', cell: ({ readyOn }) => <DateText day={readyOn} weekday={false} /> },
        { key: 'cost', label: 'Cost', number: true, sort: 'cost', cell: ({ cost, currency }) => (cost === null ? NOTHING : <Money minor={cost} currency={currency} whole />) },
      ]}
    />
  )
}

function Parts({ of, run }: { readonly of: PartsWords | undefined; readonly run: string }) {
  if (!of) return NOTHING
  const badge = <StateBadge state={of.state} tone={of.tone} words={of.words} />
  return of.state === 'here' ? badge : <a href={`${run}#materials`} className="cell-link hover:underline">{badge}</a>
}
