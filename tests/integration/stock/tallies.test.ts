import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { ok, type Result } from '#kernel/result.ts'
import { foldTallies } from '#modules/stock/jobs.ts'
import { listStockByLot } from '#modules/stock/queries/list-stock.ts'
import { stockListSchema } from '#modules/stock/schemas.ts'
import { holdStock, letGoHolds, makeLot, moveStock, recallLots, setLotQuality } from '#modules/stock/public.ts'
import { runCommand } from '#server/run-command.ts'
import type { CommandContext } from '#server/command.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

let brandId = ''
let manager: BrandActor
let places: string[] = []
beforeAll(async () => {
  const brand = await makeBrand()
  brandId = brand.brandId
  manager = await makeBrandActor('owner', brand)
  places = await Promise.all((['workshop', 'warehouse', 'shop'] as const).map(async (kind) => (await makeLocation({ kind, owner: brand })).locationId))
})

const step = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => runCommand({
  name: 'test.step', actor: systemActor(brandId), input: null,
  command: async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.step', brandId, subject: { kind: 'test', id: brandId } })
    return work(ctx)
  },
})

/** Pieces of the lots as the list orders by them, and as their balances add up: of every lot but those that have tallies not folded yet. */
async function piecesWrittenDown(): Promise<{ stored: Sum[]; rebuilt: Sum[] }> {
  const [stored, rebuilt] = await Promise.all([
    db.$queryRaw<Sum[]>`select k."lotId"::text, k."onHand" from "LotPieces" k where k."brandId" = ${brandId}::uuid and not exists (select 1 from "StockTally" t where t."lotId" = k."lotId" and not t.folded) order by 1`,
    db.$queryRaw<Sum[]>`select l.id::text as "lotId", coalesce(sum(b."onHand"), 0)::int as "onHand" from "Lot" l left join "StockBalance" b on b."lotId" = l.id
      where l."brandId" = ${brandId}::uuid and not exists (select 1 from "StockTally" t where t."lotId" = l.id and not t.folded) group by 1 order by 1`,
  ])
  return { stored, rebuilt }
}

type Sum = Record<string, unknown>

/** What the tallies say, and what they must say: the balances added up anew. */
async function storedAndRebuilt(): Promise<{ stored: Sum[]; rebuilt: Sum[] }> {
  const [stored, rebuilt] = await Promise.all([
    db.$queryRaw<Sum[]>`select "itemId"::text, "locationId"::text, quality, recalled, "expiresOn"::text, sum("onHand")::int as "onHand", sum(allocated)::int as allocated from "StockTally" where "brandId" = ${brandId}::uuid
      group by 1, 2, 3, 4, 5 having sum("onHand") <> 0 or sum(allocated) <> 0 order by 1, 2, 3, 4, 5`,
    db.$queryRaw<Sum[]>`select coalesce(l."skuId", v."partId", l.id)::text as "itemId", b."locationId"::text, l.quality, l."recalledAt" is not null as recalled, l."expiresOn"::text, sum(b."onHand")::int as "onHand", sum(b.allocated)::int as allocated
      from "StockBalance" b join "Lot" l on l.id = b."lotId" left join "PartRevision" v on v.id = l."partRevisionId" where b."brandId" = ${brandId}::uuid
      group by 1, 2, 3, 4, 5 having sum(b."onHand") <> 0 or sum(b.allocated) <> 0 order by 1, 2, 3, 4, 5`,
  ])
  return { stored, rebuilt }
}

const at = fc.nat(2)
const lot = fc.nat(3)
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('make' as const, 'sell' as const, 'scrap' as const), lot, at, quantity: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), lot, at, to: at, quantity: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), lot, at, quantity: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let go' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('judge' as const), lot, from: fc.constantFrom('quarantine' as const, 'released' as const, 'held' as const), to: fc.constantFrom('released' as const, 'held' as const, 'rejected' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recall' as const), lot }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), lot, day: fc.constantFrom(null, '2026-01-31', '2027-06-30') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const) }) },
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

