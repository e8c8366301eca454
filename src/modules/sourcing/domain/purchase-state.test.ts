import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { decidePurchase, purchaseMachine, verbAfter, type PurchaseState } from './purchase-state.ts'

const STATES: PurchaseState[] = ['draft', 'sent', 'confirmed', 'partly-received', 'received', 'closed', 'cancelled']

test('every state can be reached, and the ends have no way out', () => {
  expect([...reachableStates(purchaseMachine)].sort()).toEqual([...STATES].sort())
  for (const end of ['closed', 'cancelled'] as const) for (const { from } of Object.values(purchaseMachine.verbs)) expect(from).not.toContain(end)
})

test('what has partly come is closed, not cancelled; a draft is sent first', () => {
  const cancel = decidePurchase({ number: 'PO-0001', state: 'partly-received' }, 'cancel')
  expect(!cancel.ok && cancel.refusal.message).toContain('close it instead')
  const receive = decidePurchase({ number: 'PO-0001', state: 'draft' }, 'receive-all')
  expect(!receive.ok && receive.refusal.message).toContain('Send it')
})

test('the order follows its lines', () => {
  expect(verbAfter([{ quantity: 10, received: 10 }, { quantity: 5, received: 6 }], false)).toBe('receive-all')
  expect(verbAfter([{ quantity: 10, received: 10 }, { quantity: 5, received: 0 }], false)).toBe('receive-part')
  expect(verbAfter([{ quantity: 10, received: 0 }], true)).toBe('undo-all')
  expect(verbAfter([{ quantity: 10, received: 3 }], true)).toBe('undo-part')
})
