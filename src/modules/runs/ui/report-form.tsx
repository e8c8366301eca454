'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CircleAlert, Minus, Plus } from 'lucide-react'
import { v7 as uuidv7 } from 'uuid'
import type { FormState } from '#kernel/form-state.ts'
import { writtenNumber } from '#kernel/written-number.ts'
import { cx } from '#ui/class-names.ts'
import { CheckboxField, FileField, SelectField } from '#ui/fields.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { useField, useFormScope } from '#ui/form-context.ts'
import { reportProductionAction } from '../actions.ts'
import type { RunOnPhone } from '../domain/outbox.ts'
import { decideReport, type RunForReport } from '../domain/report.ts'
import { SCRAP_REASONS } from '../schemas.ts'
import { countWords } from '../domain/count-words.ts'
import { useOutbox } from './outbox/outbox-context.tsx'
import { shrinkPhoto } from './outbox/shrink-photo.ts'

const NOTHING = { good: 0, scrap: 0 }

/**
 * Good and scrap in one step: a number, and the button that says what will be sent. The id of the report comes with the page, so that
 * sending it twice counts once; where JavaScript runs each report gets its own. Without JavaScript the numbers are typed.
 */
export function ReportForm({ workspace, run, reportId, quick }: { readonly workspace: string; readonly run: RunOnPhone & RunForReport; readonly reportId: string; readonly quick: readonly number[] }) {
  const { enter } = useOutbox()
  const [id, setId] = useState(reportId)
  const [typed, setTyped] = useState(NOTHING)
  const [cleared, setCleared] = useState(0)
  // A page kept for the time without a network is opened many times: its id must not serve two reports.
  useEffect(() => setId(uuidv7()), [])

  async function send(_: FormState, form: FormData): Promise<FormState | null> {
    const text = (name: string) => String(form.get(name) ?? '')
    const report = { good: writtenNumber(text('good')), scrap: writtenNumber(text('scrap')), scrapReason: text('scrapReason'), confirmOver: text('confirmOver') === 'on' }
    // What the phone knows itself it says at once; whether the run is open is for the server.
    const known = decideReport({ ...run, state: 'in-production' }, report)
    if (!known.ok) return { status: 'refused', message: known.refusal.message, refusal: known.refusal, fieldErrors: known.refusal.field ? { [known.refusal.field]: known.refusal.message } : {} }
    const photo = form.get('photo')
    // The bar at the bottom says it; a message over the button would be in the way of the next report.
    return enter({
      kind: 'report', ...report, id: text('id'), run: { id: run.id, number: run.number, brandSlug: run.brandSlug, name: run.name }, photo: photo instanceof File ? await shrinkPhoto(photo) : null,
    })
  }

  return (
    <ActionForm action={reportProductionAction} send={send} hidden={{ workspace, runId: run.id, id }} size="floor" label="Report production" key={run.id} keep={`report ${run.id}`}
      onDone={(_, untouched) => {
        setId(uuidv7())
        // Somebody who types the next report while this one is on its way keeps what is typed.
        if (!untouched) return
        setTyped(NOTHING)
        setCleared((times) => times + 1)
      }}>
      <CountPad name="good" label="Good" adds={quick} main onCount={(good) => setTyped((now) => ({ ...now, good }))} />
      <OverOrder />
      <ScrapPart key={cleared}>
        <CountPad name="scrap" label="Scrap" adds={[1, 2, 5]} onCount={(scrap) => setTyped((now) => ({ ...now, scrap }))} />
        <SelectField name="scrapReason" label="Why" placeholder="Choose a reason" options={SCRAP_REASONS.map((reason) => ({ value: reason, label: reason }))} />
        <FileField name="photo" label="Photo" optional accept="image/jpeg,image/png,image/webp" capture="environment" />
      </ScrapPart>
      <SubmitButton size="floor" wide pendingLabel="Sending …">{typed.good + typed.scrap > 0 ? `Report ${countWords(typed)}` : 'Report'}</SubmitButton>
    </ActionForm>
  )
}

/** Folded away until it is needed: for scrap, or because an answer found something wrong in it. */
function ScrapPart({ children }: { readonly children: ReactNode }) {
  const { state } = useFormScope()
  const wrong = state.status === 'refused' && ['scrap', 'scrapReason', 'photo'].some((field) => state.fieldErrors?.[field])
  return (
    <details suppressHydrationWarning open={wrong || undefined} className="group border-y border-line">
      <summary className="flex min-h-14 cursor-pointer items-center gap-2 font-semibold"><Plus aria-hidden className="size-5 transition-transform group-open:rotate-45" />Scrap</summary>
      <div className="grid gap-5 pt-1 pb-5">{children}</div>
    </details>
  )
}

/** Shown only after the answer that this is more than was ordered: a slip of the finger should not become stock. */
function OverOrder() {
  const { state } = useFormScope()
  if (state.refusal?.code !== 'over-production') return null
  return <CheckboxField name="confirmOver" label="The number is right: more were made than ordered" />
}

function CountPad({ name, label, adds, main, onCount }: { readonly name: string; readonly label: string; readonly adds: readonly number[]; readonly main?: boolean; readonly onCount: (units: number) => void }) {
  const { inputId, error, value } = useField(name, 0)
  const input = useRef<HTMLInputElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const add = (units: number) => {
    if (!input.current) return
    const sum = Math.max(0, (Number.parseInt(input.current.value, 10) || 0) + units)
    input.current.value = String(sum)
    onCount(sum)
  }
  // Their room is kept until they work: what moved under a finger would be pressed in its place.
  const waits = !ready && 'js-only invisible'
  const step = 'grid size-16 shrink-0 place-items-center rounded-control bg-paper-raised ring-1 ring-line-strong active:bg-paper-sunk'
  return (
    <div className="grid gap-2">
      <label htmlFor={inputId} className={main ? 'sr-only' : 'font-medium'}>{label}</label>
      {main && <span aria-hidden className="no-js-only font-medium">{label}, since the last report</span>}
      <div className="flex items-stretch gap-2">
        <button type="button" className={cx(step, waits)} aria-label={`One fewer: ${label}`} onClick={() => add(-1)}><Minus aria-hidden className="size-6" /></button>
        <input id={inputId} ref={input} type="text" inputMode="numeric" pattern="[0-9]*" autoComplete="off" name={name} defaultValue={value}
          onFocus={(event) => event.currentTarget.select()} onChange={(event) => onCount(/^\d+$/.test(event.currentTarget.value.trim()) ? Number(event.currentTarget.value) : 0)}
          aria-invalid={error ? true : undefined} aria-describedby={error ? `${inputId}-error` : undefined}
          className={`control tabular min-h-16! min-w-0 flex-1 text-center font-display font-semibold ${main ? 'text-2xl!' : 'text-xl!'}`} />
        <button type="button" className={cx(step, waits)} aria-label={`One more: ${label}`} onClick={() => add(1)}><Plus aria-hidden className="size-6" /></button>
      </div>
      <div className={cx('grid auto-cols-fr grid-flow-col gap-2', waits)} role="group" aria-label={`Add to ${label.toLowerCase()}`}>
        {adds.map((units) => <button key={units} type="button" onClick={() => add(units)} className="tabular min-h-16 rounded-control bg-paper-raised text-lg font-semibold ring-1 ring-line-strong active:bg-paper-sunk">+{units}</button>)}
      </div>
      {error && <p id={`${inputId}-error`} className="flex items-start gap-1.5 font-medium text-rejected"><CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />{error}</p>}
    </div>
  )
}
