import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { acceptRestock, cancelRestock, closeRestock, declineRestock, markReceived, markShipped, promiseAgain, requestRestock, startPicking } from '#modules/restocks/public.ts'
import { runCommand } from '#server/run-command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeOrganization, makeRetailerActor } from '../../support/people.ts'
import { addSku, makeScene, MONDAY, startRun, stockUp, type Scene } from './scene.ts'

const at = { now: MONDAY }
const later = { now: new Date(MONDAY.getTime() + 60_000) }

function ask(scene: Scene, quantity: number, more: { skuId: string; quantity: number }[] = []) {
  return { brandId: scene.brandId, shipToId: scene.shopId, lines: [{ skuId: scene.skuId, quantity }, ...more] }
}

async function request(scene: Scene, quantity: number) {
  return perform(requestRestock, scene.buyer, ask(scene, quantity), at)
}

async function held(scene: Scene): Promise<number> {
  const { _sum } = await db.stockBalance.aggregate({ where: { brandId: scene.brandId }, _sum: { allocated: true } })
  return _sum.allocated ?? 0
}

test('a request is promised at once, with the chain behind the day', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { restockId, state, promisedOn } = await request(scene, 12)
  expect({ state, promisedOn }).toEqual({ state: 'promised', promisedOn: '2026-11-23' })
  const row = await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, include: { lines: true } })
  expect(row).toMatchObject({ number: 'RST-0001', sameWeek: true, version: 1 })
  expect(row.lines[0]!.promise).toMatchObject({ promisedOn: '2026-11-23', allocations: [{ sourceKind: 'stock', quantity: 12 }] })
  expect(await held(scene)).toBe(0)
  expect(await eventsAbout(restockId)).toEqual(['restocks.requested'])
})

test('a shop’s own stock and goods in quarantine without a run are no source', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.shopId })
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId, quality: 'quarantine' })
  expect(await request(scene, 12)).toMatchObject({ state: 'submitted', promisedOn: null })
})

test('what a shop may not ask for is refused beside its field', async () => {
  const scene = await makeScene()
  await db.sku.update({ where: { id: scene.skuId }, data: { minimum: 6, multiple: 6 } })
  expect(await refused(requestRestock, scene.buyer, ask(scene, 7), at)).toMatchObject({ code: 'not-a-multiple', field: `sku-${scene.skuId}` })
  expect((await refused(requestRestock, scene.buyer, { ...ask(scene, 6), lines: [] }, at)).code).toBe('no-lines')
  const stranger = await makeRetailerActor('buyer', await makeOrganization('retailer', [scene]))
  expect((await refused(requestRestock, stranger, ask(scene, 6), at)).code).toBe('not-found')
  await db.partnership.updateMany({ where: { brandId: scene.brandId, organizationId: scene.buyer.organizationId }, data: { state: 'suspended' } })
  expect((await refused(requestRestock, scene.buyer, ask(scene, 6), at)).code).toBe('not-a-partner')
})

test('accepting holds exactly what was promised', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { restockId } = await request(scene, 12)
  await perform(acceptRestock, scene.manager, { restockId, version: 1 }, later)
  expect(await held(scene)).toBe(12)
  expect(await eventsAbout(restockId)).toEqual(['restocks.requested', 'restocks.accepted'])
  expect(await db.stockHold.findMany({ where: { brandId: scene.brandId }, select: { quantity: true, sourceKind: true, state: true } })).toEqual([{ quantity: 12, sourceKind: 'restock-line', state: 'held' }])
  expect((await refused(acceptRestock, scene.manager, { restockId, version: 2 }, at)).code).toBe('restock-cannot-accept')
})

test('another brand’s member finds nothing, and an old screen is told so', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { restockId, number } = await request(scene, 12)
  const stranger = await makeBrandActor('owner')
  const verb = { restockId, version: 1 }
  expect((await refused(acceptRestock, stranger, verb, at)).code).toBe('not-found')
  expect((await refused(acceptRestock, stranger, { number }, at)).code).toBe('not-found')
  expect((await refused(declineRestock, stranger, { ...verb, reason: 'Not ours' }, at)).code).toBe('not-found')
  expect((await refused(promiseAgain, stranger, verb, at)).code).toBe('not-found')
  expect((await refused(startPicking, stranger, verb, at)).code).toBe('not-found')
  expect((await refused(closeRestock, stranger, verb, at)).code).toBe('not-found')
  const otherShop = await makeRetailerActor('buyer', await makeOrganization('retailer', [scene]))
  expect((await refused(cancelRestock, otherShop, verb, at)).code).toBe('not-found')
  for (const command of [acceptRestock, promiseAgain] as const) expect((await refused(command, scene.manager, { ...verb, version: 9 }, at)).code).toBe('stale')
  expect((await refused(declineRestock, scene.manager, { restockId, version: 9, reason: 'Too late' }, at)).code).toBe('stale')
  expect((await refused(cancelRestock, scene.buyer, { restockId, version: 9 }, at)).code).toBe('stale')
})

