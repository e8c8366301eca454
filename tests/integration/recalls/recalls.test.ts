import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import type { Result } from '#kernel/result.ts'
import { changeRecall, closeRecall, draftRecall, publishRecall } from '#modules/recalls/commands/recall.ts'
import { getRecall, listPublicRecalls, listRecallableLots, listRecalls } from '#modules/recalls/queries.ts'
import { draftRecallSchema, recallFilterSchema } from '#modules/recalls/schemas.ts'
import { getUnitPage } from '#modules/repair/queries/unit-page.ts'
import { moveStock, usableStock } from '#modules/stock/public.ts'
import { getAccount } from '#modules/trace/queries/get-account.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, systemActor } from '../../support/people.ts'
import { addLot, makeShelf, type Shelf } from '../repair/shelf.ts'

const text = { title: 'Harbour Light: the lens can come off', hazard: 'The lens is a small part: a child can choke on it.', remedy: 'Take the toy away and write to us: we send a new lens.' }

async function drafted(): Promise<{ shelf: Shelf; lotId: string; number: string; recallId: string }> {
  const shelf = await makeShelf()
  const lotId = await addLot(shelf, 'LR', shelf.revisionA)
  await db.lot.update({ where: { id: lotId }, data: { quality: 'released' } })
  const { number } = await perform(draftRecall, shelf.owner, { ...text, lotIds: [lotId, lotId] })
  return { shelf, lotId, number, recallId: (await getRecall(shelf.owner, number))!.id }
}

function step(shelf: Shelf, work: (ctx: CommandContext) => Promise<Result<unknown>>): Promise<unknown> {
  return perform(async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.step', brandId: shelf.brand.brandId, subject: { kind: 'test', id: shelf.brand.brandId } })
    return work(ctx)
  }, systemActor(shelf.brand.brandId), null)
}

test('a draft blocks nothing and is not public', async () => {
  const { shelf, lotId, number, recallId } = await drafted()
  expect(number).toBe('RCL-0001')
  expect(await listPublicRecalls({ lotId })).toEqual([])
  expect((await getUnitPage(shelf.gtin, 'LR'))?.lot?.recalled).toBe(false)
  expect(await usableStock(db, shelf.brand.brandId, { skuIds: [shelf.skuId] })).toMatchObject([{ usable: 10 }])
  expect(await eventsAbout(recallId)).toEqual(['recalls.recall-drafted'])
})

test('published: in the same moment the lot is unusable and the unit says so; the quality of the lot stays what it was', async () => {
  const { shelf, lotId, number, recallId } = await drafted()
  const now = new Date(Date.now() + 60_000)
  await perform(publishRecall, shelf.owner, { recallId, version: 1 }, { now })
  expect(await usableStock(db, shelf.brand.brandId, { skuIds: [shelf.skuId] })).toEqual([])
  expect((await getUnitPage(shelf.gtin, 'LR'))?.lot?.recalled).toBe(true)
  expect(await listPublicRecalls({ lotId })).toMatchObject([{ number, hazard: text.hazard, state: 'published', publishedAt: now.toISOString(), lots: [{ code: 'LR', gtin: shelf.gtin }] }])
  expect(await db.lot.findUniqueOrThrow({ where: { id: lotId }, select: { quality: true } })).toEqual({ quality: 'released' })
  expect(await eventsAbout(recallId)).toEqual(['recalls.recall-drafted', 'recalls.recall-published'])
  expect((await listRecallableLots(shelf.owner)).map((lot) => lot.id)).not.toContain(lotId)
})

test('closed: still public, still blocked, and it does not open again', async () => {
  const { shelf, lotId, recallId } = await drafted()
  expect((await refused(closeRecall, shelf.owner, { recallId, version: 1 })).code).toBe('recall-state')
  await perform(publishRecall, shelf.owner, { recallId, version: 1 })
  await perform(closeRecall, shelf.owner, { recallId, version: 2 })
  expect(await listPublicRecalls({ lotId })).toMatchObject([{ state: 'closed' }])
  expect((await getUnitPage(shelf.gtin, 'LR'))?.lot?.recalled).toBe(true)
  expect((await refused(publishRecall, shelf.owner, { recallId, version: 3 })).code).toBe('recall-state')
  expect((await listRecalls(shelf.owner, recallFilterSchema.parse({ state: 'closed' }))).rows.map(({ title }) => title)).toEqual([text.title])
})

