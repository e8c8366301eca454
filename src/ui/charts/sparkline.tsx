/** A small curve in a line of text or a table. `label` says it in words: "Sold per day, last 14 days, 3 to 19". Drawn in the browser too, where it is not worth a library of scales. */
export function Sparkline({ values, label, width = 84, height = 22, mark = true }: {
  readonly values: readonly number[]
  readonly label: string
  readonly width?: number
  readonly height?: number
  /** A dot at the last value. */
  readonly mark?: boolean
}) {
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)]
  const x = (index: number) => rounded(3 + (index / Math.max(1, values.length - 1)) * (width - 7))
  const y = (value: number) => rounded(height - 3 - ((value - low) / (high - low)) * (height - 7))
  const last = values.at(-1)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label} className="inline-block align-middle">
      <path d={curveOf(values.map((value, index) => `${x(index)},${y(value)}`))} fill="none" stroke="var(--ink-soft)" strokeWidth="1.5" strokeLinejoin="round" />
      {mark && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.6" fill="var(--accent)" />}
    </svg>
  )
}

const rounded = (value: number) => Math.round(value * 10) / 10

/** One point is a dot of its own. */
function curveOf(points: readonly string[]): string {
  return points.length === 0 ? '' : `M${points.join('L')}${points.length === 1 ? 'Z' : ''}`
}
