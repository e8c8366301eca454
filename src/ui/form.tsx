'use client'
import { startTransition, useActionState, useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { LoaderCircle, OctagonAlert } from 'lucide-react'
import { TOO_LARGE, tooLargeField } from '#kernel/body-limit.ts'
import { idleForm, type FormState } from '#kernel/form-state.ts'
import type { ButtonSize, ButtonVariant } from './button-class.ts'
import { Button } from './button.tsx'
import { cx } from './class-names.ts'
import { FormContext, fieldId, useFormScope } from './form-context.ts'
import { freshKey } from './fresh-key.ts'
import { useKeptTyping } from './kept-typing.ts'
import { showFlash, showToast } from './toast.tsx'

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export interface ActionFormProps {
  readonly action: FormAction
  /** Takes the place of the action where JavaScript runs: the floor keeps what is entered and sends it itself. Null: it cannot, the action does it. */
  readonly send?: (previous: FormState, form: FormData) => Promise<FormState | null>
  /** Hidden fields: the workspace, the version of the row, its id. */
  readonly hidden?: Readonly<Record<string, string | number | undefined>>
  readonly children?: ReactNode
  /** With it the form gets its own submit button; without it, put a SubmitButton among the children. */
  readonly submitLabel?: string
  readonly pendingLabel?: string
  readonly variant?: ButtonVariant
  /** Beside the submit button: a way out. */
  readonly beside?: ReactNode
  /** touch: 44 px controls (shop, public); floor: 56 px. */
  readonly size?: 'normal' | 'touch' | 'floor'
  /** A server-made key, so that a double post without JavaScript has one effect. With JavaScript the form makes its own. */
  readonly idempotencyKey?: string
  /** Told when it went through; the toast is shown anyway. */
  readonly onDone?: (state: FormState, untouched: boolean) => void
  /** Under this name what is typed and not sent is put back when the page was loaded again meanwhile. */
  readonly keep?: string
  readonly className?: string
  /** For controls that stand outside of it and belong to it by `form`. */
  readonly id?: string
  /** Row: fields and button on one line (a quantity and "Add"). */
  readonly layout?: 'column' | 'row'
  readonly label?: string
}

/**
 * A form that posts to a server action. Without JavaScript it is an ordinary form. With it: nothing that was typed is lost after a
 * refusal or a broken connection, errors are summed up at the top with links to their fields, the button waits, success is a toast.
 */
export function ActionForm(props: ActionFormProps) {
  const { hidden, children, submitLabel, pendingLabel, variant = 'primary', beside, size = 'normal', keep, className, layout = 'column', label, id: formId } = props
  const id = useId().replaceAll(/[^\w-]/g, '')
  const { form, summary, state, refusal, posted, pending, key, formAction, submit } = useSentForm(props)
  useKeptTyping(form, keep, refusal)

  return (
    <FormContext value={{ state, pending, id }}>
      <form ref={form} id={formId} action={formAction} onSubmit={submit} noValidate data-size={size} aria-label={label} className={cx(layout === 'row' ? 'field-row' : 'grid gap-5', className)}>
        <HiddenFields fields={hidden} idempotencyKey={key} />
        <ErrorSummary state={state} formId={id} hidden={hidden} ref={summary} />
        <PostedMessage state={posted} />
        {children}
        {submitLabel && (
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton variant={variant} size={size} pendingLabel={pendingLabel}>{submitLabel}</SubmitButton>
            {beside}
          </div>
        )}
      </form>
    </FormContext>
  )
}

/**
 * Sends a form by hand where JavaScript runs; without it `formAction` does. `keyPerButton`: each of its buttons is an entry of its own, so that
 * one pressed after another's answer was lost does not come under that one's key.
 */
export function useSentForm({ action, send, idempotencyKey, onDone }: Pick<ActionFormProps, 'action' | 'send' | 'idempotencyKey' | 'onDone'>, keyPerButton = false) {
  const [postedState, formAction] = useActionState(action, idleForm)
  const [answer, setAnswer] = useState<{ state: FormState; count: number; untouched: boolean }>({ state: idleForm, count: 0, untouched: true })
  const [pending, setPending] = useState(false)
  /** What the button says that was pressed last; null: none was, here. */
  const [pressed, setPressed] = useState<string | null>(null)
  const [key, setKey] = useState(idempotencyKey ?? '')
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const state = answer.count > 0 ? answer.state : postedState

  useEffect(() => setKey(freshKey()), [])
  useEffect(() => {
    if (answer.count === 0) return
    if (answer.state.status === 'refused') summary.current?.focus()
    // What was typed since it was sent is the next entry: it stays.
    if (answer.state.status === 'done' && answer.untouched) form.current?.reset()
  }, [answer])
  useEffect(() => {
    if (postedState.status === 'refused') summary.current?.focus()
  }, [postedState])

  function submit(event: FormEvent<HTMLFormElement>) {
    if (event.defaultPrevented) return
    // Sent by hand, not by React's form action: React would reset the fields after every answer, also after a refusal.
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    const button = submitter instanceof HTMLButtonElement ? submitter.value : ''
    if (keyPerButton && pressed !== null && button !== pressed) {
      const fresh = freshKey()
      data.set('idempotencyKey', fresh)
      setKey(fresh)
    }
    setPressed(button)
    const sent = typedIn(event.currentTarget)
    setPending(true)
    startTransition(async () => {
      try {
        const next = (await send?.(state, data)) ?? tooLarge(data) ?? (await action(state, data))
        // Next redirects and leaves without an answer.
        if (next === undefined) return
        setKey(freshKey())
        const untouched = form.current === null || typedIn(form.current) === sent
        setAnswer(({ count }) => ({ state: next, count: count + 1, untouched }))
        if (next.status === 'done') {
          if (next.message) showToast(next.message)
          onDone?.(next, untouched)
        }
      } catch (error) {
        const digest = digestOf(error)
        if (digest.startsWith('NEXT_') && digest !== NOT_FOUND) throw error
        const message = digest === NOT_FOUND ? 'This is not here any more, or no longer yours to change. What you typed is still here, but not saved: load the page again.'
          : 'No answer came back. Everything you typed is still here: check the connection and send it again. It will not count twice.'
        setAnswer(({ count }) => ({ state: { status: 'refused', message }, count: count + 1, untouched: true }))
      } finally {
        setPending(false)
        // One who is sent to the very page they are on changes no address by which the toaster would notice.
        showFlash()
      }
    })
  }

  return { form, summary, state, refusal: state.status === 'refused' ? answer : null, posted: answer.count === 0 ? postedState : idleForm, pressed, pending, key, formAction, submit }
}

export function HiddenFields({ fields = {}, idempotencyKey }: { readonly fields?: ActionFormProps['hidden']; readonly idempotencyKey: string }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />)}
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
    </>
  )
}

