'use client'
import { createContext, useContext, useId, type ReactNode, type Ref } from 'react'
import { LoaderCircle } from 'lucide-react'
import { BUTTON_FIELDS } from '#kernel/button-fields.ts'
import { idleForm, type FormState } from '#kernel/form-state.ts'
import type { ButtonSize, ButtonVariant } from './button-class.ts'
import { Button } from './button.tsx'
import { cx } from './class-names.ts'
import { ErrorSummary, HiddenFields, PostedMessage, useSentForm, type ActionFormProps } from './form.tsx'

interface RowScope {
  readonly state: FormState
  /** What was posted without JavaScript came to this. */
  readonly posted: FormState
  readonly pending: boolean
  /** The fields of the button whose answer this is. */
  readonly at: string | null
  readonly summary: Ref<HTMLDivElement>
}

/** Forms of the list by their id. */
const RowForms = createContext<Readonly<Record<string, RowScope>>>({})

/**
 * One form for a list whose rows have a RowButton each: a form a row costs as much as the row. `hidden` is what all rows have in common. Posts without
 * JavaScript as an ActionForm does; an answer is told at the row whose button was pressed.
 */
export function RowForm({ id, action, hidden, children }: Pick<ActionFormProps, 'action' | 'hidden'> & { readonly id: string; readonly children: ReactNode }) {
  const { form, summary, state, posted, pressed, pending, key, formAction, submit } = useSentForm({ action }, true)
  const typed = posted.values?.[BUTTON_FIELDS]
  const at = pressed ?? (typeof typed === 'string' ? typed : null)
  return (
    <RowForms value={{ ...useContext(RowForms), [id]: { state: pending ? idleForm : state, posted, pending, at, summary } }}>
      {children}
      <form ref={form} id={id} action={formAction} onSubmit={submit} hidden><HiddenFields fields={hidden} idempotencyKey={key} /></form>
    </RowForms>
  )
}

/**
 * Sends the RowForm `of` with `fields`, a query string. `label` says what it does to whom knows the row by ear only. While an answer is awaited
 * only its own row is busy; a press on another is not sent: the answer may lead away.
 */
export function RowButton({ of, fields, label, pendingLabel = 'Saving …', variant, size = 'normal', className, children }: {
  readonly of: string
  readonly fields: string
  readonly label: string
  readonly pendingLabel?: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId().replaceAll(/[^\w-]/g, '')
  const scope = useContext(RowForms)[of]
  const here = scope?.at === fields ? scope : undefined
  const pending = here?.pending === true
  return (
    <div role="group" aria-label={label} className="grid gap-5">
      {here && <ErrorSummary state={here.state} formId={id} hidden={here.state.fieldErrors} ref={here.summary} />}
      {here && <PostedMessage state={here.posted} />}
      <Button type="submit" form={of} name={BUTTON_FIELDS} value={fields} variant={variant} size={size} disabled={pending} aria-busy={pending || undefined} className={cx('justify-self-start', className)} icon={pending ? <LoaderCircle aria-hidden className="turn" /> : undefined}>
        {pending ? pendingLabel : children}
      </Button>
    </div>
  )
}
