'use client'
import { useEffect, useState } from 'react'
import { Undo2 } from 'lucide-react'
import { momentText } from '#ui/date-text.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { FloorBar } from '#ui/frames/floor-frame.tsx'
import { undoReportAction } from '../actions.ts'
import { canWithdraw, type ReportEntry } from '../domain/outbox.ts'
import { countWords } from '../domain/count-words.ts'
import { useOutbox, type TakenReport } from './outbox/outbox-context.tsx'

/** After a tap the next report under the thumb cannot be taken back at once, in milliseconds: the second tap of two was not meant for it. */
const REST_MS = 1_200

export interface LastReport {
  readonly reportId: string
  readonly runId: string
  readonly number: string
  readonly good: number
  readonly scrap: number
  readonly at: string
  readonly timeZone: string
}

/**
 * The last report of this person, counted or still waiting here, and the button that takes back exactly that one: it names it, and sends its id.
 * A page that was drawn before the last entry of this phone was counted does not know it: until it is drawn anew it offers only what waits here.
 */
export function UndoBar({ workspace, last }: { readonly workspace: string; readonly last: LastReport | null }) {
  const { entries, counted, behind, takeBack } = useOutbox()
  const here = [...counted, ...entries]
  const takenBack = (id: string) => here.some((entry) => entry.kind === 'undo' && entry.reportId === id)
  const entered = here.findLast((entry): entry is ReportEntry => entry.kind === 'report' && entry.refusal === null && !takenBack(entry.id))
  const drawn = last && !behind && !takenBack(last.reportId) ? last : null
  const [tapped, setTapped] = useState(0)
  useEffect(() => {
    const rest = setTimeout(() => setTapped(0), REST_MS)
    return () => clearTimeout(rest)
  }, [tapped])
  if (!entered && !drawn) return null
  const report: TakenReport = entered ? { ...entered, reportId: entered.id } : { ...drawn!, run: { id: drawn!.runId, number: drawn!.number, brandSlug: '', name: '' } }
  const when = entered ? (counted.includes(entered) ? 'counted' : canWithdraw(entered) ? 'waits on this phone' : 'being sent') : momentText(drawn!.at, drawn!.timeZone, { date: false })
  return (
    <FloorBar label="Last report">
      <p aria-live="polite" className="min-w-0 text-base leading-tight">
        {/* On a phone the button beside it says the same and needs the room. */}
        <span className="font-semibold max-sm:sr-only">{countWords(report)}</span>
        <span className="block text-sm opacity-80"><span className="whitespace-nowrap">{report.run.number},</span> <span className={entered ? undefined : 'whitespace-nowrap'}>{when}</span></span>
      </p>
      <div onSubmit={() => setTapped(Date.now())} inert={tapped > 0} className="inert:opacity-50"><ActionForm key={report.reportId} action={undoReportAction} send={() => takeBack(report)} hidden={{ workspace, reportId: report.reportId }} size="floor" layout="row" label="Take back the last report" className="text-ink">
        <SubmitButton variant="quiet" size="floor" icon={<Undo2 aria-hidden />} pendingLabel="Taking back …">Undo {countWords(report)}<span className="sr-only">, {report.run.number}, {when}</span></SubmitButton>
      </ActionForm></div>
    </FloorBar>
  )
}
