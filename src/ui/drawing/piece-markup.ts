import type { Mark } from './marks.ts'
import type { Piece } from './solids.ts'

/**
 * A piece already in painter's order, as the text of its SVG. A heavier contour lies under it, so that the outside reads as one line.
 * Text, because a drawing is hundreds of marks: as elements each of them is made, sent and compared on its own, as text none is.
 * Single quotes, because the text travels in JSON.
 */
export function pieceMarkup(piece: Piece, contour = 2.6): string {
  const outline = contour > 0 ? `<path class='contour' stroke-width='${contour}' d='${piece.marks.filter((mark) => mark.kind === 'face').map((mark) => mark.d).join('')}'/>` : ''
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
  if (mark.kind === 'face') return `<path class='face t-${mark.tone}' stroke-width='${mark.bare ? 0 : 1.1}' d='${mark.d}'/>`
  if (mark.kind === 'dark') return `<path class='dark'${mark.faint ? " fill-opacity='.8'" : ''} d='${mark.d}'/>`
  if (mark.kind === 'detail') return `<path class='detail' stroke-width='${mark.weight ?? 1}'${mark.dash ? ` stroke-dasharray='${mark.dash}'` : ''} d='${mark.d}'/>`
  return `<path class='detail' stroke-width='${short(mark.width + 2.2)}' d='${mark.d}'/><path class='wire' stroke-width='${short(mark.width)}' d='${mark.d}'/>`
}

const short = (length: number) => String(Math.round(length * 100) / 100)
