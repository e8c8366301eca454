import { expect, test } from 'vitest'
import { daysOfCover, isLow, ratePerDay, suggestedQuantity } from './cover.ts'

test('days without stock do not count against the rate', () => {
  expect(ratePerDay({ sold: 12, daysInStock: 4 })).toBe(3)
  expect(ratePerDay({ sold: 12, daysInStock: 3.5 })).toBeCloseTo(3.4286, 4)
  expect(ratePerDay({ sold: 0, daysInStock: 20 })).toBe(0)
  expect(ratePerDay({ sold: -2, daysInStock: 5 })).toBe(0)
  expect(ratePerDay({ sold: 3, daysInStock: 0 })).toBe(0)
})

test('cover is stock over rate; what does not sell has none', () => {
  expect(daysOfCover(9, { sold: 12, daysInStock: 4 })).toBe(3)
  expect(daysOfCover(0, { sold: 12, daysInStock: 4 })).toBe(0)
  expect(daysOfCover(9, { sold: 0, daysInStock: 4 })).toBeNull()
})

test('low counts what is on the way', () => {
  const sales = { sold: 28, daysInStock: 28 }
  expect(isLow(6, 0, sales)).toBe(true)
  expect(isLow(6, 1, sales)).toBe(false)
  expect(isLow(0, 0, { sold: 0, daysInStock: 28 })).toBe(false)
})

test('the suggestion fills up to three weeks, in whole boxes, and not below the minimum', () => {
  const sales = { sold: 28, daysInStock: 28 }
  expect(suggestedQuantity(2, 0, sales, { minimum: 1, multiple: 6 })).toBe(24)
  expect(suggestedQuantity(20, 0, sales, { minimum: 12, multiple: 1 })).toBe(12)
  expect(suggestedQuantity(20, 5, sales, { minimum: 12, multiple: 1 })).toBe(0)
})
