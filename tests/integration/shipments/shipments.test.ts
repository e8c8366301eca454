import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { loseShipment, receiveShipment, sendTransfer, shipRestock, voidShipment } from '#modules/shipments/public.ts'
import { listComing } from '#modules/shipments/queries.ts'
import { arrivalListSchema } from '#modules/shipments/schemas.ts'
import { holdStock, makeLot, moveStock, setLotQuality } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, makeRetailerActor, systemActor } from '../../support/people.ts'

async function scene({ released = true, quantity = 50 } = {}) {
  const brand = await makeBrand()
  const { brandId } = brand
  const manager = await makeBrandActor('manager', brand)
  const retailer = await makeOrganization('retailer', [brand])
  const buyer = await makeRetailerActor('buyer', retailer)
  const { locationId: warehouse } = await makeLocation({ kind: 'warehouse', owner: { brandId } })
  const { locationId: second } = await makeLocation({ kind: 'warehouse', owner: { brandId } })
  const { locationId: shop } = await makeLocation({ kind: 'shop', owner: retailer })
  let lotId = ''
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    lotId = await makeLot(ctx, { brandId, code: 'L-1', itemKind: 'sku', skuId: uuidv7(), madeOn: null })
    if (released) await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
    return moveStock(ctx, { brandId, moves: [warehouse, second].map((locationId) => ({ lotId, quantity, from: { kind: 'production' }, to: { kind: 'location', locationId }, reason: 'produced', source: { kind: 'report', id: 'r' }, key: uuidv7() })) })
  }, systemActor(brandId), null)
  return { brandId, manager, buyer, retailer, warehouse, second, shop, lotId }
}
type Scene = Awaited<ReturnType<typeof scene>>

const onHand = async (locationId: string, lotId: string) => (await db.stockBalance.findFirst({ where: { locationId, lotId } }))?.onHand ?? 0
const send = (s: Scene, quantity = 20, to = s.shop) => ({ fromLocationId: s.warehouse, toLocationId: to, lines: [{ lotId: s.lotId, quantity }], carrier: '', trackingCode: '' })
const lines = (shipmentId: string) => db.shipmentLine.findMany({ where: { shipmentId }, orderBy: { id: 'asc' } })

test('a transfer leaves, is on its way, and arrives; what is missing is named and leaves the books', async () => {
  const s = await scene()
  const { shipmentId, number } = await perform(sendTransfer, s.manager, send(s), { now: new Date('2026-03-02T17:00:00Z') })
  expect(number).toBe('SHP-0001')
  expect([await onHand(s.warehouse, s.lotId), await onHand(s.shop, s.lotId)]).toEqual([30, 0])
  // Monday 09:00 in San Francisco: leaves the same day, one carrier day at most.
  expect((await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } })).expectedOn?.toISOString().slice(0, 10)).toMatch(/^2026-03-0[23]$/)
  const [line] = await lines(shipmentId)
  expect(await refused(receiveShipment, s.buyer, { shipmentId, version: 1, lines: [{ lineId: line!.id, received: 18, discrepancy: '' }] })).toMatchObject({ code: 'discrepancy-unnamed', field: 'lines[0].discrepancy' })
  expect(await perform(receiveShipment, s.buyer, { shipmentId, version: 1, lines: [{ lineId: line!.id, received: 18, discrepancy: 'box open' }] })).toMatchObject({ missing: 2 })
  expect(await onHand(s.shop, s.lotId)).toBe(18)
  expect(await lines(shipmentId)).toMatchObject([{ received: 18, discrepancy: 'box open' }])
  expect(await db.stockMove.findMany({ where: { sourceId: shipmentId }, orderBy: { id: 'asc' }, select: { reason: true, quantity: true } })).toEqual([{ reason: 'shipped', quantity: 20 }, { reason: 'received', quantity: 18 }, { reason: 'lost', quantity: 2 }])
  expect(await eventsAbout(shipmentId)).toEqual(['shipments.transfer-sent', 'shipments.received'])
  expect(await refused(receiveShipment, s.buyer, { shipmentId, version: 2, lines: [{ lineId: line!.id, received: 18, discrepancy: 'box open' }] })).toMatchObject({ code: 'shipment-cannot-deliver' })
})

