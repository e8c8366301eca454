'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { Sparkline } from '#ui/charts/sparkline.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { SellThroughLine } from './sell-through-line.ts'

/** Toy by place: how it sells, how long it lasts, and on how many days the shelf was empty. */
export function SellThroughTable({ rows, days, sorting, showPlace = true }: { readonly rows: readonly SellThroughLine[]; readonly days: number; readonly sorting?: Sorting; readonly showPlace?: boolean }) {
  return (
    <DataTable caption={`Sell-through over ${days} days, by toy and place`} rows={rows} rowKey={(row) => `${row.skuId}/${row.placeId}`} sorting={sorting} columns={[
      { key: 'name', label: 'Toy', sort: 'name', cell: (row) => <>{row.name} <span className="font-mono text-xs font-normal text-ink-soft">{row.code}</span></> },
      ...(showPlace ? [{ key: 'place', label: 'Place', sort: 'place', cell: (row: SellThroughLine) => row.place }] : []),
      { key: 'curve', label: 'By day', cell: (row) => <Sparkline values={row.known} label={curveWords(row)} /> },
      { key: 'sold', label: 'Sold', number: true, sort: 'sold', cell: (row) => <>{(row.sold - row.returned).toLocaleString('en-US')}{row.returned > 0 && <span className="text-ink-soft"> ({row.returned} back)</span>}</> },
      { key: 'rate', label: 'Sell-through', number: true, sort: 'sellThrough', cell: (row) => (row.sellThrough === null ? '–' : `${Math.round(row.sellThrough)} %`) },
      { key: 'here', label: 'Left', number: true, sort: 'left', cell: (row) => row.onHand.toLocaleString('en-US') },
      { key: 'cover', label: 'Lasts', number: true, sort: 'cover', first: 'least', className: 'whitespace-nowrap', cell: (row) => coverText(row) },
      { key: 'out', label: 'Empty shelf', sort: 'out', first: 'most', cell: (row) => (row.daysOut === 0 ? <span className="text-ink-soft">never</span> : <StateBadge state="stocked-out" words={`${row.daysOut} ${row.daysOut === 1 ? 'day' : 'days'}`} />) },
    ]} />
  )
}

function curveWords({ known, emptyOn }: SellThroughLine): string {
  const out = emptyOn > 0 ? `, shelf empty on ${emptyOn} of them` : ''
  return known.length === 0 ? 'No sales known' : `Sold per day over ${known.length} known days: ${Math.min(...known)} to ${Math.max(...known)}${out}`
}

function coverText({ cover, onHand }: SellThroughLine): string {
  if (onHand === 0) return 'sold out'
  if (cover === null) return '–'
  return cover > 90 ? '3 months +' : `${Math.max(1, Math.floor(cover))} ${Math.floor(cover) <= 1 ? 'day' : 'days'}`
}
