import type { Mark } from './marks.ts'
import type { Piece } from './solids.ts'

/** Pieces already in painter's order, as SVG. A heavier contour lies under each piece, so that the outside reads as one line. */
export function DrawnPiece({ piece, contour = 2.6 }: { readonly piece: Piece; readonly contour?: number }) {
  return (
    <g>
      {contour > 0 && <path className="contour" strokeWidth={contour} d={piece.marks.filter((mark) => mark.kind === 'face').map((mark) => mark.d).join('')} />}
      {piece.marks.map((mark, index) => <DrawnMark key={index} mark={mark} />)}
    </g>
  )
}

function DrawnMark({ mark }: { readonly mark: Mark }) {
  if (mark.kind === 'face') return <path className={`face t-${mark.tone}`} strokeWidth={mark.bare ? 0 : 1.1} d={mark.d} />
  if (mark.kind === 'dark') return <path className="dark" fillOpacity={mark.faint ? 0.8 : 1} d={mark.d} />
  if (mark.kind === 'detail') return <path className="detail" strokeWidth={mark.weight ?? 1} strokeDasharray={mark.dash} d={mark.d} />
  return (
    <>
      <path className="detail" strokeWidth={mark.width + 2.2} d={mark.d} />
      <path className="wire t-top" style={{ fill: 'none' }} strokeWidth={mark.width} strokeLinejoin="round" strokeLinecap="round" d={mark.d} />
    </>
  )
}
