import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { decideReleaseRevision, revisionCode, revisionMachine, type RevisionState } from './revision-order.ts'

test('every state can be reached', () => expect(reachableStates(revisionMachine).size).toBe(3))

test.each([[1, 'A'], [2, 'B'], [26, 'Z'], [27, 'AA'], [52, 'AZ'], [53, 'BA'], [702, 'ZZ'], [703, 'AAA']])('%i is %s', (sequence, code) => expect(revisionCode(sequence)).toBe(code))

test('codes are different for different numbers', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 2 }), ([a, b]) => revisionCode(a!) !== revisionCode(b!)))
})

const toy = (...states: RevisionState[]) => states.map((state, index) => ({ id: String(index + 1), sequence: index + 1, code: revisionCode(index + 1), state }))

test('releasing B supersedes A', () => expect(decideReleaseRevision(toy('released', 'draft'), '2', 3)).toEqual({ ok: true, value: { superseded: ['1'] } }))
test('the first one supersedes nothing', () => expect(decideReleaseRevision(toy('draft', 'draft'), '1', 3)).toEqual({ ok: true, value: { superseded: [] } }))
test.each([
  ['without parts', toy('draft'), '1', 0, 'bom-empty'],
  ['twice', toy('released'), '1', 3, 'revision-not-draft'],
  ['after a later one', toy('draft', 'released'), '1', 3, 'revision-out-of-order'],
] as const)('not %s', (_, revisions, id, lines, code) => {
  const decision = decideReleaseRevision(revisions, id, lines)
  expect(!decision.ok && decision.refusal.code).toBe(code)
})
