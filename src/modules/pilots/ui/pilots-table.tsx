'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { PilotLine } from './pilot-line.ts'

/** Pilots of a brand; `base` is the address of the list. */
export function PilotsTable({ rows, base, sorting }: { readonly rows: readonly PilotLine[]; readonly base: string; readonly sorting: Sorting }) {
  return (
    <DataTable
      caption="Pilots" rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting}
      columns={[
        { key: 'title', label: 'Pilot', sort: 'title', cell: (pilot) => <>{pilot.title}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{pilot.number}</span> · {pilot.name}</span></> },
        { key: 'state', label: 'State', sort: 'state', cell: (pilot) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={pilot.due ? 'deciding' : pilot.state} words={pilot.due ? 'Decision due' : undefined} />{pilot.decision && <StateBadge state={pilot.decision} />}</span> },
        { key: 'made', label: 'Made', number: true, cell: ({ made, plannedQuantity }) => <><Count value={made} /><span className="text-ink-soft"> of {plannedQuantity.toLocaleString('en-US')}</span></> },
        { key: 'sold', label: 'Sold', number: true, cell: ({ sold }) => <Count value={sold} /> },
        { key: 'decision', label: 'Decision', sort: 'decision', cell: ({ decisionDate }) => <DateText day={decisionDate} /> },
        { key: 'learnings', label: 'Learnings', number: true, cell: ({ learnings }) => <Count value={learnings} /> },
      ]}
    />
  )
}
