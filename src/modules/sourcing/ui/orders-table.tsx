'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count, Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { OrderLine } from './list-lines.ts'

/** Purchase orders of a brand. `base` is the address of the list; `of` says whose orders they are, so that the name is left out. */
export function OrdersTable({ rows, base, sorting, of }: { readonly rows: readonly OrderLine[]; readonly base: string; readonly sorting?: Sorting; readonly of?: 'supplier' }) {
  return (
    <DataTable caption="Purchase orders" rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting} columns={[
      of === 'supplier' ? { key: 'number', label: 'Order', cell: ({ number }: OrderLine) => <span className="font-mono text-sm whitespace-nowrap">{number}</span> }
        : { key: 'supplier', label: 'Supplier', sort: 'supplier', cell: ({ supplier, number }: OrderLine) => <>{supplier}<span className="block font-mono text-xs font-normal text-ink-soft">{number}</span></> },
      { key: 'state', label: 'State', sort: 'state', cell: (row) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={row.state} />{row.late && <StateBadge state="late" />}</span> },
      { key: 'place', label: 'Deliver to', sort: 'place', cell: ({ place }) => place, className: 'sm:whitespace-nowrap' },
      { key: 'lines', label: 'Lines', number: true, sort: 'lines', cell: ({ lines }) => <Count value={lines} /> },
      { key: 'received', label: 'Came', number: true, sort: 'came', cell: (row) => <span className="whitespace-nowrap"><Count value={row.received} /> <span className="text-ink-soft">of</span> <Count value={row.pieces} /></span> },
      { key: 'created', label: 'Made', sort: 'created', first: 'most', cell: ({ madeOn }) => <DateText day={madeOn} /> },
      { key: 'expected', label: 'Expected', sort: 'expected', cell: ({ expectedOn }) => <DateText day={expectedOn} /> },
      { key: 'total', label: 'Total', number: true, sort: 'total', cell: ({ total, currency }) => <Money minor={total} currency={currency} /> },
    ]} />
  )
}
