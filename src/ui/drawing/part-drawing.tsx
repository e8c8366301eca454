import type { Shape } from '#kernel/shape.ts'
import type { DrawnLine } from './arrange.ts'
import { drawTogether, type ROOMS } from './together.ts'

/** One part, drawn. `title` names it for those who do not see it; leave it out where the name stands beside the drawing. */
export function PartDrawing({ shape, title, chosen, className = 'w-full' }: { readonly shape: Shape; readonly title?: string; readonly chosen?: boolean; readonly className?: string }) {
  return <Drawing lines={[{ findNumber: 1, shape, placement: { at: [0, 0, 0], lift: 0 }, label: title ?? '' }]} title={title} chosen={chosen ? 1 : undefined} className={className} size="part" />
}

/** The toy put together. `chosen` marks one part by its find number. */
export function AssembledView({ lines, title, chosen, className = 'w-full' }: { readonly lines: readonly DrawnLine[]; readonly title?: string; readonly chosen?: number; readonly className?: string }) {
  return <Drawing lines={lines} title={title} chosen={chosen} className={className} size="toy" />
}

/** The toy put together, from its own file (`toy-file.ts`), for pages that show several: they weigh no more for it. It stands at the bottom of its box. */
export function ToyPicture({ href, title, className = 'size-full' }: { readonly href: string; readonly title?: string; readonly className?: string }) {
  return <svg className={`drawing ${className}`} {...said(title)}><use href={`${href}#toy`} /></svg>
}

function Drawing({ lines, title, chosen, className, size }: { readonly lines: readonly DrawnLine[]; readonly title?: string; readonly chosen?: number; readonly className: string; readonly size: keyof typeof ROOMS }) {
  const { viewBox, markup } = drawTogether(lines, size, chosen)
  return <svg viewBox={viewBox} className={`drawing ${className}`} {...said(title)} dangerouslySetInnerHTML={{ __html: markup }} />
}

const said = (title: string | undefined) => (title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })
