import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { SalesImportRow } from '../queries/imports.ts'
import { FORMAT_WORDS } from './import-words.ts'

/** Uploads, newest first. */
export function ImportsTable({ rows, path }: { readonly rows: readonly SalesImportRow[]; readonly path: string }) {
  return (
    <DataTable caption="Uploads, newest first" rows={rows} rowKey={(row) => row.id} href={(row) => `${path}/${row.id}`} columns={[
      { key: 'file', label: 'File', cell: (row) => <span className="break-all">{row.fileName}</span> },
      { key: 'place', label: 'Sold at', cell: (row) => row.place },
      { key: 'format', label: 'Kind', cell: (row) => FORMAT_WORDS[row.format] ?? row.format },
      { key: 'rows', label: 'Good rows', number: true, cell: (row) => row.goodCount.toLocaleString('en-US') },
      { key: 'bad', label: 'Rejected', number: true, cell: (row) => row.badCount.toLocaleString('en-US') },
      { key: 'by', label: 'Uploaded', cell: (row) => <><DateText instant={row.createdAt} timeZone={row.timeZone} /><span className="block text-sm text-ink-soft">{row.uploadedBy}</span></> },
      { key: 'state', label: 'State', cell: (row) => <StateBadge state={row.state} words={row.state === 'checked' ? 'To be taken' : undefined} /> },
    ]} />
  )
}
