import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import { listArrivals } from '#modules/restocks/queries/list-arrivals.ts'
import { nextCutOff } from '#modules/restocks/queries/shop-shelf.ts'
import { makeScene, MONDAY, stockUp } from './scene.ts'

test('the next cut-off is of a place that has something to promise, and of no other', async () => {
  const scene = await makeScene()
  const next = async () => (await nextCutOff(scene.buyer, scene.shopId, scene.brandId, MONDAY))?.from
  const warehouse = (await db.location.findUniqueOrThrow({ where: { id: scene.warehouseId }, select: { name: true } })).name
  expect(await next()).toBeUndefined()

  const lotId = await stockUp(scene, { quantity: 5, locationId: scene.warehouseId, quality: 'held' })
  const of = { where: { id: lotId }, select: { id: true } }
  const balance = { where: { brandId_locationId_lotId: { brandId: scene.brandId, locationId: scene.warehouseId, lotId } }, select: { lotId: true } }
  await stockUp(scene, { quantity: 9, locationId: scene.shopId })
  expect(await next()).toBeUndefined()
  await db.lot.update({ ...of, data: { quality: 'released' } })
  expect(await next()).toBe(warehouse)
  await db.lot.update({ ...of, data: { expiresOn: new Date('2026-11-22') } })
  expect(await next()).toBeUndefined()
  await db.lot.update({ ...of, data: { expiresOn: new Date('2026-11-23') } })
  expect(await next()).toBe(warehouse)
  await db.lot.update({ ...of, data: { recalledAt: MONDAY } })
  expect(await next()).toBeUndefined()
  await db.lot.update({ ...of, data: { recalledAt: null } })
  await db.stockBalance.update({ ...balance, data: { allocated: 5 } })
  expect(await next()).toBeUndefined()
  await db.stockBalance.update({ ...balance, data: { allocated: 4 } })
  expect(await next()).toBe(warehouse)
  await db.sku.update({ where: { id: scene.skuId }, data: { state: 'retired' }, select: { id: true } })
  expect(await next()).toBeUndefined()
  await db.sku.update({ where: { id: scene.skuId }, data: { state: 'active' }, select: { id: true } })
  await db.location.update({ where: { id: scene.warehouseId }, data: { state: 'closed' }, select: { id: true } })
  expect(await next()).toBeUndefined()
})

test('of many parcels the next to come are shown, and how many come after them', async () => {
  const scene = await makeScene()
  expect(await listArrivals(scene.buyer)).toEqual({ next: [], more: 0 })
  await db.shipment.createMany({ data: [null, ...Array.from({ length: 7 }, (_, at) => new Date(Date.UTC(2026, 10, 30 - at)))].map((expectedOn, at) => (
    { id: uuidv7(), brandId: scene.brandId, number: `SHP-${at}`, fromLocationId: scene.warehouseId, toLocationId: scene.shopId, state: 'in-transit', shippedAt: MONDAY, expectedOn })) })
  const { next, more } = await listArrivals(scene.buyer)
  expect([next.map(({ number }) => number), more]).toEqual([['SHP-7', 'SHP-6', 'SHP-5', 'SHP-4', 'SHP-3', 'SHP-2'], 2])
})
