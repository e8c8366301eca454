'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { InspectionLine } from './inspection-line.ts'

/** Inspections. */
export function InspectionsTable({ rows, base, sorting }: { readonly rows: readonly InspectionLine[]; readonly base: string; readonly sorting?: Sorting }) {
  return (
    <DataTable caption="Inspections" rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting}
      columns={[
        { key: 'number', label: 'Inspection', sort: 'created', first: 'most', cell: (row) => <><span className="font-mono text-sm">{row.number}</span><span className="block font-normal text-ink-soft">{row.itemName}</span></> },
        { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge state={state} /> },
        { key: 'lot', label: 'Lot', sort: 'lot', cell: ({ lotCode }) => <span className="font-mono text-sm">{lotCode}</span> },
        { key: 'place', label: 'At', sort: 'place', cell: ({ placeName }) => placeName },
        { key: 'sample', label: 'Looked at', number: true, sort: 'size', cell: ({ looked, sample, lotSize }) => <>{looked === sample ? sample : `${looked} / ${sample}`} <span className="text-ink-soft">of {lotSize.toLocaleString('en-US')}</span></> },
        { key: 'started', label: 'Started', sort: 'started', first: 'most', cell: ({ startedAt, started }) => <DateText instant={startedAt} words={started} /> },
        { key: 'closed', label: 'Closed', sort: 'closed', first: 'most', cell: ({ closedAt, closed, closedBy }) => (closedAt ? <><DateText instant={closedAt} words={closed} /><span className="block text-sm text-ink-soft">{closedBy}</span></> : <span className="text-ink-soft">–</span>) },
      ]} />
  )
}
