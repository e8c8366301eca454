import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readScan } from './scan.ts'

const gtin = '09521234543213'

test('what a scanner or a person gives', () => {
  const cases: [string, unknown][] = [
    ['https://id.gs1.org/01/09521234543213/10/ABC123/21/12345', { kind: 'digital-link', link: { gtin, lot: 'ABC123', serial: '12345' } }],
    ['/01/9521234543213/10/A', { kind: 'digital-link', link: { gtin, lot: 'A' } }],
    ['01/09521234543213', { kind: 'digital-link', link: { gtin } }],
    ['(01)09521234543213(10)ABC123', { kind: 'digital-link', link: { gtin, lot: 'ABC123' } }],
    [']d20109521234543213172612311021\u001d21X7', { kind: 'digital-link', link: { gtin, lot: '21', serial: 'X7' } }],
    ['0109521234543213', { kind: 'gtin', gtin }],
    ['9521234543213', { kind: 'gtin', gtin }],
    ['9 521234 543213', { kind: 'gtin', gtin }],
    ['SP-P-0001', { kind: 'code', code: 'SP-P-0001' }],
    ['L-2609-A', { kind: 'code', code: 'L-2609-A' }],
    ['12345678', { kind: 'code', code: '12345678' }], // eight digits that are no GTIN can be a lot
    ['Lights do NOT blink, lights!', { kind: 'words', words: ['lights', 'do', 'not', 'blink'] }],
    ['Räder', { kind: 'words', words: ['räder'] }],
    ['   ', { kind: 'nothing' }],
  ]
  for (const [text, query] of cases) expect(readScan(text), text).toEqual(query)
})

test('a misread code says so', () => {
  for (const text of ['9521234543214', 'https://id.gs1.org/01/09521234543214', 'https://example.com/toys', '(01)123(10)A']) expect(readScan(text), text).toMatchObject({ kind: 'problem', reason: expect.stringMatching(/\w/) })
})

test('no text breaks it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(readScan(text).kind).toMatch(/^(digital-link|gtin|code|words|problem|nothing)$/) }))
})
