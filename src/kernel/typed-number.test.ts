import { expect, test } from 'vitest'
import { z } from 'zod'
import { typedNumber } from './typed-number.ts'

const quantity = typedNumber({ error: 'A whole number.' }).int('A whole number.').min(1, 'At least one.').max(10_000)

test.each([['12', 12], [' 12 ', 12], ['+7', 7], ['12.0', 12], ['007', 7], [5, 5]])('%j is %d', (text, number) => {
  expect(quantity.parse(text)).toBe(number)
})

test.each(['0x10', '0b1', '0o7', '1e1', '1E1', 'Infinity', '1_0', '1,5', '1 000', '12 apples', 'twelve'])('%s is no number', (text) => {
  expect(quantity.safeParse(text).error?.issues[0]?.message).toBe('A whole number.')
})

test('limits, options and objects go on as they do with numbers of the library', () => {
  expect([quantity.safeParse('0').error?.issues[0]?.message, quantity.safeParse('1.5').success, quantity.safeParse('10001').success]).toEqual(['At least one.', false, false])
  const form = z.object({ n: quantity, m: typedNumber().nonnegative().optional(), list: z.array(typedNumber().int()) })
  expect(form.parse({ n: '3', list: ['1', '-2'] })).toEqual({ n: 3, list: [1, -2] })
  expect(form.safeParse({ n: '3', m: '1e2', list: ['0x1'] }).error?.issues.map(({ path }) => path)).toEqual([['m'], ['list', 0]])
  expect(typedNumber().multipleOf(0.5).parse('.5')).toBe(0.5)
})
