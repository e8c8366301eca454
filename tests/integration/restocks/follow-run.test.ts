import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { expireRestock, followRunOfRestock } from '#modules/restocks/commands/follow-run.ts'
import { expireRestocksOfAllBrands, restocksJobs } from '#modules/restocks/jobs.ts'
import { acceptRestock, requestRestock } from '#modules/restocks/public.ts'
import { stopRun } from '#modules/runs/public.ts'
import { restockFigures } from '#modules/restocks/queries/list-restocks.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, systemActor } from '../../support/people.ts'
import { makeScene, MONDAY, startRun, stockUp, type Scene } from './scene.ts'

const at = (minutes: number) => ({ now: new Date(MONDAY.getTime() + minutes * 60_000) })

async function request(scene: Scene, quantity: number) {
  return perform(requestRestock, scene.buyer, { brandId: scene.brandId, shipToId: scene.shopId, lines: [{ skuId: scene.skuId, quantity }] }, at(0))
}

async function accepted(scene: Scene, quantity: number, minutes = 1): Promise<string> {
  const { restockId } = await request(scene, quantity)
  await perform(acceptRestock, scene.manager, { restockId }, at(minutes))
  return restockId
}

const move = (runId: string, readyOn: string) => db.run.update({ where: { id: runId }, data: { readyOn: new Date(`${readyOn}T00:00:00Z`) } })
const deliver = (scene: Scene, runId: string, minutes = 10) => restocksJobs['run-output-changed']({ brandId: scene.brandId, runId }, { jobKey: 'test', ...at(minutes) })
const facts = (id: string) => db.restockRequest.findUniqueOrThrow({ where: { id }, select: { state: true, promisedOn: true, acceptedFor: true, sameWeek: true } })
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const letters = () => db.$queryRaw<{ subject: string }[]>`select payload->>'subject' as subject from graphile_worker._private_jobs order by id`.then((rows) => rows.map(({ subject }) => subject))

test('a run slips: what was accepted keeps its hold and gets the new day, and the buyer hears once', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-11-25' })
  const restockId = await accepted(scene, 20)
  const before = await facts(restockId)
  expect(before).toMatchObject({ state: 'accepted', acceptedFor: before.promisedOn })
  await move(runId, '2026-12-02')
  await deliver(scene, runId)
  expect(await facts(restockId)).toEqual({ state: 'accepted', promisedOn: day('2026-12-04'), acceptedFor: before.promisedOn, sameWeek: false })
  expect(await db.outputHold.findMany({ where: { runId }, select: { quantity: true, state: true } })).toEqual([{ quantity: 20, state: 'held' }])
  expect(await eventsAbout(restockId)).toEqual(['restocks.requested', 'restocks.accepted', 'restocks.promise-moved'])
  const line = await db.restockLine.findFirstOrThrow({ where: { requestId: restockId } })
  expect(line.promise).toMatchObject({ promisedOn: '2026-12-04', allocations: [{ sourceKind: 'run', sourceId: runId, arrivesOn: '2026-12-04' }] })
  await deliver(scene, runId)
  expect(await eventsAbout(restockId)).toHaveLength(3)
})

test('what only waits for the brand is promised again, from whatever is best now', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-11-25' })
  const { restockId } = await request(scene, 20)
  await stockUp(scene, { quantity: 20, locationId: scene.warehouseId })
  await move(runId, '2026-12-02')
  await deliver(scene, runId)
  expect(await facts(restockId)).toMatchObject({ state: 'promised', promisedOn: day('2026-11-23'), acceptedFor: null })
})

test('a stopped run brings what it made to those accepted first; the others are promised anew and the brand is asked again', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-11-25' })
  const [first, second] = [await accepted(scene, 20, 1), await accepted(scene, 20, 2)]
  await db.run.update({ where: { id: runId }, data: { goodCount: 30 } })
  await perform(stopRun, scene.manager, { runId, reason: 'The mould broke.' }, at(5))
  await deliver(scene, runId)
  expect(await facts(first)).toMatchObject({ state: 'accepted' })
  expect(await facts(second)).toMatchObject({ state: 'submitted', promisedOn: null })
  expect(await db.outputHold.groupBy({ by: ['state'], where: { runId }, _sum: { quantity: true }, orderBy: { state: 'asc' } })).toEqual([
    { state: 'held', _sum: { quantity: 20 } }, { state: 'let-go', _sum: { quantity: 20 } },
  ])
  expect(await eventsAbout(second)).toEqual(['restocks.requested', 'restocks.accepted', 'restocks.reopened'])
  expect((await letters()).some((subject) => subject?.includes('no day at the moment'))).toBe(true)
})

test('a promise is kept or broken by the day both agreed on, not by one that moved', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-11-25' })
  const restockId = await accepted(scene, 20)
  await move(runId, '2026-12-02')
  await deliver(scene, runId)
  await db.restockRequest.update({ where: { id: restockId }, data: { state: 'received', receivedOn: day('2026-12-04'), receivedAt: day('2026-12-04') } })
  expect(await restockFigures(scene.manager, day('2026-12-10'))).toMatchObject({ received: 1, kept: 0 })
})

test('another brand’s run or restock is not found; a restock of another run stands', async () => {
  const scene = await makeScene()
  const runId = await startRun(scene, { quantity: 50, readyOn: '2026-11-25' })
  const restockId = await accepted(scene, 20)
  const other = systemActor((await makeBrand()).brandId)
  expect((await refused(followRunOfRestock, other, { restockId, runId }, at(3))).code).toBe('not-found')
  expect((await refused(expireRestock, other, { restockId }, at(3))).code).toBe('not-found')
  expect((await refused(followRunOfRestock, systemActor(scene.brandId), { restockId, runId: scene.skuId }, at(3))).code).toBe('promise-stands')
})

test('accepted and never sent: expired once its holds are over, and not a day before', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 20, locationId: scene.warehouseId })
  const restockId = await accepted(scene, 20)
  const after = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000)
  await expireRestocksOfAllBrands(after(20))
  expect(await facts(restockId)).toMatchObject({ state: 'accepted' })
  await db.stockHold.updateMany({ where: { brandId: scene.brandId }, data: { state: 'let-go' } })
  await expireRestocksOfAllBrands(after(13))
  expect(await facts(restockId)).toMatchObject({ state: 'accepted' })
  await expireRestocksOfAllBrands(after(20))
  expect(await facts(restockId)).toMatchObject({ state: 'expired' })
  expect(await eventsAbout(restockId)).toEqual(['restocks.requested', 'restocks.accepted', 'restocks.expired'])
  expect((await refused(expireRestock, systemActor(scene.brandId), { restockId }, at(3))).code).toBe('restock-cannot-expire')
})
