import { Undo2 } from 'lucide-react'
import { momentText } from '#ui/date-text.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { undoReportAction } from '../actions.ts'

/** The last report of this person, and the button that takes it back. Stands at the bottom of the floor. */
export function UndoBar({ workspace, report }: { readonly workspace: string; readonly report: { readonly reportId: string; readonly number: string; readonly good: number; readonly scrap: number; readonly at: string; readonly timeZone: string } }) {
  return (
    <>
      <p className="min-w-0 text-base leading-tight">
        <span className="font-semibold">{report.good} good{report.scrap > 0 ? `, ${report.scrap} scrap` : ''}</span>
        <span className="block text-sm opacity-80">{report.number}, {momentText(report.at, report.timeZone, { date: false })}</span>
      </p>
      <ActionForm key={report.reportId} action={undoReportAction} hidden={{ workspace, reportId: report.reportId }} size="floor" layout="row" label="Take back the last report" className="text-ink">
        <SubmitButton variant="quiet" size="floor" icon={<Undo2 aria-hidden />} pendingLabel="Taking back …">Undo</SubmitButton>
      </ActionForm>
    </>
  )
}
