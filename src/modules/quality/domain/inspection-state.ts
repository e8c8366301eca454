import type { StateMachine } from '#kernel/state-machine.ts'

export type InspectionState = 'planned' | 'in-progress' | 'passed' | 'failed' | 'superseded'
export type InspectionVerb = 'start' | 'pass' | 'fail' | 'supersede'

/** An inspection of a lot. A re-inspection supersedes a failed one; neither result is ever erased. */
export const inspectionMachine: StateMachine<InspectionState, InspectionVerb> = {
  initial: 'planned',
  verbs: {
    start: { from: ['planned'], to: 'in-progress' },
    pass: { from: ['in-progress'], to: 'passed' },
    fail: { from: ['in-progress'], to: 'failed' },
    supersede: { from: ['planned', 'in-progress', 'passed', 'failed'], to: 'superseded' },
  },
}
