import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count, Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ReactNode } from 'react'
import type { RunListRow } from '../queries/list-runs.ts'
import { RunProgress } from './run-progress.tsx'

/** Runs of a brand. `base` is the address of the list; `parts` tells whether a run has its parts. */
export function RunsTable({ rows, base, sorting, empty, caption = 'Runs', parts }: { readonly parts?: (run: RunListRow) => ReactNode; readonly rows: readonly RunListRow[]; readonly base: string; readonly sorting?: Sorting; readonly empty?: ReactNode; readonly caption?: string }) {
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={({ id }) => id} href={({ number }) => `${base}/${number}`} sorting={sorting} empty={empty}
      columns={[
        { key: 'number', label: 'Run', sort: 'created', first: 'most', cell: (run) => <>{run.name}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{run.number}</span> · revision {run.revision}{run.pilot && ` · for ${run.pilot}`}</span></>, className: 'sm:min-w-44' },
        { key: 'state', label: 'State', sort: 'state', cell: (run) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={run.state} />{run.late && <StateBadge state="late" />}</span> },
        { key: 'workshop', label: 'Workshop', sort: 'workshop', cell: ({ workshop }) => workshop, className: 'sm:whitespace-nowrap' },
        ...(parts ? [{ key: 'parts', label: 'Parts', cell: parts }] : []),
        { key: 'good', label: 'Good', number: true, sort: 'good', cell: (run) => <><Count value={run.goodCount} /><span className="mt-1 ml-auto block w-16"><RunProgress size="small" quantity={run.quantity} good={run.goodCount} scrap={run.scrapCount} /></span></> },
        { key: 'quantity', label: 'Ordered', number: true, sort: 'quantity', cell: ({ quantity }) => <Count value={quantity} /> },
        { key: 'scrap', label: 'Scrap', number: true, sort: 'scrap', cell: ({ scrapCount }) => (scrapCount > 0 ? <Count value={scrapCount} /> : <span className="text-ink-soft">–</span>) },
        { key: 'start', label: 'Start', sort: 'start', cell: ({ plannedStartOn }) => <DateText day={plannedStartOn} weekday={false} />, className: 'sm:max-2xl:hidden' },
        { key: 'ready', label: 'Ready', sort: 'ready', cell: ({ readyOn }) => <DateText day={readyOn} weekday={false} /> },
        { key: 'cost', label: 'Cost', number: true, sort: 'cost', cell: ({ cost, currency }) => (cost === null ? <span className="text-ink-soft">–</span> : <Money minor={cost} currency={currency} whole />) },
      ]}
    />
  )
}
