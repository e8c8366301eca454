import type { ReactNode } from 'react'
import Link from 'next/link'
import { cx } from './class-names.ts'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** Smaller, after or under the value: "of 500", "since Tuesday". */
  readonly note?: ReactNode
  /** The rows the figure comes from. */
  readonly href?: string
  readonly tone?: 'released' | 'held' | 'rejected'
}

const TONES = { released: 'text-released', held: 'text-held', rejected: 'text-rejected' } as const

/** A row of labelled figures, divided by rules. Every figure can open the rows it comes from. */
export function Facts({ facts, size = 'normal' }: { readonly facts: readonly Fact[]; readonly size?: 'normal' | 'large' }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4 border-y border-line py-3.5">
      {facts.map((fact) => (
        <div key={fact.label} className="min-w-0">
          <dt className="text-sm text-ink-soft">{fact.label}</dt>
          <dd className="mt-0.5">
            <span className={cx('tabular font-display font-semibold tracking-[-0.015em]', size === 'large' ? 'text-2xl' : 'text-lg', fact.tone && TONES[fact.tone])}>
              {fact.href ? <Link href={fact.href} className="underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-current">{fact.value}</Link> : fact.value}
            </span>
            {fact.note && <span className="ml-1.5 text-sm text-ink-soft">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
