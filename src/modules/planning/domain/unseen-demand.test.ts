import { expect, test } from 'vitest'
import { unseenDemand } from './unseen-demand.ts'
import type { SalesDayFact } from './proposal-input.ts'

const day = (date: string, sold: number, hoursInStock: number): SalesDayFact =>
  ({ locationId: 'a', date, sold, returned: 0, stockedOut: hoursInStock < 10, stockedOutAt: null, hoursInStock, hoursOpen: 10, refusedRequests: 0 })

test('nothing is unseen while the shelf has stock', () => {
  expect(unseenDemand([day('2026-05-04', 10, 10), day('2026-05-06', 12, 10)])).toEqual([{ day: 1, date: '2026-05-04', sold: 10, unseen: 0 }, { day: 3, date: '2026-05-06', sold: 12, unseen: 0 }])
})

test('an empty half day hides about half a day of demand, an empty day a whole one', () => {
  const [, , half, whole] = unseenDemand([day('2026-05-04', 20, 10), day('2026-05-05', 20, 10), day('2026-05-06', 10, 5), day('2026-05-07', 0, 0)])
  expect(half!.unseen).toBeGreaterThan(7)
  expect(half!.unseen).toBeLessThan(13)
  expect(whole!.unseen / half!.unseen).toBeCloseTo(2, 0)
})