async function apply(entry: Change, lots: readonly string[], holds: string[]): Promise<unknown> {
  const here = (index: number) => ({ kind: 'location' as const, locationId: places[index]! })
  const key = uuidv7()
  const move = (lotId: string, quantity: number, from: object, to: object, reason: string) => step((ctx) => moveStock(ctx, { brandId, moves: [{ lotId, quantity, from, to, reason, source: { kind: 'test', id: key }, key } as never] }))
  switch (entry.do) {
    case 'make': return move(lots[entry.lot]!, entry.quantity, { kind: 'production' }, here(entry.at), 'produced')
    case 'sell': return move(lots[entry.lot]!, entry.quantity, here(entry.at), { kind: 'customer' }, 'sold')
    case 'scrap': return move(lots[entry.lot]!, entry.quantity, here(entry.at), { kind: 'scrap' }, 'scrapped')
    case 'transfer': return move(lots[entry.lot]!, entry.quantity, here(entry.at), here(entry.to), 'transferred')
    case 'hold': {
      holds.push(key)
      return step((ctx) => holdStock(ctx, { brandId, picks: [{ lotId: lots[entry.lot]!, locationId: places[entry.at]!, quantity: entry.quantity }], source: { kind: 'restock-line', id: key }, expiresAt: null }))
    }
    case 'let go': return holds[entry.which] && step(async (ctx) => ok(await letGoHolds(ctx, { brandId, source: { kind: 'restock-line', id: holds[entry.which]! } })))
    case 'judge': return step((ctx) => setLotQuality(ctx, { brandId, lotId: lots[entry.lot]!, from: entry.from, to: entry.to, reason: 'property' }))
    case 'recall': return step(async (ctx) => ok(await recallLots(ctx, { brandId, lotIds: [lots[entry.lot]!] })))
    case 'expire': return db.lot.update({ where: { id: lots[entry.lot]! }, data: { expiresOn: entry.day && new Date(entry.day) } })
    case 'fold': return foldTallies()
  }
}

/** Two lots of one SKU, a lot of another, and a lot of a part. */
async function someLots(): Promise<string[]> {
  const [sku, other, partId, revisionId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  await db.part.create({ data: { id: partId, brandId, number: `P-${partId}`, name: 'Wheel', category: 'wheel' } })
  await db.partRevision.create({ data: { id: revisionId, brandId, partId, code: 'A', sequence: 1, material: 'Birch', shape: {}, unitCost: 10 } })
  const lots: string[] = []
  await step(async (ctx) => {
    for (const item of [{ itemKind: 'sku', skuId: sku }, { itemKind: 'sku', skuId: sku }, { itemKind: 'sku', skuId: other }, { itemKind: 'part', partRevisionId: revisionId }] as const) lots.push(await makeLot(ctx, { brandId, code: uuidv7().slice(-18), madeOn: null, ...item }))
    return ok()
  })
  return lots
}

test('after any changes of balances and lots, folded or not, the tallies are the balances added up', async () => {
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 6, maxLength: 30 }), async (changes) => {
    const lots = await someLots()
    const holds: string[] = []
    for (const entry of changes) await apply(entry, lots, holds)
    const { stored, rebuilt } = await storedAndRebuilt()
    expect(stored).toEqual(rebuilt)
    const pieces = await piecesWrittenDown()
    expect(pieces.stored).toEqual(pieces.rebuilt)
    // The list is true whatever is folded: lots with the most pieces first, in the order of their balances.
    const { rows } = await listStockByLot(manager, stockListSchema.parse({ by: 'lot', sort: '-onHand' }), 1_000)
    const sums = await db.$queryRaw<{ id: string }[]>`select l.id::text from "Lot" l left join "StockBalance" b on b."lotId" = l.id where l."brandId" = ${brandId}::uuid group by l.id order by coalesce(sum(b."onHand"), 0) desc, l.id desc`
    expect(rows.map(({ lotId }) => lotId)).toEqual(sums.map(({ id }) => id))
  }), { numRuns: 15 })
}, 120_000)

test('the same when all of it happens at once: a lot released, held and recalled while its pieces come and go and the tallies are folded', async () => {
  const lots = await someLots()
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(Array.from({ length: 40 }, (_, index) => apply(
      index % 8 === 0 ? { do: 'judge', lot: index % 3, from: (['quarantine', 'released', 'held'] as const)[round % 3]!, to: round % 2 ? 'held' : 'released' }
      : index % 8 === 1 ? { do: 'fold' }
      : index % 8 === 2 ? { do: 'hold', lot: index % 3, at: index % 3, quantity: 2 }
      : index === 19 && round === 2 ? { do: 'recall', lot: 1 }
      : { do: index % 2 ? 'make' : 'sell', lot: index % 4, at: (index + round) % 3, quantity: 5 }, lots, [])))
    const { stored, rebuilt } = await storedAndRebuilt()
    expect(stored).toEqual(rebuilt)
    expect(stored.length).toBeGreaterThan(2)
    await foldTallies()
    const pieces = await piecesWrittenDown()
    expect(pieces.stored).toEqual(pieces.rebuilt)
    expect(pieces.stored.filter(({ onHand }) => Number(onHand) > 0).length).toBeGreaterThan(1)
  }
}, 120_000)

