import type { ReactNode } from 'react'
import { formatMinor } from '#kernel/money.ts'
import { buttonClass } from '#ui/button-class.ts'
import { cx } from '#ui/class-names.ts'
import { PartDrawing } from '#ui/drawing/part-drawing.tsx'
import type { FitRow } from '../domain/fit-table.ts'
import type { PartPage, PartRevisionFacts } from '../queries/part-page.ts'
import { shapeOf } from './drawn-lines.ts'
import { FitList } from './fit-list.tsx'
import { GuideList } from './guide-list.tsx'
import { flagText, partMail, selfPrintText } from './words.ts'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'

/** The unit in somebody's hand: the part is chosen for it, and the mail to the brand knows it. */
export interface PartContext {
  readonly toyName: string
  readonly toyRevision: string
  readonly lot: string
  /** Then nothing is offered for it: the recall comes first. */
  readonly recalled: boolean
}

/** A part: drawing, what it costs or why it is not sold, how to get it, what it fits, what it is made of, guides. */
export function PartView({ part, revision, rows, context, above, children }: {
  readonly part: PartPage
  readonly revision: PartRevisionFacts
  readonly rows: readonly FitRow[]
  readonly context?: PartContext
  readonly above?: ReactNode
  readonly children?: ReactNode
}) {
  const others = part.revisions.filter(({ id }) => id !== revision.id)
  return (
    <article>
      {above}
      <div className="grid items-start gap-x-14 gap-y-6 lg:grid-cols-[1fr_1.1fr]">
        <div className="flex justify-center rounded-surface bg-paper-sunk px-6 py-8 print:bg-transparent lg:py-14"><PartDrawing shape={shapeOf(revision.shape)} chosen title={`${part.name}, drawn`} className="max-h-64 w-full max-w-sm" /></div>
        <div>
          <p className="font-mono text-base text-ink-soft">{part.number} <span className="font-sans">· {part.brandName}</span></p>
          <h1 className="mt-1 font-display text-2xl font-semibold tracking-[-0.03em]">{part.name}</h1>
          {part.summary && <p className="measure mt-2 text-lg leading-normal">{part.summary}</p>}
          {context?.recalled
            ? <p className="measure mt-6 border-t border-line pt-5 font-medium">This toy is recalled: no part is offered for it. Do what the recall says.</p>
            : <HowToGet part={part} revision={revision} context={context} />}
          {children}
        </div>
      </div>

      {rows.length > 0 && (
        <section aria-labelledby="fits" className="mt-14">
          <h2 id="fits" className="mb-3 font-display text-xl font-semibold tracking-[-0.02em]">{context ? 'What fits your toy' : 'What it fits'}</h2>
          <FitList rows={rows} number={part.number} />
        </section>
      )}

      {part.guides.length > 0 && (
        <section aria-labelledby="guides" className="mt-14">
          <h2 id="guides" className="mb-3 font-display text-xl font-semibold tracking-[-0.02em]">How to change it</h2>
          <GuideList guides={part.guides} />
        </section>
      )}

      <section aria-labelledby="made-of" className="mt-14">
        <h2 id="made-of" className="mb-3 font-display text-xl font-semibold tracking-[-0.02em]">Material and safety</h2>
        <div className="border-t border-line">
          {[revision, ...(context ? [] : others)].map((each) => <RevisionFacts key={each.id} revision={each} currency={part.currency} single={others.length === 0 || context !== undefined} />)}
        </div>
      </section>
      {context && <p className="mt-8"><PageLink href={`/parts/${encodeURIComponent(part.number)}`} className="prose-link inline-flex min-h-11 items-center">Everything about {part.number}, all revisions</PageLink></p>}
    </article>
  )
}

function HowToGet({ part, revision, context }: { readonly part: PartPage; readonly revision: PartRevisionFacts; readonly context?: PartContext }) {
  const uses = part.usedIn.filter((use) => use.partRevisionId === revision.id)
  const builtIn = uses.length > 0 && uses.every((use) => !use.replaceable)
  const sold = revision.sparePrice !== null && part.state === 'active'
  const [first] = uses
  const unit = context ?? (uses.length === 1 && first ? { toyName: first.toyName, toyRevision: first.toyRevision } : {})
  return (
    <section aria-label="How to get it" className="mt-6 border-t border-line pt-5">
      {sold && revision.sparePrice !== null
        ? <p className="tabular"><span className="font-display text-2xl font-semibold tracking-[-0.02em]">{formatMinor(revision.sparePrice, part.currency)}</span> <span className="text-ink-soft">each, revision {revision.code}</span></p>
        : <p className="font-display text-lg font-semibold">{part.state !== 'active' ? 'No longer made' : 'Not sold on its own'}</p>}
      {!sold && <p className="measure mt-1">{builtIn ? 'It is built in and cannot be changed at home without harm to the toy. The brand changes it for you.' : 'The brand does not list it as a spare. Ask: small parts are often sent with a repair.'}</p>}
      {part.supportEmail
        ? (
          <>
            <a href={partMail(part.supportEmail, { number: part.number, name: part.name, revision: revision.code }, unit)} className={cx(buttonClass('primary', 'touch'), 'no-print mt-4')}>{sold ? `Order by mail from ${part.brandName}` : `Ask ${part.brandName}`}</a>
            <p className="measure mt-2 text-base text-ink-soft">
              {context ? <>The mail names the part, its revision and your lot <span className="font-mono">{context.lot}</span>.</> : 'The mail names the part and its revision; add the lot code that stands on your toy.'} It goes to {part.supportEmail}.
            </p>
          </>
        )
        : <p className="measure mt-2 text-base text-ink-soft">{part.brandName} has no address for parts here. Ask in the shop where you bought the toy, and name {part.number} revision {revision.code}.</p>}
      {selfPrintText(revision.selfPrintClass) && <p className="measure mt-2 text-base">{selfPrintText(revision.selfPrintClass)}</p>}
      {part.hasPartsPolicy && <p className="no-print"><PageLink href={`/policies/${part.brandSlug}/parts`} className="prose-link inline-flex min-h-11 items-center text-base">What {part.brandName} promises about spare parts</PageLink></p>}
    </section>
  )
}

function RevisionFacts({ revision, currency, single }: { readonly revision: PartRevisionFacts; readonly currency: string; readonly single: boolean }) {
  return (
    <div id={revision.code} className="grid gap-x-8 gap-y-2 border-b border-line py-4 target:bg-accent-tint sm:grid-cols-[13rem_1fr]">
      <p className="font-medium">{single ? 'This part' : `Revision ${revision.code}`}{!single && <span className="block text-base font-normal text-ink-soft">{revision.sparePrice === null ? 'not sold' : formatMinor(revision.sparePrice, currency)}</span>}</p>
      <div className="space-y-2">
        <p>{revision.material}</p>
        {revision.safetyFlags.map((flag) => <p key={flag} className="flex items-start gap-2.5"><Icon name="triangle-alert" className="mt-1 size-4.5 shrink-0 text-held" /><span className="measure">{flagText(flag).long}</span></p>)}
        {revision.changeNote && <p className="text-base text-ink-soft">New in revision {revision.code}: {revision.changeNote}</p>}
      </div>
    </div>
  )
}
