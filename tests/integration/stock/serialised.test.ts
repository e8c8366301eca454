import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import type { Result } from '#kernel/result.ts'
import { countStock, makeLot, moveStock, reverseMoves, scrapStock, setLotQuality, transferStock, type MoveInput } from '#modules/stock/public.ts'
import { getLotPage } from '#modules/stock/queries/get-lot-page.ts'
import type { CommandContext } from '#server/command.ts'
import { receiveShipment } from '#modules/shipments/commands/end-shipment.ts'
import { sendTransfer } from '#modules/shipments/commands/send-transfer.ts'
import { perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

/** A lot of 40 numbered units in a warehouse; its SKU wants numbers. */
async function scene() {
  const brand = await makeBrand()
  const { brandId } = brand
  const owner = await makeBrandActor('owner', brand)
  const [{ locationId: warehouse }, { locationId: shop }] = [await makeLocation({ kind: 'warehouse', owner: brand }), await makeLocation({ kind: 'shop', owner: brand })]
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT-1', name: 'Otter', gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1000, retailPrice: 2000, serialised: true } })
  let lotId = ''
  const run = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => perform(async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    return work(ctx)
  }, systemActor(brandId), null)
  const move = (input: Omit<MoveInput, 'lotId' | 'key' | 'source'> & { key?: string; source?: string }) => (ctx: CommandContext) =>
    moveStock(ctx, { brandId, moves: [{ lotId, ...input, source: { kind: 'test', id: input.source ?? uuidv7() }, key: input.key ?? uuidv7() }] })
  await run(async (ctx) => {
    lotId = await makeLot(ctx, { brandId, code: 'L-1', itemKind: 'sku', skuId, madeOn: null })
    await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
    return move({ quantity: 40, from: { kind: 'production' }, to: { kind: 'location', locationId: warehouse }, reason: 'produced', source: 'made' })(ctx)
  })
  const names = new Map([[warehouse, 'warehouse'], [shop, 'shop']])
  const where = async () => (await db.unit.findMany({ where: { brandId, lotId }, orderBy: { firstUnit: 'asc' } })).map((row) => `${row.firstUnit}-${row.lastUnit} ${row.locationId ? names.get(row.locationId) : row.kind}${row.certain ? '' : '?'}`)
  return { brandId, owner, warehouse, shop, lotId, run, move, where }
}

test('each unit is at one place, named or taken to be, through move, scrap, sale and undo', async () => {
  const { owner, warehouse, shop, lotId, run, move, where } = await scene()
  expect(await where()).toEqual(['1-40 warehouse'])
  await perform(transferStock, owner, { lotId, fromLocationId: warehouse, toLocationId: shop, quantity: 10, firstUnit: 11, reason: 'carried over' })
  expect(await where()).toEqual(['1-10 warehouse', '11-20 shop', '21-40 warehouse'])
  expect(await refused(transferStock, owner, { lotId, fromLocationId: warehouse, toLocationId: shop, quantity: 2, firstUnit: 20, reason: 'carried over' })).toMatchObject({ code: 'units-elsewhere', field: 'firstUnit', detail: { first: 20, last: 20 } })
  expect(await where()).toEqual(['1-10 warehouse', '11-20 shop', '21-40 warehouse'])
  await perform(scrapStock, owner, { lotId, locationId: warehouse, quantity: 1, firstUnit: 40, reason: 'crushed' })
  const sold = move({ quantity: 3, from: { kind: 'location', locationId: shop }, to: { kind: 'customer' }, reason: 'sold', key: 'sale', source: 'till' })
  await run(sold)
  await run(sold) // the same file again
  expect(await where()).toEqual(['1-10 warehouse', '11-13 customer?', '14-20 shop?', '21-39 warehouse', '40-40 scrap'])
  await run((ctx) => reverseMoves(ctx, { brandId: owner.brandId, source: { kind: 'test', id: 'till' }, key: 'undo' }))
  expect(await where()).toEqual(['1-10 warehouse', '11-13 shop', '14-20 shop', '21-39 warehouse', '40-40 scrap'])
})

