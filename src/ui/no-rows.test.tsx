import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NoRows } from './no-rows.tsx'
import type { Params } from './url-params.ts'

const shown = (params: Params, filters: readonly string[] = ['state']) => renderToStaticMarkup(<NoRows title="No run fits" path="/runs" params={params} filters={filters} none="Nothing yet" />)
const links = (html: string) => [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)/g)].map(([, href, words]) => [words, href!.replaceAll('&amp;', '&')])

test('a list that is really empty says so', () => {
  expect(shown({})).toBe('Nothing yet')
  expect(shown({ q: '', state: undefined, sort: 'name' })).toBe('Nothing yet')
})

test('a filter that nothing fits is cleared; order and view stay', () => {
  expect(shown({ state: 'made' })).toContain('No run fits')
  expect(links(shown({ q: 'x', state: ['made', 'ended'], sort: '-name', by: 'lot' }))).toEqual([['Clear filters', '/runs?sort=-name&by=lot']])
  expect(links(shown({ q: 'x' }, []))).toEqual([['Clear search', '/runs']])
})

test('beyond the end of a list one is led to its first page, with the filters', () => {
  const html = shown({ after: 'cursor', state: 'made' })
  expect(html).toContain('Nothing on this page')
  expect(links(html)).toEqual([['First page', '/runs?state=made'], ['Clear filters', '/runs']])
  expect(links(shown({ page: '9' }))).toEqual([['First page', '/runs']])
  expect(shown({ page: '1' })).toBe('Nothing yet')
})
