import { useId } from 'react'
import { scaleLinear, scalePoint } from 'd3-scale'
import { area, curveStepBefore, line } from 'd3-shape'
import { dayText } from '../date-text.tsx'
import { ChartFigure, HatchPattern, type Sheet } from './chart-figure.tsx'

export interface SalesPoint {
  readonly date: string // YYYY-MM-DD, local
  readonly sold: number
  /** The day ended without stock somewhere. */
  readonly stockedOut?: boolean
  /** Estimated demand of that day which no sale shows. */
  readonly unseen?: number
}

/**
 * Units sold, added up day by day, against what was there to sell. The day it ran out is marked; demand that could not be seen
 * because the shelf was empty is hatched above the line.
 */
export function SellThroughCurve({ days, available, finding, about, place }: {
  readonly days: readonly SalesPoint[]
  /** Units put on sale. */
  readonly available: number
  readonly finding: string
  readonly about?: string
  /** "six shops and a pop-up": for the label. */
  readonly place?: string
}) {
  const hatch = `hatch-${useId().replaceAll(/[^\w-]/g, '')}`
  let [sold, unseen] = [0, 0]
  const points = days.map((day) => {
    sold += day.sold
    unseen += day.unseen ?? 0
    return { ...day, total: sold, demand: sold + unseen }
  })
  const out = points.find((point) => point.stockedOut && point.total >= available * 0.98) ?? points.find((point) => point.stockedOut)
  const last = points.at(-1)

  const draw = ({ width, height, narrow }: Sheet) => {
    const frame = { left: 40, right: width - (narrow ? 14 : 118), top: 22, bottom: height - 28 }
    const y = scaleLinear([0, Math.max(available, last?.demand ?? 0) * 1.04], [frame.bottom, frame.top])
    // A day's step runs from the end of the day before to its own end.
    const x = scalePoint(['start', ...points.map(({ date }) => date)], [frame.left, frame.right])
    const at = (date: string) => x(date) ?? frame.left
    const data = [{ date: 'start', total: 0, demand: 0 }, ...points]
    const soldLine = line<{ date: string; total: number }>().x((d) => at(d.date)).y((d) => y(d.total)).curve(curveStepBefore)
    const soldArea = area<{ date: string; total: number }>().x((d) => at(d.date)).y0(frame.bottom).y1((d) => y(d.total)).curve(curveStepBefore)
    const unseenArea = area<{ date: string; total: number; demand: number }>().x((d) => at(d.date)).y0((d) => y(d.total)).y1((d) => y(d.demand)).curve(curveStepBefore)
    const labelY = Math.min((y(last?.demand ?? 0) + y(last?.total ?? 0)) / 2 - 2, y(available) - 26)
    const every = Math.max(1, Math.ceil(points.length / (narrow ? 5 : 7)))
    return (
      <>
        <defs><HatchPattern id={`${hatch}${narrow ? 'n' : 'w'}`} /></defs>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={frame.left} x2={frame.right} y1={y(tick)} y2={y(tick)} />
            <text x={frame.left - 8} y={y(tick) + 4} textAnchor="end">{tick.toLocaleString('en-US')}</text>
          </g>
        ))}
        <text x={0} y={10}>units sold, added up</text>
        <path d={soldArea(data) ?? ''} fill="var(--ink)" fillOpacity="0.07" />
        {unseen > 0 && <path d={unseenArea(data) ?? ''} fill={`url(#${hatch}${narrow ? 'n' : 'w'})`} stroke="var(--accent)" strokeWidth="1.2" strokeDasharray="3 3" />}
        <line x1={frame.left} x2={frame.right} y1={y(available)} y2={y(available)} stroke="var(--ink-soft)" strokeDasharray="2 4" />
        <text x={narrow ? frame.left + 6 : frame.right + 10} y={narrow ? y(available) - 6 : y(available) + 4}>{available.toLocaleString('en-US')} on sale</text>
        <path d={soldLine(data) ?? ''} fill="none" stroke="var(--ink)" strokeWidth="2.2" strokeLinejoin="round" />
        {out && (
          <g>
            <line x1={at(out.date)} x2={at(out.date)} y1={y(out.total)} y2={frame.bottom} stroke="var(--accent)" strokeWidth="1.2" />
            <circle cx={at(out.date)} cy={y(out.total)} r="5" fill="var(--accent)" stroke="var(--paper)" strokeWidth="2" />
            <text className="alarm" x={at(out.date) + (at(out.date) > frame.right - 130 ? -8 : 8)} y={frame.bottom - 9} textAnchor={at(out.date) > frame.right - 130 ? 'end' : 'start'} style={{ paintOrder: 'stroke', stroke: 'var(--paper)', strokeWidth: 4 }}>Sold out, {dayText(out.date)}</text>
          </g>
        )}
        {unseen > 0 && last && (narrow
          ? <text className="alarm" x={frame.right} y={y(last.demand) - 6} textAnchor="end">not seen: about {Math.round(unseen)}</text>
          : <><text className="alarm" x={frame.right + 10} y={labelY}>demand not</text><text className="alarm" x={frame.right + 10} y={labelY + 15}>seen: about {Math.round(unseen)}</text></>)}
        <line className="axis" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
        {points.map((point, index) => index % every === 0 && (
          <text key={point.date} x={at(point.date) - x.step() / 2} y={frame.bottom + 18} textAnchor="middle">{dayText(point.date, { weekday: !narrow && points.length <= 8 })}</text>
        ))}
      </>
    )
  }

  return (
    <ChartFigure
      finding={finding} about={about} draw={draw} label={`Units sold day by day${place ? `, ${place}` : ''}`}
      table={{ head: ['Day', 'Sold', 'Added up', 'Not seen (estimate)', 'Stock'], rows: points.map((p) => [dayText(p.date), p.sold, p.total, p.unseen ? Math.round(p.unseen) : '–', p.stockedOut ? 'ran out' : 'in stock']) }}
    />
  )
}
