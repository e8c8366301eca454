'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ShipmentLine } from './shipment-line.ts'

/** Shipments, `base` is the address of the list. */
export function ShipmentsTable({ rows, base, sorting }: { readonly rows: readonly ShipmentLine[]; readonly base: string; readonly sorting: Sorting }) {
  return (
    <DataTable caption="Shipments" rows={rows} rowKey={({ number }) => number} href={({ number }) => `${base}/${number}`} sorting={sorting}
      columns={[
        { key: 'number', label: 'Shipment', sort: 'created', first: 'most', cell: (row) => <><span className="font-mono text-sm whitespace-nowrap">{row.number}</span><span className="block text-sm font-normal whitespace-nowrap text-ink-soft">{row.restockNumber ? `for ${row.restockNumber}` : 'transfer'}</span></> },
        { key: 'state', label: 'State', sort: 'state', cell: (row) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={row.state} />{row.late && <StateBadge state="late" />}</span> },
        { key: 'from', label: 'From', sort: 'from', cell: ({ from }) => from },
        { key: 'to', label: 'To', sort: 'to', cell: ({ to }) => to },
        { key: 'pieces', label: 'Pieces', number: true, sort: 'pieces', cell: ({ pieces }) => <Count value={pieces} /> },
        { key: 'missing', label: 'Missing', number: true, sort: 'missing', cell: ({ missing }) => (missing > 0 ? <strong className="font-semibold text-rejected"><Count value={missing} /></strong> : <span className="text-ink-soft">–</span>) },
        { key: 'sent', label: 'Sent', sort: 'sent', first: 'most', cell: ({ shippedAt, sent }) => <DateText instant={shippedAt} words={sent} /> },
        { key: 'there', label: 'There', sort: 'expected', first: 'most', cell: (row) => (row.deliveredAt ? <DateText instant={row.deliveredAt} words={row.there} /> : row.state === 'in-transit' ? <span className="text-ink-soft">expected <DateText day={row.expectedOn} /></span> : <span className="text-ink-soft">–</span>) },
      ]} />
  )
}
