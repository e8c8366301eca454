import { scaleLinear } from 'd3-scale'
import { addDays, daysBetween, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import { ChartFigure, type Sheet } from '#ui/charts/chart-figure.tsx'

/** Good units by day, added up, against an even pace from the planned start to the promised day. */
export function BurnUp({ byDay, quantity, startOn, readyOn, today, over }: {
  readonly byDay: readonly { readonly day: CalendarDate; readonly good: number; readonly scrap: number }[]
  readonly quantity: number
  readonly startOn: CalendarDate | null
  readonly readyOn: CalendarDate | null
  readonly today: CalendarDate
  /** Nothing more will be made. */
  readonly over: boolean
}) {
  const first = byDay[0] ? (startOn && startOn < byDay[0].day ? startOn : byDay[0].day) : startOn
  if (!first || byDay.length === 0) return null
  const lastMade = byDay.at(-1)!.day
  const last = [lastMade, readyOn ?? lastMade, over ? lastMade : today].reduce((a, b) => (a > b ? a : b))
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index))
  const goodOn = new Map(byDay.map(({ day, good }) => [day, good]))
  let sum = 0
  const made = days.filter((day) => over ? day <= lastMade : day <= today).map((day) => ({ day, sum: (sum += goodOn.get(day) ?? 0) }))
  const start = startOn ?? first
  const span = readyOn ? Math.max(1, daysBetween(start, readyOn) + 1) : null
  const planOn = (day: CalendarDate) => (span === null ? null : Math.min(quantity, Math.max(0, (quantity * (daysBetween(start, day) + 1)) / span)))
  const now = made.at(-1)!
  const planned = planOn(now.day)
  const gap = planned === null ? 0 : Math.round(now.sum - planned)
  const finding = over ? `${now.sum.toLocaleString('en-US')} good in ${byDay.length} ${byDay.length === 1 ? 'day' : 'days'} of work` : gap < 0 ? `${(-gap).toLocaleString('en-US')} units behind an even pace` : gap > 0 ? `${gap.toLocaleString('en-US')} units ahead of an even pace` : 'As planned'
  const draw = ({ width, height }: Sheet) => {
    const [left, right, top, bottom] = [44, 30, 14, 28]
    const x = (day: CalendarDate) => left + ((width - left - right) * (daysBetween(first, day) + 1)) / days.length
    const y = scaleLinear().domain([0, Math.max(quantity, now.sum)]).nice().range([height - bottom, top])
    const steps = made.map(({ day, sum: total }, index) => `${index === 0 ? `M${left} ${y(0)}` : ''}L${x(day)} ${y(total)}`).join('')
    const shown = days.filter((_, index) => index % Math.ceil(days.length / Math.max(2, Math.floor(width / 90))) === 0)
    return (
      <>
        {y.ticks(4).map((tick) => <g key={tick}><line className="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} /><text x={left - 8} y={y(tick) + 4} textAnchor="end">{tick.toLocaleString('en-US')}</text></g>)}
        {shown.map((day) => <text key={day} x={x(day)} y={height - 8} textAnchor="middle">{shortDay(day).replace(/^\w+, /, '')}</text>)}
        {readyOn && <path d={`M${x(addDays(start, -1))} ${y(0)}L${x(readyOn)} ${y(quantity)}H${x(last)}`} stroke="var(--ink-soft)" strokeDasharray="5 4" strokeWidth="1.5" fill="none" />}
        <path d={`${steps}L${x(now.day)} ${y(0)}Z`} fill="var(--released-fill)" opacity="0.18" />
        <path d={steps} stroke="var(--released-fill)" strokeWidth="2.5" fill="none" strokeLinejoin="round" />
        <circle cx={x(now.day)} cy={y(now.sum)} r="4" fill="var(--released-fill)" />
        <text className="strong" x={Math.min(x(now.day) + 8, width - 60)} y={Math.max(y(now.sum) - 8, 12)}>{now.sum.toLocaleString('en-US')} good</text>
      </>
    )
  }
  return (
    <ChartFigure finding={finding} about={readyOn ? 'Good units, added up; dashed: an even pace from the start to the promised day.' : 'Good units, added up.'} label="Good units by day" draw={draw} wide={[680, 220]}
      table={{ head: ['Day', 'Good', 'Scrap', 'Good in all', ...(span === null ? [] : ['Even pace'])], rows: made.map(({ day, sum: total }) => [shortDay(day), goodOn.get(day) ?? 0, byDay.find((row) => row.day === day)?.scrap ?? 0, total, ...(span === null ? [] : [Math.round(planOn(day)!)])]) }} />
  )
}
