import { StateBadge } from '#ui/state-badge.tsx'
import { METRIC_WORDS, shown, type MetricResult } from '../domain/metrics.ts'

const OUTCOME_WORDS = { met: 'Met', 'not-met': 'Not met', 'cannot-tell': 'Cannot tell yet' } as const

/** Each metric with what was wanted, what is, and whether that settles it. */
export function MetricList({ metrics }: { readonly metrics: readonly MetricResult[] }) {
  return (
    <ul className="border-t border-line">
      {metrics.map((result) => (
        <li key={result.metric} className="grid grid-cols-[1fr_auto] items-start gap-x-4 border-b border-line py-3">
          <div className="min-w-0">
            <p className="font-medium">{METRIC_WORDS[result.metric].name}</p>
            <p className="text-sm text-ink-soft">wanted {result.direction.replace('-', ' ')} {shown(result.metric, result.threshold)}</p>
          </div>
          <div className="text-right">
            <p className="tabular font-display text-lg leading-tight font-semibold tracking-[-0.015em]">{result.value === null ? '–' : shown(result.metric, result.value)}</p>
            <div className="mt-1"><StateBadge state={result.outcome} words={OUTCOME_WORDS[result.outcome]} /></div>
          </div>
        </li>
      ))}
    </ul>
  )
}
