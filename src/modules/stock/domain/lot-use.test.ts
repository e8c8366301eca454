import { expect, test } from 'vitest'
import { checkUses } from './lot-use.ts'

const use = { lotId: 'paint', locationId: 'A', quantity: 3, firstUnit: 1, lastUnit: 75 }

test('units count from 1, in order, and nothing goes into itself', () => {
  expect(checkUses('otter', [use, { ...use, lotId: 'paint 8', firstUnit: 76, lastUnit: 120 }]).ok).toBe(true)
  for (const [change, code] of [[{ firstUnit: 0 }, 'not-a-unit'], [{ lastUnit: 1.5 }, 'not-a-unit'], [{ firstUnit: 80 }, 'units-backwards'], [{ lotId: 'otter' }, 'lot-goes-into-itself']] as const) {
    expect(checkUses('otter', [use, { ...use, ...change }])).toMatchObject({ ok: false, refusal: { code, field: expect.stringContaining('uses[1]') } })
  }
})
