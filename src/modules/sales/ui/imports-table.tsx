'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ImportLine } from './import-line.ts'

/** Uploads, newest first. */
export function ImportsTable({ rows, path }: { readonly rows: readonly ImportLine[]; readonly path: string }) {
  return (
    <DataTable caption="Uploads, newest first" rows={rows} rowKey={(row) => row.id} href={(row) => `${path}/${row.id}`} columns={[
      { key: 'file', label: 'File', cell: (row) => <span className="break-all">{row.fileName}</span> },
      { key: 'place', label: 'Sold at', cell: (row) => row.place },
      { key: 'format', label: 'Kind', cell: (row) => row.format },
      { key: 'rows', label: 'Good rows', number: true, cell: (row) => row.goodCount.toLocaleString('en-US') },
      { key: 'bad', label: 'Rejected', number: true, cell: (row) => row.badCount.toLocaleString('en-US') },
      { key: 'by', label: 'Uploaded', cell: (row) => <><DateText instant={row.createdAt} words={row.uploaded} /><span className="block text-sm text-ink-soft">{row.uploadedBy}</span></> },
      { key: 'state', label: 'State', cell: (row) => <StateBadge state={row.state} words={row.state === 'checked' ? 'To be taken' : undefined} /> },
    ]} />
  )
}
