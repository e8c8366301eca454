import Link from 'next/link'
import { isPlacement } from '#kernel/shape.ts'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { cx } from '#ui/class-names.ts'
import { Money } from '#ui/money.tsx'
import { drawable } from './drawn-part.ts'
import type { PartOption } from '../queries/parts.ts'
import type { BomLine, RevisionWithBom } from '../store.ts'
import { AddLine, EditLine } from './line-forms.tsx'
import { FLAG_WORDS } from './words.ts'

/** Beyond this a list beside a drawing is no longer looked through: the bill of materials is the place for it. */
const MOST_LISTED = 60

/**
 * The drawing and its list: choosing a number or a row marks the part in both (by address, so it works without script).
 * With `parts` the list can be changed; null: it is released, or the reader may not.
 */
export function PartsList({ brand, path, revision, currency, chosen, parts }: {
  readonly brand: string
  readonly path: string
  readonly revision: RevisionWithBom
  readonly currency: string
  readonly chosen?: number
  readonly parts: readonly PartOption[] | null
}) {
  const address = (findNumber: number) => `${path}?revision=${revision.code}&line=${findNumber}#parts`
  const billPath = `${path}/revisions/${revision.code}/bom`
  const drawn = drawable(revision.bom.map((line) => ({ findNumber: line.findNumber, label: line.partName, shape: line.shape, placement: isPlacement(line.placement) ? line.placement : null, href: address(line.findNumber) })))
  const line = revision.bom.find(({ findNumber }) => findNumber === chosen)
  const hidden = { workspace: brand, toyRevisionId: revision.id, version: revision.version }
  return (
    <section id="parts" aria-labelledby="parts-title" className="scroll-mt-16">
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-16 lg:self-start">
          {drawn.length > 0 ? <ExplodedView lines={drawn} chosen={chosen} title={`${revision.toyName}, revision ${revision.code}, taken apart`} className="mx-auto max-h-[76dvh] w-full max-w-md" /> : (
            <div className="grid h-64 place-items-center bg-paper-sunk p-6 text-center text-ink-soft"><p className="measure">The toy is drawn from its parts. The first part you add appears here.</p></div>
          )}
        </div>
        <div className="min-w-0">
          <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
            <h2 id="parts-title" className="text-md font-semibold tracking-[-0.01em]">Parts of revision {revision.code}</h2>
            <Link href={billPath} className="text-sm font-medium underline underline-offset-4">Bill of materials</Link>
          </div>
          <ol className="mt-2 border-t border-line">
            {revision.bom.slice(0, MOST_LISTED).map((one) => <LineRow key={one.findNumber} line={one} currency={currency} href={address(one.findNumber)} partHref={`/b/${brand}/parts/${one.partId}`} chosen={one.findNumber === chosen} />)}
          </ol>
          {revision.bom.length > MOST_LISTED && <p className="border-b border-line px-2 py-3 text-ink-soft">{(revision.bom.length - MOST_LISTED).toLocaleString('en-US')} more lines stand in the <Link href={billPath} className="prose-link">bill of materials</Link>, where all of them can be changed at once.</p>}
          {parts && line && <EditLine hidden={hidden} line={line} parts={parts} closeHref={`${path}?revision=${revision.code}#parts`} />}
          {parts && <AddLine hidden={hidden} parts={parts} nextNumber={(revision.bom.at(-1)?.findNumber ?? 0) + 1} currency={currency} first={revision.bom.length === 0} />}
        </div>
      </div>
    </section>
  )
}

function LineRow({ line, currency, href, partHref, chosen }: { readonly line: BomLine; readonly currency: string; readonly href: string; readonly partHref: string; readonly chosen: boolean }) {
  return (
    <li className={cx('relative flex items-start gap-3 border-b border-line px-2 py-2', chosen ? 'bg-accent-tint' : 'hover:bg-paper-sunk')}>
      <span className={cx('tabular mt-0.5 grid size-6 shrink-0 place-items-center rounded-full border-[1.5px] text-xs font-semibold', chosen ? 'border-accent bg-accent text-on-accent' : 'border-ink')}>{line.findNumber}</span>
      <div className="min-w-0 flex-1">
        <p><Link href={href} scroll={false} aria-current={chosen ? 'true' : undefined} className="font-semibold after:absolute after:inset-0">{line.partName}</Link>{line.quantity > 1 && <span className="tabular"> × {line.quantity}</span>}</p>
        <p className="text-sm text-ink-soft">
          {line.material}
          {line.safetyFlags.length > 0 && <> · {line.safetyFlags.map((flag) => FLAG_WORDS[flag] ?? flag).join(', ')}</>}
          {!line.replaceable && ' · not replaced at home'}
        </p>
      </div>
      <div className="shrink-0 text-right">
        <p className="tabular"><Money minor={line.unitCost * line.quantity} currency={currency} /></p>
        <p className="text-sm"><Link href={partHref} className="relative z-10 inline-flex min-h-6 items-center font-mono text-xs text-ink-soft hover:text-ink hover:underline">{line.partNumber} {line.partRevisionCode}</Link></p>
      </div>
    </li>
  )
}