test('the gate: nothing unreleased to a shop, but to a warehouse; never more than is free', async () => {
  const s = await scene({ released: false })
  expect(await refused(sendTransfer, s.manager, send(s))).toMatchObject({ code: 'lot-not-usable', rule: { citation: 'ISO 9001:2015 §8.6' } })
  await perform(sendTransfer, s.manager, send(s, 20, s.second))
  expect(await refused(sendTransfer, s.manager, send(s, 31, s.second))).toMatchObject({ code: 'not-enough-stock', field: 'lines[0].quantity', detail: { free: 30, asked: 31 } })
  expect(await refused(sendTransfer, s.manager, { ...send(s), lines: [] })).toMatchObject({ code: 'nothing-chosen', field: 'lines[0].quantity' })
  const nowhere = uuidv7()
  expect(await refused(sendTransfer, s.manager, send(s, 1, nowhere))).toMatchObject({ code: 'not-found', field: 'toLocationId' })
  expect(await refused(sendTransfer, s.manager, { ...send(s, 1, s.second), lines: [{ lotId: s.lotId, quantity: 1 }, { lotId: nowhere, quantity: 1 }] })).toMatchObject({ code: 'not-found', field: 'lines[1].quantity' })
  expect(await refused(sendTransfer, s.manager, send(s, 1, s.warehouse))).toMatchObject({ code: 'same-place' })
  await db.location.update({ where: { id: s.shop }, data: { state: 'closed' } })
  expect(await refused(sendTransfer, s.manager, send(s))).toMatchObject({ code: 'place-closed' })
})

test('a transfer is taken back once; a lost one is written off', async () => {
  const s = await scene()
  const { shipmentId } = await perform(sendTransfer, s.manager, send(s))
  expect(await refused(voidShipment, s.manager, { shipmentId, version: 9 })).toMatchObject({ code: 'stale' })
  await perform(voidShipment, s.manager, { shipmentId, version: 1 })
  expect(await onHand(s.warehouse, s.lotId)).toBe(50)
  expect(await refused(voidShipment, s.manager, { shipmentId, version: 2 })).toMatchObject({ code: 'shipment-cannot-void' })
  const lost = await perform(sendTransfer, s.manager, send(s))
  expect(await refused(loseShipment, s.manager, { shipmentId: lost.shipmentId, version: 9, reason: 'van stolen' })).toMatchObject({ code: 'stale' })
  await perform(loseShipment, s.manager, { shipmentId: lost.shipmentId, version: 1, reason: 'van stolen' })
  expect(await lines(lost.shipmentId)).toMatchObject([{ received: 0, discrepancy: 'van stolen' }])
  expect(await eventsAbout(lost.shipmentId)).toEqual(['shipments.transfer-sent', 'shipments.lost'])
})

test('a workshop sees what comes to it, counts it, and names what is missing; another workshop sees nothing', async () => {
  const s = await scene({ released: false })
  const workshop = await makeOrganization('microfactory', [{ brandId: s.brandId }])
  const operator = await makeMicrofactoryActor('operator', workshop)
  const { locationId: bench } = await makeLocation({ kind: 'workshop', owner: workshop })
  const { shipmentId, number } = await perform(sendTransfer, s.manager, send(s, 20, bench))
  const now = new Date()
  expect(await listComing(operator, now)).toMatchObject([{ id: shipmentId, number, pieces: 20, restockNumber: null }])
  const [line] = await lines(shipmentId)
  const receipt = { shipmentId, version: 1, lines: [{ lineId: line!.id, received: 17, discrepancy: 'Bag torn' }] }
  const stranger = await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [{ brandId: s.brandId }]))
  expect(await listComing(stranger, now)).toEqual([])
  expect((await refused(receiveShipment, stranger, receipt)).kind).toBe('not-found')
  expect(await refused(receiveShipment, operator, { ...receipt, version: 0 })).toMatchObject({ code: 'stale' })
  expect(await perform(receiveShipment, operator, receipt)).toMatchObject({ missing: 3 })
  expect(await onHand(bench, s.lotId)).toBe(17)
  expect(await listComing(operator, now)).toEqual([])
})

