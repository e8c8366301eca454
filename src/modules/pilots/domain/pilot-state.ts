import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type PilotState = 'draft' | 'approved' | 'running' | 'deciding' | 'closed' | 'cancelled'
export type PilotVerb = 'approve' | 'start' | 'evaluate' | 'extend' | 'close' | 'cancel'
export type PilotDecision = 'repeat' | 'iterate' | 'stop'

/** An experiment on one SKU. It is evaluated on its decision date or when its stop rule is hit; extending is an amendment and goes back to running. */
export const pilotMachine: StateMachine<PilotState, PilotVerb> = {
  initial: 'draft',
  verbs: {
    approve: { from: ['draft'], to: 'approved' },
    start: { from: ['approved'], to: 'running' },
    evaluate: { from: ['running'], to: 'deciding' },
    extend: { from: ['deciding'], to: 'running' },
    close: { from: ['deciding'], to: 'closed' },
    cancel: { from: ['draft', 'approved', 'running'], to: 'cancelled' },
  },
}

const WORDS: Readonly<Record<PilotVerb, string>> = { approve: 'approved', start: 'started', evaluate: 'evaluated', extend: 'extended', close: 'closed', cancel: 'cancelled' }

export function decidePilotVerb(pilot: { readonly number: string; readonly state: PilotState }, verb: PilotVerb): Result<PilotState> {
  const to = nextState(pilotMachine, pilot.state, verb)
  return to ? ok(to) : refused(conflict(`pilot-cannot-${verb}`, `${pilot.number} is ${pilot.state}; only a pilot that is ${pilotMachine.verbs[verb].from.join(' or ')} can be ${WORDS[verb]}.`))
}

/** A pilot can be approved once it says what would prove it right: a hypothesis, a metric, a stop rule. */
export function decideApprove(pilot: { readonly number: string; readonly state: PilotState; readonly hypothesis: string; readonly stopRule: string; readonly metrics: readonly unknown[] }): Result<PilotState> {
  if (pilot.hypothesis.trim() === '') return refused(invalid('hypothesis-missing', 'Say what you expect to see: the hypothesis.', { field: 'hypothesis' }))
  if (pilot.metrics.length === 0) return refused(invalid('metric-missing', 'Add at least one metric with its threshold.', { field: 'metrics' }))
  if (pilot.stopRule.trim() === '') return refused(invalid('stop-rule-missing', 'Say when you would stop early.', { field: 'stopRule' }))
  return decidePilotVerb(pilot, 'approve')
}

/** Closing needs a verdict computed from data, a decision, and at least one learning: learnings first, profit second. */
export function decideClose(
  pilot: { readonly number: string; readonly state: PilotState; readonly hasVerdict: boolean; readonly learnings: number },
  decision: PilotDecision | null,
): Result<PilotState> {
  const next = decidePilotVerb(pilot, 'close')
  if (!next.ok) return next
  if (!pilot.hasVerdict) return refused(conflict('verdict-missing', `${pilot.number} has no verdict yet. Compute it from the sales first.`))
  if (!decision) return refused(invalid('decision-missing', 'Choose what to do next: repeat, iterate or stop.', { field: 'decision' }))
  if (pilot.learnings === 0) return refused(conflict('learning-missing', 'Write down at least one thing you learned. The next pilot will be shown it.', { field: 'learning' }))
  return next
}
