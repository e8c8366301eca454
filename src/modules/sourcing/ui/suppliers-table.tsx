'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { SupplierListRow } from '../queries/suppliers.ts'

/** Suppliers of a brand. `base` is the address of the list. */
export function SuppliersTable({ rows, base, sorting }: { readonly rows: readonly SupplierListRow[]; readonly base: string; readonly sorting?: Sorting }) {
  return (
    <DataTable caption="Suppliers" rows={rows} rowKey={({ id }) => id} href={({ id }) => `${base}/${id}`} sorting={sorting} columns={[
      { key: 'name', label: 'Supplier', sort: 'name', cell: ({ name, city, country }) => <>{name}<span className="block text-sm font-normal text-ink-soft">{[city, country].filter(Boolean).join(', ')}</span></> },
      { key: 'contact', label: 'Contact', sort: 'contact', cell: ({ contact, email }) => <>{contact || <span className="text-ink-soft">–</span>}<span className="block text-sm break-all text-ink-soft">{email}</span></> },
      { key: 'parts', label: 'Parts offered', number: true, sort: 'parts', cell: ({ parts }) => <Count value={parts} /> },
      { key: 'orders', label: 'Open orders', number: true, sort: 'orders', cell: ({ openOrders }) => (openOrders > 0 ? <Count value={openOrders} /> : <span className="text-ink-soft">–</span>) },
      { key: 'currency', label: 'Currency', sort: 'currency', cell: ({ currency }) => currency },
      { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge state={state} /> },
    ]} />
  )
}
