import { expect } from 'vitest'
import type { Page } from '#kernel/paging.ts'

/** Walks a list forth and one page back; every one of `count` rows comes once. */
export async function walk<Row extends { readonly id: string }>(count: number, list: (cursor: { after?: string; before?: string }) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const pages: (readonly Row[])[] = []
  let page = await list({})
  expect(page.previous).toBeNull()
  for (;;) {
    pages.push(page.rows)
    if (!page.next) break
    page = await list({ after: page.next })
  }
  expect(pages.flat()).toHaveLength(count)
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(count)
  expect((await list({ before: page.previous! })).rows).toEqual(pages.at(-2))
  return pages.flat()
}

/** The rows with a value in order, those without one after them. */
export function expectOrder(values: readonly (string | number | null)[], sort: string): void {
  const known = values.filter((value) => value !== null)
  expect(values).toEqual([...known, ...values.filter((value) => value === null)])
  expect(known).toEqual(known.toSorted((a, b) => (sort.startsWith('-') ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0)))
}
