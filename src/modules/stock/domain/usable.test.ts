import { expect, test } from 'vitest'
import { usableQuantity, whyNotUsable } from './usable.ts'
import type { LotCondition } from './usable.ts'

const fine: LotCondition = { quality: 'released', recalled: false, expiresOn: null }
const balance = { onHand: 10, allocated: 4 }

test('usable: released, not recalled, not expired, at an open place', () => {
  expect(usableQuantity(balance, fine, true, '2026-11-23')).toBe(6)
  const cases: [Partial<LotCondition>, boolean, string | null][] = [
    [{}, true, null], [{}, false, 'place-closed'], [{ quality: 'quarantine' }, true, 'quarantine'], [{ quality: 'held' }, true, 'held'], [{ quality: 'rejected' }, true, 'rejected'],
    [{ recalled: true }, true, 'recalled'], [{ recalled: true, quality: 'held' }, true, 'recalled'], [{ expiresOn: '2026-11-22' }, true, 'expired'], [{ expiresOn: '2026-11-23' }, true, null],
  ]
  for (const [change, open, why] of cases) {
    const lot = { ...fine, ...change }
    expect(whyNotUsable(lot, open, '2026-11-23')).toBe(why)
    expect(usableQuantity(balance, lot, open, '2026-11-23')).toBe(why === null ? 6 : 0)
  }
})