test('folding leaves one row for each item, place and state, and none for what is gone', async () => {
  const [lotId] = await someLots()
  await apply({ do: 'make', lot: 0, at: 0, quantity: 5 }, [lotId!], [])
  await apply({ do: 'make', lot: 0, at: 0, quantity: 7 }, [lotId!], [])
  await apply({ do: 'make', lot: 0, at: 1, quantity: 3 }, [lotId!], [])
  await apply({ do: 'sell', lot: 0, at: 1, quantity: 3 }, [lotId!], [])
  const { skuId: itemId } = await db.lot.findUniqueOrThrow({ where: { id: lotId! }, select: { skuId: true } })
  const rows = () => db.stockTally.findMany({ where: { itemId: itemId! }, select: { locationId: true, onHand: true, allocated: true, folded: true } })
  expect(await rows()).toHaveLength(4)
  await Promise.all([foldTallies(), foldTallies()])
  expect(await rows()).toEqual([{ locationId: places[0]!, onHand: 12, allocated: 0, folded: true }])
  await foldTallies()
  expect(await rows()).toHaveLength(1)
})

test('what gathered is folded in parts, and to the end', async () => {
  const [lotId] = await someLots()
  for (const at of [0, 1, 2, 0, 1]) await apply({ do: 'make', lot: 0, at, quantity: 5 }, [lotId!], [])
  await foldTallies(2)
  const { skuId: itemId } = await db.lot.findUniqueOrThrow({ where: { id: lotId! }, select: { skuId: true } })
  const kept = await db.stockTally.findMany({ where: { itemId: itemId! }, select: { onHand: true, folded: true }, orderBy: { onHand: 'asc' } })
  expect(kept).toEqual([{ onHand: 5, folded: true }, { onHand: 10, folded: true }, { onHand: 10, folded: true }])
  expect(await db.stockTally.count({ where: { folded: false } })).toBe(0)
  const pieces = await piecesWrittenDown()
  expect(pieces.stored).toEqual(pieces.rebuilt)
})

test('lots with the most free pieces come first, whether the fullest lots are free, stopped, promised, or changed a moment ago', async () => {
  const brand = await makeBrand()
  const actor = await makeBrandActor('owner', brand)
  const { locationId } = await makeLocation({ kind: 'warehouse', owner: brand })
  const skuId = uuidv7()
  // More lots than the list looks at before it adds up all of them; several have the same number of pieces.
  await db.$executeRaw`with lot as (insert into "Lot" (id, "brandId", code, "itemKind", "skuId", quality) select uuidv7(), ${brand.brandId}::uuid, 'F-' || n, 'sku', ${skuId}::uuid, 'released' from generate_series(1, 450) n returning id, substr(code, 3)::int as n)
    insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select ${brand.brandId}::uuid, ${locationId}::uuid, id, 10 + n / 3 from lot`
  const both = async () => {
    const { rows } = await listStockByLot(actor, stockListSchema.parse({ by: 'lot', sort: '-free' }))
    const sums = await db.$queryRaw<{ id: string }[]>`select l.id::text from "Lot" l join "StockBalance" b on b."lotId" = l.id where l."brandId" = ${brand.brandId}::uuid
      group by l.id order by sum(case when l.quality = 'released' then b."onHand" - b.allocated else 0 end) desc, l.id desc limit ${rows.length}::int`
    return { listed: rows.map(({ lotId }) => lotId), summed: sums.map(({ id }) => id) }
  }
  const expectTrue = async () => {
    const { listed, summed } = await both()
    expect(listed.length).toBeGreaterThan(10)
    expect(listed).toEqual(summed)
  }
  await expectTrue() // nothing folded: every lot is added up
  await foldTallies()
  await expectTrue() // the fullest lots are enough
  await db.$executeRaw`update "StockBalance" set allocated = "onHand" - 1 where "brandId" = ${brand.brandId}::uuid and "onHand" > 156`
  await expectTrue()
  await foldTallies()
  await expectTrue()
  await db.$executeRaw`update "StockBalance" set allocated = "onHand" - 1 where "brandId" = ${brand.brandId}::uuid and "onHand" > 25`
  await foldTallies()
  await expectTrue() // the fullest have one free piece each, others more
  await db.$executeRaw`update "Lot" l set quality = 'held' from "StockBalance" b where b."lotId" = l.id and l."brandId" = ${brand.brandId}::uuid and b."onHand" > 25`
  await expectTrue() // none of the fullest is free: all are added up
  await db.$executeRaw`update "StockBalance" b set "onHand" = 500 from "Lot" l where l.id = b."lotId" and b."brandId" = ${brand.brandId}::uuid and l.code = 'F-7'`
  await expectTrue()
  expect((await both()).listed[0]).toBe((await db.lot.findFirstOrThrow({ where: { brandId: brand.brandId, code: 'F-7' }, select: { id: true } })).id)
})
