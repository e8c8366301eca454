import { Circle, G, Path, Svg, Text, View } from '@react-pdf/renderer'
import { arrange, placeBalloons, type DrawnLine } from '#ui/drawing/arrange.ts'
import type { Mark } from '#ui/drawing/marks.ts'
import { at } from '#ui/drawing/projection.ts'
import { qrPath } from '#ui/qr-path.ts'
import { PAPER, TYPE } from './look.ts'

/** A QR code with what it leads to below it. `size` in points: 15 mm is 43. */
export function QrPicture({ text, label, size = 78 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const { d, across } = qrPath(text)
  return (
    <View style={{ width: size }}>
      <Svg width={size} height={size} viewBox={`0 0 ${across} ${across}`}><Path d={d} fill="#000" /></Svg>
      <Text style={{ marginTop: 3, fontSize: 7, lineHeight: 1.2, color: PAPER.soft, textAlign: 'center' }}>{label}</Text>
    </View>
  )
}

const SHEET = { width: 420, room: [250, 470], radius: 12.5, gap: 33 } as const

/** The toy taken apart, with the find numbers of its bill of materials; the same drawing as on the screen. Sizes in points. */
export function ExplodedPicture({ lines, width, height }: { readonly lines: readonly DrawnLine[]; readonly width: number; readonly height: number }) {
  const drawing = arrange(lines, SHEET.room, 1)
  const { bounds } = drawing
  const middle = (bounds.left + bounds.right) / 2
  const tall = Math.max(bounds.bottom - bounds.top, Math.ceil(drawing.seen.size / 2) * SHEET.gap)
  const top = (bounds.top + bounds.bottom) / 2 - tall / 2
  const [left, right] = [middle - SHEET.width / 2 + SHEET.radius + 3, middle + SHEET.width / 2 - SHEET.radius - 3]
  const margin = SHEET.radius + 4
  return (
    <Svg width={width} height={height} viewBox={`${middle - SHEET.width / 2} ${top - margin} ${SHEET.width} ${tall + 2 * margin}`}>
      {drawing.paths.map(([from, to], index) => <Path key={index} d={`M${at(from)}L${at(to)}`} stroke={PAPER.soft} strokeWidth={0.8} strokeDasharray="7 3" fill="none" />)}
      {drawing.pieces.map((piece, index) => (
        <G key={index}>
          <Path d={piece.marks.filter((mark) => mark.kind === 'face').map((mark) => mark.d).join('')} fill={PAPER.draw.ink} stroke={PAPER.draw.ink} strokeWidth={2.6} />
          {piece.marks.map((mark, order) => <MarkPath key={order} mark={mark} />)}
        </G>
      ))}
      {placeBalloons(drawing, [left, right], [top, top + tall], SHEET.gap).map(({ findNumber, at: [x, y], anchor: [ax, ay] }) => {
        const side = x < middle ? 1 : -1
        return (
          <G key={findNumber}>
            <Path d={`M${at([x + side * SHEET.radius, y])}L${at([x + side * (SHEET.radius + 14), y])}L${at([ax, ay])}`} stroke={PAPER.soft} strokeWidth={0.9} fill="none" />
            <Circle cx={ax} cy={ay} r={2.1} fill={PAPER.ink} />
            <Circle cx={x} cy={y} r={SHEET.radius} fill="#fff" stroke={PAPER.ink} strokeWidth={1.4} />
            <Text x={x} y={y + 4.6} textAnchor="middle" fill={PAPER.ink} style={{ fontSize: 13, fontWeight: 600, fontFamily: TYPE.text[0] }}>{String(findNumber)}</Text>
          </G>
        )
      })}
    </Svg>
  )
}

function MarkPath({ mark }: { readonly mark: Mark }) {
  const { ink } = PAPER.draw
  if (mark.kind === 'face') return <Path d={mark.d} fill={PAPER.draw[mark.tone]} stroke={ink} strokeWidth={mark.bare ? 0 : 1.1} />
  if (mark.kind === 'dark') return <Path d={mark.d} fill={ink} fillOpacity={mark.faint ? 0.8 : 1} />
  if (mark.kind === 'detail') return <Path d={mark.d} fill="none" stroke={ink} strokeWidth={mark.weight ?? 1} strokeDasharray={mark.dash} />
  return (
    <G>
      <Path d={mark.d} fill="none" stroke={ink} strokeWidth={mark.width + 2.2} />
      <Path d={mark.d} fill="none" stroke={PAPER.draw.top} strokeWidth={mark.width} />
    </G>
  )
}
