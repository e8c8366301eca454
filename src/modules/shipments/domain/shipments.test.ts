import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { decideReceipt } from './receive.ts'
import { decideShipmentVerb, shipmentMachine } from './shipment-state.ts'

test('every state is reached, and an ended shipment stays ended', () => {
  expect(reachableStates(shipmentMachine)).toEqual(new Set(['packing', 'ready', 'in-transit', 'delivered', 'lost', 'voided']))
  for (const state of ['delivered', 'lost', 'voided'] as const) {
    expect(decideShipmentVerb({ number: 'SHP-0001', state, restockId: null }, 'void')).toMatchObject({ ok: false, refusal: { code: 'shipment-cannot-void' } })
  }
})

test('a shop’s delivery on its way is not taken back, a transfer is', () => {
  expect(decideShipmentVerb({ number: 'SHP-0001', state: 'in-transit', restockId: null }, 'void')).toEqual({ ok: true, value: 'voided' })
  expect(decideShipmentVerb({ number: 'SHP-0001', state: 'in-transit', restockId: 'r' }, 'void')).toMatchObject({ ok: false, refusal: { code: 'shipment-of-restock' } })
})

const sent = [{ id: 'a', lotId: 'l', quantity: 10 }, { id: 'b', lotId: 'm', quantity: 5 }]

test('what is missing is counted and needs a word', () => {
  expect(decideReceipt(sent, [{ lineId: 'a', received: 8, discrepancy: 'box open' }, { lineId: 'b', received: 5 }])).toMatchObject({ ok: true, value: { missing: 2 } })
  expect(decideReceipt(sent, [{ lineId: 'a', received: 8 }, { lineId: 'b', received: 5 }])).toMatchObject({ ok: false, refusal: { code: 'discrepancy-unnamed', field: 'lines[0].discrepancy' } })
  expect(decideReceipt(sent, [{ lineId: 'a', received: 11 }, { lineId: 'b', received: 5 }])).toMatchObject({ ok: false, refusal: { code: 'received-too-many' } })
  expect(decideReceipt(sent, [{ lineId: 'a', received: 10 }])).toMatchObject({ ok: false, refusal: { code: 'line-unanswered' } })
  expect(decideReceipt(sent, [{ lineId: 'x', received: 1 }])).toMatchObject({ ok: false, refusal: { kind: 'not-found' } })
})

test('received + missing = sent, whatever is answered', () => {
  fc.assert(fc.property(fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 500 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 8 }), (rows) => {
    const lines = rows.map(({ quantity }, index) => ({ id: `${index}`, lotId: 'l', quantity }))
    const receipt = decideReceipt(lines, rows.map(({ quantity, share }, index) => ({ lineId: `${index}`, received: Math.floor(quantity * share), discrepancy: 'short' })))
    if (!receipt.ok) throw new Error(receipt.refusal.message)
    expect(receipt.value.lines.reduce((sum, { received }) => sum + received, 0) + receipt.value.missing).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0))
  }))
})
