import { PartDrawing } from '#ui/drawing/part-drawing.tsx'
import { formatMinor } from '#kernel/money.ts'
import type { RepairLine } from '../queries/toy-page.ts'
import { shapeOf } from './drawn-lines.ts'
import { flagText } from './words.ts'
import { PageLinkButton } from '#ui/page-link.tsx'

/** The part chosen in the drawing: what it is, and the way to its page. */
export function ChosenPart({ line, currency, href }: { readonly line: RepairLine; readonly currency: string; readonly href: string }) {
  return (
    <section id="chosen" aria-label="Chosen part" className="mb-6 scroll-mt-4 border-y-2 border-accent py-4">
      <div className="flex items-center gap-5">
        <div aria-hidden className="w-24 shrink-0"><PartDrawing shape={shapeOf(line.shape)} chosen className="max-h-20 w-full" /></div>
        <div className="min-w-0">
          <p className="font-display text-lg font-semibold tracking-[-0.015em]">{line.findNumber}. {line.partName}</p>
          <p className="text-base text-ink-soft"><span className="font-mono whitespace-nowrap">{line.partNumber}</span> revision {line.revision} · {line.material}</p>
          {line.safetyFlags.map((flag) => <p key={flag} className="text-base font-medium text-held">{flagText(flag).long}</p>)}
        </div>
      </div>
      <div className="no-print mt-4 flex flex-wrap items-center gap-4">
        <PageLinkButton href={href} variant="primary">Open this part</PageLinkButton>
        <span className="tabular font-medium">{line.sparePrice === null ? 'Not sold on its own' : formatMinor(line.sparePrice, currency)}</span>
      </div>
    </section>
  )
}
