import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billCost, diffBills, isSame, nextFindNumber, type BillLine } from './bill.ts'

const line = (findNumber: number, partRevisionId = `part-${findNumber}`, quantity = 1, replaceable = true): BillLine => ({ findNumber, partRevisionId, quantity, replaceable })

test('a bill beside another: what is added, removed, changed and the same', () => {
  const before = [line(1), line(2), line(3), line(4)]
  const after = [line(5), line(2, 'part-2', 4), line(1), line(3, 'other', 1, false)]
  expect(diffBills(before, after)).toEqual({
    added: [line(5)], removed: [line(4)], unchanged: 1,
    changed: [{ before: line(2), after: line(2, 'part-2', 4), what: ['quantity'] }, { before: line(3), after: line(3, 'other', 1, false), what: ['part', 'replaceable'] }],
  })
})

test('a difference leads from the one bill to the other, and a bill does not differ from itself', () => {
  const bills = fc.uniqueArray(fc.record({ findNumber: fc.integer({ min: 1, max: 30 }), partRevisionId: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 3 }), replaceable: fc.boolean() }), { selector: ({ findNumber }) => findNumber })
  fc.assert(fc.property(bills, bills, (before, after) => {
    const { added, removed, changed } = diffBills(before, after)
    const gone = new Set([...removed, ...changed.map((pair) => pair.before)])
    const led = [...before.filter((one) => !gone.has(one)), ...added, ...changed.map((pair) => pair.after)]
    const order = (lines: readonly BillLine[]) => [...lines].sort((a, b) => a.findNumber - b.findNumber)
    expect(order(led)).toEqual(order(after))
    expect(isSame(diffBills(after, after))).toBe(true)
  }))
})

test('numbers go on behind the highest one; costs are summed by quantity', () => {
  expect([nextFindNumber([]), nextFindNumber([line(7), line(3)])]).toEqual([1, 8])
  expect(billCost([{ quantity: 3, unitCost: 250 }, { quantity: 1, unitCost: 19 }])).toBe(769)
})
