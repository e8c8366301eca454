import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok } from '#kernel/result.ts'
import { addToCount, cancelCount, enterCount, holdStock, makeLot, moveStock, openCount, scrapStock, setLotQuality, settleCount, undoMove } from '#modules/stock/public.ts'
import { getCount } from '#modules/stock/queries/get-count.ts'
import { listFloorCounts } from '#modules/stock/queries/list-counts.ts'
import { FLOOR_COUNT_SORTS, floorCountListSchema } from '#modules/stock/schemas.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { expectOrder, walk } from '../../support/lists.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, systemActor } from '../../support/people.ts'

/** A workshop of a partner with two lots of 20, and a third lot that the books have nowhere. */
async function scene() {
  const brand = await makeBrand()
  const { brandId } = brand
  const factory = await makeOrganization('microfactory', [brand])
  const { locationId } = await makeLocation({ kind: 'workshop', owner: factory })
  const lots: string[] = []
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    for (const code of ['L-1', 'L-2', 'L-3']) {
      const lotId = await makeLot(ctx, { brandId, code, itemKind: 'sku', skuId: uuidv7(), madeOn: null })
      await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
      lots.push(lotId)
      if (code === 'L-3') continue
      const moved = await moveStock(ctx, { brandId, moves: [{ lotId, quantity: 20, from: { kind: 'production' }, to: { kind: 'location', locationId }, reason: 'produced', source: { kind: 'test', id: code }, key: code }] })
      if (!moved.ok) return moved
    }
    return ok()
  }, systemActor(brandId), null)
  const [manager, owner, operator] = [await makeBrandActor('manager', brand), await makeBrandActor('owner', brand), await makeMicrofactoryActor('operator', factory)]
  const { countId, number } = await perform(openCount, manager, { locationId })
  const linesOf = () => db.stockCountLine.findMany({ where: { countId }, orderBy: { position: 'asc' } })
  const versionOf = async () => (await db.stockCount.findUniqueOrThrow({ where: { id: countId } })).version
  const onHand = async (lotId: string) => (await db.stockBalance.findFirst({ where: { lotId, locationId } }))?.onHand ?? 0
  return { brandId, locationId, lots, manager, owner, operator, countId, number, linesOf, versionOf, onHand, counted: async (figures: readonly number[], finish = true) =>
    ({ countId, version: await versionOf(), finish, lines: (await linesOf()).map(({ id }, index) => ({ lineId: id, counted: figures[index], note: '' })) }) }
}

test('the floor counts blind, the brand accepts, and the differences are booked once', async () => {
  const { manager, operator, countId, number, lots, linesOf, versionOf, onHand, counted, locationId } = await scene()
  expect(number).toBe('CNT-0001')
  expect(await refused(openCount, manager, { locationId })).toMatchObject({ code: 'count-open', field: 'locationId' })
  expect(await refused(enterCount, operator, await counted([18], true))).toMatchObject({ code: 'line-not-counted', field: 'lines[1].counted' })
  await perform(enterCount, operator, await counted([18], false)) // kept, to go on later
  expect(await perform(addToCount, operator, { countId, code: 'l-3' })).toMatchObject({ lot: 'L-3' })
  expect(await refused(addToCount, operator, { countId, code: 'L-3' })).toMatchObject({ code: 'lot-on-sheet', field: 'code' })
  expect(await refused(addToCount, operator, { countId, code: 'L-9' })).toMatchObject({ code: 'lot-unknown', field: 'code' })
  expect(await perform(enterCount, operator, await counted([18, 20, 3]))).toMatchObject({ state: 'counted', differences: 2 })
  expect(await refused(enterCount, operator, await counted([1, 1, 1]))).toMatchObject({ code: 'count-cannot-finish', message: 'CNT-0001 is counted and waits for a decision. Its figures no longer change, and what you entered was not saved.' })
  expect(await refused(addToCount, operator, { countId, code: 'L-3' })).toMatchObject({ code: 'count-cannot-save' })
  expect(await getCount(operator, countId)).toBeNull() // no longer theirs to see
  const version = await versionOf()
  const lineIds = (await linesOf()).map(({ id }) => id)
  expect(await refused(settleCount, manager, { countId, version: version - 1, verdict: 'accept', lineIds })).toMatchObject({ code: 'stale' })
  expect(await perform(settleCount, manager, { countId, version, verdict: 'accept', lineIds })).toMatchObject({ lines: 3, pieces: 5 })
  expect(await Promise.all(lots.map(onHand))).toEqual([18, 20, 3])
  expect(await db.stockCount.findUniqueOrThrow({ where: { id: countId } })).toMatchObject({ state: 'closed' })
  expect((await linesOf()).map(({ moveId }) => moveId !== null)).toEqual([true, false, true])
  expect(await refused(settleCount, manager, { countId, version: version + 1, verdict: 'accept', lineIds })).toMatchObject({ code: 'count-cannot-settle' })
  expect(await eventsAbout(countId)).toEqual(['stock.count-opened', 'stock.count-entered', 'stock.count-extended', 'stock.count-entered', 'stock.count-settled'])
  await perform(undoMove, manager, { moveId: (await linesOf())[0]!.moveId!, reason: 'found under the bench' })
  expect(await onHand(lots[0]!)).toBe(20)
})

