import { Check } from 'lucide-react'
import { cx } from '../class-names.ts'
import { dayText } from '../date-text.tsx'

export interface PromiseStep {
  /** "Picked and packed", "Leaves with the 2 PM pickup", "On the way", "Received". */
  readonly what: string
  readonly where?: string
  readonly on: string // YYYY-MM-DD at that place
  readonly note?: string
  readonly done?: boolean
}

/** How a promise comes about, step by step: from where it lies to the day it is received. The last step is the promise. */
export function PromiseChain({ steps, label = 'How the promise comes about', compact }: { readonly steps: readonly PromiseStep[]; readonly label?: string; readonly compact?: boolean }) {
  return (
    <ol aria-label={label} className={cx('grid', !compact && 'sm:auto-cols-fr sm:grid-flow-col')}>
      {steps.map((step, index) => {
        const last = index === steps.length - 1
        return (
          <li key={index} className={cx('relative pb-5 pl-8 last:pb-0', !compact && 'sm:pt-8 sm:pr-4 sm:pb-0 sm:pl-0')}>
            {!last && <span aria-hidden className={cx('absolute top-5 bottom-[-3px] left-[8px] border-l-2', step.done ? 'border-ink' : 'border-dashed border-line-strong', !compact && 'sm:top-[8px] sm:right-0 sm:bottom-auto sm:left-5 sm:border-t-2 sm:border-l-0')} />}
            <span aria-hidden className={cx('absolute top-[3px] left-0 grid size-[18px] place-items-center rounded-full sm:top-0', last ? 'bg-accent text-on-accent ring-4 ring-accent-tint' : step.done ? 'bg-ink text-paper' : 'border-2 border-line-strong bg-paper', compact && 'sm:top-[3px]')}>
              {(step.done || last) && <Check className="size-3" strokeWidth={3.4} />}
            </span>
            <p className={cx('font-display leading-tight tracking-[-0.015em]', last ? 'text-lg font-bold text-accent-ink' : 'text-md font-semibold')}><time dateTime={step.on}>{dayText(step.on)}</time></p>
            <p className="mt-0.5 font-medium">{step.what}</p>
            {step.where && <p className="text-sm text-ink-soft">{step.where}</p>}
            {step.note && <p className="text-sm text-ink-soft">{step.note}</p>}
          </li>
        )
      })}
    </ol>
  )
}

/** The same chain for the plain text of an e-mail. */
export function promiseChainText(steps: readonly PromiseStep[]): string {
  const days = steps.map(({ on }) => dayText(on))
  const width = Math.max(0, ...days.map((day) => day.length))
  return steps.map((step, index) => {
    const mark = index === steps.length - 1 ? '=>' : ' |'
    return `${mark} ${days[index]!.padEnd(width)}  ${step.what}${step.where ? `, ${step.where}` : ''}${step.note ? ` (${step.note})` : ''}`
  }).join('\n')
}
