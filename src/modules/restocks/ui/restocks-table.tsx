'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { dayText } from '#ui/date-text.tsx'
import { Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { RestockLine } from './restock-line.ts'

/** Restocks as the brand works through them. `now` is the page's, an ISO instant: the browser counts from the same moment. */
export function RestocksTable({ rows, path, now, caption, sorting }: { readonly rows: readonly RestockLine[]; readonly path: string; readonly now: string; readonly caption: string; readonly sorting?: Sorting }) {
  return (
    <DataTable caption={caption} rows={rows} rowKey={(row) => row.number} href={(row) => `${path}/${row.number}`} sorting={sorting} columns={[
      { key: 'number', label: 'Restock', cell: (row) => <span className="font-mono text-sm whitespace-nowrap">{row.number}</span> },
      { key: 'shop', label: 'Shop', sort: 'shop', cell: (row) => <>{row.shop} <span className="text-ink-soft">{row.city}</span></> },
      { key: 'toys', label: 'Toys', cell: (row) => row.toys, className: 'sm:max-w-80' },
      { key: 'value', label: 'Value', number: true, sort: 'value', cell: (row) => <Money minor={row.value} currency={row.currency} /> },
      { key: 'asked', label: 'Asked', sort: 'asked', first: 'most', cell: (row) => <time dateTime={row.requestedAt} className="whitespace-nowrap">{ago(row.requestedAt, now)}</time> },
      { key: 'day', label: 'Promised by', sort: 'promised', cell: (row) => <PromisedDay row={row} /> },
      { key: 'state', label: 'State', sort: 'state', cell: (row) => (row.late ? <StateBadge state="late" words={`Late, ${row.state}`} /> : <StateBadge state={row.state} />) },
    ]} />
  )
}

function PromisedDay({ row }: { readonly row: RestockLine }) {
  if (row.receivedOn) return <span className="whitespace-nowrap">{row.agreedFor !== null && row.receivedOn > row.agreedFor ? <span className="text-rejected">{dayText(row.receivedOn)}, late</span> : <>{dayText(row.receivedOn)}, kept</>}</span>
  if (!row.promisedOn) return <span className="text-ink-soft">No day</span>
  return <span className="whitespace-nowrap">{dayText(row.promisedOn)}{row.sameWeek && <span className="text-released"> · same week</span>}</span>
}

/** '20 min ago', '3 h ago', '2 days ago'. */
function ago(instant: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 60_000))
  if (minutes < 60) return `${Math.max(1, minutes)} min ago`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`
  return `${Math.round(minutes / 1440)} days ago`
}