test('nobody but an owner approves the differences of their own count', async () => {
  const { manager, owner, countId, linesOf, versionOf, counted, onHand, lots } = await scene()
  await perform(enterCount, manager, await counted([19, 20]))
  const [first, second] = (await linesOf()).map(({ id }) => id)
  const settle = async (lineIds: string[]) => ({ countId, version: await versionOf(), verdict: 'accept' as const, lineIds })
  expect(await refused(settleCount, manager, await settle([first!]))).toMatchObject({ code: 'own-count', rule: { missing: 'a second person' } })
  await perform(settleCount, manager, await settle([second!])) // no difference: nothing to approve
  await perform(settleCount, owner, await settle([first!]))
  expect(await onHand(lots[0]!)).toBe(19)
})

test('what moved since the sheet was opened is counted again, and the rest goes on', async () => {
  const { manager, owner, operator, countId, lots, locationId, linesOf, versionOf, counted, onHand } = await scene()
  await perform(enterCount, operator, await counted([19, 15]))
  await perform(scrapStock, manager, { lotId: lots[0]!, locationId, quantity: 1, reason: 'crushed' })
  const lines = await linesOf()
  const settle = async (verdict: 'accept' | 'keep' | 'recount', lineIds: string[]) => ({ countId, version: await versionOf(), verdict, lineIds })
  expect(await refused(settleCount, owner, await settle('accept', lines.map(({ id }) => id)))).toMatchObject({ code: 'count-stale', field: 'lineIds', detail: { lot: 'L-1' } })
  expect(await onHand(lots[1]!)).toBe(20) // all or nothing
  await perform(settleCount, owner, await settle('recount', [lines[0]!.id]))
  expect(await linesOf()).toMatchObject([{ counted: null, expected: 19 }, { counted: 15 }])
  await perform(enterCount, operator, await counted([19, 15]))
  await perform(settleCount, owner, await settle('accept', [lines[0]!.id]))
  await perform(settleCount, owner, await settle('keep', [lines[1]!.id]))
  expect([await onHand(lots[0]!), await onHand(lots[1]!)]).toEqual([19, 20])
  expect(await db.stockCount.findUniqueOrThrow({ where: { id: countId } })).toMatchObject({ state: 'closed' })
})

