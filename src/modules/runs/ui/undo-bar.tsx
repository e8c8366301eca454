'use client'
import { Undo2 } from 'lucide-react'
import { momentText } from '#ui/date-text.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { FloorBar } from '#ui/frames/floor-frame.tsx'
import { undoReportAction } from '../actions.ts'
import { canWithdraw, type ReportEntry } from '../domain/outbox.ts'
import { countWords } from './outbox/entry-words.ts'
import { useOutbox, type TakenReport } from './outbox/outbox-context.tsx'

export interface LastReport {
  readonly reportId: string
  readonly runId: string
  readonly number: string
  readonly good: number
  readonly scrap: number
  readonly at: string
  readonly timeZone: string
}

/** The last report of this person, counted or still waiting here, and the button that takes it back. Stands at the bottom of the floor. */
export function UndoBar({ workspace, last }: { readonly workspace: string; readonly last: LastReport | null }) {
  const { ready, entries, takeBack } = useOutbox()
  const takenBack = (id: string) => entries.some((entry) => entry.kind === 'undo' && entry.reportId === id)
  const waiting = entries.findLast((entry): entry is ReportEntry => entry.kind === 'report' && entry.refusal === null && !takenBack(entry.id))
  const counted = last && !takenBack(last.reportId) ? last : null
  if (!waiting && !counted) return null
  const report: TakenReport = waiting ? { ...waiting, reportId: waiting.id } : { ...counted!, run: { id: counted!.runId, number: counted!.number, brandSlug: '', name: '' } }
  const where = waiting ? `${waiting.run.number}, ${canWithdraw(waiting) ? 'waits on this phone' : 'being sent'}` : `${counted!.number}, ${momentText(counted!.at, counted!.timeZone, { date: false })}`
  return (
    <FloorBar label="Last report">
      <p aria-live="polite" className="min-w-0 text-base leading-tight">
        <span className="font-semibold">{countWords(report)}</span>
        <span className="block text-sm opacity-80">{where}</span>
      </p>
      <ActionForm key={report.reportId} action={undoReportAction} send={ready ? () => takeBack(report) : undefined} hidden={{ workspace, reportId: report.reportId }} size="floor" layout="row" label="Take back the last report" className="text-ink">
        <SubmitButton variant="quiet" size="floor" icon={<Undo2 aria-hidden />} pendingLabel="Taking back …">Undo</SubmitButton>
      </ActionForm>
    </FloorBar>
  )
}