test('a shipment carries its range, and the receipt takes exactly that', async () => {
  const { owner, warehouse, shop, lotId, where } = await scene()
  const send = (firstUnit: number, quantity: number) => perform(sendTransfer, owner, { fromLocationId: warehouse, toLocationId: shop, carrier: '', trackingCode: '', lines: [{ lotId, quantity, firstUnit }] })
  await send(1, 5)
  const { shipmentId } = await send(30, 4)
  const lines = await db.shipmentLine.findMany({ where: { shipmentId } })
  await perform(receiveShipment, owner, { shipmentId, version: 1, lines: lines.map(({ id, quantity }) => ({ lineId: id, received: quantity, discrepancy: '' })) })
  expect(await where()).toEqual(['1-5 transit', '6-29 warehouse', '30-33 shop', '34-40 warehouse'])
})

test('pieces found at a count get new numbers; a lot without numbers keeps none', async () => {
  const { brandId, warehouse, run, move, where } = await scene()
  await run(move({ quantity: 2, from: { kind: 'count' }, to: { kind: 'location', locationId: warehouse }, reason: 'counted' }))
  expect(await where()).toEqual(['1-40 warehouse', '41-42 warehouse'])
  await run(async (ctx) => {
    const plain = await makeLot(ctx, { brandId, code: 'L-2', itemKind: 'sku', skuId: uuidv7(), madeOn: null })
    return moveStock(ctx, { brandId, moves: [{ lotId: plain, quantity: 5, from: { kind: 'production' }, to: { kind: 'location', locationId: warehouse }, reason: 'produced', source: { kind: 'test', id: 'x' }, key: 'x' }] })
  })
  expect(await db.unit.count({ where: { brandId } })).toBe(2)
})

test('what a count missed is what the next one finds, under its own numbers; undone, it is missed again; more than was missed is new', async () => {
  const { owner, lotId, warehouse, run, move, where } = await scene()
  const at = { kind: 'location', locationId: warehouse } as const
  await run(move({ quantity: 1, from: at, to: { kind: 'count' }, reason: 'counted', units: { first: 7, last: 7 } }))
  await run(move({ quantity: 2, from: at, to: { kind: 'count' }, reason: 'counted', units: { first: 20, last: 21 } }))
  await run(move({ quantity: 3, from: { kind: 'count' }, to: at, reason: 'counted', source: 'found' }))
  expect(await where()).toEqual(['1-6 warehouse', '7-7 warehouse', '8-19 warehouse', '20-21 warehouse', '22-40 warehouse'])
  await run((ctx) => reverseMoves(ctx, { brandId: owner.brandId, source: { kind: 'test', id: 'found' }, key: 'not found' }))
  expect(await where()).toEqual(['1-6 warehouse', '7-7 count', '8-19 warehouse', '20-21 count', '22-40 warehouse'])
  await run(move({ quantity: 2, from: at, to: { kind: 'count' }, reason: 'counted', source: 'missed', units: { first: 1, last: 2 } }))
  await run(move({ quantity: 5, from: { kind: 'count' }, to: at, reason: 'counted', source: 'all found' }))
  const undo = (id: string) => (ctx: CommandContext) => reverseMoves(ctx, { brandId: owner.brandId, source: { kind: 'test', id }, key: `undo ${id}` })
  expect(await refused(undo('missed'), systemActor(owner.brandId), null)).toMatchObject({ code: 'units-found' })
  await run(undo('all found'))
  await run(undo('missed'))
  expect(await where()).toEqual(['1-2 warehouse', '3-6 warehouse', '7-7 count', '8-19 warehouse', '20-21 count', '22-40 warehouse'])
  // One of the three, and nobody said which.
  await run(move({ quantity: 1, from: { kind: 'count' }, to: at, reason: 'counted' }))
  expect((await where()).slice(2)).toEqual(['7-7 warehouse?', '8-19 warehouse', '20-21 count?', '22-40 warehouse'])
  await run(move({ quantity: 3, from: { kind: 'count' }, to: at, reason: 'counted' }))
  expect((await where()).slice(-2)).toEqual(['22-40 warehouse', '41-43 warehouse'])
  expect(await db.unit.count({ where: { lotId, kind: 'count' } })).toBe(1)
})

