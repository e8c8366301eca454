import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOf, decodeIdCursor } from './paging.ts'

test('a cursor gives back its values and is safe in a URL', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')), fc.integer(), fc.constant(null))
  fc.assert(fc.property(fc.array(value, { maxLength: 4 }), (values) => {
    const cursor = encodeCursor(values)
    expect(cursor).toMatch(/^[\w-]*$/)
    expect(decodeCursor(cursor, values.length)).toEqual(values)
    expect(decodeCursor(cursor, values.length + 1)).toBeNull()
  }))
})

test('what is no cursor is null', () => {
  for (const text of [undefined, '', '%', 'abc', encodeCursor(['a']).slice(0, -1), encodeCursor(['a\0']), btoa('{"a":1}'), btoa('[{}]'), btoa('[true]')]) expect(decodeCursor(text, 1)).toBeNull()
})

test('pages cover all rows once', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 10 }), (count, size) => {
    const all = Array.from({ length: count }, (_, index) => index)
    const seen: number[] = []
    for (let cursor: string | null = encodeCursor([-1]); cursor !== null; ) {
      const after = Number(decodeCursor(cursor, 1)![0])
      const page: { rows: readonly number[]; next: string | null } = pageOf(all.filter((row) => row > after).slice(0, size + 1), size, (row) => [row])
      seen.push(...page.rows)
      cursor = page.next
    }
    expect(seen).toEqual(all)
  }))
})

test('a cursor that holds no id is none', () => {
  const id = '018f5b4e-0000-7000-8000-000000000000'
  expect(decodeIdCursor(encodeCursor(['Wheel', id]))).toEqual(['Wheel', id])
  expect(decodeIdCursor(encodeCursor(['Wheel', 'x']))).toBeNull()
  expect(decodeIdCursor(encodeCursor([id]))).toBeNull()
  expect(decodeIdCursor(undefined)).toBeNull()
})
