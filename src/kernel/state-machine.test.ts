import { expect, test } from 'vitest'
import { allowedVerbs, nextState, reachableStates } from './state-machine.ts'
import type { StateMachine } from './state-machine.ts'

const door: StateMachine<'open' | 'shut' | 'locked' | 'gone', 'shut' | 'open' | 'lock'> = {
  initial: 'open',
  verbs: { shut: { from: ['open'], to: 'shut' }, open: { from: ['shut', 'gone'], to: 'open' }, lock: { from: ['shut'], to: 'locked' } },
}

test('a verb leads on only from the states it names', () => {
  expect(nextState(door, 'shut', 'lock')).toBe('locked')
  expect(nextState(door, 'open', 'lock')).toBeNull()
  expect(allowedVerbs(door, 'shut')).toEqual(['open', 'lock'])
  expect(allowedVerbs(door, 'locked')).toEqual([])
})

test('a state nothing leads to is found out', () => {
  expect([...reachableStates(door)].sort()).toEqual(['locked', 'open', 'shut'])
})
