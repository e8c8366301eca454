import Link from 'next/link'
import { DataTable } from '#ui/data-table.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { PickRow } from '../queries/get-restock.ts'

/** Which lot to fetch where. Printed, it is the picker's sheet. */
export function PickList({ picks, brand }: { readonly picks: readonly PickRow[]; readonly brand: string }) {
  return (
    <DataTable caption="What is held, by place and lot" rows={picks} rowKey={(row) => `${row.lineId}/${row.placeId}/${row.lot ?? row.run}`} columns={[
      { key: 'place', label: 'Place', cell: (row) => row.place },
      { key: 'toy', label: 'Toy', cell: (row) => <>{row.name} <span className="font-mono text-xs text-ink-soft">{row.code}</span></> },
      { key: 'lot', label: 'Lot', cell: (row) => (row.run ? <>Output of <Link className="prose-link font-mono text-sm" href={`/b/${brand}/runs/${row.run}`}>{row.run}</Link></> : <Link className="prose-link font-mono text-sm" href={`/b/${brand}/stock/${row.lotId}`}>{row.lot}</Link>) },
      { key: 'quantity', label: 'Pieces', number: true, cell: (row) => row.quantity.toLocaleString('en-US') },
      { key: 'state', label: 'State', cell: (row) => (row.run ? <StateBadge state="planned" words="Not stock yet" /> : row.state === 'used' ? <StateBadge state="shipped" words="Sent" /> : <StateBadge state="held" words="Held" tone="progress" />) },
    ]} />
  )
}
