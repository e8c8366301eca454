'use client'
import type { ComponentProps, ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { cx } from './class-names.ts'
import { useField } from './form-context.ts'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly help?: ReactNode
  /** An error the page knows itself; the form's own answer goes first. */
  readonly error?: string
  /** Says "optional" after the label. Required is the default and is not marked. */
  readonly optional?: boolean
  readonly disabled?: boolean
  readonly className?: string
  /** For table cells and search boxes: the label is there, but not seen. */
  readonly hideLabel?: boolean
}

type Described = { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true; readonly id: string }

/** Label above, control, help below, error beside it in words. All fields are built on it; own controls can be too. */
export function Field({ name, label, help, error: known, optional, className, hideLabel, children }: FieldProps & { readonly children: (described: Described) => ReactNode }) {
  const { inputId, error: answered } = useField(name)
  const error = answered ?? known
  const describedBy = [help && `${inputId}-help`, error && `${inputId}-error`].filter(Boolean).join(' ')
  return (
    <div className={cx('field grid gap-1.5', className)}>
      <label htmlFor={inputId} className={hideLabel ? 'sr-only' : 'font-medium'}>{label}{optional && <span className="font-normal text-ink-soft"> · optional</span>}</label>
      {children({ id: inputId, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${inputId}-error`}>{error}</FieldError>}
      {help && <p id={`${inputId}-help`} className="measure text-sm text-ink-soft">{help}</p>}
    </div>
  )
}

function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-rejected"><CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />{children}</p>
}

function Unit({ before, after, children }: { readonly before?: string; readonly after?: string; readonly children: ReactNode }) {
  if (!before && !after) return children
  return (
    <div className="control-group">
      {before && <span className="unit" aria-hidden>{before}</span>}
      {children}
      {after && <span className="unit" aria-hidden>{after}</span>}
    </div>
  )
}

type InputExtras = Pick<ComponentProps<'input'>, 'type' | 'autoComplete' | 'placeholder' | 'inputMode' | 'maxLength' | 'required' | 'autoFocus' | 'list' | 'spellCheck' | 'onChange'>

/** One line of text. `unit` stands inside the control, at its end; `mono` is for codes and numbers of documents. */
export function TextField({ defaultValue, unit, prefix, mono, type = 'text', autoComplete, placeholder, inputMode, maxLength, required, autoFocus, list, spellCheck, onChange, ...field }: FieldProps & InputExtras & {
  readonly defaultValue?: string | null
  readonly unit?: string
  readonly prefix?: string
  readonly mono?: boolean
}) {
  const { value } = useField(field.name, defaultValue)
  return (
    <Field {...field}>
      {(described) => (
        <Unit before={prefix} after={unit}>
          <input {...described} {...{ type, autoComplete, placeholder, inputMode, maxLength, required, autoFocus, list, spellCheck, onChange }} name={field.name} defaultValue={type === 'password' ? undefined : value} disabled={field.disabled}
            className={cx('control', mono && 'font-mono')} />
        </Unit>
      )}
    </Field>
  )
}

/** A whole or decimal number. A text input with a numeric keypad: no wheel accidents, and what was typed wrongly comes back as typed. */
export function NumberField({ defaultValue, unit, prefix, decimals, placeholder, required, ...field }: FieldProps & {
  readonly defaultValue?: number | string | null
  readonly unit?: string
  readonly prefix?: string
  readonly decimals?: boolean
  readonly placeholder?: string
  readonly required?: boolean
}) {
  const { value } = useField(field.name, defaultValue)
  return (
    <Field {...field}>
      {(described) => (
        <Unit before={prefix} after={unit}>
          <input {...described} type="text" inputMode={decimals ? 'decimal' : 'numeric'} autoComplete="off" name={field.name} defaultValue={value} placeholder={placeholder} required={required} disabled={field.disabled} className="control tabular" />
        </Unit>
      )}
    </Field>
  )
}

/** An amount in a currency, posted as people write it ('12.50'); the currency stands in the field. */
export function MoneyField({ currency, defaultValue, ...field }: FieldProps & { readonly currency: string; readonly defaultValue?: string | null; readonly required?: boolean }) {
  return <NumberField {...field} decimals unit={currency} defaultValue={defaultValue} />
}

/** A day. The browser's own picker; posts 'YYYY-MM-DD'. */
export function DateField({ defaultValue, min, max, required, ...field }: FieldProps & {
  readonly defaultValue?: string | null
  readonly min?: string
  readonly max?: string
  readonly required?: boolean
}) {
  const { value } = useField(field.name, defaultValue)
  return (
    <Field {...field}>
      {(described) => <input {...described} type="date" name={field.name} defaultValue={value} min={min} max={max} required={required} disabled={field.disabled} className="control tabular max-w-52" />}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({ defaultValue, rows = 4, placeholder, maxLength, required, ...field }: FieldProps & {
  readonly defaultValue?: string | null
  readonly rows?: number
  readonly placeholder?: string
  readonly maxLength?: number
  readonly required?: boolean
}) {
  const { value } = useField(field.name, defaultValue)
  return (
    <Field {...field}>
      {(described) => <textarea {...described} name={field.name} rows={rows} defaultValue={value} placeholder={placeholder} maxLength={maxLength} required={required} disabled={field.disabled} className="control resize-y" />}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly help?: ReactNode
  readonly disabled?: boolean
  /** In a select: the heading it stands under. */
  readonly group?: string
}

/** One of many. `placeholder` is the empty first choice ("Choose a workshop"). */
export function SelectField({ options, defaultValue, placeholder, required, onChange, ...field }: FieldProps & {
  readonly options: readonly Option[]
  readonly defaultValue?: string | null
  readonly placeholder?: string
  readonly required?: boolean
  readonly onChange?: ComponentProps<'select'>['onChange']
}) {
  const { value } = useField(field.name, defaultValue)
  const groups = [...new Set(options.map((option) => option.group))]
  const list = (group: string | undefined) => options.filter((option) => option.group === group).map((option) => <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>)
  return (
    <Field {...field}>
      {(described) => (
        // A new default needs a new select: React does not move the browser's default option.
        <select key={value ?? ''} {...described} name={field.name} defaultValue={value ?? ''} required={required} disabled={field.disabled} onChange={onChange} className="control">
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {groups.map((group) => group === undefined ? list(undefined) : <optgroup key={group} label={group}>{list(group)}</optgroup>)}
        </select>
      )}
    </Field>
  )
}

/** One of a few, all seen at once. */
export function RadioGroup({ options, defaultValue, name, label, help, error: known, optional, disabled, className, hideLabel }: FieldProps & { readonly options: readonly Option[]; readonly defaultValue?: string | null }) {
  const { inputId, error: answered, value } = useField(name, defaultValue)
  const error = answered ?? known
  return (
    <fieldset role="radiogroup" aria-invalid={error ? true : undefined} className={className} aria-describedby={[help && `${inputId}-help`, error && `${inputId}-error`].filter(Boolean).join(' ') || undefined}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>{label}{optional && <span className="font-normal text-ink-soft"> · optional</span>}</legend>
      {error && <FieldError id={`${inputId}-error`}>{error}</FieldError>}
      <div className="grid">
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-9 cursor-pointer items-start gap-2.5 rounded-control py-1.5 in-data-[size=floor]:min-h-14 in-data-[size=floor]:items-center in-data-[size=touch]:min-h-11">
            <input id={index === 0 ? inputId : undefined} key={value ?? ''} type="radio" name={name} value={option.value} defaultChecked={option.value === value} disabled={disabled || option.disabled} className="mt-0.5 size-[18px] shrink-0 in-data-[size=floor]:size-7" />
            <span><span className="font-medium">{option.label}</span>{option.help && <span className="block text-sm text-ink-soft">{option.help}</span>}</span>
          </label>
        ))}
      </div>
      {help && <p id={`${inputId}-help`} className="measure mt-1 text-sm text-ink-soft">{help}</p>}
    </fieldset>
  )
}

/** Yes or no; posts `value` ('on' unless told) when ticked. */
export function CheckboxField({ name, label, help, error: known, defaultChecked = false, value = 'on', disabled, className }: FieldProps & { readonly defaultChecked?: boolean; readonly value?: string }) {
  const { inputId, error: answered, typedValues } = useField(name)
  const error = answered ?? known
  const checked = typedValues ? typedValues.includes(value) : defaultChecked
  return (
    <div className={className}>
      <label htmlFor={inputId} className="flex min-h-9 items-start gap-2.5 py-1.5 in-data-[size=floor]:min-h-14 in-data-[size=floor]:items-center in-data-[size=touch]:min-h-11">
        <input key={String(checked)} id={inputId} type="checkbox" name={name} value={value} defaultChecked={checked} disabled={disabled} aria-invalid={error ? true : undefined}
          aria-describedby={[help && `${inputId}-help`, error && `${inputId}-error`].filter(Boolean).join(' ') || undefined} className="mt-0.5 size-[18px] shrink-0 in-data-[size=floor]:size-7" />
        <span className="font-medium">{label}</span>
      </label>
      {error && <FieldError id={`${inputId}-error`}>{error}</FieldError>}
      {help && <p id={`${inputId}-help`} className="measure pl-7 text-sm text-ink-soft">{help}</p>}
    </div>
  )
}

/** Any number of a few, all seen at once; posts the value of each that is ticked. One error for all of them. */
export function CheckboxGroup({ options, defaultValues, name, label, help, error: known, optional, disabled, className }: FieldProps & { readonly options: readonly Option[]; readonly defaultValues: readonly string[] }) {
  const { inputId, error: answered, typedValues } = useField(name)
  const error = answered ?? known
  const ticked = typedValues ?? defaultValues
  return (
    <fieldset className={className} aria-describedby={[help && `${inputId}-help`, error && `${inputId}-error`].filter(Boolean).join(' ') || undefined}>
      <legend className="mb-1 font-medium">{label}{optional && <span className="font-normal text-ink-soft"> · optional</span>}</legend>
      {error && <FieldError id={`${inputId}-error`}>{error}</FieldError>}
      <div className="flex flex-wrap gap-x-5">
        {options.map((option, index) => {
          const checked = ticked.includes(option.value)
          return (
            <label key={option.value} className="flex min-h-9 items-start gap-2.5 py-1.5 in-data-[size=floor]:min-h-14 in-data-[size=floor]:items-center in-data-[size=touch]:min-h-11">
              <input key={String(checked)} id={index === 0 ? inputId : undefined} type="checkbox" name={name} value={option.value} defaultChecked={checked} disabled={disabled || option.disabled} aria-invalid={error ? true : undefined}
                className="mt-0.5 size-[18px] shrink-0 in-data-[size=floor]:size-7" />
              <span className="font-medium">{option.label}</span>
            </label>
          )
        })}
      </div>
      {help && <p id={`${inputId}-help`} className="measure mt-1 text-sm text-ink-soft">{help}</p>}
    </fieldset>
  )
}

/** Fields that are rows of one list: what is wrong with the list itself (too many of them) stands here, and the form's summary leads here. */
export function FieldRows({ name, label, optional, children }: { readonly name: string; readonly label: string; readonly optional?: boolean; readonly children: ReactNode }) {
  const { inputId, error } = useField(name)
  return (
    <fieldset id={inputId} tabIndex={-1} aria-describedby={error && `${inputId}-error`} className="grid gap-3 outline-none">
      <legend className="mb-2 font-medium">{label}{optional && <span className="font-normal text-ink-soft"> · optional</span>}</legend>
      {error && <FieldError id={`${inputId}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}

/** A file to send. It stays chosen after a refusal (with JavaScript; browsers forget it otherwise). */
export function FileField({ accept, capture, required, ...field }: FieldProps & { readonly accept?: string; readonly capture?: 'environment' | 'user'; readonly required?: boolean }) {
  return (
    <Field {...field}>
      {(described) => (
        <input {...described} type="file" name={field.name} accept={accept} capture={capture} required={required} disabled={field.disabled}
          className="control border-dashed! py-2! file:mr-3 file:rounded-control file:border-0 file:bg-paper-sunk file:px-3 file:py-1.5 file:font-semibold file:text-ink" />
      )}
    </Field>
  )
}
