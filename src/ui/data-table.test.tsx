import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DataTable, type Column } from './data-table.tsx'

const columns: readonly Column<string>[] = [
  { key: 'name', label: 'Name', sort: 'name', cell: (row) => row },
  { key: 'pieces', label: 'Pieces', number: true, sort: 'pieces', cell: () => 1 },
  { key: 'lead', label: 'Lead time', number: true, sort: 'lead', first: 'least', cell: () => 1 },
  { key: 'made', label: 'Made', sort: 'made', first: 'most', cell: () => 'today' },
  { key: 'note', label: 'Note', cell: () => '' },
]

/** Where the head of each column leads while the list is sorted so. */
function heads(sort: string): readonly (string | null)[] {
  const html = renderToStaticMarkup(<DataTable caption="Rows" columns={columns} rows={['a']} rowKey={(row) => row} sorting={{ path: '/list', params: { q: 'x', sort, after: 'cursor' }, sort }} />)
  return [...html.matchAll(/<th scope="col"[^>]*>(?:<a href="([^"]*)")?/g)].map(([, href]) => (href ? new URL(href.replaceAll('&amp;', '&'), 'http://list').searchParams.get('sort') : null))
}

test('a column of numbers begins with the most, any other with the least, unless it says otherwise', () => {
  expect(heads('none')).toEqual(['name', '-pieces', 'lead', '-made', null])
})

test('the column a list is sorted by turns it round', () => {
  expect(heads('-pieces')).toEqual(['name', 'pieces', 'lead', '-made', null])
  expect(heads('pieces')).toEqual(['name', '-pieces', 'lead', '-made', null])
  expect(heads('lead')).toEqual(['name', '-pieces', '-lead', '-made', null])
  expect(heads('name')).toEqual(['-name', '-pieces', 'lead', '-made', null])
})
