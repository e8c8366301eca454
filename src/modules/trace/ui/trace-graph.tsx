import { unitWords } from '#kernel/unit-range.ts'
import { layoutGraph } from '../domain/graph-layout.ts'
import type { Trace } from '../queries/get-trace.ts'
import type { ReachedLot } from '../queries/traced-lots.ts'

const WIDE = 190
const HIGH = 50
const GAP = { x: 84, y: 16 }
const ROWS = 10

/** What went into a lot and what it went into, drawn: from left to right, the lot asked about in the accent. Each lot is a link. */
export function TraceGraph({ trace, base }: { readonly trace: Trace; readonly base: string }) {
  const { lot } = trace
  const lots = new Map<string, ReachedLot>([...trace.below, ...trace.above].map((one) => [one.id, one]))
  lots.set(lot.id, { ...lot, units: trace.units })
  const edges = [...new Map(trace.uses.map((use) => [`${use.consumedLotId} ${use.producedLotId}`, { from: use.consumedLotId, to: use.producedLotId }])).values()]
  const nodes = layoutGraph(lot.id, trace.below.map(({ id }) => id), trace.above.map(({ id }) => id), edges)
  const shown = nodes.filter(({ row }) => row < ROWS)
  const first = Math.min(...shown.map(({ column }) => column))
  const columns = Math.max(...shown.map(({ column }) => column)) - first + 1
  const inColumn = (column: number) => nodes.filter((node) => node.column === column).length
  const rows = Math.max(...shown.map(({ column }) => Math.min(ROWS, inColumn(column))))
  const more = [...new Set(nodes.map(({ column }) => column))].filter((column) => inColumn(column) > ROWS)
  const height = rows * (HIGH + GAP.y) - GAP.y + (more.length > 0 ? 22 : 0)
  const width = columns * (WIDE + GAP.x) - GAP.x
  const at = new Map(shown.map(({ id, column, row }) => {
    const free = (rows - Math.min(ROWS, inColumn(column))) * (HIGH + GAP.y)
    return [id, { x: (column - first) * (WIDE + GAP.x), y: free / 2 + row * (HIGH + GAP.y) }]
  }))
  return (
    <figure className="overflow-x-auto">
      <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} width={width + 4} height={height + 4} role="group" aria-label={`Lots around ${lot.code}: ${trace.below.length} it was made from, ${trace.above.length} it went into`} className="max-w-none text-ink">
        <g fill="none" strokeWidth="1.25" aria-hidden>
          {edges.map(({ from, to }) => {
            const [a, b] = [at.get(from), at.get(to)]
            if (!a || !b) return null
            const [x1, y1, x2, y2] = [a.x + WIDE, a.y + HIGH / 2, b.x, b.y + HIGH / 2]
            return <path key={`${from} ${to}`} d={`M${x1} ${y1}C${x1 + GAP.x / 2} ${y1} ${x2 - GAP.x / 2} ${y2} ${x2} ${y2}`} stroke="var(--line-strong)" />
          })}
        </g>
        {shown.map(({ id }) => {
          const node = lots.get(id)!
          const { x, y } = at.get(id)!
          const own = id === lot.id
          return (
            <a key={id} href={`${base}/${encodeURIComponent(node.code)}${own ? '' : '/trace'}`} aria-label={`${node.itemName}, lot ${node.code}${node.units ? `, ${unitWords(node.units)}` : ''}`}>
              <g transform={`translate(${x} ${y})`}>
                <rect width={WIDE} height={HIGH} rx="6" fill="var(--paper-raised)" stroke={own ? 'var(--accent)' : node.recalled ? 'var(--rejected)' : 'var(--line-strong)'} strokeWidth={own ? 2 : 1} />
                <text x="10" y="20" fontSize="12.5" fontWeight="600" fill="currentColor">{cut(node.itemName || 'Unnamed', 25)}</text>
                <text x="10" y="37" fontSize="11" fontFamily="var(--font-mono)" fill="var(--ink-soft)">{cut(node.code, 16)}{node.units && node.units.length > 0 && <tspan fontFamily="var(--font-sans)" dx="6">{cut(shortUnits(node.units), 14)}</tspan>}</text>
              </g>
            </a>
          )
        })}
        {more.map((column) => <text key={column} x={(column - first) * (WIDE + GAP.x) + 2} y={height - 4} fontSize="12" fill="var(--ink-soft)">and {inColumn(column) - ROWS} more, in the list below</text>)}
      </svg>
    </figure>
  )
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

function shortUnits(units: readonly { readonly first: number; readonly last: number }[]): string {
  return units.map(({ first, last }) => (first === last ? `№ ${first}` : `№ ${first}–${last}`)).join(', ')
}
