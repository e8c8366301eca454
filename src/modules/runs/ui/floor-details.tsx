import { Camera } from 'lucide-react'
import type { ReactNode } from 'react'
import { momentText } from '#ui/date-text.tsx'
import type { FrozenDesign } from '../domain/freeze.ts'
import type { ReportRow } from '../queries/get-run.ts'

/** Something the floor opens when it needs it; closed it is one 56 px line. */
export function FloorPart({ title, open, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  return (
    <details suppressHydrationWarning open={open} className="border-b border-line">
      <summary className="flex min-h-14 cursor-pointer items-center text-md font-semibold">{title}</summary>
      <div className="pb-6">{children}</div>
    </details>
  )
}

/** The parts of one toy, a line each, in the order of the drawing. */
export function FloorParts({ design, hash }: { readonly design: FrozenDesign; readonly hash: string | null }) {
  return (
    <>
      <ol className="border-t border-line">
        {design.bom.map((line) => (
          <li key={`${line.findNumber}-${line.partRevisionId}`} className="grid grid-cols-[2rem_1fr_auto] items-baseline gap-x-3 border-b border-line py-2.5">
            <span className="tabular text-right text-base text-ink-soft">{line.findNumber}</span>
            <span className="min-w-0"><span className="font-medium">{line.partName}</span> <span className="font-mono text-sm whitespace-nowrap text-ink-soft">{line.partNumber} {line.partRevision}</span></span>
            <span className="tabular text-lg font-semibold">× {line.quantity}</span>
          </li>
        ))}
      </ol>
      {hash && <p className="mt-3 text-base text-ink-soft">Frozen at the release, <code className="font-mono text-sm">{hash.slice(0, 12)}</code>. The brand’s later edits do not change this run.</p>}
    </>
  )
}

/** The reports of a run, a line each, the newest first. */
export function FloorReports({ reports, timeZone, photos }: { readonly reports: readonly ReportRow[]; readonly timeZone: string; readonly photos: string }) {
  return (
    <ul className="border-t border-line">
      {reports.map((report) => (
        <li key={report.id} className="flex items-baseline justify-between gap-4 border-b border-line py-2.5">
          <span className="min-w-0">
            <span className={report.undone ? 'text-ink-soft line-through' : 'font-semibold'}><span className="tabular">{report.good}</span> good{report.scrap > 0 && <>, <span className="tabular">{report.scrap}</span> scrap</>}</span>
            <span className="block text-base text-ink-soft">{report.undone ? 'Taken back' : report.scrapReason}{(report.undone || report.scrapReason) && ' · '}{report.by}</span>
          </span>
          <span className="shrink-0 text-right text-base text-ink-soft">
            {momentText(report.at, timeZone)}
            {report.photoId && <a href={`${photos}/${report.photoId}`} className="prose-link flex min-h-11 items-center justify-end gap-1"><Camera aria-hidden className="size-4" />Photo</a>}
          </span>
        </li>
      ))}
    </ul>
  )
}
