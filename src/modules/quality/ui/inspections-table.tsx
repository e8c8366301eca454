import type { ReactNode } from 'react'
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { InspectionListRow } from '../queries/list-inspections.ts'

/** Inspections. */
export function InspectionsTable({ rows, base, empty, sorting }: { readonly rows: readonly InspectionListRow[]; readonly base: string; readonly empty?: ReactNode; readonly sorting?: Sorting }) {
  return (
    <DataTable caption="Inspections" rows={rows} rowKey={({ id }) => id} href={({ number }) => `${base}/${number}`} empty={empty} sorting={sorting}
      columns={[
        { key: 'number', label: 'Inspection', sort: 'created', first: 'most', cell: (row) => <><span className="font-mono text-sm">{row.number}</span><span className="block font-normal text-ink-soft">{row.itemName}</span></> },
        { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge state={state} /> },
        { key: 'lot', label: 'Lot', sort: 'lot', cell: ({ lotCode }) => <span className="font-mono text-sm">{lotCode}</span> },
        { key: 'place', label: 'At', sort: 'place', cell: ({ placeName }) => placeName },
        { key: 'sample', label: 'Looked at', number: true, sort: 'size', cell: ({ looked, sample, lotSize }) => <>{looked === sample ? sample : `${looked} / ${sample}`} <span className="text-ink-soft">of {lotSize.toLocaleString('en-US')}</span></> },
        { key: 'started', label: 'Started', sort: 'started', first: 'most', cell: ({ startedAt, timeZone }) => <DateText instant={startedAt} timeZone={timeZone} /> },
        { key: 'closed', label: 'Closed', sort: 'closed', first: 'most', cell: ({ closedAt, closedBy, timeZone }) => (closedAt ? <><DateText instant={closedAt} timeZone={timeZone} /><span className="block text-sm text-ink-soft">{closedBy}</span></> : <span className="text-ink-soft">–</span>) },
      ]} />
  )
}