test('stock that is gone: refused with the new promise, nothing held; promised again, accepted on the run', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 10, locationId: scene.warehouseId })
  const first = await request(scene, 10)
  const second = await request(scene, 10)
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-12-02' })
  await perform(acceptRestock, scene.manager, { restockId: first.restockId, version: 1 }, at)
  const no = await refused(acceptRestock, scene.manager, { restockId: second.restockId, version: 1 }, at)
  expect(no).toMatchObject({ code: 'promise-moved', detail: { promisedOn: '2026-11-23', newPromisedOn: '2026-12-04' } })
  expect(await held(scene)).toBe(10)
  expect(await db.outputHold.count({ where: { brandId: scene.brandId } })).toBe(0)
  expect(await perform(promiseAgain, scene.manager, { restockId: second.restockId, version: 1 }, at)).toMatchObject({ promisedOn: '2026-12-04' })
  await perform(acceptRestock, scene.manager, { restockId: second.restockId, version: 2 }, at)
  expect(await db.outputHold.findMany({ where: { runId }, select: { quantity: true, state: true } })).toEqual([{ quantity: 10, state: 'held' }])
  // 40 of the run are left for the next shop, and not one more.
  expect(await request(scene, 40)).toMatchObject({ promisedOn: '2026-12-04' })
  expect(await request(scene, 41)).toMatchObject({ state: 'submitted' })
})

test('the same day from another place keeps the promise, so it is simply taken', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 10, locationId: scene.warehouseId })
  const [first, second] = [await request(scene, 10), await request(scene, 10)]
  await stockUp(scene, { quantity: 10, locationId: scene.workshopId })
  await perform(acceptRestock, scene.manager, { restockId: first.restockId }, at)
  await perform(acceptRestock, scene.manager, { restockId: second.restockId }, at)
  expect(await held(scene)).toBe(20)
})

test('goods of a run are picked once their lot is released, not before', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 20, readyOn: '2026-11-25' })
  const { restockId } = await request(scene, 20)
  await perform(acceptRestock, scene.manager, { restockId, version: 1 }, at)
  const lotId = await stockUp(scene, { quantity: 20, locationId: scene.workshopId, quality: 'quarantine', runId })
  await db.run.update({ where: { id: runId }, data: { lotId, goodCount: 20, state: 'produced' } })
  expect(await refused(startPicking, scene.manager, { restockId, version: 2 }, at)).toMatchObject({ code: 'output-not-ready', rule: { citation: 'ISO 9001:2015 §8.6' } })
  await db.lot.update({ where: { id: lotId }, data: { quality: 'released' } })
  // Released or not, these pieces are promised: nobody else is offered them.
  expect(await request(scene, 1)).toMatchObject({ state: 'submitted' })
  await perform(startPicking, scene.manager, { restockId, version: 2 }, at)
  expect(await held(scene)).toBe(20)
  expect(await db.outputHold.count({ where: { runId, state: 'held' } })).toBe(0)
})

test('a run with two lots: what is promised from it is taken off both, and picked from whichever is released', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 20, readyOn: '2026-11-25' })
  const { restockId } = await request(scene, 20)
  await perform(acceptRestock, scene.manager, { restockId, version: 1 }, at)
  await stockUp(scene, { quantity: 12, locationId: scene.workshopId, runId })
  // The run goes on with a second lot: the first is released already, and all of it is promised.
  const second = await stockUp(scene, { quantity: 8, locationId: scene.workshopId, quality: 'quarantine', runId })
  await db.run.update({ where: { id: runId }, data: { lotId: second, goodCount: 20, state: 'produced' } })
  expect(await request(scene, 1)).toMatchObject({ state: 'submitted' })
  expect((await refused(startPicking, scene.manager, { restockId, version: 2 }, at)).message).toContain('8 pieces')
  await db.lot.update({ where: { id: second }, data: { quality: 'released' } })
  await perform(startPicking, scene.manager, { restockId, version: 2 }, at)
  expect(await held(scene)).toBe(20)
})

