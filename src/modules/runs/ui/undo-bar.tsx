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
  const { entries, counted, takeBack } = useOutbox()
  const here = [...counted, ...entries]
  const takenBack = (id: string) => here.some((entry) => entry.kind === 'undo' && entry.reportId === id)
  const entered = here.findLast((entry): entry is ReportEntry => entry.kind === 'report' && entry.refusal === null && !takenBack(entry.id))
  const drawn = last && !takenBack(last.reportId) ? last : null
  if (!entered && !drawn) return null
  const report: TakenReport = entered ? { ...entered, reportId: entered.id } : { ...drawn!, run: { id: drawn!.runId, number: drawn!.number, brandSlug: '', name: '' } }
  const where = entered ? `${entered.run.number}, ${counted.includes(entered) ? 'counted' : canWithdraw(entered) ? 'waits on this phone' : 'being sent'}` : `${drawn!.number}, ${momentText(drawn!.at, drawn!.timeZone, { date: false })}`
  return (
    <FloorBar label="Last report">
      <p aria-live="polite" className="min-w-0 text-base leading-tight">
        <span className="font-semibold">{countWords(report)}</span>
        <span className="block text-sm opacity-80">{where}</span>
      </p>
      <ActionForm key={report.reportId} action={undoReportAction} send={() => takeBack(report)} hidden={{ workspace, reportId: report.reportId }} size="floor" layout="row" label="Take back the last report" className="text-ink">
        <SubmitButton variant="quiet" size="floor" icon={<Undo2 aria-hidden />} pendingLabel="Taking back …">Undo</SubmitButton>
      </ActionForm>
    </FloorBar>
  )
}
