import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type PartnershipState = 'invited' | 'approved' | 'suspended' | 'ended'
export type PartnershipVerb = 'approve' | 'suspend' | 'end'

/** Nothing of a partner is deleted: lots, runs and orders name it for years. Ended is final; whoever comes back is invited again. */
export const partnershipMachine: StateMachine<PartnershipState, PartnershipVerb | 'invite-again'> = {
  initial: 'invited',
  verbs: {
    approve: { from: ['invited', 'suspended'], to: 'approved' },
    suspend: { from: ['approved'], to: 'suspended' },
    end: { from: ['invited', 'approved', 'suspended'], to: 'ended' },
    'invite-again': { from: ['ended'], to: 'invited' },
  },
}

const PAST = { approve: 'approved', suspend: 'suspended', end: 'ended' } as const

/** The state after the verb, or why not. */
export function decidePartnership(state: PartnershipState, verb: PartnershipVerb, partner: string): Result<PartnershipState> {
  const to = nextState(partnershipMachine, state, verb)
  return to ? ok(to) : refused(conflict(`partnership-not-${PAST[verb]}`, `The work with ${partner} is ${state}; from there it cannot be ${PAST[verb]}.`))
}
