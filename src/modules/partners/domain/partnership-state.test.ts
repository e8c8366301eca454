import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { decidePartnership, partnershipMachine } from './partnership-state.ts'

test('every state can be reached', () => {
  expect([...reachableStates(partnershipMachine)].sort()).toEqual(['approved', 'ended', 'invited', 'suspended'])
})

test.each([
  ['invited', 'approve', 'approved'],
  ['suspended', 'approve', 'approved'],
  ['approved', 'suspend', 'suspended'],
  ['approved', 'end', 'ended'],
] as const)('%s, %s → %s', (state, verb, to) => expect(decidePartnership(state, verb, 'Toy Tram')).toEqual({ ok: true, value: to }))

test.each([['approved', 'approve'], ['invited', 'suspend'], ['ended', 'approve'], ['ended', 'end']] as const)('%s cannot %s', (state, verb) => {
  const decision = decidePartnership(state, verb, 'Toy Tram')
  expect(decision.ok).toBe(false)
  expect(!decision.ok && decision.refusal.message).toContain('Toy Tram')
})
