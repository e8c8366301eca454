'use client'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { Button } from './button.tsx'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts'
import { ActionForm, type ActionFormProps } from './form.tsx'

/**
 * Asks before what cannot be undone. Closed it is a button; open it says what will happen, takes what the action needs
 * (a reason), and has the button that does it. A details element: works without JavaScript.
 */
export function ConfirmForm({ label, title, consequence, confirmLabel, variant = 'danger', size, icon, align = 'right', ...form }: Omit<ActionFormProps, 'submitLabel' | 'variant' | 'size' | 'beside' | 'label'> & {
  /** On the closed button: "Cancel run …". */
  readonly label: string
  /** A question: "Cancel RUN-0042?" */
  readonly title: string
  /** What will happen, and what will not: "The workshop is told at once. Nothing that was made is lost." */
  readonly consequence: ReactNode
  readonly confirmLabel: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly icon?: ReactNode
  readonly align?: 'left' | 'right'
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (!details.current) return
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }
  return (
    <details suppressHydrationWarning ref={details} className="group relative" onKeyDown={(event) => { if (event.key === 'Escape') close() }}>
      <summary className={buttonClass(variant, size)}>{icon}{label}</summary>
      <div className={`rise z-30 mt-2 rounded-surface bg-paper-raised p-5 shadow-float ring-1 ring-line sm:absolute sm:top-full sm:w-96 ${align === 'right' ? 'sm:right-0' : 'sm:left-0'}`}>
        <p className="text-md font-semibold">{title}</p>
        <div className="mt-1 mb-4 text-ink-soft">{consequence}</div>
        <ActionForm {...form} size={size === 'floor' ? 'floor' : size === 'touch' ? 'touch' : 'normal'} submitLabel={confirmLabel} variant={variant === 'danger' ? 'danger' : 'primary'}
          onDone={(state, untouched) => { close(); form.onDone?.(state, untouched) }}
          beside={<Button variant="plain" size={size} className="js-only" onClick={close}>Leave it as it is</Button>} />
      </div>
    </details>
  )
}
