import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

/** A small curve in a line of text or a table. `label` says it in words: "Sold per day, last 14 days, 3 to 19". */
export function Sparkline({ values, label, width = 84, height = 22, mark = true }: {
  readonly values: readonly number[]
  readonly label: string
  readonly width?: number
  readonly height?: number
  /** A dot at the last value. */
  readonly mark?: boolean
}) {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, width - 4])
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [height - 3, 4])
  const last = values.at(-1)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label} className="inline-block align-middle">
      <path d={line<number>().digits(1).x((_, index) => x(index)).y((value) => y(value))([...values]) ?? ''} fill="none" stroke="var(--ink-soft)" strokeWidth="1.5" strokeLinejoin="round" />
      {mark && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.6" fill="var(--accent)" />}
    </svg>
  )
}
