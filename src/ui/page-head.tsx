import type { ReactNode } from 'react'
import Link from 'next/link'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'

/** The head of a page: where it is, what it is, its state, a line about it, and the one main action. */
export function PageHead({ title, crumbs, number, state, about, action, children }: {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** The document's number: RUN-0042. */
  readonly number?: string
  readonly state?: ReactNode
  readonly about?: ReactNode
  readonly action?: ReactNode
  /** Facts, under the title. */
  readonly children?: ReactNode
}) {
  return (
    <header className="mb-8">
      {crumbs && crumbs.length > 0 && <div className="mb-2"><Breadcrumbs crumbs={crumbs} Anchor={Link} /></div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-full flex-1 basis-80">
          <h1 className="font-display text-xl font-semibold tracking-[-0.022em]">{title}</h1>
          {(number || state || about) && (
            <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-base text-ink-soft">
              {number && <span className="font-mono text-sm">{number}</span>}
              {state}
              {about && <span className="measure">{about}</span>}
            </div>
          )}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
      {children && <div className="mt-6">{children}</div>}
    </header>
  )
}

/** A part of a page: set apart by space and a title, not by a box. */
export function Section({ title, about, action, children, id }: {
  readonly title: string
  readonly about?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
  readonly id?: string
}) {
  return (
    <section id={id} aria-labelledby={id ? `${id}-title` : undefined} className="mt-10 first:mt-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id={id ? `${id}-title` : undefined} className="text-md font-semibold tracking-[-0.01em]">{title}</h2>
          {about && <p className="measure text-sm text-ink-soft">{about}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
