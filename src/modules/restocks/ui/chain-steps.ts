import type { PromiseStep as DrawnStep } from '#ui/charts/promise-chain.tsx'
import type { PromiseStep, StepKind } from '../domain/promise-model.ts'
import type { RestockState } from '../domain/restock-state.ts'

/** Steps as a reader knows them. */
const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  stock: 'In stock', inspection: 'Inspected and released', run: 'Made', 'new-run': 'Made in a new run', 'cut-off': 'Leaves', transit: 'On the way', receiving: 'On your shelf',
}

/** Which steps lie behind a restock in a state. Before it is shipped only what is in stock already is done. */
const DONE_BY_STATE: Readonly<Partial<Record<RestockState, readonly StepKind[]>>> = {
  picking: ['stock', 'inspection', 'run', 'new-run'],
  shipped: ['stock', 'inspection', 'run', 'new-run', 'cut-off'],
  received: ['stock', 'inspection', 'run', 'new-run', 'cut-off', 'transit', 'receiving'],
  closed: ['stock', 'inspection', 'run', 'new-run', 'cut-off', 'transit', 'receiving'],
}

/** The chain of a promise as it is drawn. */
export function chainSteps(chain: readonly PromiseStep[], state?: RestockState): DrawnStep[] {
  const done = (state && DONE_BY_STATE[state]) ?? ['stock']
  return chain.map(({ what, where, on, note }) => ({ what: STEP_WORDS[what], where, on, note, done: done.includes(what) }))
}
