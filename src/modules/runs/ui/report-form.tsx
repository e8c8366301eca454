'use client'
import { useEffect, useRef, useState } from 'react'
import { CircleAlert, Minus, Plus } from 'lucide-react'
import { CheckboxField, FileField, SelectField } from '#ui/fields.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { useField, useFormScope } from '#ui/form-context.ts'
import { reportProductionAction } from '../actions.ts'
import { SCRAP_REASONS } from '../schemas.ts'

/**
 * Good and scrap in one step. The id of the report comes with the page, so that sending it twice counts once;
 * after an answer the form makes the next one itself. Quick buttons add; without JavaScript the numbers are typed.
 */
export function ReportForm({ workspace, runId, reportId, remaining }: { readonly workspace: string; readonly runId: string; readonly reportId: string; readonly remaining: number }) {
  const [id, setId] = useState(reportId)
  return (
    <ActionForm action={reportProductionAction} hidden={{ workspace, runId, id }} size="floor" label="Report production" onDone={() => setId(freshUuid())} key={runId}>
      <CountPad name="good" label="Good" adds={[1, 5, 10, 20]} main most={remaining} />
      <OverOrder />
      <details key={id} className="group rounded-surface ring-1 ring-line-strong open:bg-paper-raised">
        <summary className="flex min-h-14 cursor-pointer items-center gap-2 px-4 font-semibold"><Plus aria-hidden className="size-5 group-open:rotate-45" />Scrap</summary>
        <div className="grid gap-5 px-4 pt-1 pb-5">
          <CountPad name="scrap" label="Scrap" adds={[1, 5]} />
          <SelectField name="scrapReason" label="Why" placeholder="Choose a reason" options={SCRAP_REASONS.map((reason) => ({ value: reason, label: reason }))} />
          <FileField name="photo" label="Photo" optional accept="image/jpeg,image/png,image/webp" capture="environment" />
        </div>
      </details>
      <SubmitButton size="floor" wide pendingLabel="Sending …">Report</SubmitButton>
    </ActionForm>
  )
}

/** Shown only after the answer that this is more than was ordered: a slip of the finger should not become stock. */
function OverOrder() {
  const { state } = useFormScope()
  if (state.refusal?.code !== 'over-production') return null
  return <CheckboxField name="confirmOver" label="The number is right: more were made than ordered" />
}

function CountPad({ name, label, adds, main, most }: { readonly name: string; readonly label: string; readonly adds: readonly number[]; readonly main?: boolean; readonly most?: number }) {
  const { inputId, error, value } = useField(name, 0)
  const input = useRef<HTMLInputElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const add = (units: number) => {
    if (!input.current) return
    input.current.value = String(Math.max(0, (Number.parseInt(input.current.value, 10) || 0) + units))
  }
  const step = 'grid size-16 shrink-0 place-items-center rounded-control bg-paper-raised ring-1 ring-line-strong active:bg-paper-sunk'
  return (
    <div className="grid gap-2">
      <label htmlFor={inputId} className={main ? 'text-md font-semibold' : 'font-medium'}>{label}</label>
      <div className="flex items-stretch gap-2">
        {ready && <button type="button" className={step} aria-label={`One fewer: ${label}`} onClick={() => add(-1)}><Minus aria-hidden className="size-6" /></button>}
        <input id={inputId} ref={input} type="text" inputMode="numeric" pattern="[0-9]*" autoComplete="off" name={name} defaultValue={value} onFocus={(event) => event.currentTarget.select()}
          aria-invalid={error ? true : undefined} aria-describedby={error ? `${inputId}-error` : undefined}
          className={`control tabular min-h-16! min-w-0 flex-1 text-center font-display font-semibold ${main ? 'text-2xl!' : 'text-xl!'}`} />
        {ready && <button type="button" className={step} aria-label={`One more: ${label}`} onClick={() => add(1)}><Plus aria-hidden className="size-6" /></button>}
      </div>
      {ready && (
        <div className="grid grid-cols-4 gap-2" role="group" aria-label={`Add to ${label.toLowerCase()}`}>
          {adds.map((units) => <button key={units} type="button" onClick={() => add(units)} className="tabular min-h-14 rounded-control bg-paper-raised text-lg font-semibold ring-1 ring-line-strong active:bg-paper-sunk">+{units}</button>)}
        </div>
      )}
      {error && <p id={`${inputId}-error`} className="flex items-start gap-1.5 font-medium text-rejected"><CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />{error}</p>}
      {most !== undefined && <p className="text-base text-ink-soft">{most > 0 ? `${most.toLocaleString('en-US')} still to make.` : 'The order is complete.'}</p>}
    </div>
  )
}

/** `crypto.randomUUID` is missing on plain-http addresses other than localhost (a phone in the workshop). */
function freshUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