/** What a form that was posted without JavaScript came to; with it, that is a toast. */
export function PostedMessage({ state }: { readonly state: FormState }) {
  return state.status === 'done' && <p role="status" className="rounded-control bg-released-tint px-3 py-2 font-medium text-released">{state.message}</p>
}

/** What no server would read to its end is told before it is sent. */
function tooLarge(form: FormData): FormState | null {
  const field = tooLargeField(form)
  return field === null ? null : { status: 'refused', message: TOO_LARGE, fieldErrors: { [field]: TOO_LARGE } }
}

/** What people entered in a form, as text to compare: without the hidden fields, which the page itself changes. */
function typedIn(form: HTMLFormElement): string {
  return [...form.elements].flatMap((field) => {
    if (field instanceof HTMLInputElement && field.type !== 'hidden') return field.type === 'checkbox' || field.type === 'radio' ? String(field.checked) : field.value
    return field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement ? field.value : []
  }).join('\n')
}

/** What Next says of an answer that is "nothing here". The router shows no page for it when a form is sent by hand: the form tells it. */
const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404'

/** Redirects and not-found travel as errors with a digest; the router must see redirects. */
function digestOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
}

/** What is hidden has no place to go to: its error is told without a link. */
export function ErrorSummary({ state, formId, hidden = {}, ref }: { readonly state: FormState; readonly formId: string; readonly hidden?: ActionFormProps['hidden']; readonly ref: React.Ref<HTMLDivElement> }) {
  if (state.status !== 'refused') return null
  const errors = Object.entries(state.fieldErrors ?? {})
  const rule = state.refusal?.rule
  const onlyField = errors.length === 1 && errors[0]?.[1] === state.message
  return (
    <div ref={ref} tabIndex={-1} role="alert" aria-labelledby={`${formId}--what-is-wrong`} className="w-full basis-full border-l-4 border-rejected bg-rejected-tint px-4 py-3 outline-none">
      <p id={`${formId}--what-is-wrong`} className="flex items-start gap-2 font-semibold text-rejected">
        <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {onlyField && !(errors[0]![0] in hidden) ? <a href={`#${fieldId(formId, errors[0]![0])}`} className="underline underline-offset-3">{state.message}</a> : (state.message ?? 'This could not be done.')}
      </p>
      {!onlyField && errors.length > 0 && (
        <ul className="mt-2 grid gap-1 pl-6">
          {errors.map(([name, message]) => <li key={name}>{name in hidden ? <span className="font-medium text-rejected">{message}</span> : <a href={`#${fieldId(formId, name)}`} className="font-medium text-rejected underline underline-offset-3">{message}</a>}</li>)}
        </ul>
      )}
      {rule && (
        <dl className="mt-2 grid gap-x-4 gap-y-1 pl-6 text-sm sm:grid-cols-[auto_1fr]">
          <dt className="text-ink-soft">Rule</dt><dd>{rule.name}</dd>
          {rule.citation && <><dt className="text-ink-soft">Source</dt><dd>{rule.citation}</dd></>}
          {rule.missing && <><dt className="text-ink-soft">Missing</dt><dd className="font-medium">{rule.missing}</dd></>}
        </dl>
      )}
    </div>
  )
}

/** Sends the form it stands in. Disabled and relabelled while the answer is awaited. */
export function SubmitButton({ children, pendingLabel, variant = 'primary', size, name, value, icon, wide }: {
  readonly children: ReactNode
  readonly pendingLabel?: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly name?: string
  readonly value?: string
  readonly icon?: ReactNode
  readonly wide?: boolean
}) {
  const scope = useFormScope()
  const status = useFormStatus()
  const pending = scope.pending || status.pending
  return (
    <Button type="submit" variant={variant} size={size} wide={wide} name={name} value={value} disabled={pending} aria-busy={pending || undefined}
      icon={pending ? <LoaderCircle aria-hidden className="turn" /> : icon}>
      {pending ? (pendingLabel ?? 'Saving …') : children}
    </Button>
  )
}
