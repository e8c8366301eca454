'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { RecallLine } from './recall-line.ts'

/** Recalls of a brand; `base` is the address of the list. */
export function RecallsTable({ rows, base, sorting }: { readonly rows: readonly RecallLine[]; readonly base: string; readonly sorting: Sorting }) {
  return (
    <DataTable caption="Recalls" rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting} columns={[
      { key: 'title', label: 'Recall', sort: 'title', cell: ({ title }) => title },
      { key: 'number', label: 'Number', sort: 'created', first: 'most', cell: ({ number }) => <span className="font-mono">{number}</span> },
      { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge state={state} /> },
      { key: 'lots', label: 'Lots', number: true, cell: ({ lotCount }) => lotCount },
      { key: 'published', label: 'Published', number: true, sort: 'published', cell: ({ publishedAt, published }) => <DateText instant={publishedAt} words={published} /> },
    ]} />
  )
}