test('the brand’s rule accepts by itself what stock covers within the week', async () => {
  const scene = await makeScene()
  await db.brand.update({ where: { id: scene.brandId }, data: { acceptSameWeek: true } })
  await stockUp(scene, { quantity: 10, locationId: scene.warehouseId })
  const { restockId, state } = await request(scene, 10)
  expect(state).toBe('accepted')
  expect(await eventsAbout(restockId)).toEqual(['restocks.requested', 'restocks.accepted'])
  expect(await db.restockRequest.findUnique({ where: { id: restockId }, select: { acceptedBy: true } })).toEqual({ acceptedBy: 'rule: same week from stock' })
  await startRun(scene, { quantity: 50, readyOn: '2026-12-09' })
  expect((await request(scene, 10)).state).toBe('promised')
})

test('declined with a reason; cancelled, and what was held is free again', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 10, locationId: scene.warehouseId })
  const [first, second] = [await request(scene, 10), await request(scene, 10)]
  await perform(declineRestock, scene.manager, { restockId: first.restockId, version: 1, reason: 'Kept for the fair' }, at)
  await perform(acceptRestock, scene.manager, { restockId: second.restockId, version: 1 }, at)
  await perform(cancelRestock, scene.buyer, { restockId: second.restockId, version: 2 }, at)
  expect(await held(scene)).toBe(0)
  expect((await refused(acceptRestock, scene.manager, { restockId: first.restockId, version: 2 }, at)).code).toBe('restock-cannot-accept')
})

test('two lines draw on one pool: together they get no more than there is', async () => {
  const scene = await makeScene()
  const otherSku = await addSku(scene, 'KIT-02')
  await stockUp(scene, { quantity: 10, locationId: scene.warehouseId })
  await stockUp(scene, { quantity: 5, locationId: scene.warehouseId, skuId: otherSku })
  const { restockId } = await perform(requestRestock, scene.buyer, ask(scene, 4, [{ skuId: otherSku, quantity: 5 }, { skuId: scene.skuId, quantity: 6 }]), at)
  await perform(acceptRestock, scene.manager, { restockId, version: 1 }, at)
  expect(await held(scene)).toBe(15)
})

test('200 parallel acceptances for 37 pieces: exactly 37 are held, 163 are refused cleanly', { timeout: 120_000 }, async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 37, locationId: scene.warehouseId })
  const asked = []
  for (let index = 0; index < 200; index += 1) asked.push(await request(scene, 1))
  const outcomes = await Promise.all(asked.map(({ restockId }) => runCommand({ name: 'restocks.accept', command: acceptRestock, actor: scene.manager, input: { restockId, version: 1 }, now: MONDAY })))
  const codes = outcomes.map((outcome) => (outcome.ok ? 'accepted' : outcome.refusal.code))
  expect(codes.filter((code) => code === 'accepted')).toHaveLength(37)
  expect(new Set(codes)).toEqual(new Set(['accepted', 'promise-moved']))
  expect(await held(scene)).toBe(37)
  expect(await db.restockRequest.count({ where: { brandId: scene.brandId, state: 'accepted' } })).toBe(37)
  expect(await db.auditEvent.count({ where: { brandId: scene.brandId, type: 'restocks.accepted' } })).toBe(37)
})

test('a shipment moves its restock on, and only from where it stands', async () => {
  const scene = await makeScene()
  const { brandId } = scene
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { restockId } = await request(scene, 12)
  // Promised, not accepted: nothing may leave for it.
  expect((await refused(markShipped, scene.manager, { brandId, restockId }, later)).kind).toBe('conflict')
  await perform(acceptRestock, scene.manager, { restockId, version: 1 }, later)
  const version = async () => (await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { version: true } })).version
  await perform(startPicking, scene.manager, { restockId, version: await version() }, later)
  expect((await refused(markReceived, scene.manager, { brandId, restockId, receivedOn: '2026-11-24' }, later)).kind).toBe('conflict')
  await perform(markShipped, scene.manager, { brandId, restockId }, later)
  await perform(markReceived, scene.manager, { brandId, restockId, receivedOn: '2026-11-24' }, later)
  expect(await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { state: true, receivedOn: true } })).toEqual({ state: 'received', receivedOn: new Date('2026-11-24') })

  const outsider = await makeBrandActor('manager')
  expect((await refused(markShipped, outsider, { brandId: outsider.brandId, restockId }, later)).code).toBe('not-found')
})
