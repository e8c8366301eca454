import { expect, test } from 'vitest'
import { allowedVerbs, reachableStates } from '#kernel/state-machine.ts'
import { decideRunVerb, isFrozen, runMachine, type RunState } from './run-state.ts'

const ALL: RunState[] = ['draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused', 'produced', 'closed', 'cancelled', 'stopped']

test('every state is reached', () => {
  expect(reachableStates(runMachine)).toEqual(new Set(ALL))
})

test('before release a run is cancelled, afterwards stopped, never both', () => {
  for (const state of ALL) {
    const verbs = allowedVerbs(runMachine, state)
    expect(verbs.includes('cancel') && verbs.includes('stop')).toBe(false)
    expect(verbs.includes('cancel') && isFrozen(state)).toBe(false)
  }
  expect([allowedVerbs(runMachine, 'closed'), allowedVerbs(runMachine, 'cancelled'), allowedVerbs(runMachine, 'stopped')]).toEqual([[], [], []])
})

test('a refusal says in which state the verb is possible', () => {
  expect(decideRunVerb({ number: 'RUN-0001', state: 'confirmed' }, 'release')).toEqual({ ok: true, value: 'released' })
  expect(decideRunVerb({ number: 'RUN-0001', state: 'in-production' }, 'cancel')).toMatchObject({
    ok: false, refusal: { code: 'run-cannot-cancel', message: 'RUN-0001 is in production; only a run that is draft, quoted or confirmed can be cancelled. It is on the floor already: stop it instead.' },
  })
})
