'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { Count, Money } from '#ui/money.tsx'
import type { TermsRow } from '../queries/order-options.ts'

/** What workshops make toys for; `currency` is the brand's. */
export function TermsTable({ rows, currency, sorting }: { readonly rows: readonly TermsRow[]; readonly currency: string; readonly sorting: Sorting }) {
  return (
    <DataTable caption="Terms" rows={rows} rowKey={({ id }) => id} sorting={sorting} columns={[
      { key: 'toy', label: 'Toy', sort: 'toy', cell: ({ toy }) => toy },
      { key: 'workshop', label: 'Workshop', sort: 'workshop', cell: ({ workshop }) => workshop },
      { key: 'setup', label: 'Setup', number: true, sort: 'setup', first: 'least', cell: (row) => <><Money minor={row.setupCost} currency={currency} whole /> <span className="text-ink-soft">{row.setupMinutes} min</span></> },
      { key: 'unit', label: 'A unit', number: true, sort: 'unit', first: 'least', cell: (row) => <><Money minor={row.unitCost} currency={currency} /> <span className="text-ink-soft">{row.secondsPerUnit} s</span></> },
      { key: 'yield', label: 'Yield', number: true, sort: 'yield', cell: ({ yieldPermille }) => `${yieldPermille / 10} %` },
      { key: 'size', label: 'Run size', number: true, cell: (row) => <><Count value={row.minimumQuantity} />–<Count value={row.maximumQuantity} /></> },
    ]} />
  )
}
