import { DataTable } from '#ui/data-table.tsx'
import type { ShelfRow } from '../queries/shop-shelf.ts'
import { coverWords } from './cover-text.tsx'

/** Everything this shop carries, with how long it lasts. */
export function ShelfTable({ rows }: { readonly rows: readonly ShelfRow[] }) {
  return (
    <DataTable caption="Toys in this shop" rows={rows} rowKey={(row) => row.skuId} columns={[
      { key: 'name', label: 'Toy', cell: (row) => <>{row.name} <span className="font-mono text-xs font-normal text-ink-soft">{row.code}</span></> },
      { key: 'here', label: 'Here', number: true, cell: (row) => row.onHand },
      { key: 'coming', label: 'On the way', number: true, cell: (row) => row.onTheWay },
      { key: 'sold', label: 'Sold, 4 weeks', number: true, cell: (row) => row.sold },
      { key: 'cover', label: 'Lasts', number: true, cell: (row) => coverWords(row) },
    ]} />
  )
}
