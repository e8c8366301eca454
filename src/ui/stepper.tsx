'use client'
import { useRef } from 'react'
import { Minus, Plus } from 'lucide-react'
import { cx } from './class-names.ts'
import { Field, type FieldProps } from './fields.tsx'
import { useField } from './form-context.ts'

/** A quantity with − and + beside it. Steps by `step` between `min` and `max`; without JavaScript it is the plain field. */
export function Stepper({ defaultValue, min = 0, max, step = 1, size = 'touch', unit, onValue, ...field }: FieldProps & {
  readonly defaultValue?: number
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly size?: 'touch' | 'floor'
  readonly unit?: string
  readonly onValue?: (value: number) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const { value } = useField(field.name, defaultValue)
  const turn = (direction: 1 | -1) => {
    const element = input.current
    if (!element) return
    const present = Number.parseInt(element.value, 10)
    const from = Number.isNaN(present) ? min - (direction === 1 ? step : 0) : present
    // From a crooked number to the next straight one: 7 in steps of 5 goes to 10 or 5.
    const next = direction === 1 ? Math.floor((from - min) / step) * step + min + step : Math.ceil((from - min) / step) * step + min - step
    element.value = String(Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min, next)))
    element.dispatchEvent(new Event('input', { bubbles: true }))
    onValue?.(Number(element.value))
  }
  const target = cx('js-only grid shrink-0 place-items-center text-ink hover:bg-paper-sunk active:bg-line', size === 'floor' ? 'size-14' : 'size-11')
  return (
    <Field {...field}>
      {(described) => (
        <div className="control-group w-fit">
          <button type="button" className={target} aria-label={`Fewer: ${field.label}`} onClick={() => turn(-1)}><Minus aria-hidden className="size-5" /></button>
          <input {...described} ref={input} type="text" inputMode="numeric" autoComplete="off" name={field.name} defaultValue={value} disabled={field.disabled}
            onChange={(event) => onValue?.(Number(event.currentTarget.value) || 0)}
            className={cx('control tabular text-center font-semibold', size === 'floor' ? 'w-28! min-h-14! text-xl!' : 'w-20! min-h-11! text-md!')} />
          {unit && <span className="unit" aria-hidden>{unit}</span>}
          <button type="button" className={target} aria-label={`More: ${field.label}`} onClick={() => turn(1)}><Plus aria-hidden className="size-5" /></button>
        </div>
      )}
    </Field>
  )
}
