import { expect, test } from 'vitest'
import { capped, COUNTED } from './counted.ts'

test('what was counted to the end is said exactly, the rest as more than that', () => {
  expect([capped(0), capped(COUNTED), capped(COUNTED + 1), capped(99, 99), capped(100, 99)]).toEqual(['0', '999', '999+', '99', '99+'])
})
