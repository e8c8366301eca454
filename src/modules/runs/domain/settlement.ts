import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

/** What was agreed, in minor units. */
export interface Estimate {
  readonly setupCost: number
  readonly unitCost: number
  readonly quantity: number
}

/** What it came to, in minor units; `minutes` on the machines when somebody noted them. */
export interface Actual {
  readonly setupCost: number
  readonly unitsCost: number
  readonly scrapCost: number
  readonly otherCost: number
  readonly minutes: number | null
}

/** What is done about good units that are missing or too many. */
export const DIFFERENCES = ['none', 'accept-short', 'order-rest', 'keep-over', 'return-over'] as const
export type Difference = (typeof DIFFERENCES)[number]

/** What a run costs when nothing differs from its quote: setup, and the price of every good unit. Scrap is in the price. */
export function asQuoted({ setupCost, unitCost }: Estimate, good: number): Actual {
  return { setupCost, unitsCost: unitCost * good, scrapCost: 0, otherCost: 0, minutes: null }
}

export interface CostComparison {
  readonly rows: readonly { readonly what: 'setup' | 'units' | 'scrap' | 'other'; readonly estimate: number; readonly actual: number }[]
  readonly estimate: number
  readonly actual: number
  /** Of the difference of the units: what comes from more or fewer of them, and what from another price. They add up to it. */
  readonly byVolume: number
  readonly byPrice: number
  /** A good unit, setup and all; null when none was made. Rounded to the minor unit. */
  readonly perGoodEstimate: number
  readonly perGoodActual: number | null
}

/** Actual cost against the estimate, line by line. `good` are the units that are good in the end: those that rework lost are not. */
export function compareCost(estimate: Estimate, actual: Actual, good: number): CostComparison {
  const estimated = estimate.setupCost + estimate.unitCost * estimate.quantity
  const total = actual.setupCost + actual.unitsCost + actual.scrapCost + actual.otherCost
  const byVolume = (good - estimate.quantity) * estimate.unitCost
  return {
    rows: [
      { what: 'setup', estimate: estimate.setupCost, actual: actual.setupCost }, { what: 'units', estimate: estimate.unitCost * estimate.quantity, actual: actual.unitsCost },
      { what: 'scrap', estimate: 0, actual: actual.scrapCost }, { what: 'other', estimate: 0, actual: actual.otherCost },
    ],
    estimate: estimated, actual: total, byVolume, byPrice: actual.unitsCost - estimate.unitCost * estimate.quantity - byVolume,
    perGoodEstimate: Math.round(estimated / estimate.quantity), perGoodActual: good > 0 ? Math.round(total / good) : null,
  }
}

/** Answers to the question what is done about the difference, for so many good units of so many ordered. */
export function possibleDifferences(quantity: number, good: number): readonly Difference[] {
  return good < quantity ? ['accept-short', 'order-rest'] : good > quantity ? ['keep-over', 'return-over'] : ['none']
}

/** A difference has to be answered before a run is closed; where there is none, nothing is asked. */
export function decideDifference(run: { readonly number: string; readonly quantity: number; readonly good: number }, answer: Difference | undefined): Result<Difference> {
  const possible = possibleDifferences(run.quantity, run.good)
  if (possible[0] === 'none') return ok('none')
  const missing = run.quantity - run.good
  if (!answer || answer === 'none') {
    return refused(conflict('difference-open', missing > 0 ? `${missing} good units are missing of ${run.quantity}. Say what is done about them: leave it at that, or order the rest.` : `${-missing} good units more than the ${run.quantity} ordered. Say what is done about them: keep and pay them, or leave them with the workshop.`, { field: 'difference' }))
  }
  return possible.includes(answer) ? ok(answer) : refused(invalid('difference-mismatch', `This answer does not fit ${run.good} good units of ${run.quantity}. Choose another.`, { field: 'difference' }))
}
