import { expect, test } from 'vitest'
import { nextState, reachableStates } from '#kernel/state-machine.ts'
import { REGISTRATION, registrationState } from './registration.ts'

test('every state is reached, and what is withdrawn stays withdrawn', () => {
  expect([...reachableStates(REGISTRATION)].sort()).toEqual(['asked', 'confirmed', 'withdrawn'])
  expect([nextState(REGISTRATION, 'withdrawn', 'confirm'), nextState(REGISTRATION, 'withdrawn', 'withdraw')]).toEqual([null, null])
})

test('its state follows from its dates', () => {
  const day = new Date('2026-03-02')
  expect(registrationState({ confirmedAt: null, withdrawnAt: null })).toBe('asked')
  expect(registrationState({ confirmedAt: day, withdrawnAt: null })).toBe('confirmed')
  expect(registrationState({ confirmedAt: day, withdrawnAt: day })).toBe('withdrawn')
  expect(registrationState({ confirmedAt: null, withdrawnAt: day })).toBe('withdrawn')
})
