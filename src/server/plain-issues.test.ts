import { expect, test } from 'vitest'
import { z } from 'zod'
import './plain-issues.ts'

const told = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map(({ message }) => message)

test.each([
  ['nothing', z.string(), undefined, 'Fill this in.'],
  ['an empty text', z.string().min(1), '', 'Fill this in.'],
  ['a short text', z.string().min(5), 'abc', 'Use at least 5 characters.'],
  ['a long text', z.string().max(1000), 'x'.repeat(1001), 'Use at most 1,000 characters.'],
  ['letters for a number', z.coerce.number(), 'abc', 'Enter a number.'],
  ['a number too large', z.coerce.number().max(50_000), '1e9', 'Enter at most 50,000.'],
  ['a number too small', z.coerce.number().min(0), '-1', 'Enter at least 0.'],
  ['a choice that is none', z.enum(['a', 'b']), 'c', 'Choose one of the list.'],
  ['an id that is none', z.uuid(), 'c', 'Choose one of the list.'],
  ['too many', z.array(z.string()).max(2), ['a', 'b', 'c'], 'Enter at most 2 of them.'],
  ['none of several', z.array(z.string()).min(1), [], 'Choose at least one.'],
])('%s is told in plain words', (_, schema, value, words) => {
  expect(told(schema, value)).toEqual([words])
})

test('a schema that has words of its own keeps them', () => {
  expect(told(z.string({ error: 'Say why.' }), undefined)).toEqual(['Say why.'])
})
