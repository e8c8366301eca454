import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'
import { slugSchema } from '../schemas.ts'

test.each([
  ['Café Lantern', 'cafe-lantern'],
  ['Juniper & Jack', 'juniper-and-jack'],
  ["Marigold Children's Books", 'marigold-childrens-books'],
  ['  San José — Bench  ', 'san-jose-bench'],
  ['木', 'place'],
  ['X', 'x-place'],
])('%s becomes %s', (name, slug) => expect(slugOf(name)).toBe(slug))

test('every name gives a valid address', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (name) => slugSchema.safeParse(slugOf(name)).success))
})
