import { expect, test } from 'vitest'
import { refuseUnusable } from './release-gate.ts'

const lot = { code: 'L-1', quality: 'released', recalled: false, expiresOn: null } as const
const place = { name: 'Oakland', open: true }

test('a released lot at an open place passes, on its last day too', () => {
  expect(refuseUnusable(lot, place, '2026-03-01')).toBeNull()
  expect(refuseUnusable({ ...lot, expiresOn: '2026-03-01' }, place, '2026-03-01')).toBeNull()
})

test.each([
  [{ ...lot, quality: 'quarantine' as const }, place, 'quarantine'],
  [{ ...lot, quality: 'held' as const }, place, 'held'],
  [{ ...lot, quality: 'rejected' as const }, place, 'rejected'],
  [{ ...lot, recalled: true }, place, 'recalled'],
  [{ ...lot, expiresOn: '2026-02-28' }, place, 'expired'],
  [lot, { ...place, open: false }, 'place-closed'],
])('refuses with the rule, its citation and what is missing (%#)', (which, where, why) => {
  const refusal = refuseUnusable(which, where, '2026-03-01')
  expect(refusal).toMatchObject({ code: 'lot-not-usable', kind: 'conflict', detail: { why, lot: 'L-1' } })
  expect(refusal?.rule?.citation).toBeTruthy()
  expect(refusal?.message).toContain(refusal?.rule?.missing)
})

test('a recalled lot waits for nothing: closing the recall does not bring it back', () => {
  expect(refuseUnusable({ ...lot, recalled: true }, place, '2026-03-01')?.message).toMatch(/goods of another lot; a recalled lot stays blocked, also when its recall is closed\.$/)
})
