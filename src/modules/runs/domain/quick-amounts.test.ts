import { expect, test } from 'vitest'
import { quickAmounts } from './quick-amounts.ts'

test('a new run offers plain steps; a known one its own batches, and always 1', () => {
  expect(quickAmounts([])).toEqual([1, 5, 10, 20])
  expect(quickAmounts([24, 24, 22, 24])).toEqual([1, 20, 22, 24])
  expect(quickAmounts([20, 20, 12])).toEqual([1, 10, 12, 20])
  expect(quickAmounts([0, 0, 6])).toEqual([1, 6, 10, 20])
})

test('only the newest twenty reports count', () => {
  expect(quickAmounts([...Array.from({ length: 20 }, () => 8), 50, 50])).toEqual([1, 8, 10, 20])
})
