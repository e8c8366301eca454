'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { PartnerLine } from './partner-line.ts'
import { KIND_WORDS } from './words.ts'

/** Partners of a brand; `base` is the address of the list. */
export function PartnersTable({ rows, base, sorting }: { readonly rows: readonly PartnerLine[]; readonly base: string; readonly sorting: Sorting }) {
  return (
    <DataTable caption="Partners" rows={rows} rowKey={({ id }) => id} href={({ id }) => `${base}/${id}`} sorting={sorting} columns={[
      { key: 'name', label: 'Partner', sort: 'name', cell: ({ name }) => <span className="font-semibold">{name}</span> },
      { key: 'kind', label: 'Kind', sort: 'kind', cell: ({ kind }) => KIND_WORDS[kind] },
      { key: 'places', label: 'Places', cell: ({ cities }) => cities || <span className="text-ink-soft">seen once they accept</span> },
      { key: 'members', label: 'People', number: true, cell: ({ members }) => members },
      { key: 'terms', label: 'Terms', number: true, sort: 'terms', cell: ({ terms }) => terms },
      { key: 'state', label: 'State', sort: 'state', cell: ({ state, asked }) => <StateBadge state={state} words={asked ? 'Asked' : undefined} /> },
    ]} />
  )
}
