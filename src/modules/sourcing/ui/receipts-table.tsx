'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ReceiptLine } from './list-lines.ts'

/** Received lots. `base` is the address of incoming goods. `of` an order: it says already from whom and where they came. */
export function ReceiptsTable({ rows, base, sorting, of }: { readonly rows: readonly ReceiptLine[]; readonly base: string; readonly sorting?: Sorting; readonly of?: 'order' }) {
  return (
    <DataTable caption="Received lots" rows={rows} rowKey={({ id }) => id} href={({ id }) => `${base}/${id}`} sorting={sorting} columns={[
      { key: 'part', label: 'Lot', sort: 'part', cell: (row) => <>{row.partName}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{row.lotCode}</span> · revision {row.revision}{of && row.supplierLot && <> · theirs <span className="font-mono text-xs">{row.supplierLot}</span></>}</span></> },
      { key: 'state', label: 'State', sort: 'state', cell: (row) => <span className="inline-flex flex-wrap gap-1">{row.undone ? <StateBadge state="voided" words="Taken back" /> : <StateBadge state={row.recalled ? 'recalled' : row.quality} />}{row.returned > 0 && <StateBadge state="returned" words={row.returned === row.quantity ? 'Returned' : 'Partly returned'} tone="planned" />}</span> },
      ...(of ? [] : [
        { key: 'from', label: 'From', sort: 'from', cell: (row: ReceiptLine) => <>{row.supplier}<span className="block font-mono text-xs text-ink-soft">{row.orderNumber}{row.supplierLot && ` · ${row.supplierLot}`}</span></>, className: 'sm:min-w-44' },
        { key: 'place', label: 'At', sort: 'place', cell: ({ place }: ReceiptLine) => place, className: 'sm:whitespace-nowrap' },
      ]),
      { key: 'quantity', label: 'Pieces', number: true, sort: 'quantity', cell: ({ quantity }) => <Count value={quantity} /> },
      { key: 'found', label: 'Found', sort: 'found', first: 'most', cell: ({ found: last }) => (last ? <span className="tabular whitespace-nowrap">{last.defects} bad in {last.checked.toLocaleString('en-US')}</span> : <span className="whitespace-nowrap text-ink-soft">not looked at</span>) },
      { key: 'at', label: 'Came', sort: 'at', first: 'most', cell: ({ cameOn }) => <DateText day={cameOn} /> },
    ]} />
  )
}
