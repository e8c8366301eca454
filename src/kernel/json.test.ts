import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './json.ts'

test('the order of the keys does not matter, the order of a list does', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}')
  expect(canonicalJson({ a: undefined, b: [undefined], c: new Date(0) })).toBe('{"b":[null],"c":"1970-01-01T00:00:00.000Z"}')
})

test('what JSON cannot hold is refused', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow(TypeError)
  expect(() => canonicalJson({ a: Infinity })).toThrow(TypeError)
  expect(() => canonicalJson(undefined)).toThrow(TypeError)
})

test('it is JSON, and shuffling keys changes nothing', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalJson(value))
  }))
})