test('what comes to a workshop is found by number, sender, brand, lot and toy, late ones apart, in the order asked for', async () => {
  const s = await scene()
  const workshop = await makeOrganization('microfactory', [{ brandId: s.brandId }])
  const operator = await makeMicrofactoryActor('operator', workshop)
  const { locationId: bench } = await makeLocation({ kind: 'workshop', owner: workshop })
  const sent = []
  for (const expectedOn of ['2026-03-01', null, '2026-02-01']) {
    const { shipmentId, number } = await perform(sendTransfer, s.manager, send(s, 2, bench))
    await db.shipment.update({ where: { id: shipmentId }, data: { expectedOn: expectedOn && new Date(expectedOn) } })
    sent.push(number)
  }
  const now = new Date('2026-02-15T12:00:00Z')
  const list = async (filter: Record<string, unknown>) => (await listComing(operator, now, arrivalListSchema.parse(filter))).map(({ number }) => number)
  const [march, never, february] = sent
  expect(await list({})).toEqual([february, march, never])
  expect(await list({ sort: '-expected' })).toEqual([march, february, never])
  expect(await list({ only: 'late' })).toEqual([february])
  expect(await list({ q: march!.toLowerCase() })).toEqual([march])
  const { code } = await db.lot.findUniqueOrThrow({ where: { id: s.lotId }, select: { code: true } })
  const from = await db.location.findUniqueOrThrow({ where: { id: s.warehouse }, select: { name: true } })
  const brand = await db.brand.findUniqueOrThrow({ where: { id: s.brandId }, select: { name: true } })
  for (const q of [code, from.name, brand.name]) expect(await list({ q }), q).toHaveLength(3)
  expect(await list({ q: 'no such thing' })).toEqual([])
  expect(await listComing(operator, now, {}, 2)).toMatchObject([{ number: february, late: true, brandName: brand.name }, { number: march, late: false }])
  const { locationId: first } = await makeLocation({ kind: 'workshop', owner: workshop })
  await db.location.update({ where: { id: first }, data: { name: 'Aardvark' } })
  const other = (await perform(sendTransfer, s.manager, send(s, 2, first))).number
  expect([(await list({ sort: 'to' }))[0], (await list({ sort: '-to' })).at(-1)]).toEqual([other, other])
})

test('another brand, another retailer: there is no such shipment, lot or place', async () => {
  const s = await scene()
  const { shipmentId } = await perform(sendTransfer, s.manager, send(s))
  const stranger = await makeBrandActor('owner')
  const otherBuyer = await makeRetailerActor('buyer', await makeOrganization('retailer'))
  const [line] = await lines(shipmentId)
  const receipt = { shipmentId, version: 1, lines: [{ lineId: line!.id, received: 20, discrepancy: '' }] }
  const elsewhere = await scene()
  for (const refusal of [
    await refused(receiveShipment, stranger, receipt), await refused(receiveShipment, otherBuyer, receipt), await refused(voidShipment, stranger, { shipmentId, version: 1 }),
    await refused(loseShipment, stranger, { shipmentId, version: 1, reason: 'x x' }), await refused(sendTransfer, stranger, send(s)),
    await refused(sendTransfer, s.manager, { ...send(s), lines: [{ lotId: elsewhere.lotId, quantity: 1 }] }), await refused(sendTransfer, s.manager, send(s, 1, elsewhere.warehouse)),
    await refused(shipRestock, stranger, { restockId: uuidv7(), carrier: '', trackingCode: '' }),
  ]) expect(refusal.kind).toBe('not-found')
})

