import { expect, test } from 'vitest'
import { decideUndo } from './undo-gate.ts'

test('only what the stock room booked is undone there, once', () => {
  expect(decideUndo({ sourceKind: 'count', reason: 'counted', undone: false }).ok).toBe(true)
  expect(decideUndo({ sourceKind: 'scrap', reason: 'scrapped', undone: false }).ok).toBe(true)
  expect(decideUndo({ sourceKind: 'transfer', reason: 'transferred', undone: false }).ok).toBe(true)
  expect(decideUndo({ sourceKind: 'stock-count', reason: 'counted', undone: false }).ok).toBe(true)
  expect(decideUndo({ sourceKind: 'count', reason: 'counted', undone: true })).toMatchObject({ refusal: { code: 'already-reversed' } })
  expect(decideUndo({ sourceKind: 'count', reason: 'reversed', undone: false })).toMatchObject({ refusal: { code: 'is-a-reversal' } })
  for (const sourceKind of ['shipment', 'report', 'sales-import', 'anything']) expect(decideUndo({ sourceKind, reason: 'sold', undone: false })).toMatchObject({ refusal: { code: 'undo-elsewhere' } })
})
