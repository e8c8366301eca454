import { daysBetween, type CalendarDate } from '#kernel/calendar-date.ts'

export const PILOT_METRICS = ['sell-through', 'days-to-sell-out', 'units-sold', 'return-rate', 'scrap-rate'] as const
export type MetricName = (typeof PILOT_METRICS)[number]
export type Direction = 'at-least' | 'at-most'

/** A metric as planned. The threshold is in the metric's own unit: percent, days or units. */
export interface PilotMetric {
  readonly metric: MetricName
  readonly direction: Direction
  readonly threshold: number
}

/** Everything a pilot is judged by. Days are local days of the shops. */
export interface PilotFacts {
  /** Units that reached the places of sale. */
  readonly unitsReceived: number
  /** All places together, one entry per day with sales; order does not matter. */
  readonly soldByDay: readonly { readonly date: CalendarDate; readonly sold: number; readonly returned: number }[]
  readonly firstDayOfSale: CalendarDate | null
  readonly today: CalendarDate
  readonly decisionDate: CalendarDate
  readonly good: number
  readonly scrap: number
  /** No more units are to come from the pilot's runs. */
  readonly productionFinished: boolean
}

export type MetricOutcome = 'met' | 'not-met' | 'cannot-tell'

export interface MetricResult extends PilotMetric {
  /** In the metric's unit; null when it has no value yet (nothing sold, not sold out). */
  readonly value: number | null
  readonly outcome: MetricOutcome
  readonly sentence: string
}

export const METRIC_WORDS: Readonly<Record<MetricName, { readonly name: string; readonly unit: string; readonly meaning: string }>> = {
  'sell-through': { name: 'Sell-through', unit: '%', meaning: 'Units sold, less returned, of the units that reached the shops' },
  'days-to-sell-out': { name: 'Days to sell-out', unit: 'days', meaning: 'Days from the first day of sale, that day counted, until every unit was sold' },
  'units-sold': { name: 'Units sold', unit: 'units', meaning: 'Units sold, less returned' },
  'return-rate': { name: 'Return rate', unit: '%', meaning: 'Units returned of the units sold' },
  'scrap-rate': { name: 'Scrap rate', unit: '%', meaning: 'Scrapped units of all units made' },
}

/** Net units sold up to and with a day. */
export function netSold(facts: PilotFacts): number {
  return facts.soldByDay.reduce((sum, { sold, returned }) => sum + sold - returned, 0)
}

/** The day (1 = first day of sale) on which net sales reached what the shops had received; null when they have not. */
export function sellOutDay(facts: PilotFacts): number | null {
  if (!facts.firstDayOfSale || facts.unitsReceived <= 0) return null
  let total = 0
  for (const { date, sold, returned } of [...facts.soldByDay].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    total += sold - returned
    if (total >= facts.unitsReceived) return daysBetween(facts.firstDayOfSale, date) + 1
  }
  return null
}

/**
 * Met, not met, or cannot tell yet. A question is answered early only when nothing that can still happen would change the answer:
 * sales only grow, so "at least 400 sold" is met on the day of the 400th. Rates are final on the decision date (sell-through also on the
 * sell-out), the scrap rate when production is finished. Values are compared unrounded; thresholds count as reached when equal.
 */
export function evaluateMetric(metric: PilotMetric, facts: PilotFacts): MetricResult {
  const over = facts.today >= facts.decisionDate
  const selling = facts.firstDayOfSale !== null && facts.today >= facts.firstDayOfSale
  switch (metric.metric) {
    case 'units-sold':
      return grown(metric, selling ? netSold(facts) : null, over, sellOutDay(facts) !== null)
    case 'sell-through':
      return grown(metric, selling && facts.unitsReceived > 0 ? (100 * netSold(facts)) / facts.unitsReceived : null, over, sellOutDay(facts) !== null)
    case 'days-to-sell-out': {
      const day = sellOutDay(facts)
      if (day !== null) return judged(metric, day, true)
      if (!selling) return judged(metric, null, false)
      // Not sold out after n whole days: it will take more than n.
      const elapsed = daysBetween(facts.firstDayOfSale!, facts.today)
      if (elapsed >= metric.threshold) return { ...metric, value: null, outcome: metric.direction === 'at-least' ? 'met' : 'not-met', sentence: `Days to sell-out: not sold out after ${elapsed} ${elapsed === 1 ? 'day' : 'days'} (${wanted(metric)}).` }
      return judged(metric, null, false)
    }
    case 'return-rate': {
      const sold = facts.soldByDay.reduce((sum, day) => sum + day.sold, 0)
      const returned = facts.soldByDay.reduce((sum, day) => sum + day.returned, 0)
      return judged(metric, sold > 0 ? (100 * returned) / sold : null, over)
    }
    case 'scrap-rate': {
      const made = facts.good + facts.scrap
      return judged(metric, made > 0 ? (100 * facts.scrap) / made : null, facts.productionFinished)
    }
  }
}

/** A value that only grows: its lower bound is known at once, its upper bound at the end. */
function grown(metric: PilotMetric, value: number | null, over: boolean, soldOut: boolean): MetricResult {
  const reached = value !== null && (metric.direction === 'at-least' ? value >= metric.threshold : value > metric.threshold)
  return judged(metric, value, over || soldOut || reached)
}

function judged(metric: PilotMetric, value: number | null, final: boolean): MetricResult {
  const name = METRIC_WORDS[metric.metric].name
  if (value === null) return { ...metric, value, outcome: 'cannot-tell', sentence: `${name}: no value yet (${wanted(metric)}).` }
  const holds = metric.direction === 'at-least' ? value >= metric.threshold : value <= metric.threshold
  if (!final) return { ...metric, value, outcome: 'cannot-tell', sentence: `${name}: ${shown(metric.metric, value)} so far (${wanted(metric)}).` }
  return { ...metric, value, outcome: holds ? 'met' : 'not-met', sentence: `${name}: ${shown(metric.metric, value)} (${wanted(metric)}).` }
}

function wanted({ metric, direction, threshold }: PilotMetric): string {
  return `wanted: ${direction === 'at-least' ? 'at least' : 'at most'} ${shown(metric, threshold)}`
}

/** A value with its unit: "87.4 %", "4 days", "500 units". */
export function shown(metric: MetricName, value: number): string {
  const { unit } = METRIC_WORDS[metric]
  const rounded = Math.round(value * 10) / 10
  return `${rounded.toLocaleString('en-US')} ${rounded === 1 && unit !== '%' ? unit.slice(0, -1) : unit}`
}
