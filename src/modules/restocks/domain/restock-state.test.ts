import { expect, test } from 'vitest'
import { allowedVerbs, nextState, reachableStates } from '#kernel/state-machine.ts'
import { RESTOCK } from './restock-state.ts'

test('every state of the domain can be reached, and the way of a good request', () => {
  expect([...reachableStates(RESTOCK)].sort()).toEqual(['accepted', 'cancelled', 'closed', 'declined', 'draft', 'expired', 'picking', 'promised', 'received', 'shipped', 'submitted'])
  const way = (['submit', 'promise', 'promise', 'accept', 'start-picking', 'ship', 'receive', 'close'] as const)
  expect(way.reduce((state, verb) => nextState(RESTOCK, state, verb) ?? state, RESTOCK.initial)).toBe('closed')
})

test('what is over stays over, and what is picked is not cancelled', () => {
  for (const state of ['closed', 'declined', 'cancelled', 'expired'] as const) expect(allowedVerbs(RESTOCK, state)).toEqual([])
  expect(nextState(RESTOCK, 'picking', 'cancel')).toBeNull()
  expect(nextState(RESTOCK, 'accepted', 'accept')).toBeNull()
})
