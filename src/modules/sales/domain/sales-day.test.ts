import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateAt, momentAt } from '#kernel/calendar-date.ts'
import { salesDays, USUAL_HOURS } from './sales-day.ts'
import type { SalesDayInput } from './sales-day.ts'
import { sellOut } from './sell-out.ts'

const ZONE = 'America/Los_Angeles'
const at = (date: string, hour: number) => momentAt(date, hour * 60, ZONE)
const base: SalesDayInput = { timeZone: ZONE, hours: USUAL_HOURS, from: '2026-11-09', to: '2026-11-09', opening: 10, receipts: [], sales: [] }
const sale = (date: string, hour: number | null, sold: number, returned = 0) => ({ soldAt: hour === null ? null : at(date, hour), localDate: date, sold, returned })

test('the moment of the last piece, and the hours with stock', () => {
  const [row] = salesDays({ ...base, sales: [sale('2026-11-09', 11, 4), sale('2026-11-09', 15, 6)] })
  expect(row).toMatchObject({ sold: 10, closing: 0, stockedOut: true, stockedOutAt: at('2026-11-09', 15), hoursInStock: 5, hoursOpen: 10, unexplained: 0 })
})

test('an empty gap in the middle of the day counts, though there is stock again at night', () => {
  const [row] = salesDays({ ...base, opening: 4, sales: [sale('2026-11-09', 12, 4)], receipts: [{ at: at('2026-11-09', 16), quantity: 20 }] })
  expect(row).toMatchObject({ closing: 20, stockedOut: true, stockedOutAt: null, hoursInStock: 6 })
})

test('without times: a day that ends empty is stocked out, the moment unknown, the hours counted in full', () => {
  expect(salesDays({ ...base, sales: [sale('2026-11-09', null, 10)] })[0]).toMatchObject({ stockedOut: true, stockedOutAt: null, hoursInStock: 10 })
  expect(salesDays({ ...base, opening: 0 })[0]).toMatchObject({ stockedOut: true, stockedOutAt: null, hoursInStock: 0 })
  expect(salesDays({ ...base, sales: [sale('2026-11-09', null, 9)] })[0]).toMatchObject({ stockedOut: false, closing: 1 })
})

test('a closed day observes nothing; what was sold beyond the books is named', () => {
  expect(salesDays({ ...base, opening: 0, hours: {} })[0]).toMatchObject({ stockedOut: false, hoursOpen: 0, hoursInStock: 0 })
  expect(salesDays({ ...base, opening: 3, sales: [sale('2026-11-09', 12, 5)] })[0]).toMatchObject({ closing: 0, unexplained: 2, stockedOut: true })
})

test('on the day the clock goes back the shop is open an hour longer only if it is open then', () => {
  expect(salesDays({ ...base, from: '2026-11-01', to: '2026-11-01' })[0]!.hoursOpen).toBe(10)
  expect(salesDays({ ...base, from: '2026-11-01', to: '2026-11-01', hours: { 7: { opens: 0, closes: 600 } } })[0]!.hoursOpen).toBe(11)
})

test('every row and the whole period reconcile, hours stay within the opening hours', () => {
  const dayOf = (index: number) => addDays('2026-11-09', index)
  const sales = fc.array(fc.record({ day: fc.integer({ min: 0, max: 5 }), minutes: fc.option(fc.integer({ min: 0, max: 1439 })), sold: fc.integer({ min: 0, max: 9 }), returned: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 })
  const receipts = fc.array(fc.record({ day: fc.integer({ min: 0, max: 5 }), minutes: fc.integer({ min: 0, max: 1439 }), quantity: fc.integer({ min: 0, max: 20 }) }), { maxLength: 6 })
  fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), sales, receipts, (opening, sold, delivered) => {
    const input: SalesDayInput = {
      ...base, to: dayOf(5), opening,
      sales: sold.map(({ day, minutes, ...rest }) => ({ ...rest, localDate: dayOf(day), soldAt: minutes === null ? null : momentAt(dayOf(day), minutes, ZONE) })),
      receipts: delivered.map(({ day, minutes, quantity }) => ({ at: momentAt(dayOf(day), minutes, ZONE), quantity })),
    }
    const rows = salesDays(input)
    expect(rows).toHaveLength(6)
    rows.forEach((row, index) => {
      expect(row.opening + row.received + row.unexplained + row.returned - row.sold).toBe(row.closing)
      expect(row.closing).toBeGreaterThanOrEqual(0)
      if (index > 0) expect(row.opening).toBe(rows[index - 1]!.closing)
      expect(row.hoursInStock >= 0 && row.hoursInStock <= row.hoursOpen).toBe(true)
      if (row.closing === 0) expect(row.stockedOut).toBe(true)
      if (row.stockedOutAt) expect(dateAt(row.stockedOutAt, ZONE)).toBe(row.date)
    })
    expect(rows.reduce((sum, row) => sum + row.sold, 0)).toBe(sold.reduce((sum, row) => sum + row.sold, 0))
    expect(rows.reduce((sum, row) => sum + row.received, 0)).toBe(delivered.reduce((sum, row) => sum + row.quantity, 0))
  }))
})

test('sold out on day four at every place: demand was higher than sales', () => {
  const shop = (locationId: string, opening: number, perDay: number) => salesDays({ ...base, to: '2026-11-14', opening, sales: Array.from({ length: Math.ceil(opening / perDay) }, (_, index) => sale(addDays('2026-11-09', index), 15, Math.min(perDay, opening - index * perDay))) })
    .map((row) => ({ ...row, locationId }))
  const result = sellOut([...shop('a', 30, 10), ...shop('b', 40, 10)])
  expect(result).toMatchObject({ firstSaleOn: '2026-11-09', soldOutOn: '2026-11-12', dayNumber: 4, sold: 70, demandWasHigher: true, hoursOpen: 80 })
  expect(result.places).toEqual([{ locationId: 'a', firstSaleOn: '2026-11-09', soldOutOn: '2026-11-11', sold: 30 }, { locationId: 'b', firstSaleOn: '2026-11-09', soldOutOn: '2026-11-12', sold: 40 }])
  expect(result.sentence).toBe('Sold out on day 4 (Thu, Nov 12): 70 sold at 2 places. Demand was higher than sales: for 20 of 80 opening hours there was nothing to sell.')
})

test('not sold out, and not begun', () => {
  const rows = salesDays({ ...base, to: '2026-11-11', sales: [sale('2026-11-10', 12, 2)] }).map((row) => ({ ...row, locationId: 'a' }))
  expect(sellOut(rows)).toMatchObject({ soldOutOn: null, dayNumber: null, demandWasHigher: false, sentence: '2 sold at 1 place since Tue, Nov 10.' })
  expect(sellOut([])).toMatchObject({ firstSaleOn: null, sold: 0, sentence: '' })
})
