import { expect, test } from 'vitest'
import { encodeCursor } from '#kernel/paging.ts'
import { keysetPage, keysetQuery, type Keyset } from './keyset.ts'

const id = '018f5b4e-0000-7000-8000-000000000000'
const byName: Keyset = { field: 'organization.name', holds: 'text', direction: 'asc', size: 2 }

test('a column of a row that this one belongs to orders the list and bounds its pages', () => {
  expect(keysetQuery(byName)).toEqual({ where: {}, orderBy: [{ organization: { name: 'asc' } }, { id: 'asc' }], take: 3 })
  expect(keysetQuery({ ...byName, after: encodeCursor(['Alameda', id]) }).where)
    .toEqual({ organization: { name: { gte: 'Alameda' } }, OR: [{ organization: { name: { gt: 'Alameda' } } }, { id: { gt: id } }] })
  expect(keysetQuery({ ...byName, before: encodeCursor(['Alameda', id]) }).orderBy).toEqual([{ organization: { name: 'desc' } }, { id: 'desc' }])
})

test.each([
  ['text', 'nonsense'], ['text', encodeCursor(['a', 'no id'])], ['text', encodeCursor([null, id])], ['text', encodeCursor(['a\0', id])],
  ['date', encodeCursor(['0000-00-00', id])], ['date', encodeCursor([1e99, id])], ['number', encodeCursor(['x', id])], ['number', encodeCursor([1e99, id])], ['number', encodeCursor([1.5, id])],
] as const)('a cursor that is none of a column of %s gives the first page: %s', (holds, cursor) => {
  for (const at of [{ after: cursor }, { before: cursor }]) {
    const keyset: Keyset = { field: 'x', holds, direction: 'asc', size: 2, ...at }
    expect(keysetQuery(keyset)).toEqual({ where: {}, orderBy: [{ x: 'asc' }, { id: 'asc' }], take: 3 })
    const page = keysetPage([{ id: 'a' }, { id: 'b' }, { id: 'c' }], keyset, () => 'v')
    expect(page.rows.map((row) => row.id)).toEqual(['a', 'b'])
    expect(page.previous).toBeNull()
    expect(page.next).not.toBeNull()
  }
})

test('rows without a value come last, and a cursor among them goes on there', () => {
  const keyset: Keyset = { field: 'sentAt', holds: 'date', nullable: true, direction: 'asc', size: 2, after: encodeCursor([null, id]) }
  expect(keysetQuery(keyset)).toEqual({ where: { sentAt: null, id: { gt: id } }, orderBy: [{ sentAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }], take: 3 })
})
