import type { StateMachine } from '#kernel/state-machine.ts'

export type RestockState = 'draft' | 'submitted' | 'promised' | 'accepted' | 'picking' | 'shipped' | 'received' | 'closed' | 'declined' | 'cancelled' | 'expired'
export type RestockVerb = 'submit' | 'promise' | 'accept' | 'start-picking' | 'ship' | 'receive' | 'close' | 'decline' | 'cancel' | 'reopen' | 'expire'

/**
 * A retailer's request. A promise may be made anew until it is accepted; once goods are picked there is no way back but a return.
 * It is reopened when the run it was accepted on will not bring the goods, and expires when nobody fetched what was held for it.
 */
export const RESTOCK: StateMachine<RestockState, RestockVerb> = {
  initial: 'draft',
  verbs: {
    submit: { from: ['draft'], to: 'submitted' },
    promise: { from: ['submitted', 'promised'], to: 'promised' },
    accept: { from: ['promised'], to: 'accepted' },
    'start-picking': { from: ['accepted'], to: 'picking' },
    ship: { from: ['picking'], to: 'shipped' },
    receive: { from: ['shipped'], to: 'received' },
    close: { from: ['received'], to: 'closed' },
    decline: { from: ['submitted', 'promised'], to: 'declined' },
    cancel: { from: ['draft', 'submitted', 'promised', 'accepted'], to: 'cancelled' },
    reopen: { from: ['accepted'], to: 'promised' },
    expire: { from: ['submitted', 'promised', 'accepted'], to: 'expired' },
  },
}

/** States in which stock or future output is held for the request. */
export const HOLDING_STATES: readonly RestockState[] = ['accepted', 'picking']
