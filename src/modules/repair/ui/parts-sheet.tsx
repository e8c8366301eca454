import type { ReactNode } from 'react'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { cx } from '#ui/class-names.ts'
import type { RepairLine, ToyPage } from '../queries/toy-page.ts'
import { drawnLines } from './drawn-lines.ts'
import { PartsList } from './parts-list.tsx'
import { PageLink } from '#ui/page-link.tsx'

type Revision = ToyPage['revisions'][number]

/** The toy taken apart beside the list of its parts: same numbers, both link to the part. Prints on one sheet. */
export function PartsSheet({ toyName, currency, revisions, revision, chosen, revisionHref, lineHref, beside, about }: {
  readonly toyName: string
  readonly currency: string
  /** All that may be switched to; with one there is nothing to switch. */
  readonly revisions: readonly Revision[]
  readonly revision: Revision
  readonly chosen?: number
  readonly revisionHref?: (code: string) => string
  readonly lineHref: (line: RepairLine) => string
  /** Above the list: the chosen part. */
  readonly beside?: ReactNode
  readonly about?: string
}) {
  return (
    <>
      {revisionHref && revisions.length > 1 && (
        <nav aria-label="Revision" className="mt-4 flex flex-wrap items-center gap-2">
          {revisions.map(({ code }) => (
            <PageLink key={code} href={revisionHref(code)} aria-current={code === revision.code ? 'page' : undefined}
              className={cx('inline-flex min-h-11 items-center rounded-control px-4 font-medium', code === revision.code ? 'bg-ink text-paper' : 'shadow-[inset_0_0_0_1px_var(--line-strong)] hover:bg-paper-sunk')}>Revision {code}</PageLink>
          ))}
        </nav>
      )}
      {about && <p className="measure mt-3 text-base text-ink-soft">{about}</p>}
      {revision.changeNote && revisions.length > 1 && <p className="measure mt-3 text-base">New in revision {revision.code}: {revision.changeNote}</p>}
      <div className="mt-6 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1.1fr_1fr] print:grid-cols-2">
        <div className="flex justify-center lg:sticky lg:top-6 print:static">
          {revision.lines.length > 0
            ? <ExplodedView lines={drawnLines(revision.lines, lineHref)} chosen={chosen} title={`${toyName} revision ${revision.code}, taken apart`} className="w-full max-w-xl lg:max-h-[calc(100dvh-3rem)]" />
            : <p className="text-ink-soft">The parts of this revision are not listed yet.</p>}
        </div>
        <div>
          {beside}
          <h2 className="mb-3 font-semibold">{revision.lines.length} parts of revision {revision.code}</h2>
          <PartsList lines={revision.lines} currency={currency} href={lineHref} chosen={chosen} />
        </div>
      </div>
    </>
  )
}
