import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFigure } from '#ui/charts/chart-figure.tsx'
import { acceptanceProbability } from '../domain/acceptance-probability.ts'

const MOST = 30 // percent of the lot
const POINTS = 40

/** The risk of a plan drawn: how often a lot passes, by how much of it is defective (operating characteristic, hypergeometric). */
export function OcCurve({ plan, finding, className }: { readonly plan: { readonly lotSize: number; readonly n: number; readonly ac: number }; readonly finding: string; readonly className: string }) {
  // Whole units only: a share between two counts of defective units does not exist.
  const most = Math.max(1, Math.floor((plan.lotSize * MOST) / 100))
  const step = Math.max(1, Math.ceil(most / POINTS))
  const points = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => point(plan, index * step))
  const marked = point(plan, Math.max(1, Math.round(plan.lotSize / 10)))
  return (
    <ChartFigure finding={finding} about={`For ${className} defects: ${plan.n} of ${plan.lotSize} units looked at, ${plan.ac === 0 ? 'none' : `at most ${plan.ac}`} may be defective.`}
      label={`How often a lot passes, by the share of defective units, for ${className} defects`} wide={[420, 210]} narrow={[340, 210]}
      table={{ head: ['Defective units', 'Lots that pass'], rows: points.map(({ units, share, passes }) => [`${units} (${Math.round(share)} %)`, `${percent(passes)} %`]) }}
      draw={({ width, height }) => {
        const x = scaleLinear([0, MOST], [44, width - 14])
        const y = scaleLinear([0, 1], [height - 40, 14])
        return (
          <>
            {[0, 0.5, 1].map((value) => (
              <g key={value}><line x1={x(0)} x2={x(MOST)} y1={y(value)} y2={y(value)} stroke="var(--line)" /><text x={x(0) - 6} y={y(value) + 4} textAnchor="end" fontSize="12" fill="var(--ink-soft)">{value * 100} %</text></g>
            ))}
            {[0, 10, 20, 30].map((value) => <text key={value} x={x(value)} y={height - 22} textAnchor="middle" fontSize="12" fill="var(--ink-soft)">{value} %</text>)}
            <text x={(x(0) + x(MOST)) / 2} y={height - 4} textAnchor="middle" fontSize="12" fill="var(--ink-soft)">of the lot is defective</text>
            <path d={line<(typeof points)[number]>().x(({ share }) => x(share)).y(({ passes }) => y(passes))(points) ?? ''} fill="none" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round" />
            <line x1={x(marked.share)} x2={x(marked.share)} y1={y(0)} y2={y(marked.passes)} stroke="var(--accent)" strokeDasharray="3 3" />
            <circle cx={x(marked.share)} cy={y(marked.passes)} r="4.5" fill="var(--accent)" />
            <text x={x(marked.share) + 9} y={y(marked.passes) - 7} fontSize="13" fontWeight="600" fill="var(--ink)">passes {percent(marked.passes)} %</text>
          </>
        )
      }} />
  )
}

function point(plan: { readonly lotSize: number; readonly n: number; readonly ac: number }, units: number): { units: number; share: number; passes: number } {
  return { units, share: (units / plan.lotSize) * 100, passes: acceptanceProbability(plan, units) }
}

function percent(share: number): number {
  return Math.round(share * 100)
}
