import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, designMovedOn, freeze, isIntact, type FrozenBomLine, type FrozenDesign, type Json } from './freeze.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const line = (findNumber: number, partNumber: string, quantity = 1, partRevision = 'A'): FrozenBomLine =>
  ({ findNumber, partNumber, partName: `Part ${partNumber}`, partRevision, partRevisionId: `${partNumber}-${partRevision}`, quantity })
const design: FrozenDesign = { toyRevision: 'A', bom: [line(1, 'P-1', 4), line(2, 'P-2'), line(3, 'P-3')], inspectionPlan: { level: 'II', aql: { major: '2.5' } } }

test('canonical JSON (RFC 8785 §3.2.3: keys by UTF-16 code units)', () => {
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\u00f6': 5, 'a': undefined })).toBe('{"\\r":2,"1":3,"\u0080":4,"ö":5,"€":1}')
  expect(canonicalJson([1, 1e30, -0, 0.000001, 'x"\\', null, true])).toBe('[1,1e+30,0,0.000001,"x\\"\\\\",null,true]')
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
})

test('the same content has the same text, whatever the order of keys', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value as Json)
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
    expect(canonicalJson(reversed(value as Json))).toBe(text)
  }))
})

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed)
  return Object.fromEntries(Object.entries(value as Record<string, Json>).reverse().map(([key, member]) => [key, reversed(member)]))
}

test('the hash does not depend on the order of the lines, and sees every change', () => {
  const frozen = freeze(design, sha256)
  expect(freeze({ ...design, bom: [...design.bom].reverse() }, sha256)).toEqual(frozen)
  expect(isIntact(frozen, sha256)).toBe(true)
  expect(isIntact({ ...frozen, design: { ...frozen.design, bom: frozen.design.bom.map((l, i) => (i ? l : { ...l, quantity: 5 })) } }, sha256)).toBe(false)
})

test('says how the design has moved on', () => {
  expect(designMovedOn(design, design)).toEqual([])
  const current: FrozenDesign = { toyRevision: 'B', bom: [line(1, 'P-1', 6), line(2, 'P-2', 1, 'B'), line(4, 'P-4')], inspectionPlan: { level: 'II', aql: { major: '1.5' } } }
  expect(designMovedOn(design, current).map(({ kind, text }) => [kind, text])).toEqual([
    ['revision', 'The toy is at revision B; this run is built to A.'],
    ['quantity', 'Part P-1 (P-1): 4 became 6.'],
    ['part-revision', 'Part P-2 (P-2): revision A became B.'],
    ['removed', 'Removed: 1 × Part P-3 (P-3).'],
    ['added', 'Added: 1 × Part P-4 (P-4).'],
    ['inspection-plan', 'The inspection plan has changed since.'],
  ])
})
