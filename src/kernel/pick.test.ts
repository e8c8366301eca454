import { expect, test } from 'vitest'
import { pick } from './pick.ts'

test('picks the named fields, and keeps what is null', () => {
  const row = { number: 'RUN-0001', cost: null as number | null, note: 'for the brand alone' }
  expect(pick(row, 'number', 'cost')).toStrictEqual({ number: 'RUN-0001', cost: null })
})
