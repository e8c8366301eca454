import { expect, test } from 'vitest'
import { withEmptyShelves, type KnownDay } from './empty-shelves.ts'

const day = (locationId: string, date: string, sold: number, closing: number): KnownDay =>
  ({ locationId, date, sold, closing, returned: 0, stockedOut: closing === 0, stockedOutAt: null, hoursInStock: closing === 0 ? 5 : 10, hoursOpen: 10, refusedRequests: 0 })

test('an empty shelf stays empty until stock comes or the known days end', () => {
  const days = [day('a', '2026-05-04', 5, 3), day('a', '2026-05-05', 3, 0), day('a', '2026-05-08', 2, 4), day('b', '2026-05-04', 1, 9), day('b', '2026-05-08', 1, 8)]
  const filled = withEmptyShelves(days)
  expect(filled.map(({ locationId, date, hoursInStock }) => `${locationId} ${date} ${hoursInStock}`)).toEqual([
    'a 2026-05-04 10', 'a 2026-05-05 5', 'a 2026-05-06 0', 'a 2026-05-07 0', 'a 2026-05-08 10', 'b 2026-05-04 10', 'b 2026-05-08 10',
  ])
})

test('no days, no shelves', () => {
  expect(withEmptyShelves([])).toEqual([])
})
