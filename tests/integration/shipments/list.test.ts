import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listPilots } from '#modules/pilots/queries/list-pilots.ts'
import { PILOT_SORTS, PILOT_STATES, pilotFilterSchema } from '#modules/pilots/schemas.ts'
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
    const shipment = await db.shipment.findFirstOrThrow({ where: { brandId: scene.brandId, number: `SHP-${at}` }, select: { id: true } })
    // Of none to three lines, some not yet received, some short.
    await db.shipmentLine.createMany({ data: Array.from({ length: at % 4 }, (_, line) => ({ id: uuidv7(), brandId: scene.brandId, shipmentId: shipment.id, lotId, quantity: 10 + at * line, received: line === 2 ? null : 10 + at * line - (at % 3) })) })
    await db.pilot.create({ data: { id: uuidv7(), brandId: scene.brandId, number: `PIL-${at}`, title: `Pilot ${at % 5}`, skuId: scene.skuId, hypothesis: 'h', stopRule: 's', plannedQuantity: 1, currency: 'USD', startsOn: day(1), decisionDate: day(26 + at), state: PILOT_STATES[(at * 5) % 6]!, ...((at * 5) % 6 === PILOT_STATES.indexOf('closed') && { verdict: {}, decision: 'stop' }), createdAt: day(Math.max(2, at)) } })
    await db.inspection.create({ data: { id: uuidv7(), brandId: scene.brandId, number: `INS-${at}`, lotId, locationId: at % 2 ? scene.workshopId : scene.warehouseId, state: INSPECTION_STATES[at % 3]!, lotSize: 50 + (at % 4), plan: {}, planHash: 'x', createdAt: day(Math.max(2, at)), startedAt: without ? null : day(20 - (at % 5)), closedAt: without ? null : day(21 + (at % 3)) } })
  }
})

test.each(SHIPMENT_SORTS)('shipments by %s', async (sort) => {
  const rows = await walk(11, (cursor) => listShipments(scene.manager, shipmentListSchema.parse({ sort, ...cursor }), now, 4))
  expectOrder(rows.map((row) => ({ created: Math.max(2, Number(row.number.slice(4))), sent: row.shippedAt, expected: row.expectedOn, state: SHIPMENT_STATES.indexOf(row.state), from: row.from.toLowerCase(), to: row.to.toLowerCase(), pieces: row.pieces, missing: row.missing })[sort.replace('-', '')]!), sort)
})

test.each(PILOT_SORTS)('pilots by %s', async (sort) => {
  const rows = await walk(11, (cursor) => listPilots(scene.manager, pilotFilterSchema.parse({ sort, ...cursor }), { size: 4, now }))
  expect(rows.filter(({ due }) => due).length).toBeGreaterThan(0)
  expectOrder(rows.map((row) => ({ created: Math.max(2, Number(row.number.slice(4))), title: row.title, decision: row.decisionDate, state: PILOT_STATES.indexOf(row.due ? 'deciding' : row.state) })[sort.replace('-', '')]!), sort)
})

test('pilots are found by their own words and by their toy', async () => {
  const found = async (filter: object) => (await listPilots(scene.manager, pilotFilterSchema.parse(filter), { now })).rows.length
  const { code, toy } = await db.sku.findUniqueOrThrow({ where: { id: scene.skuId }, select: { code: true, toy: { select: { name: true } } } })
  expect(await Promise.all([{ q: 'pilot 1' }, { q: 'PIL-7' }, { q: code }, { q: toy.name }, { q: '%' }, { state: 'closed', q: code }].map(found))).toEqual([2, 1, 11, 11, 0, 2])
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
