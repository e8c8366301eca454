import { evaluateMetric, netSold, sellOutDay, type MetricResult, type PilotFacts, type PilotMetric } from './metrics.ts'
import type { PilotDecision } from './pilot-state.ts'

export interface PilotVerdict {
  readonly outcome: 'met' | 'partly-met' | 'not-met' | 'cannot-tell'
  readonly metrics: readonly MetricResult[]
  /** Null while it cannot be told. A recommendation, not the decision: that is a person's. */
  readonly recommended: PilotDecision | null
  readonly reasons: readonly string[]
  /** Sold out: what was sold understates what was wanted. */
  readonly soldOut: boolean
}

const BUILD_METRICS = ['return-rate', 'scrap-rate']

/**
 * The verdict from the data. Stop rule hit → stop. All metrics met → repeat. Demand met, but the making or the returns not → iterate.
 * Some demand metric met and another not → iterate. No demand metric met → stop. Anything undecided (and nothing hit) → cannot tell yet.
 */
export function pilotVerdict(metrics: readonly PilotMetric[], facts: PilotFacts, stopRule: { readonly text: string; readonly hit: boolean }): PilotVerdict {
  const results = metrics.map((metric) => evaluateMetric(metric, facts))
  const day = sellOutDay(facts)
  const reasons = results.map(({ sentence }) => sentence)
  if (day !== null) {
    reasons.push(`Sold out on day ${day}: all ${facts.unitsReceived.toLocaleString('en-US')} units. Demand was higher than sales, so these figures are a lower bound.`)
  } else if (facts.unitsReceived > 0) {
    reasons.push(`${Math.max(0, facts.unitsReceived - netSold(facts)).toLocaleString('en-US')} of ${facts.unitsReceived.toLocaleString('en-US')} units are unsold.`)
  }
  const outcome = outcomeOf(results)
  const base = { outcome, metrics: results, soldOut: day !== null }
  if (stopRule.hit) return { ...base, recommended: 'stop', reasons: [`The stop rule was hit: ${stopRule.text.trim()}`, ...reasons] }
  if (outcome === 'cannot-tell') return { ...base, recommended: null, reasons }
  if (outcome === 'met') return { ...base, recommended: 'repeat', reasons: [...reasons, 'Every metric was met: make it again.'] }
  const demand = results.filter(({ metric }) => !BUILD_METRICS.includes(metric))
  if (demand.length > 0 && demand.every((result) => result.outcome === 'not-met')) return { ...base, recommended: 'stop', reasons: [...reasons, 'No demand metric was met.'] }
  const missed = results.filter((result) => result.outcome === 'not-met').map(({ metric }) => metric.replaceAll('-', ' '))
  return { ...base, recommended: 'iterate', reasons: [...reasons, `Change what stands behind the ${missed.join(' and the ')}, and try again.`] }
}

function outcomeOf(results: readonly MetricResult[]): PilotVerdict['outcome'] {
  if (results.length === 0 || results.some(({ outcome }) => outcome === 'cannot-tell')) return 'cannot-tell'
  const met = results.filter(({ outcome }) => outcome === 'met').length
  return met === results.length ? 'met' : met === 0 ? 'not-met' : 'partly-met'
}
