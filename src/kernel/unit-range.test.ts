import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countUnits, mergeRanges, parseUnits, unitsText } from './unit-range.ts'

test.each([
  ['3', [{ first: 3, last: 3 }]], ['3, 7-12', [{ first: 3, last: 3 }, { first: 7, last: 12 }]], ['7 – 12;3', [{ first: 3, last: 3 }, { first: 7, last: 12 }]], ['1-2 3', [{ first: 1, last: 3 }]], ['', []], [' , ', []],
  ['0', null], ['12-7', null], ['three', null], ['1-2-3', null], ['-3', null], ['1.5', null], ['999999999', null],
] as const)('%j', (text, units) => {
  expect(parseUnits(text)).toEqual(units)
})

test('units written down are read as they were', () => {
  fc.assert(fc.property(fc.array(fc.record({ first: fc.integer({ min: 1, max: 500 }), length: fc.nat(20) }), { maxLength: 6 }), (some) => {
    const ranges = some.map(({ first, length }) => ({ first, last: first + length }))
    expect(parseUnits(unitsText(ranges))).toEqual(mergeRanges(ranges))
    expect(countUnits(parseUnits(unitsText(ranges))!)).toBe(countUnits(ranges))
  }))
})
