import { expect, test } from 'vitest'
import { LONGEST_SEARCH, searchText } from './search-text.ts'

test('what is searched for is cut, never left out', () => {
  expect(searchText.parse('  otter ')).toBe('otter')
  expect(searchText.parse('x'.repeat(3_000))).toBe('x'.repeat(LONGEST_SEARCH))
  expect(searchText.parse(`${'x'.repeat(79)} y`)).toBe('x'.repeat(79))
})
