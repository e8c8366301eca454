import { expect, test } from 'vitest'
import { daysBetween } from '#kernel/calendar-date.ts'
import { buyingOn, orderQuantity, takingFrom, type OfferTerms } from './ways.ts'

const dayNumber = (day: string) => daysBetween('2026-01-01', day)
const offer: OfferTerms = {
  id: 'o', supplierId: 's', supplier: 'Kestrel', currency: 'USD', orderCost: 2000, leadDays: 5, minimum: 10, multiple: 10, workingDays: [1, 2, 3, 4, 5], closures: [], breaks: [{ quantity: 1, unitPrice: 100 }],
}
const policy = { lotSizing: 'lot-for-lot', holdingPermille: 200, horizonDays: 90 } as const
const place = { timeZone: 'America/Los_Angeles', dispatchDays: [1, 2, 3, 4, 5], receivingDays: [1, 2, 3, 4, 5], cutOffMinutes: 840, closures: [] }

test('lot for lot orders all that is missing, in steps', () => {
  expect(orderQuantity([{ on: '2026-03-10', pieces: 12 }, { on: '2026-03-20', pieces: 11 }], offer, policy, dayNumber)).toBe(30)
  expect(orderQuantity([], offer, policy, dayNumber)).toBe(0)
})

test('Wagner and Whitin join what is cheaper together, and leave what is far away', () => {
  const whitin = { ...policy, lotSizing: 'wagner-whitin' } as const
  // Keeping 40 pieces ten days costs 40 × 100 × 20 % ÷ 365 × 10 ≈ 22 cents, an order 20 dollars: one order.
  expect(orderQuantity([{ on: '2026-03-10', pieces: 10 }, { on: '2026-03-20', pieces: 40 }], offer, whitin, dayNumber)).toBe(50)
  // 4,000 pieces for sixty days cost 131 dollars: two orders, and only the first one now.
  expect(orderQuantity([{ on: '2026-03-10', pieces: 10 }, { on: '2026-05-09', pieces: 4000 }], offer, whitin, dayNumber)).toBe(10)
})

test('the economic quantity is a floor, and never more than a year’s use', () => {
  const economic = { ...policy, lotSizing: 'economic' } as const
  // D = 90 ÷ 90 × 365 = 365 a year, K = 2000, h = 20: √(2·2000·365/20) = 270.2, in tens.
  expect(orderQuantity([{ on: '2026-03-10', pieces: 90 }], offer, economic, dayNumber)).toBe(280)
  expect(orderQuantity([{ on: '2026-03-10', pieces: 90 }], { ...offer, orderCost: 0 }, economic, dayNumber)).toBe(370)
  expect(orderQuantity([{ on: '2026-03-10', pieces: 9 }], { ...offer, orderCost: 900_000 }, economic, dayNumber)).toBe(40)
})

test('buying says when it comes, what it costs, and by when to order', () => {
  expect(buyingOn(offer, [{ on: '2026-03-12', pieces: 25 }], '2026-03-12', '2026-03-03', place, policy, dayNumber)).toMatchObject({ pieces: 30, arrivesOn: '2026-03-10', cost: 5000, orderBy: '2026-03-05' })
  expect(buyingOn(offer, [{ on: '2026-03-05', pieces: 25 }], '2026-03-05', '2026-03-03', place, policy, dayNumber).orderBy).toBeNull()
})

test('a place gives no more than is free there, lot by lot', () => {
  const from = { id: 'p', name: 'Dogpatch', free: 25, lots: [{ lotId: 'a', usable: 20 }, { lotId: 'b', usable: 30 }] }
  expect(takingFrom(from, 60, '2026-03-05', 1800, 'USD')).toMatchObject({ pieces: 25, lots: [{ lotId: 'a', pieces: 20 }, { lotId: 'b', pieces: 5 }] })
  expect(takingFrom(from, 6, '2026-03-05', 1800, 'USD')!.lots).toEqual([{ lotId: 'a', pieces: 6 }])
  expect(takingFrom({ ...from, free: 0 }, 6, '2026-03-05', 1800, 'USD')).toBeNull()
})