async function pickedRestock(s: Scene, from: readonly (readonly [string, number])[], quantity: number) {
  const [restockId, lineId] = [uuidv7(), uuidv7()]
  await db.restockRequest.create({
    data: {
      id: restockId, brandId: s.brandId, number: 'RST-0001', organizationId: s.retailer.organizationId, shipToId: s.shop, state: 'picking', requestedAt: new Date(), promisedOn: new Date('2026-03-06'),
      lines: { create: [{ id: lineId, brandId: s.brandId, position: 1, skuId: uuidv7(), quantity, unitPrice: 1000, promise: {} }] },
    },
  })
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.held', brandId: s.brandId, subject: { kind: 'test', id: s.brandId } })
    return holdStock(ctx, { brandId: s.brandId, picks: from.map(([locationId, pieces]) => ({ lotId: s.lotId, locationId, quantity: pieces })), source: { kind: 'restock-line', id: lineId }, expiresAt: null })
  }, systemActor(s.brandId), null)
  return restockId
}

test('a restock picked at two places leaves in two shipments, and is received with the second', async () => {
  const s = await scene()
  const restockId = await pickedRestock(s, [[s.warehouse, 10], [s.second, 3]], 13)
  const { shipments } = await perform(shipRestock, s.manager, { restockId, carrier: 'Van', trackingCode: '' })
  expect(shipments).toHaveLength(2)
  expect((await db.restockRequest.findUniqueOrThrow({ where: { id: restockId } })).state).toBe('shipped')
  expect(await db.stockBalance.findMany({ where: { lotId: s.lotId, locationId: { in: [s.warehouse, s.second] } }, orderBy: { onHand: 'asc' }, select: { onHand: true, allocated: true } })).toEqual([{ onHand: 40, allocated: 0 }, { onHand: 47, allocated: 0 }])
  expect(await refused(voidShipment, s.manager, { shipmentId: shipments[0]!.shipmentId, version: 1 })).toMatchObject({ code: 'shipment-of-restock' })
  for (const [index, { shipmentId }] of shipments.entries()) {
    await perform(receiveShipment, s.buyer, { shipmentId, version: 1, lines: (await lines(shipmentId)).map(({ id, quantity }) => ({ lineId: id, received: quantity, discrepancy: '' })) })
    expect((await db.restockRequest.findUniqueOrThrow({ where: { id: restockId } })).state).toBe(index === 0 ? 'shipped' : 'received')
  }
  expect(await onHand(s.shop, s.lotId)).toBe(13)
  expect(await refused(shipRestock, s.manager, { restockId, carrier: '', trackingCode: '' })).toMatchObject({ kind: 'conflict' })
})

test('a restock whose hold is over, or whose lot was stopped, does not leave', async () => {
  const s = await scene()
  const short = await pickedRestock(s, [[s.warehouse, 10]], 13)
  expect(await refused(shipRestock, s.manager, { restockId: short, carrier: '', trackingCode: '' })).toMatchObject({ code: 'not-all-held', detail: { missing: 3 } })
  const t = await scene()
  const restockId = await pickedRestock(t, [[t.warehouse, 13]], 13)
  await db.lot.update({ where: { id: t.lotId }, data: { quality: 'held' } })
  expect(await refused(shipRestock, t.manager, { restockId, carrier: '', trackingCode: '' })).toMatchObject({ code: 'lot-not-usable' })
  expect((await db.restockRequest.findUniqueOrThrow({ where: { id: restockId } })).state).toBe('picking')
  expect(await refused(shipRestock, t.manager, { restockId, version: 99, carrier: '', trackingCode: '' })).toMatchObject({ code: 'stale' })
})
