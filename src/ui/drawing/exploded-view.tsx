import { arrange, placeBalloons, type DrawnLine } from './arrange.ts'
import { piecesMarkup } from './piece-markup.ts'
import { at } from './projection.ts'

const SHEET = { width: 420, room: [250, 470], radius: 12.5, gap: 33 } as const

/**
 * The toy taken apart: every line of the bill of materials where it belongs, moved out along its way, with its find number.
 * Numbers with `href` are links; `chosen` is drawn in the accent. Beside it belongs a list of the same parts, for those who read.
 */
export function ExplodedView({ lines, chosen, title, className = 'w-full max-w-xl' }: {
  readonly lines: readonly DrawnLine[]
  readonly chosen?: number
  readonly title: string
  readonly className?: string
}) {
  const drawing = arrange(lines, SHEET.room, 1)
  const { bounds } = drawing
  const middle = (bounds.left + bounds.right) / 2
  const perSide = Math.ceil(drawing.seen.size / 2)
  const height = Math.max(bounds.bottom - bounds.top, perSide * SHEET.gap)
  const top = (bounds.top + bounds.bottom) / 2 - height / 2
  const [left, right] = [middle - SHEET.width / 2 + SHEET.radius + 3, middle + SHEET.width / 2 - SHEET.radius - 3]
  const balloons = placeBalloons(drawing, [left, right], [top, top + height], SHEET.gap)
  const byNumber = new Map(lines.map((line) => [line.findNumber, line]))
  const margin = SHEET.radius + 4
  return (
    <svg viewBox={`${middle - SHEET.width / 2} ${top - margin} ${SHEET.width} ${height + 2 * margin}`} role="group" aria-label={title} className={`drawing ${className}`}>
      {drawing.paths.map(([from, to], index) => <path key={index} className="leader" strokeWidth="0.8" strokeDasharray="7 3 1.5 3" d={`M${at(from)}L${at(to)}`} />)}
      <g dangerouslySetInnerHTML={{ __html: piecesMarkup(drawing.pieces, chosen) }} />
      {balloons.map(({ findNumber, at: [x, y], anchor: [ax, ay] }) => {
        const side = x < middle ? 1 : -1
        const elbow = x + side * (SHEET.radius + 14)
        return (
          <g key={findNumber} aria-hidden>
            <path className="leader" style={{ stroke: 'var(--paper)' }} strokeWidth="2.6" d={`M${at([elbow, y])}L${at([ax, ay])}`} />
            <path className="leader" strokeWidth="0.9" d={`M${at([x + side * SHEET.radius, y])}L${at([elbow, y])}L${at([ax, ay])}`} />
            <circle cx={ax} cy={ay} r="2.1" style={{ fill: findNumber === chosen ? 'var(--accent)' : 'var(--ink)' }} />
          </g>
        )
      })}
      {balloons.map(({ findNumber, at: [x, y] }) => {
        const line = byNumber.get(findNumber)
        const balloon = (
          <g className={findNumber === chosen ? 'balloon chosen' : 'balloon'}>
            <circle cx={x} cy={y} r={SHEET.radius} strokeWidth="1.4" />
            <text x={x} y={y + 4.6} textAnchor="middle" fontSize="13">{findNumber}</text>
          </g>
        )
        return line?.href ? (
          <a key={findNumber} href={line.href} aria-label={`${findNumber}, ${line.label}`} aria-current={findNumber === chosen ? 'true' : undefined}>{balloon}</a>
        ) : <g key={findNumber}><title>{`${findNumber}, ${line?.label ?? ''}`}</title>{balloon}</g>
      })}
    </svg>
  )
}
