import type { ArrangedPiece } from './arrange.ts'
import type { Mark } from './marks.ts'
import type { Piece } from './solids.ts'

/**
 * Pieces in painter's order as the text of their SVG; one of them may be chosen. Text, because a drawing is hundreds of marks: as elements each of them is
 * made, sent and compared on its own, as text none is. Single quotes, because the text travels in JSON. Colours are properties of the page, which reach
 * also into a file that the page shows by `use`.
 */
export function piecesMarkup(pieces: readonly ArrangedPiece[], chosen?: number, contour = 2.6): string {
  const marks = pieces.map((piece) => (piece.findNumber === chosen ? `<g class='chosen'>${pieceMarkup(piece, contour)}</g>` : pieceMarkup(piece, contour))).join('')
  return `<g fill='none' stroke='var(--draw-ink)' stroke-linejoin='round' stroke-linecap='round'>${marks}</g>`
}

/** A heavier contour lies under a piece, so that the outside reads as one line. */
function pieceMarkup(piece: Piece, contour: number): string {
  const outline = contour > 0 ? `<path fill='var(--draw-ink)' stroke-width='${contour}' d='${piece.marks.filter((mark) => mark.kind === 'face').map((mark) => mark.d).join('')}'/>` : ''
  return outline + strokesTogether(piece.marks).map(markMarkup).join('')
}

/** Fine lines that follow each other are one path: they lie beside each other and hide nothing. */
function strokesTogether(marks: readonly Mark[]): Mark[] {
  return marks.reduce<Mark[]>((together, mark) => {
    const last = together.at(-1)
    if (last?.kind === 'detail' && mark.kind === 'detail' && last.weight === mark.weight && last.dash === mark.dash) together[together.length - 1] = { ...last, d: last.d + mark.d }
    else together.push(mark)
    return together
  }, [])
}

function markMarkup(mark: Mark): string {
  if (mark.kind === 'face') return `<path fill='var(--draw-${mark.tone})' stroke-width='${mark.bare ? 0 : 1.1}' d='${mark.d}'/>`
  if (mark.kind === 'dark') return `<path fill='var(--draw-ink)' stroke='none'${mark.faint ? " fill-opacity='.8'" : ''} d='${mark.d}'/>`
  if (mark.kind === 'detail') return `<path stroke-width='${mark.weight ?? 1}'${mark.dash ? ` stroke-dasharray='${mark.dash}'` : ''} d='${mark.d}'/>`
  return `<path stroke-width='${short(mark.width + 2.2)}' d='${mark.d}'/><path stroke='var(--draw-wire,var(--draw-top))' stroke-width='${short(mark.width)}' d='${mark.d}'/>`
}

const short = (length: number) => String(Math.round(length * 100) / 100)
