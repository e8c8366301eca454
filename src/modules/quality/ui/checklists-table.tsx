'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { Count } from '#ui/money.tsx'
import type { ChecklistRow } from '../queries/checklists.ts'

/** Toys with what is looked at on each. `base` is the address of the list. */
export function ChecklistsTable({ rows, base, sorting }: { readonly rows: readonly ChecklistRow[]; readonly base: string; readonly sorting: Sorting }) {
  return (
    <DataTable caption="Checklists by toy" rows={rows} rowKey={({ toySlug }) => toySlug} href={({ toySlug }) => `${base}/${toySlug}`} sorting={sorting} columns={[
      { key: 'toy', label: 'Toy', sort: 'toy', cell: ({ toyName }) => toyName },
      { key: 'title', label: 'Checklist', cell: ({ title, revision }) => (revision === null ? <span className="font-medium text-held">not written yet: its lots cannot be inspected</span> : title) },
      { key: 'revision', label: 'Revision', number: true, sort: 'revision', cell: ({ revision }) => revision ?? <span className="text-ink-soft">–</span> },
      { key: 'questions', label: 'Questions', number: true, sort: 'questions', cell: ({ questions }) => <Count value={questions} /> },
      { key: 'critical', label: 'Critical', number: true, sort: 'critical', cell: ({ critical }) => <Count value={critical} /> },
      { key: 'level', label: 'Level', cell: ({ level }) => level || <span className="text-ink-soft">–</span> },
    ]} />
  )
}
