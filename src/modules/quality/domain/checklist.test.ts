import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkChecklist, judgeAnswer, type ChecklistItem } from './checklist.ts'
import { compareDecimals, parseDecimal } from './decimal-text.ts'

interface Vectors { numeric: { id: string; lsl: number | null; usl: number | null; value: number | ''; out: string }[] }
const { numeric } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/quality/checklist.json', import.meta.url), 'utf8')) as Vectors

test.each(numeric.map((entry) => [entry.id, entry] as const))('numeric answer %s', (_, entry) => {
  const item: ChecklistItem = { key: 'size', prompt: 'Size', kind: 'numeric', defectClass: 'major', lower: entry.lsl, upper: entry.usl }
  const judged = judgeAnswer(item, { measured: entry.value })
  if (entry.out.startsWith('missing')) expect(judged).toMatchObject({ ok: false, refusal: { code: 'unanswered' } })
  else expect(judged).toMatchObject({ ok: true, value: { passed: entry.out === 'pass' } })
})

test('follow-up (ck-p6, ck-p7): a failed edge needs photo and words, a passed one nothing', () => {
  const edge: ChecklistItem = { key: 'edge', prompt: 'Edges are smooth', kind: 'passFail', defectClass: 'major', onFail: { photo: true, note: true } }
  expect(judgeAnswer(edge, { passed: false })).toMatchObject({ ok: false, refusal: { code: 'photo-missing' } })
  expect(judgeAnswer(edge, { passed: false, hasPhoto: true })).toMatchObject({ ok: false, refusal: { code: 'note-missing' } })
  expect(judgeAnswer(edge, { passed: false, hasPhoto: true, note: 'burr at the slot' })).toMatchObject({ ok: true, value: { passed: false } })
  expect(judgeAnswer(edge, { passed: true })).toMatchObject({ ok: true, value: { passed: true } })
})

test('count, text and photo', () => {
  const count: ChecklistItem = { key: 'scratches', prompt: 'Scratches', kind: 'count', defectClass: 'minor' }
  expect(judgeAnswer(count, { measured: '0' })).toMatchObject({ ok: true, value: { passed: true } })
  expect(judgeAnswer(count, { measured: 1 })).toMatchObject({ ok: true, value: { passed: false, measured: '1' } })
  expect(judgeAnswer({ ...count, upper: 2 }, { measured: 2 })).toMatchObject({ ok: true, value: { passed: true } })
  expect(judgeAnswer(count, { measured: '1.5' })).toMatchObject({ ok: false, refusal: { code: 'not-a-count' } })
  expect(judgeAnswer(count, { measured: 'two' })).toMatchObject({ ok: false, refusal: { code: 'not-a-number' } })
  expect(judgeAnswer({ key: 'r', prompt: 'Remark', kind: 'text', defectClass: null }, { note: ' ' }).ok).toBe(false)
  expect(judgeAnswer({ key: 'r', prompt: 'Remark', kind: 'text', defectClass: null, optional: true }, {}).ok).toBe(true)
  expect(judgeAnswer({ key: 'p', prompt: 'Label', kind: 'photo', defectClass: null }, { hasPhoto: true }).ok).toBe(true)
})

test('decimals are compared as written', () => {
  expect(compareDecimals('0.3', String(0.1 + 0.2))).toBe(-1)
  expect(compareDecimals('-0.0', '0')).toBe(0)
  expect(compareDecimals('-2', '-10')).toBe(1)
  expect([parseDecimal('1e-7'), parseDecimal('1.5e3'), parseDecimal('.5'), parseDecimal('+007.10'), parseDecimal('3,1'), parseDecimal('.'), parseDecimal('1e99')])
    .toEqual(['0.0000001', '1500', '0.5', '7.10', null, null, null])
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
    expect(compareDecimals((a / 1000).toFixed(3), (b / 1000).toFixed(3))).toBe(Math.sign(a - b))
  }))
})

test('a checklist that cannot be answered is refused', () => {
  const good: ChecklistItem = { key: 'size', prompt: 'Size', kind: 'numeric', defectClass: 'major', upper: '3' }
  expect(checkChecklist([good]).ok).toBe(true)
  expect([
    checkChecklist([]), checkChecklist([good, good]), checkChecklist([{ ...good, key: 'Größe' }]), checkChecklist([{ ...good, prompt: ' ' }]),
    checkChecklist([{ ...good, upper: undefined }]), checkChecklist([{ ...good, lower: '4' }]), checkChecklist([{ ...good, lower: 'x' }]), checkChecklist([{ ...good, defectClass: null }]),
  ].map((result) => (result.ok ? 'ok' : result.refusal.code))).toEqual([
    'checklist-empty', 'item-key-twice', 'item-key', 'item-prompt', 'item-limits-missing', 'item-limits-crossed', 'item-limit', 'item-class-missing',
  ])
})
