import type { Shape } from '#kernel/shape.ts'
import { arrange, type DrawnLine } from './arrange.ts'
import { pieceMarkup } from './piece-markup.ts'

/** One part, drawn. `title` names it for those who do not see it; leave it out where the name stands beside the drawing. */
export function PartDrawing({ shape, title, chosen, className = 'w-full' }: { readonly shape: Shape; readonly title?: string; readonly chosen?: boolean; readonly className?: string }) {
  return <Drawing lines={[{ findNumber: 1, shape, placement: { at: [0, 0, 0], lift: 0 }, label: title ?? '' }]} title={title} chosen={chosen ? 1 : undefined} className={className} room={[96, 84]} contour={2} />
}

/** The toy put together. `chosen` marks one part by its find number. */
export function AssembledView({ lines, title, chosen, className = 'w-full' }: { readonly lines: readonly DrawnLine[]; readonly title?: string; readonly chosen?: number; readonly className?: string }) {
  return <Drawing lines={lines} title={title} chosen={chosen} className={className} room={[320, 260]} contour={2.6} />
}

function Drawing({ lines, title, chosen, className, room, contour }: {
  readonly lines: readonly DrawnLine[]
  readonly title?: string
  readonly chosen?: number
  readonly className: string
  readonly room: readonly [number, number]
  readonly contour: number
}) {
  const { pieces, bounds } = arrange(lines, room, 0)
  const margin = 6
  const width = Math.max(room[0], bounds.right - bounds.left) + 2 * margin
  const height = bounds.bottom - bounds.top + 2 * margin
  const left = (bounds.left + bounds.right) / 2 - width / 2
  return (
    <svg viewBox={[left, bounds.top - margin, width, height].map((length) => Math.round(length * 10) / 10).join(' ')} className={`drawing ${className}`} {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
      dangerouslySetInnerHTML={{ __html: pieces.map((piece) => (piece.findNumber === chosen ? `<g class='chosen'>${pieceMarkup(piece, contour)}</g>` : pieceMarkup(piece, contour))).join('') }} />
  )
}
