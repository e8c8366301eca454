import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { countStock, endExpiredHolds, holdStock, makeLot, moveStock, scrapStock, setLotQuality, transferStock, undoMove } from '#modules/stock/public.ts'
import { getLotPage } from '#modules/stock/queries/get-lot-page.ts'
import { listPlacesWithStock, listSendableLots } from '#modules/stock/queries/list-sendable.ts'
import { listStockLines } from '#modules/stock/queries/list-stock-lines.ts'
import { listStockByItem, listStockByLot, listStockByPlace, stockHead } from '#modules/stock/queries/list-stock.ts'
import { stockListSchema } from '#modules/stock/schemas.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

async function scene() {
  const brand = await makeBrand()
  const { brandId } = brand
  const manager = await makeBrandActor('manager', brand)
  const { locationId } = await makeLocation({ kind: 'warehouse', owner: { brandId } })
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT-1', name: 'Otter', gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1000, retailPrice: 2000 } })
  let lotId = ''
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    lotId = await makeLot(ctx, { brandId, code: 'L-1', itemKind: 'sku', skuId, madeOn: '2026-03-02' })
    await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
    const moved = await moveStock(ctx, { brandId, moves: [{ lotId, quantity: 50, from: { kind: 'production' }, to: { kind: 'location', locationId }, reason: 'produced', source: { kind: 'report', id: 'r' }, key: uuidv7() }] })
    return moved.ok ? holdStock(ctx, { brandId, picks: [{ lotId, locationId, quantity: 8 }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: new Date('2026-03-20T00:00:00Z') }) : moved
  }, systemActor(brandId), null)
  return { brandId, manager, locationId, lotId, skuId }
}

const reason = 'counted on the shelf'

test('a count books the difference; a stale, equal or impossible one is refused', async () => {
  const { manager, lotId, locationId } = await scene()
  expect(await perform(countStock, manager, { lotId, locationId, seen: 50, counted: 47, reason })).toEqual({ difference: -3 })
  expect(await refused(countStock, manager, { lotId, locationId, seen: 50, counted: 46, reason })).toMatchObject({ code: 'stock-moved' })
  expect(await refused(countStock, manager, { lotId, locationId, counted: 47, reason })).toMatchObject({ code: 'count-agrees' })
  expect(await refused(countStock, manager, { lotId, locationId, counted: 7, reason })).toMatchObject({ code: 'count-below-held', field: 'counted' })
  expect(await getLotPage(manager, 'L-1', new Date())).toMatchObject({ made: 50, onHand: 47, unaccounted: 3 })
  expect(await perform(countStock, manager, { lotId, locationId, counted: 49, reason })).toEqual({ difference: 2 })
  expect(await eventsAbout(lotId)).toEqual(['stock.counted', 'stock.counted'])
})

test('scrap leaves what is held alone, and is undone once by a reversal', async () => {
  const { manager, lotId, locationId, brandId } = await scene()
  expect(await refused(scrapStock, manager, { lotId, locationId, quantity: 43, reason })).toMatchObject({ code: 'not-enough-stock', detail: { free: 42 } })
  await perform(scrapStock, manager, { lotId, locationId, quantity: 2, reason })
  const move = await db.stockMove.findFirstOrThrow({ where: { brandId, reason: 'scrapped' } })
  await perform(undoMove, manager, { moveId: move.id, reason })
  expect(await refused(undoMove, manager, { moveId: move.id, reason })).toMatchObject({ code: 'already-reversed' })
  const made = await db.stockMove.findFirstOrThrow({ where: { brandId, reason: 'produced' } })
  expect(await refused(undoMove, manager, { moveId: made.id, reason })).toMatchObject({ code: 'undo-elsewhere' })
  expect((await db.stockBalance.findFirstOrThrow({ where: { lotId } })).onHand).toBe(50)
})

test('part of a lot moves: what stays and what goes keep the lot and its label, and it is undone by a reversal', async () => {
  const { manager, lotId, locationId, brandId } = await scene()
  const { locationId: shop } = await makeLocation({ kind: 'shop', owner: { brandId } })
  const there = async () => new Map((await db.stockBalance.findMany({ where: { lotId }, select: { locationId: true, onHand: true } })).map((row) => [row.locationId, row.onHand]))
  const move = { lotId, fromLocationId: locationId, toLocationId: shop, quantity: 12, reason }
  expect(await perform(transferStock, manager, move)).toMatchObject({ quantity: 12 })
  expect(await there()).toEqual(new Map([[locationId, 38], [shop, 12]]))
  expect(await db.lot.findMany({ where: { brandId }, select: { id: true, code: true } })).toEqual([{ id: lotId, code: 'L-1' }])
  expect(await refused(transferStock, manager, { ...move, quantity: 31 })).toMatchObject({ code: 'not-enough-stock', field: 'quantity', detail: { free: 30 } })
  expect(await refused(transferStock, manager, { ...move, toLocationId: locationId })).toMatchObject({ code: 'same-place', field: 'toLocationId' })
  await db.location.update({ where: { id: shop }, data: { state: 'closed' } })
  expect(await refused(transferStock, manager, move)).toMatchObject({ code: 'place-closed', field: 'toLocationId' })
  await db.location.update({ where: { id: shop }, data: { state: 'open' } })
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    return setLotQuality(ctx, { brandId, lotId, from: 'released', to: 'held', reason: 'x' })
  }, systemActor(brandId), null)
  expect(await refused(transferStock, manager, move)).toMatchObject({ code: 'lot-not-usable', field: 'toLocationId' })
  const { id: moveId } = await db.stockMove.findFirstOrThrow({ where: { brandId, reason: 'transferred' } })
  await perform(undoMove, manager, { moveId, reason })
  expect(await there()).toEqual(new Map([[locationId, 50], [shop, 0]]))
  expect(await eventsAbout(lotId)).toEqual(['stock.transferred', 'stock.move-undone'])
  expect(await refused(transferStock, await makeBrandActor('owner'), move)).toMatchObject({ kind: 'not-found' })
})