test('fewer than are held for others is refused; a cancelled count books nothing', async () => {
  const { manager, owner, brandId, locationId, lots, countId, linesOf, versionOf, counted, onHand } = await scene()
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    return holdStock(ctx, { brandId, picks: [{ lotId: lots[0]!, locationId, quantity: 19 }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null })
  }, systemActor(brandId), null)
  await perform(enterCount, manager, await counted([18, 20]))
  const lineIds = (await linesOf()).map(({ id }) => id)
  expect(await refused(settleCount, owner, { countId, version: await versionOf(), verdict: 'accept', lineIds })).toMatchObject({ code: 'count-below-held', detail: { held: 19 } })
  expect(await refused(settleCount, owner, { countId, version: await versionOf(), verdict: 'accept', lineIds: [] })).toMatchObject({ code: 'nothing-chosen' })
  expect(await refused(cancelCount, owner, { countId, version: 1 })).toMatchObject({ code: 'stale' })
  await perform(cancelCount, owner, { countId, version: await versionOf() })
  expect(await onHand(lots[0]!)).toBe(20)
  expect((await linesOf()).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
})

test('other brands and other workshops find nothing', async () => {
  const { countId, locationId, linesOf } = await scene()
  const stranger = await makeBrandActor('owner')
  const otherFloor = await makeMicrofactoryActor('lead', await makeOrganization('microfactory'))
  const lines = (await linesOf()).map(({ id }) => ({ lineId: id, counted: 1, note: '' }))
  for (const refusal of [
    await refused(openCount, stranger, { locationId }), await refused(enterCount, stranger, { countId, version: 1, lines, finish: true }), await refused(enterCount, otherFloor, { countId, version: 1, lines, finish: true }),
    await refused(addToCount, otherFloor, { countId, code: 'L-3' }), await refused(settleCount, stranger, { countId, version: 1, verdict: 'keep', lineIds: lines.map(({ lineId }) => lineId) }), await refused(cancelCount, stranger, { countId, version: 1 }),
  ]) expect(refusal.kind).toBe('not-found')
})

test('two people finish at once: one is told that somebody was faster', async () => {
  const { manager, owner, counted } = await scene()
  const entries = await counted([20, 20])
  const outcomes = await Promise.allSettled([perform(enterCount, manager, entries), perform(enterCount, owner, entries)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test.each(FLOOR_COUNT_SORTS)('the floor’s open counts by %s, of every brand', async (sort) => {
  const factory = await makeOrganization('microfactory', [])
  const operator = await makeMicrofactoryActor('operator', factory)
  const [one, other] = [await makeBrand('Alder'), await makeBrand('Birch')]
  for (const [at, { brandId }] of [one, other, one, other, one].entries()) {
    const { locationId } = await makeLocation({ kind: 'workshop', owner: factory })
    await db.location.update({ where: { id: locationId }, data: { name: `Bench ${9 - at}` } })
    const countId = uuidv7()
    await db.stockCount.create({ data: { id: countId, brandId, number: `CNT-00${at}`, locationId, createdAt: new Date(Date.now() + at) } })
    for (let line = 0; line < at + 1; line += 1) await db.stockCountLine.create({ data: { id: uuidv7(), brandId, countId, position: line + 1, lotId: uuidv7(), expected: 1, moved: 0, counted: line === 0 && at > 2 ? 1 : null } })
  }
  const list = (filter: Record<string, unknown>, size?: number) => listFloorCounts(operator, floorCountListSchema.parse(filter), size)
  const rows = await walk(5, (cursor) => list({ sort, ...cursor }, 2))
  expectOrder(rows.map((row) => ({ opened: row.number, place: row.placeName.toLowerCase(), brand: row.brandName.toLowerCase(), left: row.lines - row.counted })[sort.replace('-', '')]!), sort)
  expect((await list({ q: 'birch' })).rows.map(({ number }) => number)).toEqual(['CNT-001', 'CNT-003'])
  expect((await list({ q: 'BENCH 7' })).rows.map(({ number }) => number)).toEqual(['CNT-002'])
  expect((await list({ q: 'cnt-004' })).rows).toMatchObject([{ lines: 5, counted: 1 }])
  await db.stockCount.updateMany({ where: { number: 'CNT-004' }, data: { state: 'cancelled', closedAt: new Date() } })
  expect((await list({ q: 'cnt-004' })).rows).toEqual([])
})
