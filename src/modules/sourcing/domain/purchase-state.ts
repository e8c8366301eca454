import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type PurchaseState = 'draft' | 'sent' | 'confirmed' | 'partly-received' | 'received' | 'closed' | 'cancelled'
export type PurchaseVerb = 'send' | 'confirm' | 'receive-part' | 'receive-all' | 'undo-part' | 'undo-all' | 'close' | 'cancel'

/**
 * A purchase order. Sending again and confirming new dates leave it where it is in the chain. What has partly come can be closed
 * (the rest is given up), no longer cancelled.
 */
export const purchaseMachine: StateMachine<PurchaseState, PurchaseVerb> = {
  initial: 'draft',
  verbs: {
    send: { from: ['draft'], to: 'sent' },
    confirm: { from: ['sent', 'confirmed'], to: 'confirmed' },
    'receive-part': { from: ['sent', 'confirmed', 'partly-received', 'received'], to: 'partly-received' },
    'receive-all': { from: ['sent', 'confirmed', 'partly-received'], to: 'received' },
    'undo-part': { from: ['received', 'partly-received'], to: 'partly-received' },
    'undo-all': { from: ['received', 'partly-received'], to: 'confirmed' },
    close: { from: ['partly-received', 'received'], to: 'closed' },
    cancel: { from: ['draft', 'sent', 'confirmed'], to: 'cancelled' },
  },
}

const DONE: Readonly<Record<PurchaseVerb, string>> = {
  send: 'sent', confirm: 'confirmed', 'receive-part': 'received', 'receive-all': 'received', 'undo-part': 'taken back', 'undo-all': 'taken back', close: 'closed', cancel: 'cancelled',
}

/** States in which goods can be received. */
export const RECEIVING_STATES: readonly PurchaseState[] = ['sent', 'confirmed', 'partly-received']

/** The state a verb leads to, or the refusal in words. */
export function decidePurchase(order: { readonly number: string; readonly state: PurchaseState }, verb: PurchaseVerb): Result<PurchaseState> {
  const to = nextState(purchaseMachine, order.state, verb)
  if (to) return ok(to)
  const hint = verb === 'cancel' && order.state === 'partly-received' ? ' Part of it has come already: close it instead, and the rest is given up.'
    : verb.startsWith('receive') && order.state === 'draft' ? ' Send it to the supplier first.' : ''
  return refused(conflict(`order-cannot-be-${DONE[verb].replace(' ', '-')}`, `${order.number} is ${order.state.replace('-', ' ')} and cannot be ${DONE[verb]}.${hint}`))
}

export interface LineProgress {
  readonly quantity: number
  readonly received: number
}

/** Which way an order goes once its lines have received what they have. */
export function verbAfter(lines: readonly LineProgress[], undone: boolean): PurchaseVerb {
  const none = lines.every(({ received }) => received === 0)
  const all = lines.every(({ received, quantity }) => received >= quantity)
  if (undone) return none ? 'undo-all' : 'undo-part'
  return all ? 'receive-all' : 'receive-part'
}
