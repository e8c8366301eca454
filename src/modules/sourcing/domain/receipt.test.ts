import { expect, test } from 'vitest'
import { decideReceipt, decideReturn, decideUndoReceipt } from './receipt.ts'

const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code)
const line = { quantity: 100, received: 60 }

test('a line takes what is open, a little more after a second look, and no more', () => {
  expect([1, 40].map((pieces) => code(decideReceipt(line, pieces, false)))).toEqual(['ok', 'ok'])
  expect([41, 50].map((pieces) => [code(decideReceipt(line, pieces, false)), code(decideReceipt(line, pieces, true))])).toEqual([['received-over', 'ok'], ['received-over', 'ok']])
  expect([51, 10_000].map((pieces) => code(decideReceipt(line, pieces, true)))).toEqual(['received-too-many', 'received-too-many'])
  expect([0, -5, 1.5, Number.NaN].map((pieces) => code(decideReceipt(line, pieces, true)))).toEqual(Array(4).fill('received-not-a-count'))
})

const receipt = { quantity: 40, returned: 0, undone: false, inspected: false, lotCode: 'L1', quality: 'quarantine' }

test('a receipt is undone only while nothing happened to its lot', () => {
  expect(code(decideUndoReceipt(receipt, 40))).toBe('ok')
  expect(code(decideUndoReceipt(receipt, 39))).toBe('receipt-moved')
  expect(code(decideUndoReceipt({ ...receipt, inspected: true }, 40))).toBe('receipt-inspected')
  expect(code(decideUndoReceipt({ ...receipt, undone: true }, 0))).toBe('already-undone')
})

test('only what was looked at goes back, and never more than came', () => {
  expect(code(decideReturn(receipt, 10))).toBe('return-before-inspection')
  const rejected = { ...receipt, quality: 'rejected', returned: 30 }
  expect([10, 11].map((pieces) => code(decideReturn(rejected, pieces)))).toEqual(['ok', 'return-too-many'])
})
