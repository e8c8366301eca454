import { scaleLinear } from 'd3-scale'
import { ChartFigure, type Sheet } from './chart-figure.tsx'

export interface Chance {
  readonly quantity: number
  readonly probability: number
}

/** Neighbouring quantities that share a bar already: from (included) to (excluded). */
export interface ChanceBar {
  readonly from: number
  readonly to: number
  readonly probability: number
}

/** How likely each demand is, with the interval, and the quantity that was chosen. Neighbouring quantities share a bar when there are many. */
export function DemandDistribution({ chances, chosen, interval, finding, about, unit = 'units' }: {
  readonly chances: readonly Chance[] | readonly ChanceBar[]
  readonly chosen?: number
  /** Both ends included; `share` 0.8 for 80 %. */
  readonly interval?: { readonly low: number; readonly high: number; readonly share: number }
  readonly finding: string
  readonly about?: string
  readonly unit?: string
}) {
  const bars = areBars(chances) ? chances : binned([...chances].sort((a, b) => a.quantity - b.quantity), 44)
  const most = Math.max(...bars.map(({ probability }) => probability), 1e-9)
  const [from, to] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1]

  const draw = ({ width, height, narrow }: Sheet) => {
    const frame = { left: 6, right: width - 6, top: 40, bottom: height - 44 }
    const x = scaleLinear([Math.min(from, chosen ?? from), Math.max(to, chosen ?? to)], [frame.left, frame.right])
    const y = scaleLinear([0, most], [frame.bottom, frame.top])
    const inside = (bar: { from: number; to: number }) => !interval || ((bar.from + bar.to) / 2 >= interval.low && (bar.from + bar.to) / 2 <= interval.high + 1)
    return (
      <>
        {interval && <rect x={x(interval.low)} width={Math.max(1, x(interval.high) - x(interval.low))} y={frame.top - 10} height={frame.bottom - frame.top + 10} fill="var(--ink)" fillOpacity="0.05" />}
        {bars.map((bar) => (
          <rect key={bar.from} x={x(bar.from) + 0.6} width={Math.max(1, x(bar.to) - x(bar.from) - 1.2)} y={y(bar.probability)} height={frame.bottom - y(bar.probability)} rx="1"
            fill={inside(bar) ? 'var(--seq-3)' : 'var(--seq-2)'} fillOpacity={inside(bar) ? 0.9 : 0.7} />
        ))}
        {interval && (
          <g>
            <path d={`M${x(interval.low)} ${frame.top - 4}v-6H${x(interval.high)}v6`} fill="none" stroke="var(--ink-soft)" />
            <text x={(x(interval.low) + x(interval.high)) / 2} y={frame.top - 16} textAnchor="middle">{Math.round(interval.share * 100)} in 100: {interval.low.toLocaleString('en-US')} to {interval.high.toLocaleString('en-US')}</text>
          </g>
        )}
        {chosen !== undefined && (
          <g>
            <line x1={x(chosen)} x2={x(chosen)} y1={frame.top - 6} y2={frame.bottom + 6} stroke="var(--accent)" strokeWidth="2.4" />
            <path d={`M${x(chosen)} ${frame.bottom + 4}l-5 8h10z`} fill="var(--accent)" />
            <text className="alarm" x={x(chosen) + (x(chosen) > frame.right - 90 ? -8 : 8)} y={frame.top + 8} textAnchor={x(chosen) > frame.right - 90 ? 'end' : 'start'} style={{ paintOrder: 'stroke', stroke: 'var(--paper)', strokeWidth: 4 }}>make {chosen.toLocaleString('en-US')}</text>
          </g>
        )}
        <line className="axis" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
        {x.ticks(narrow ? 4 : 8).filter((tick) => x(tick) > 16 && x(tick) < width - 16).map((tick) => <text key={tick} x={x(tick)} y={frame.bottom + 24} textAnchor="middle">{tick.toLocaleString('en-US')}</text>)}
        <text x={frame.right} y={height - 3} textAnchor="end">demand, {unit}</text>
      </>
    )
  }

  return (
    <ChartFigure finding={finding} about={about} draw={draw} wide={[680, 250]} label="How likely each demand is"
      table={{ head: ['Demand', 'Chance'], rows: bars.map((bar) => [bar.to - bar.from > 1 ? `${bar.from.toLocaleString('en-US')} to ${(bar.to - 1).toLocaleString('en-US')}` : bar.from.toLocaleString('en-US'), `${(bar.probability * 100).toFixed(1)} %`]) }} />
  )
}

function areBars(chances: readonly Chance[] | readonly ChanceBar[]): chances is readonly ChanceBar[] {
  return chances[0] !== undefined && 'from' in chances[0]
}

/** At most `most` bars of equal width, from (included) to (excluded); tails below one in ten thousand are cut. */
export function binned(sorted: readonly Chance[], most: number): { from: number; to: number; probability: number }[] {
  const kept = sorted.filter(({ probability }) => probability >= 1e-4)
  const [first, last] = [kept[0], kept.at(-1)]
  if (!first || !last) return []
  const width = Math.max(1, Math.ceil((last.quantity - first.quantity + 1) / most))
  const bars = Array.from({ length: Math.ceil((last.quantity - first.quantity + 1) / width) }, (_, index) => ({ from: first.quantity + index * width, to: first.quantity + (index + 1) * width, probability: 0 }))
  for (const { quantity, probability } of kept) {
    const bar = bars[Math.floor((quantity - first.quantity) / width)]
    if (bar) bar.probability += probability
  }
  return bars
}
