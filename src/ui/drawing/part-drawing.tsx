import type { Shape } from '#kernel/shape.ts'
import type { DrawnLine } from './arrange.ts'
import { Drawn } from './drawn.tsx'
import { drawPart, drawTogether } from './together.ts'

/** One part, drawn. `title` names it for those who do not see it; leave it out where the name stands beside the drawing. */
export function PartDrawing({ shape, title, chosen, className = 'w-full' }: { readonly shape: Shape; readonly title?: string; readonly chosen?: boolean; readonly className?: string }) {
  return <Drawn drawing={drawPart(shape, chosen)} title={title} className={className} />
}

/** The toy put together. `chosen` marks one part by its find number. */
export function AssembledView({ lines, title, chosen, className = 'w-full' }: { readonly lines: readonly DrawnLine[]; readonly title?: string; readonly chosen?: number; readonly className?: string }) {
  return <Drawn drawing={drawTogether(lines, 'toy', chosen)} title={title} className={className} />
}
