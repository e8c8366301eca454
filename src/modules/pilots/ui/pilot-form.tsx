import type { ReactNode } from 'react'
import type { FormState } from '#kernel/form-state.ts'
import { DateField, MoneyField, NumberField, SelectField, TextArea, TextField, type Option } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { METRIC_WORDS, PILOT_METRICS, type PilotMetric } from '../domain/metrics.ts'

export interface PilotFormValues {
  readonly title?: string
  readonly skuId?: string
  readonly hypothesis?: string
  readonly stopRule?: string
  readonly plannedQuantity?: number
  readonly budget?: string
  readonly startsOn?: string | null
  readonly decisionDate?: string
  readonly metrics?: readonly PilotMetric[]
}

const ROWS = PILOT_METRICS.length
const METRIC_OPTIONS = PILOT_METRICS.map((metric) => ({ value: metric, label: `${METRIC_WORDS[metric].name}, ${METRIC_WORDS[metric].unit}` }))
const DIRECTIONS = [{ value: 'at-least', label: 'at least' }, { value: 'at-most', label: 'at most' }]

/** What a pilot says before it starts. Used to plan one, and to change one (then `skuOptions` is left out: another SKU is another pilot). */
export function PilotForm({ action, hidden, values = {}, currency, skuOptions, children, submit }: {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>
  readonly hidden: Readonly<Record<string, string | number | undefined>>
  readonly values?: PilotFormValues
  readonly currency: string
  readonly skuOptions?: readonly Option[]
  /** Further fields, before the buttons. */
  readonly children?: ReactNode
  readonly submit: ReactNode
}) {
  const rows = Array.from({ length: ROWS }, (_, index) => values.metrics?.[index])
  return (
    <ActionForm action={action} hidden={{ ...hidden, currency }} className="max-w-2xl gap-6">
      <TextField name="title" label="Title" defaultValue={values.title} placeholder="Does a tide sensor sell in neighbourhood shops?" maxLength={120} />
      {skuOptions && <SelectField name="skuId" label="SKU to test" placeholder="Choose one SKU" options={skuOptions} defaultValue={values.skuId} help="One pilot tests one SKU. Two ideas are two pilots." />}
      <TextArea name="hypothesis" label="Hypothesis" rows={3} defaultValue={values.hypothesis} help="What you expect, of whom, at what price, and why. Somebody else should be able to tell whether it came true." />
      <fieldset>
        <legend className="font-medium">Metrics</legend>
        <p className="measure mb-3 text-sm text-ink-soft">What decides. The verdict is computed from these, and nothing else; they are locked when the first run is released.</p>
        <div className="grid gap-2">
          {rows.map((metric, index) => (
            <div key={index} className="grid grid-cols-[minmax(0,1fr)_6.5rem_6rem] items-start gap-2">
              <SelectField name={`metrics[${index}].metric`} label={`Metric ${index + 1}`} hideLabel placeholder={index === 0 ? 'Choose a metric' : 'No further metric'} options={METRIC_OPTIONS} defaultValue={metric?.metric} />
              <SelectField name={`metrics[${index}].direction`} label={`Direction of metric ${index + 1}`} hideLabel options={DIRECTIONS} defaultValue={metric?.direction ?? 'at-least'} />
              <NumberField name={`metrics[${index}].threshold`} label={`Threshold of metric ${index + 1}`} hideLabel decimals defaultValue={metric?.threshold} />
            </div>
          ))}
        </div>
        <details suppressHydrationWarning className="mt-2 text-sm text-ink-soft"><summary className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-4">What each metric counts</summary>
          <ul className="mt-1 grid gap-1">{PILOT_METRICS.map((metric) => <li key={metric}><span className="font-medium text-ink">{METRIC_WORDS[metric].name}</span>: {METRIC_WORDS[metric].meaning}.</li>)}</ul>
        </details>
      </fieldset>
      <TextField name="stopRule" label="Stop rule" defaultValue={values.stopRule} placeholder="Stop when five units come back with the same fault." help="When would you end it early, whatever the sales?" />
      <div className="grid items-start gap-x-5 gap-y-6 sm:grid-cols-2">
        <NumberField name="plannedQuantity" label="Quantity" unit="units" defaultValue={values.plannedQuantity} help="A pilot is a short run: 50 to 500 is usual." />
        <MoneyField name="budget" label="Budget" optional currency={currency} defaultValue={values.budget} />
        <DateField name="startsOn" label="First day of sale" optional defaultValue={values.startsOn} />
        <DateField name="decisionDate" label="Decision date" defaultValue={values.decisionDate} help="On this day you decide: repeat, iterate or stop." />
      </div>
      {children}
      <div className="flex flex-wrap items-center gap-3">{submit}</div>
    </ActionForm>
  )
}
