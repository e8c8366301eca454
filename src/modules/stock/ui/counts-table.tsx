import type { ReactNode } from 'react'
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { CountListRow } from '../queries/list-counts.ts'
import { COUNT_LOOKS } from './pieces.ts'

/** Counts of places. While one is counted its differences are nobody's to see. */
export function CountsTable({ rows, base, sorting, empty }: { readonly rows: readonly CountListRow[]; readonly base: string; readonly sorting: Sorting; readonly empty: ReactNode }) {
  return (
    <DataTable caption="Counts" rows={rows} rowKey={({ id }) => id} href={({ number }) => `${base}/${number}`} sorting={sorting} empty={empty}
      columns={[
        { key: 'number', label: 'Count', sort: 'place', cell: (row) => <><span className="font-mono text-sm">{row.number}</span><span className="block font-normal text-ink-soft">{row.placeName}</span></> },
        { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge {...COUNT_LOOKS[state]} /> },
        { key: 'lines', label: 'Lots', sort: 'lots', number: true, cell: ({ counted, lines, state }) => (state === 'counting' ? <>{counted} / {lines}</> : <Count value={lines} />) },
        { key: 'differences', label: 'Differences', sort: 'differences', number: true, cell: ({ differences }) => (differences === null ? <span className="text-ink-soft">blind</span> : differences === 0 ? <span className="text-ink-soft">none</span> : <strong className="font-semibold text-held">{differences}</strong>) },
        { key: 'opened', label: 'Opened', sort: 'opened', first: 'most', cell: ({ openedAt, timeZone }) => <DateText instant={openedAt} timeZone={timeZone} /> },
        { key: 'counted', label: 'Counted', sort: 'counted', first: 'most', cell: ({ countedAt, countedBy, timeZone }) => (countedAt ? <><DateText instant={countedAt} timeZone={timeZone} /><span className="block text-sm text-ink-soft">{countedBy}</span></> : <span className="text-ink-soft">–</span>) },
      ]} />
  )
}
