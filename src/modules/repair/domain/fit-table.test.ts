import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replacementsOf } from '#modules/catalogue/public.ts'
import { fitTable, replacedBy, type FitRecord } from './fit-table.ts'

const record = (originalId: string, replacementId: string, fit: FitRecord['fit'], change = ''): FitRecord => ({
  toyRevisionId: 'toy-a', toySlug: 'tide-station', toyName: 'Tide Station', toyRevision: 'A', fit, change,
  replacementId, replacementNumber: replacementId.slice(0, 3), replacementName: 'Cable', replacementRevision: replacementId.slice(4),
  originalId, originalNumber: originalId.slice(0, 3), originalName: 'Cable', originalRevision: originalId.slice(4),
})
const fitted = { id: 'P-1 A', number: 'P-1', name: 'Cable', revision: 'A', toyRevisionId: 'toy-a', toySlug: 'tide-station', toyName: 'Tide Station', toyRevision: 'A' }

test('a chain gathers its changes; what is not safe is named, and never offered', () => {
  const [row] = fitTable([fitted], [record('P-1 A', 'P-1 B', 'with-change', 'Move the clip.'), record('P-1 B', 'P-1 C', 'exact'), record('P-1 A', 'P-1 D', 'not-safe'), record('P-1 C', 'P-1 D', 'exact')], replacementsOf)
  expect(row?.offered.map(({ revision, fit, changes }) => [revision, fit, changes])).toEqual([['B', 'with-change', ['Move the clip.']], ['C', 'with-change', ['Move the clip.']]])
  expect(row?.notSafe.map(({ revision }) => revision)).toEqual(['D'])
})

test('another toy revision is another row', () => {
  expect(fitTable([{ ...fitted, toyRevisionId: 'toy-b', toyRevision: 'B' }], [record('P-1 A', 'P-1 B', 'exact')], replacementsOf)).toMatchObject([{ toyRevision: 'B', offered: [], notSafe: [] }])
})

test('a part of another number that this one replaces has its row', () => {
  expect(replacedBy('P-2', [record('P-1 A', 'P-2 A', 'exact'), record('P-2 A', 'P-2 B', 'exact')])).toMatchObject([{ number: 'P-1', revision: 'A' }])
})

test('whatever the fits, nothing is both offered and not safe', () => {
  const ids = fc.constantFrom('P-1 A', 'P-1 B', 'P-2 A', 'P-2 B', 'P-3 A')
  const records = fc.array(fc.record({ from: ids, to: ids, fit: fc.constantFrom('exact' as const, 'with-change' as const, 'not-safe' as const) }), { maxLength: 14 })
  fc.assert(fc.property(records, (edges) => {
    const [row] = fitTable([fitted], edges.filter(({ from, to }) => from !== to).map(({ from, to, fit }) => record(from, to, fit, 'x')), replacementsOf)
    const unsafe = new Set(row!.notSafe.map(({ id }) => id))
    expect(row!.offered.some(({ id }) => unsafe.has(id))).toBe(false)
  }))
})