test('a unit that a shipment lost and a count finds keeps its number, in the ledger and on the page of its lot', async () => {
  const { owner, warehouse, shop, lotId, where } = await scene()
  await perform(scrapStock, owner, { lotId, locationId: warehouse, quantity: 1, firstUnit: 3, reason: 'crushed' })
  const { shipmentId } = await perform(sendTransfer, owner, { fromLocationId: warehouse, toLocationId: shop, carrier: '', trackingCode: '', lines: [{ lotId, quantity: 4, firstUnit: 11 }] })
  const line = await db.shipmentLine.findFirstOrThrow({ where: { shipmentId } })
  await perform(receiveShipment, owner, { shipmentId, version: 1, lines: [{ lineId: line.id, received: 2, discrepancy: 'Box open' }] })
  const gone = await where()
  expect(gone.filter((range) => /scrap/.test(range))).toEqual(['3-3 scrap', '13-14 scrap?'])
  const pageOf = async () => (await getLotPage(owner, lotId, new Date()))!
  const { units, unaccounted } = await pageOf()
  expect([unaccounted, units.filter(({ where: at }) => at === 'unaccounted for').map(({ first, last }) => [first, last])]).toEqual([2, [[13, 14]]])
  await perform(countStock, owner, { lotId, locationId: shop, counted: 4, reason: 'Behind the shelf' })
  expect((await where()).filter((range) => /shop/.test(range)).join()).toMatch(/^11-12 shop,13-14 shop$/)
  expect((await pageOf()).unaccounted).toBe(0)
  expect(await db.unit.aggregate({ where: { lotId }, _max: { lastUnit: true } })).toMatchObject({ _max: { lastUnit: 40 } })
  // One more than is missing is new.
  await perform(countStock, owner, { lotId, locationId: shop, counted: 5, reason: 'Under the till' })
  expect((await where()).at(-1)).toBe('41-41 shop')
  expect((await where())[1]).toBe('3-3 scrap')
})

test('movements at once leave no unit at two places', async () => {
  const { brandId, owner, warehouse, shop, lotId, run, move } = await scene()
  await Promise.allSettled([
    ...[5, 10, 15].map((firstUnit) => perform(transferStock, owner, { lotId, fromLocationId: warehouse, toLocationId: shop, quantity: 8, firstUnit, reason: 'at once' })),
    ...[1, 2, 3].map((quantity) => run(move({ quantity, from: { kind: 'location', locationId: warehouse }, to: { kind: 'customer' }, reason: 'sold' }))),
  ])
  const [row] = await db.$queryRaw<{ units: number; distinct: number; atWarehouse: number; onHand: number }[]>`
    select sum("lastUnit" - "firstUnit" + 1)::int as units, (select count(distinct n)::int from "Unit" u, generate_series(u."firstUnit", u."lastUnit") n where u."brandId" = ${brandId}::uuid) as "distinct",
      sum("lastUnit" - "firstUnit" + 1) filter (where "locationId" = ${warehouse}::uuid)::int as "atWarehouse",
      (select "onHand" from "StockBalance" where "brandId" = ${brandId}::uuid and "locationId" = ${warehouse}::uuid) as "onHand" from "Unit" where "brandId" = ${brandId}::uuid`
  expect(row!.units).toBe(40)
  expect(row!.distinct).toBe(40)
  expect(row!.atWarehouse).toBe(row!.onHand)
})
