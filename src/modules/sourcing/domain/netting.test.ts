import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wagnerWhitin } from './lot-sizing.ts'
import { LOT_FOR_LOT, materialRecord, netWithoutOrders, releasesOf, type LotSizing } from './netting.ts'

const inLotsOf = (lot: number): LotSizing => ({ step: (net) => Math.ceil(net / lot) * lot })
const none = (periods: number): number[] => new Array<number>(periods).fill(0)

test('published record: item B, lots of 40, lead time 2 (worked MRP problem set, studylib.net document 25785023)', () => {
  const record = materialRecord({ onHand: 60, gross: [0, 0, 40, 160, 0, 0], scheduled: none(6) }, inLotsOf(40))
  expect(record.projected).toEqual([60, 60, 20, 20, 20, 20])
  expect(record.net).toEqual([0, 0, 0, 140, 0, 0])
  expect(record.receipts).toEqual([0, 0, 0, 160, 0, 0])
  expect(releasesOf(record.receipts, 2)).toEqual({ releases: [0, 160, 0, 0, 0, 0], pastDue: 0 })
})

test('published record: Hip Replacements, EOQ 32, lead time 1 (after Heizer and Render, Operations Management; solution at homeworklib.com/question/813594)', () => {
  const record = materialRecord({ onHand: 0, gross: [0, 0, 50, 0, 0, 35, 15, 0, 100, 0], scheduled: none(10) }, inLotsOf(32))
  expect(record.projected).toEqual([0, 0, 14, 14, 14, 11, 28, 28, 24, 24])
  expect(releasesOf(record.receipts, 1).releases.filter((pieces) => pieces > 0)).toEqual([64, 32, 32, 96])
  // Four orders at $50 and 157 pieces kept for a week at $2: the $514 of the solution.
  expect(record.receipts.filter((pieces) => pieces > 0).length * 50 + record.projected.reduce((sum, kept) => sum + kept, 0) * 2).toBe(514)
})

test('scheduled receipts come before anything is ordered (seat subassembly C of Krajewski, Ritzman and Malhotra: lots of 230, 37 on hand)', () => {
  const record = materialRecord({ onHand: 37, gross: [150, 0, 0, 120, 0, 150, 120, 0], scheduled: [230, 0, 0, 0, 0, 0, 0, 0] }, inLotsOf(230))
  expect(record.projected).toEqual([117, 117, 117, 227, 227, 77, 187, 187])
  expect(releasesOf(record.receipts, 2).releases).toEqual([0, 230, 0, 0, 230, 0, 0, 0])
})

test('what should have been ordered before today is past due', () => {
  const { receipts } = materialRecord({ onHand: 0, gross: [5, 7, 0], scheduled: none(3) })
  expect(releasesOf(receipts, 2)).toEqual({ releases: [0, 0, 0], pastDue: 12 })
})

const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 })
const sizings = fc.oneof(
  fc.constant(LOT_FOR_LOT), fc.integer({ min: 1, max: 15 }).map(inLotsOf),
  fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 60 })).map(([lot, setup]): LotSizing => ({ ...inLotsOf(lot), ahead: (nets) => wagnerWhitin(nets, setup, 1).orders })),
)

test('whatever the sizing: nothing runs short, pieces add up, and what is ordered is needed', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), amounts, amounts, sizings, (onHand, gross, scheduled, sizing) => {
    const record = materialRecord({ onHand, gross, scheduled }, sizing)
    let left = onHand
    for (const [period, wanted] of gross.entries()) {
      left += scheduled[period]! + record.receipts[period]! - wanted
      expect(record.projected[period]).toBe(left)
      expect(left).toBeGreaterThanOrEqual(0)
    }
    const total = (list: readonly number[]) => list.reduce((sum, pieces) => sum + pieces, 0)
    expect(total(record.receipts)).toBeGreaterThanOrEqual(total(netWithoutOrders(onHand, gross, scheduled)))
  }))
})

test('lot for lot orders exactly the least that keeps every period covered: brute force over small cases', () => {
  const few = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 })
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 }), few, few, (onHand, gross, scheduled) => {
    const found = materialRecord({ onHand, gross, scheduled }).receipts.reduce((sum, pieces) => sum + pieces, 0)
    let least = Infinity
    for (let code = 0; code < 7 ** 3; code += 1) {
      const orders = [code % 7, Math.floor(code / 7) % 7, Math.floor(code / 49)]
      let left = onHand
      if (gross.every((wanted, period) => (left += scheduled[period]! + orders[period]! - wanted) >= 0)) least = Math.min(least, orders.reduce((sum, pieces) => sum + pieces, 0))
    }
    expect(found).toBe(least)
  }))
})
