import Link from 'next/link'
import { PartDrawing } from '#ui/drawing/part-drawing.tsx'
import { Money } from '#ui/money.tsx'
import type { PartRevisionDetail } from '../queries/parts.ts'
import { FLAG_WORDS, PRINT_WORDS } from './words.ts'

/** Every revision with its drawing, its properties, and where it is built in. Newest first. */
export function PartRevisions({ brand, revisions, currency }: { readonly brand: string; readonly revisions: readonly PartRevisionDetail[]; readonly currency: string }) {
  return (
    <ol className="border-t border-line">
      {revisions.map((revision, index) => (
        <li key={revision.id} className="grid gap-x-8 gap-y-3 border-b border-line py-5 sm:grid-cols-[11rem_1fr]">
          <div className="flex h-32 items-center justify-center bg-paper-sunk p-3"><PartDrawing shape={revision.shape} chosen={index === 0} className="h-full w-auto max-w-full" /></div>
          <div className="min-w-0">
            <h2 className="text-md font-semibold">Revision {revision.code}{index === 0 && revisions.length > 1 && <span className="font-normal text-ink-soft">, made now</span>}</h2>
            {revision.changeNote && <p className="measure mt-0.5">{revision.changeNote}</p>}
            <dl className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-[auto_1fr]">
              <dt className="text-ink-soft">Made of</dt><dd>{revision.material}</dd>
              <dt className="text-ink-soft">Costs</dt><dd className="tabular"><Money minor={revision.unitCost} currency={currency} />{revision.sparePrice !== null && <>, as a spare <Money minor={revision.sparePrice} currency={currency} /></>}</dd>
              {revision.safetyFlags.length > 0 && <><dt className="text-ink-soft">Look out for</dt><dd>{revision.safetyFlags.map((flag) => FLAG_WORDS[flag] ?? flag).join(', ')}</dd></>}
              <dt className="text-ink-soft">At home</dt><dd>{PRINT_WORDS[revision.selfPrintClass] ?? revision.selfPrintClass}</dd>
              <dt className="text-ink-soft">Built into</dt>
              <dd>{revision.usedIn.length === 0 ? 'nothing yet' : revision.usedIn.map((use, position) => (
                <span key={`${use.toyId}${use.revisionCode}${use.findNumber}`}>{position > 0 && ', '}<Link href={`/b/${brand}/toys/${use.toyId}?revision=${use.revisionCode}&line=${use.findNumber}#parts`} className="underline underline-offset-4">{use.toyName} rev. {use.revisionCode}</Link> ({use.quantity} ×, no. {use.findNumber})</span>
              ))}</dd>
            </dl>
          </div>
        </li>
      ))}
    </ol>
  )
}
