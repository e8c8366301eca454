import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type RunState =
  | 'draft' | 'quoted' | 'confirmed' | 'released' | 'in-production' | 'paused' | 'produced' | 'closed' | 'cancelled' | 'stopped'
export type RunVerb = 'quote' | 'requote' | 'confirm' | 'decline' | 'release' | 'start' | 'pause' | 'resume' | 'finish' | 'close' | 'cancel' | 'stop'

/** A production order. Before its release it can be cancelled without a trace on the floor; afterwards it is stopped, and what was made stays. */
export const runMachine: StateMachine<RunState, RunVerb> = {
  initial: 'draft',
  verbs: {
    quote: { from: ['draft'], to: 'quoted' },
    requote: { from: ['quoted', 'confirmed'], to: 'quoted' },
    confirm: { from: ['quoted'], to: 'confirmed' },
    decline: { from: ['draft', 'quoted'], to: 'cancelled' },
    release: { from: ['confirmed'], to: 'released' },
    start: { from: ['released'], to: 'in-production' },
    pause: { from: ['in-production'], to: 'paused' },
    resume: { from: ['paused'], to: 'in-production' },
    finish: { from: ['in-production', 'paused'], to: 'produced' },
    close: { from: ['produced'], to: 'closed' },
    cancel: { from: ['draft', 'quoted', 'confirmed'], to: 'cancelled' },
    stop: { from: ['released', 'in-production', 'paused'], to: 'stopped' },
  },
}

/** Verbs as the screen and a refusal say them. */
export const RUN_VERB_WORDS: Readonly<Record<RunVerb, string>> = {
  quote: 'quoted', requote: 'quoted anew', confirm: 'confirmed', decline: 'declined', release: 'released', start: 'started', pause: 'paused',
  resume: 'resumed', finish: 'finished', close: 'closed', cancel: 'cancelled', stop: 'stopped',
}

/** A state as it stands in a sentence. */
export const stateWord = (state: RunState): string => state.replaceAll('-', ' ')

/** The state a verb leads to, or the refusal that says in which states it is possible. */
export function decideRunVerb(run: { readonly number: string; readonly state: RunState }, verb: RunVerb): Result<RunState> {
  const to = nextState(runMachine, run.state, verb)
  if (to) return ok(to)
  const from = runMachine.verbs[verb].from
  const hint = verb === 'cancel' && runMachine.verbs.stop.from.includes(run.state) ? ' It is on the floor already: stop it instead.'
    : verb === 'finish' && run.state === 'released' ? ' Nothing has been reported yet.' : ''
  return refused(conflict(`run-cannot-${verb}`, `${run.number} is ${stateWord(run.state)}; only a run that is ${listed(from.map(stateWord))} can be ${RUN_VERB_WORDS[verb]}.${hint}`))
}

/** Before release the bill of materials still follows the design; from release on it is frozen. */
export function isFrozen(state: RunState): boolean {
  return !['draft', 'quoted', 'confirmed', 'cancelled'].includes(state)
}

/** States in which goods can be reported. */
export const REPORTING_STATES: readonly RunState[] = ['released', 'in-production', 'paused']

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
