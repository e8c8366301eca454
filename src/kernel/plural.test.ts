import { expect, test } from 'vitest'
import { plural } from './plural.ts'

test('a count with its word', () => {
  expect([plural(1, 'unit'), plural(0, 'unit'), plural(12_500, 'unit'), plural(2, 'box', 'boxes')]).toEqual(['1 unit', '0 units', '12,500 units', '2 boxes'])
})