test('a draft is corrected, its lots too; what is published is not', async () => {
  const { shelf, lotId, number, recallId } = await drafted()
  const other = await addLot(shelf, 'LS', shelf.revisionA)
  await perform(changeRecall, shelf.owner, { recallId, version: 1, ...text, title: 'Harbour Light: the lens comes off', lotIds: [other] })
  expect(await getRecall(shelf.owner, number)).toMatchObject({ title: 'Harbour Light: the lens comes off', version: 2, lots: [{ lotId: other, named: true, units: null }] })
  expect((await refused(changeRecall, shelf.owner, { recallId, version: 1, ...text, lotIds: [lotId] })).code).toBe('stale')
  const stranger = await makeBrandActor('owner')
  expect((await refused(changeRecall, stranger, { recallId, version: 2, ...text, lotIds: [lotId] })).code).toBe('not-found')
  const foreign = await addLot(await makeShelf(), 'LF', shelf.revisionA)
  expect(await refused(changeRecall, shelf.owner, { recallId, version: 2, ...text, lotIds: [foreign] })).toMatchObject({ code: 'not-found', field: 'lotIds' })
  await perform(publishRecall, shelf.owner, { recallId, version: 2 })
  expect((await refused(changeRecall, shelf.owner, { recallId, version: 3, ...text, lotIds: [lotId] })).code).toBe('recall-state')
  expect(await eventsAbout(recallId)).toEqual(['recalls.recall-drafted', 'recalls.recall-changed', 'recalls.recall-published'])
})

test('a stale screen publishes and closes nothing', async () => {
  const { shelf, recallId } = await drafted()
  expect((await refused(publishRecall, shelf.owner, { recallId, version: 7 })).code).toBe('stale')
  await perform(publishRecall, shelf.owner, { recallId, version: 1 })
  expect((await refused(closeRecall, shelf.owner, { recallId, version: 1 })).code).toBe('stale')
})

test('two people who publish at once publish once', async () => {
  const { shelf, recallId } = await drafted()
  const outcomes = await Promise.allSettled([perform(publishRecall, shelf.owner, { recallId, version: 1 }), perform(publishRecall, shelf.owner, { recallId, version: 1 })])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await eventsAbout(recallId)).toEqual(['recalls.recall-drafted', 'recalls.recall-published'])
})

test("another brand's lots and recalls do not exist", async () => {
  const { shelf, lotId, number, recallId } = await drafted()
  const stranger = await makeBrandActor('owner')
  expect(await refused(draftRecall, stranger, { ...text, lotIds: [lotId] })).toMatchObject({ code: 'not-found', field: 'lotIds' })
  expect((await refused(publishRecall, stranger, { recallId, version: 1 })).code).toBe('not-found')
  expect((await refused(closeRecall, stranger, { recallId, version: 1 })).code).toBe('not-found')
  expect(await getRecall(stranger, number)).toBeNull()
  expect((await listRecalls(stranger, recallFilterSchema.parse({}))).rows).toEqual([])
  expect(await listRecallableLots(stranger)).toEqual([])
  expect((await listRecallableLots(shelf.owner)).map((lot) => lot.id)).toContain(lotId)
})

test('further lots are named by their codes; one that nobody has is refused beside the field', async () => {
  const { shelf, lotId } = await drafted()
  const other = await addLot(shelf, 'LT-1', shelf.revisionA)
  const { number } = await perform(draftRecall, shelf.owner, { ...text, lotIds: [lotId], codes: ['LT-1', 'LR'] })
  expect((await getRecall(shelf.owner, number))!.lots.map(({ lotId: id }) => id).sort()).toEqual([lotId, other].sort())
  expect(await refused(draftRecall, shelf.owner, { ...text, lotIds: [], codes: ['LT-1', 'LT-9'] })).toMatchObject({ code: 'lot-unknown', field: 'codes', message: expect.stringContaining('LT-9') })
  const stranger = await makeBrandActor('owner')
  expect(await refused(draftRecall, stranger, { ...text, lotIds: [], codes: ['LT-1'] })).toMatchObject({ field: 'codes' })
  expect(draftRecallSchema.safeParse({ ...text, codes: ' ' })).toMatchObject({ success: false, error: { issues: [{ path: ['lotIds'] }] } })
  expect(draftRecallSchema.parse({ ...text, codes: 'lt-1, LT-2\nlt-1' }).codes).toEqual(['LT-1', 'LT-2'])
})

test('every unit of the lots is in one place: at a place, on the way, sold, scrapped or missing', async () => {
  const { shelf, lotId, number } = await drafted()
  const from = { kind: 'location' as const, locationId: shelf.warehouseId }
  await step(shelf, async (ctx) => {
    const to = (kind: 'customer' | 'transit' | 'scrap' | 'count', quantity: number, reason: 'sold' | 'shipped' | 'scrapped' | 'counted') =>
      ({ lotId, quantity, from, to: { kind }, reason, source: { kind: 'test', id: lotId }, key: uuidv7() })
    return moveStock(ctx, { brandId: shelf.brand.brandId, moves: [to('customer', 4, 'sold'), to('transit', 2, 'shipped'), to('scrap', 1, 'scrapped'), to('count', 1, 'counted')] })
  })
  const { finished, parts } = await getAccount(shelf.owner, (await getRecall(shelf.owner, number))!.lots)
  expect(finished).toMatchObject({ total: 10, disposition: { 'on-hand': 2, shipped: 2, sold: 4, scrapped: 1 }, unaccounted: 1, reconciliationPct: 100 })
  expect(parts.total).toBe(0)
})
