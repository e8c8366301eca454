import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listInspections } from '#modules/quality/queries/list-inspections.ts'
import { INSPECTION_SORTS, INSPECTION_STATES, inspectionListSchema } from '#modules/quality/schemas.ts'
import { listShipmentPlaces, listShipments } from '#modules/shipments/queries.ts'
import { SHIPMENT_SORTS, SHIPMENT_STATES, shipmentListSchema } from '#modules/shipments/schemas.ts'
import { expectOrder, walk } from '../../support/lists.ts'
import { makeScene, type Scene } from '../restocks/scene.ts'

const now = new Date('2026-02-01T12:00:00Z')
const day = (of: number) => new Date(Date.UTC(2026, 0, of))
let scene: Scene

/** Eleven of each: two of one instant, some without a day, sizes that occur twice. */
beforeAll(async () => {
  scene = await makeScene()
  for (let at = 0; at < 11; at += 1) {
    const without = at % 4 === 0
    await db.shipment.create({ data: { id: uuidv7(), brandId: scene.brandId, number: `SHP-${at}`, fromLocationId: scene.warehouseId, toLocationId: at % 3 ? scene.shopId : scene.workshopId, state: SHIPMENT_STATES[at % 4]!, createdAt: day(Math.max(2, at)), shippedAt: without ? null : day(20 - (at % 5)), expectedOn: without ? null : day(10 + (at % 3)) } })
    const lotId = uuidv7()
    await db.lot.create({ data: { id: lotId, brandId: scene.brandId, code: `LOT-${(at * 7) % 11}`, itemKind: 'sku', skuId: scene.skuId } })
    await db.inspection.create({ data: { id: uuidv7(), brandId: scene.brandId, number: `INS-${at}`, lotId, locationId: at % 2 ? scene.workshopId : scene.warehouseId, state: INSPECTION_STATES[at % 3]!, lotSize: 50 + (at % 4), plan: {}, planHash: 'x', createdAt: day(Math.max(2, at)), startedAt: without ? null : day(20 - (at % 5)), closedAt: without ? null : day(21 + (at % 3)) } })
  }
})

test.each(SHIPMENT_SORTS)('shipments by %s', async (sort) => {
  const rows = await walk(11, (cursor) => listShipments(scene.manager, shipmentListSchema.parse({ sort, ...cursor }), now, 4))
  expectOrder(rows.map((row) => ({ created: Math.max(2, Number(row.number.slice(4))), sent: row.shippedAt, expected: row.expectedOn, state: SHIPMENT_STATES.indexOf(row.state), from: row.from.toLowerCase(), to: row.to.toLowerCase() })[sort.replace('-', '')]!), sort)
})

test('shipments are filtered by a place at either end, of those where any left or went to', async () => {
  const places = await listShipmentPlaces(scene.manager)
  expect(places.map(({ id }) => id).toSorted()).toEqual([scene.warehouseId, scene.shopId, scene.workshopId].toSorted())
  const at = async (place: string) => (await listShipments(scene.manager, shipmentListSchema.parse({ place }), now)).rows.map(({ number }) => Number(number.slice(4))).toSorted((a, b) => a - b)
  expect(await at(scene.workshopId)).toEqual([0, 3, 6, 9])
  expect(await at(scene.warehouseId)).toHaveLength(11)
  const other = await makeScene()
  expect(await listShipmentPlaces(other.manager)).toEqual([])
  expect(await at(other.shopId)).toEqual([])
})

test.each(INSPECTION_SORTS)('inspections by %s', async (sort) => {
  const rows = await walk(11, (cursor) => listInspections(scene.manager, inspectionListSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({ created: Math.max(2, Number(row.number.slice(4))), size: row.lotSize, started: row.startedAt, closed: row.closedAt, state: INSPECTION_STATES.indexOf(row.state), lot: row.lotCode, place: row.placeName.toLowerCase() })[sort.replace('-', '')]!), sort)
})
