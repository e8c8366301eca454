import { Camera } from 'lucide-react'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import type { ReportRow } from '../queries/get-run.ts'

/** What the floor reported, newest first. A report that was taken back stays, struck through. `photos` is the address they are read from. */
export function ReportsList({ reports, timeZone, photos }: { readonly reports: readonly ReportRow[]; readonly timeZone: string; readonly photos: string }) {
  const struck = (report: ReportRow, children: React.ReactNode) => (report.undone ? <s className="text-ink-soft">{children}</s> : children)
  return (
    <DataTable
      caption="Production reports" rows={reports} rowKey={({ id }) => id}
      columns={[
        { key: 'at', label: 'When', cell: (report) => struck(report, <DateText instant={report.at} timeZone={timeZone} />) },
        { key: 'good', label: 'Good', number: true, cell: (report) => struck(report, <Count value={report.good} />) },
        { key: 'scrap', label: 'Scrap', number: true, cell: (report) => struck(report, <Count value={report.scrap} />) },
        { key: 'reason', label: 'Why', cell: (report) => (report.undone ? <span className="text-ink-soft">Taken back</span> : report.scrapReason || <span className="text-ink-soft">–</span>) },
        { key: 'photo', label: 'Photo', cell: ({ photoId }) => (photoId ? <a href={`${photos}/${photoId}`} className="prose-link inline-flex items-center gap-1"><Camera aria-hidden className="size-3.5" />Photo</a> : <span className="text-ink-soft">–</span>) },
        { key: 'by', label: 'By', cell: ({ by }) => by },
      ]}
    />
  )
}
