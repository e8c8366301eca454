import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import type { Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { acceptRestock, chooseUnits, requestRestock, startPicking } from '#modules/restocks/public.ts'
import { getRestock } from '#modules/restocks/queries/get-restock.ts'
import { chooseUnitsSchema } from '#modules/restocks/schemas.ts'
import { receiveShipment, sendTransfer, shipRestock } from '#modules/shipments/public.ts'
import { getShipment } from '#modules/shipments/queries.ts'
import { chooseHeldUnits, holdStock } from '#modules/stock/public.ts'
import { getTrace } from '#modules/trace/queries/get-trace.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, systemActor } from '../../support/people.ts'
import { addSku, makeScene, MONDAY, stockUp, type Scene } from './scene.ts'

const now = MONDAY
const units = (...pairs: readonly (readonly [number, number])[]): UnitRange[] => pairs.map(([first, last]) => ({ first, last }))

/** A warehouse with 40 numbered units of a toy, and requests that are being picked from it. */
async function picking(...quantities: readonly number[]) {
  const scene = await makeScene()
  await db.sku.update({ where: { id: scene.skuId }, data: { serialised: true } })
  const lotId = await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { code } = await db.lot.findUniqueOrThrow({ where: { id: lotId } })
  const restocks: { id: string; holdId: string; version: () => Promise<number>; number: string }[] = []
  for (const quantity of quantities) {
    const { restockId: id, number } = await perform(requestRestock, scene.buyer, { brandId: scene.brandId, shipToId: scene.shopId, lines: [{ skuId: scene.skuId, quantity }] }, { now })
    const version = async () => (await db.restockRequest.findUniqueOrThrow({ where: { id } })).version
    await perform(acceptRestock, scene.manager, { restockId: id, version: await version() }, { now })
    await perform(startPicking, scene.manager, { restockId: id, version: await version() }, { now })
    const line = await db.restockLine.findFirstOrThrow({ where: { requestId: id } })
    const hold = await db.stockHold.findFirstOrThrow({ where: { sourceId: line.id, state: 'held' } })
    restocks.push({ id, holdId: hold.id, version, number })
  }
  return { scene, lotId, code, restocks }
}

const ship = async (scene: Scene, restock: { id: string; version: () => Promise<number> }) =>
  (await perform(shipRestock, scene.manager, { restockId: restock.id, version: await restock.version(), carrier: '', trackingCode: '' }, { now })).shipments[0]!.shipmentId

test('the units chosen at the shelf are those that leave; shipment, pick list and trace name them', async () => {
  const { scene, code, restocks: [restock] } = await picking(6)
  expect((await getRestock(scene.manager, { id: restock!.id }))!.picks).toMatchObject([{ serialised: true, units: null, lowest: units([1, 6]) }])
  await perform(chooseUnits, scene.manager, { restockId: restock!.id, version: await restock!.version(), picks: [{ holdId: restock!.holdId, units: units([31, 33], [8, 10]) }] }, { now })
  expect((await getRestock(scene.manager, { id: restock!.id }))!.picks).toMatchObject([{ units: units([8, 10], [31, 33]) }])
  const shipmentId = await ship(scene, restock!)
  expect((await getShipment(scene.manager, shipmentId, now))!.lines).toMatchObject([{ quantity: 6, units: units([8, 10], [31, 33]), unitsNamed: true }])
  const onTheWay = (await getTrace(scene.manager, code))!.own.lots[0]!.holdings.find(({ party }) => party.startsWith('On the way'))
  expect(onTheWay).toMatchObject({ quantity: 6, units: units([8, 10], [31, 33]) })
  const [line] = await db.shipmentLine.findMany({ where: { shipmentId } })
  await perform(receiveShipment, scene.buyer, { shipmentId, version: 1, lines: [{ lineId: line!.id, received: 6, discrepancy: '' }] }, { now })
  expect((await getTrace(scene.manager, code))!.own.lots[0]!.holdings.find(({ party }) => party === 'Test shop')).toMatchObject({ units: units([8, 10], [31, 33]) })
  expect((await getShipment(scene.manager, shipmentId, now))!.lines).toMatchObject([{ units: units([8, 10], [31, 33]) }])
  expect(await eventsAbout(restock!.id)).toContain('restocks.units-chosen')
})

test('nobody chose: the lowest are taken to go, and the shipment says that nobody said so', async () => {
  const { scene, restocks: [first, second] } = await picking(4, 3)
  await perform(chooseUnits, scene.manager, { restockId: second!.id, version: await second!.version(), picks: [{ holdId: second!.holdId, units: units([2, 4]) }] }, { now })
  expect((await getRestock(scene.manager, { id: first!.id }))!.picks).toMatchObject([{ lowest: units([1, 1], [5, 7]) }])
  expect((await getShipment(scene.manager, await ship(scene, first!), now))!.lines).toMatchObject([{ units: units([1, 4]), unitsNamed: false }])
  // The others are where somebody saw them: it was another unit that went first.
  expect((await getShipment(scene.manager, await ship(scene, second!), now))!.lines).toMatchObject([{ units: units([2, 4]), unitsNamed: true }])
})

test('what cannot leave cannot be chosen: beside the pick, and nothing of it is saved', async () => {
  const { scene, lotId, restocks: [first, second] } = await picking(4, 3)
  const choose = async (chosen: readonly UnitRange[] | null, restock = first!) => ({ restockId: restock.id, version: await restock.version(), picks: [{ holdId: restock.holdId, units: chosen }] })
  await perform(sendTransfer, scene.manager, { fromLocationId: scene.warehouseId, toLocationId: scene.workshopId, lines: [{ lotId, quantity: 5, firstUnit: 36 }], carrier: '', trackingCode: '' }, { now })
  await perform(chooseUnits, scene.manager, await choose(units([20, 22]), second!), { now })
  expect(await refused(chooseUnits, scene.manager, await choose(units([1, 3])), { now })).toMatchObject({ code: 'units-not-as-many', field: 'picks[0].units' })
  expect(await refused(chooseUnits, scene.manager, await choose(units([19, 22])), { now })).toMatchObject({ code: 'units-chosen', field: 'picks[0].units' })
  expect(await refused(chooseUnits, scene.manager, await choose(units([34, 37])), { now })).toMatchObject({ code: 'units-elsewhere', field: 'picks[0].units' })
  expect(await refused(chooseUnits, scene.manager, await choose(units([41, 44])), { now })).toMatchObject({ code: 'units-elsewhere' })
  expect((await refused(chooseUnits, scene.manager, { ...(await choose(units([1, 4]))), version: 99 }, { now })).code).toBe('stale')
  expect((await refused(chooseUnits, scene.manager, { ...(await choose(null)), picks: [{ holdId: second!.holdId, units: units([5, 7]) }] }, { now })).kind).toBe('not-found')
  expect((await refused(chooseUnits, await makeBrandActor('owner'), await choose(units([1, 4])), { now })).kind).toBe('not-found')
  expect((await db.stockHold.findUniqueOrThrow({ where: { id: first!.holdId } })).units).toBeNull()
  await perform(chooseUnits, scene.manager, await choose(units([1, 4])), { now })
  await perform(chooseUnits, scene.manager, await choose(null), { now }) // taken back: whichever are lowest
  expect((await db.stockHold.findUniqueOrThrow({ where: { id: first!.holdId } })).units).toBeNull()
  await ship(scene, first!)
  expect((await refused(chooseUnits, scene.manager, await choose(units([1, 4])), { now })).code).toBe('units-too-late')
})

test('two people who choose the same unit at once: one of them is told', async () => {
  const { scene, restocks } = await picking(3, 3)
  const outcomes = await Promise.allSettled(restocks.map(async (restock) => perform(chooseUnits, scene.manager, { restockId: restock.id, version: await restock.version(), picks: [{ holdId: restock.holdId, units: units([10, 12]) }] }, { now })))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('units are written as people write them', () => {
  const read = (text: string) => chooseUnitsSchema.safeParse({ restockId: uuidv7(), version: 1, picks: [{ holdId: uuidv7(), units: text }] })
  expect(read('3, 7-12')).toMatchObject({ success: true, data: { picks: [{ units: units([3, 3], [7, 12]) }] } })
  expect(read('  ')).toMatchObject({ success: true, data: { picks: [{ units: null }] } })
  expect(read('seven')).toMatchObject({ success: false, error: { issues: [{ path: ['picks', 0, 'units'] }] } })
})

test('units of a lot that carry no numbers are none to choose; all choices are saved or none', async () => {
  const { scene, restocks: [restock] } = await picking(4)
  const { brandId } = scene
  const plain = await stockUp(scene, { quantity: 5, locationId: scene.warehouseId, skuId: await addSku(scene, 'KIT-02') })
  const source = { kind: 'restock-line', id: uuidv7() }
  const step = (work: (ctx: CommandContext) => Promise<Result<void>>) => async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.step', brandId, subject: { kind: 'test', id: brandId } })
    return work(ctx)
  }
  await perform(step((ctx) => holdStock(ctx, { brandId, picks: [{ lotId: plain, locationId: scene.warehouseId, quantity: 2 }], source, expiresAt: null })), systemActor(brandId), null)
  const held = await db.stockHold.findFirstOrThrow({ where: { sourceId: source.id } })
  const { sourceId: lineId } = await db.stockHold.findUniqueOrThrow({ where: { id: restock!.holdId } })
  const choices = [{ holdId: restock!.holdId, units: units([1, 4]), field: 'a' }, { holdId: held.id, units: units([1, 2]), field: 'b' }]
  expect(await refused(step((ctx) => chooseHeldUnits(ctx, { brandId, source: { kind: 'restock-line', id: [source.id, lineId] }, choices })), systemActor(brandId), null)).toMatchObject({ code: 'not-numbered', field: 'b' })
  expect((await db.stockHold.findUniqueOrThrow({ where: { id: restock!.holdId } })).units).toBeNull()
})