test('holds whose time is over are free again', async () => {
  const { brandId, lotId } = await scene()
  const system = systemActor(brandId)
  expect(await perform(endExpiredHolds, system, { brandId }, { now: new Date('2026-03-19T00:00:00Z') })).toEqual({ ended: 0 })
  expect(await perform(endExpiredHolds, system, { brandId }, { now: new Date('2026-03-21T00:00:00Z') })).toEqual({ ended: 1 })
  expect((await db.stockBalance.findFirstOrThrow({ where: { lotId } })).allocated).toBe(0)
})

test('another brand’s member finds nothing', async () => {
  const { lotId, locationId, brandId } = await scene()
  const stranger = await makeBrandActor('owner')
  const move = await db.stockMove.findFirstOrThrow({ where: { brandId } })
  for (const refusal of [
    await refused(countStock, stranger, { lotId, locationId, counted: 1, reason }), await refused(scrapStock, stranger, { lotId, locationId, quantity: 1, reason }),
    await refused(undoMove, stranger, { moveId: move.id, reason }),
  ]) expect(refusal.kind).toBe('not-found')
  expect(await getLotPage(stranger, lotId, new Date())).toBeNull()
  expect((await listStockByLot(stranger, stockListSchema.parse({}))).rows).toEqual([])
  expect(await listSendableLots(stranger, locationId)).toEqual([])
})

test('the lists add up the same pieces by item, place and lot', async () => {
  const { manager, lotId, locationId } = await scene()
  const pieces = { onHand: 50, usable: 42, held: 8, quarantine: 0, stopped: 0 }
  const all = stockListSchema.parse({ q: 'ott' })
  expect((await listStockByItem(manager, all)).rows).toMatchObject([{ code: 'OTT-1', ...pieces, places: [{ locationId, ...pieces }] }])
  expect((await listStockByLot(manager, all)).rows).toMatchObject([{ lotId, places: 1, quality: 'released', ...pieces }])
  expect((await listStockByPlace(manager, stockListSchema.parse({}))).rows).toMatchObject([{ locationId, items: 1, open: true, ...pieces }])
  expect(await listStockLines(manager, all, 100)).toMatchObject([{ lot: { itemCode: 'OTT-1', code: 'L-1', quality: 'released' }, ...pieces }])
  expect(await stockHead(manager)).toMatchObject({ places: 1, items: 1, ...pieces })
  expect((await listStockByItem(manager, stockListSchema.parse({ quality: 'held' }))).rows).toEqual([])
  expect(await listPlacesWithStock(manager)).toMatchObject([{ locationId, free: 42 }])
  expect(await listSendableLots(manager, locationId)).toMatchObject([{ lotId, free: 42, held: 8 }])
  expect(await getLotPage(manager, 'L-1', new Date('2026-03-10T12:00:00Z'))).toMatchObject({
    id: lotId, itemName: 'Otter', made: 50, onHand: 50, allocated: 8, inTransit: 0, sold: 0, scrapped: 0,
    balances: [{ onHand: 50, allocated: 8, usable: 42, why: null }], moves: [{ reason: 'produced', from: 'production', mayUndo: false }], holds: [{ quantity: 8 }], madeFrom: [], wentInto: [],
  })
})

test('lots are paged by keyset without gaps', async () => {
  const { manager, brandId, skuId } = await scene()
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    for (let n = 2; n <= 8; n += 1) await makeLot(ctx, { brandId, code: `L-${n}`, itemKind: 'sku', skuId, madeOn: null })
    return { ok: true, value: undefined } as const
  }, systemActor(brandId), null)
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await listStockByLot(manager, { ...stockListSchema.parse({}), after }, 3)
    seen.push(...page.rows.map(({ code }) => code))
    if (!page.next) break
    after = page.next
  }
  expect(seen.sort()).toEqual(['L-1', 'L-2', 'L-3', 'L-4', 'L-5', 'L-6', 'L-7', 'L-8'])
})
