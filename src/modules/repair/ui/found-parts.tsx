import { PartDrawing } from '#ui/drawing/part-drawing.tsx'
import type { Found } from '../queries/find.ts'
import { shapeOf } from './drawn-lines.ts'
import { PageLink } from '#ui/page-link.tsx'

/** Parts that were found, each with its drawing. */
export function FoundParts({ parts }: { readonly parts: Found['parts'] }) {
  return (
    <ul className="grid border-t border-line sm:grid-cols-2 sm:gap-x-10">
      {parts.map((part) => (
        <li key={part.number} className="relative flex items-center gap-4 border-b border-line py-3 hover:bg-paper-raised">
          <div className="w-16 shrink-0" aria-hidden><PartDrawing shape={shapeOf(part.shape)} className="max-h-14 w-full" /></div>
          <div className="min-w-0">
            <PageLink href={`/parts/${encodeURIComponent(part.number)}`} className="font-medium after:absolute after:inset-0">{part.name}</PageLink>
            <p className="text-sm text-ink-soft"><span className="font-mono whitespace-nowrap">{part.number}</span> · {part.brandName}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
