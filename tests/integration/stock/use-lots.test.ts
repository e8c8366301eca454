import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import type { Result } from '#kernel/result.ts'
import { makeLot, moveStock, nextUnit, recallLots, reverseMoves, setLotQuality, useLots, type AskedUse } from '#modules/stock/public.ts'
import { getLotPage } from '#modules/stock/queries/get-lot-page.ts'
import type { CommandContext } from '#server/command.ts'
import { perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

/** A brand with a workshop, parts of two paint lots there, and a lot of otters that is being made. */
async function workshop() {
  const brand = await makeBrand()
  const { brandId } = brand
  const actor = systemActor(brandId)
  const { locationId } = await makeLocation({ kind: 'workshop', owner: { brandId } })
  const within = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => async (ctx: CommandContext): Promise<Result<void>> => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    const done = await work(ctx)
    return done.ok ? { ok: true, value: undefined } : done
  }
  const run = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => perform(within(work), actor, null)
  const refusal = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => refused(within(work), actor, null)
  const lots: Record<string, string> = {}
  await run(async (ctx) => {
    for (const code of ['R7', 'R8', 'OTTER']) {
      const finished = code === 'OTTER'
      lots[code] = await makeLot(ctx, { brandId, code, itemKind: finished ? 'sku' : 'part', ...(finished ? { skuId: uuidv7() } : { partRevisionId: uuidv7() }), madeOn: '2026-09-01' })
      if (finished) continue
      await setLotQuality(ctx, { brandId, lotId: lots[code], from: 'quarantine', to: 'released', reason: '' })
      const received = await moveStock(ctx, { brandId, moves: [{ lotId: lots[code], quantity: 100, from: { kind: 'supplier' }, to: { kind: 'location', locationId }, reason: 'received', source: { kind: 'purchase', id: 'p1' }, key: `in:${code}` }] })
      if (!received.ok) return received
    }
    return { ok: true, value: undefined }
  })
  const [r7, r8, otter] = [lots.R7!, lots.R8!, lots.OTTER!]
  const uses: AskedUse[] = [
    { lotId: r7, locationId, quantity: 75, firstUnit: 1, lastUnit: 75 }, { lotId: r8, locationId, quantity: 45, firstUnit: 76, lastUnit: 120 },
  ]
  const use = (asked: readonly AskedUse[] = uses, key = 'report:1') => (ctx: CommandContext) => useLots(ctx, { brandId, producedLotId: otter, source: { kind: 'production-report', id: 'report 1' }, key, uses: asked })
  return { brand, brandId, locationId, r7, r8, otter, uses, use, run, refusal }
}

const left = async (lotId: string) => (await db.stockBalance.findFirstOrThrow({ where: { lotId } })).onHand

test('a paint lot that changes in the middle of a run is traced to exact units', async () => {
  const { brand, brandId, r7, r8, otter, use, run } = await workshop()
  await run(use())
  expect([await left(r7), await left(r8)]).toEqual([25, 55])
  const uses = await db.lotUse.findMany({ where: { brandId }, orderBy: { firstUnit: 'asc' } })
  expect(uses).toMatchObject([{ consumedLotId: r7, producedLotId: otter, consumed: 75, firstUnit: 1, lastUnit: 75 }, { consumedLotId: r8, consumed: 45, firstUnit: 76, lastUnit: 120 }])
  const moves = await db.stockMove.findMany({ where: { brandId, reason: 'consumed' } })
  expect(moves.map(({ id }) => id).sort()).toEqual(uses.map(({ moveId }) => moveId).sort())
  const manager = await makeBrandActor('manager', brand)
  expect((await getLotPage(manager, 'OTTER', new Date()))!.madeFrom.map(({ code }) => code).sort()).toEqual(['R7', 'R8'])
  // Every piece of what was bought is somewhere: built in, or still there.
  expect(await getLotPage(manager, 'R8', new Date())).toMatchObject({ wentInto: [{ code: 'OTTER', units: 'units 76 to 120' }], bought: true, made: 100, used: 45, onHand: 55, returned: 0, unaccounted: 0 })
})

test('the same key again changes nothing; with other units or pieces it is refused', async () => {
  const { brandId, r7, uses, use, run, refusal } = await workshop()
  await run(use())
  await run(use())
  expect(await left(r7)).toBe(25)
  expect(await db.lotUse.count({ where: { brandId } })).toBe(2)
  expect(await refusal(use([{ ...uses[0]!, lastUnit: 74 }, uses[1]!]))).toMatchObject({ code: 'key-reused' })
  expect(await refusal(use([{ ...uses[0]!, quantity: 74 }, uses[1]!]))).toMatchObject({ code: 'key-reused' })
})

test('undone with its movements: the pieces are back, and no question sees the use', async () => {
  const { brand, brandId, r7, r8, use, run } = await workshop()
  await run(use())
  await run((ctx) => reverseMoves(ctx, { brandId, source: { kind: 'production-report', id: 'report 1' }, key: 'undo' }))
  expect([await left(r7), await left(r8)]).toEqual([100, 100])
  const manager = await makeBrandActor('manager', brand)
  expect((await getLotPage(manager, 'OTTER', new Date()))!.madeFrom).toEqual([])
  expect(await getLotPage(manager, 'R7', new Date())).toMatchObject({ wentInto: [], used: 0, onHand: 100 })
  await run(use(undefined, 'report:2')) // reported again
  expect((await getLotPage(manager, 'OTTER', new Date()))!.madeFrom).toHaveLength(2)
})

test('nothing that may not be used goes in, and a refusal leaves nothing half-written', async () => {
  const { brandId, r7, r8, otter, uses, use, run, refusal } = await workshop()
  expect(await refusal(use([uses[0]!, { ...uses[1]!, quantity: 101 }]))).toMatchObject({ code: 'not-enough-stock', detail: { lot: 'R8', free: 100, asked: 101 } })
  expect(await refusal(use([{ ...uses[0]!, quantity: -1 }]))).toMatchObject({ code: 'quantity-not-positive' })
  expect(await refusal(use([{ ...uses[0]!, firstUnit: 0 }]))).toMatchObject({ code: 'not-a-unit' })
  expect(await refusal(use([{ ...uses[0]!, lotId: uuidv7() }]))).toMatchObject({ kind: 'not-found' })
  await run((ctx) => setLotQuality(ctx, { brandId, lotId: r8, from: 'released', to: 'held', reason: 'flakes' }))
  expect(await refusal(use())).toMatchObject({ code: 'lot-not-usable', detail: { lot: 'R8' } })
  await run(async (ctx) => ({ ok: true, value: await recallLots(ctx, { brandId, lotIds: [r7] }) }))
  expect(await refusal(use([uses[0]!]))).toMatchObject({ code: 'lot-not-usable', detail: { why: 'recalled' } })
  expect([await left(r7), await left(r8), await db.lotUse.count({ where: { brandId } })]).toEqual([100, 100, 0])
  const stranger = await makeBrand()
  expect(await refused(async (ctx: CommandContext) => useLots(ctx, { brandId: stranger.brandId, producedLotId: otter, source: { kind: 'x', id: 'x' }, key: 'x', uses }), systemActor(stranger.brandId), null)).toMatchObject({ kind: 'not-found' })
})

test('a lot does not go into what it was made from', async () => {
  const { brandId, locationId, r7, otter, use, run, refusal } = await workshop()
  await run(use())
  await run((ctx) => setLotQuality(ctx, { brandId, lotId: otter, from: 'quarantine', to: 'released', reason: '' }))
  const circle = (ctx: CommandContext) => useLots(ctx, { brandId, producedLotId: r7, source: { kind: 'x', id: 'x' }, key: 'circle', uses: [{ lotId: otter, locationId, quantity: 1, firstUnit: 1, lastUnit: 1 }] })
  expect(await refusal(circle)).toMatchObject({ code: 'lots-in-a-circle' })
})

test('what leaves production is numbered, good and scrap, and a number that was taken back is free again', async () => {
  const { brandId, locationId, otter, run } = await workshop()
  const report = (id: string, good: number, scrap: number) => async (ctx: CommandContext) => {
    const next = await nextUnit(ctx.tx, brandId, otter)
    const from = { kind: 'production' } as const
    const source = { kind: 'production-report', id }
    const moved = await moveStock(ctx, { brandId, moves: [
      { lotId: otter, quantity: good, from, to: { kind: 'location', locationId }, reason: 'produced', source, key: `${id}:good` },
      { lotId: otter, quantity: scrap, from, to: { kind: 'scrap' }, reason: 'scrapped', source, key: `${id}:scrap` },
    ] })
    return moved.ok ? { ok: true as const, value: next } : moved
  }
  const ranges = async () => (await db.stockMove.findMany({ where: { brandId, lotId: otter, reversesId: null }, orderBy: { firstUnit: 'asc' } })).map(({ firstUnit, lastUnit }) => [firstUnit, lastUnit])
  await run(report('a', 73, 2))
  await run(report('b', 40, 5))
  await run(report('b', 40, 5)) // the same report again
  expect(await ranges()).toEqual([[1, 73], [74, 75], [76, 115], [116, 120]])
  await run((ctx) => reverseMoves(ctx, { brandId, source: { kind: 'production-report', id: 'b' }, key: 'undo b' }))
  await run(report('c', 10, 1))
  expect((await db.stockMove.findMany({ where: { brandId, sourceId: 'c' }, orderBy: { firstUnit: 'asc' } })).map(({ firstUnit }) => firstUnit)).toEqual([76, 86])
})

test('two reports at once share what is there', async () => {
  const { brandId, r7, uses, use, run } = await workshop()
  const outcomes = await Promise.allSettled([1, 2, 3].map((n) => run(use([{ ...uses[0]!, quantity: 40 }], `report:${n}`))))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect([await left(r7), await db.lotUse.count({ where: { brandId } })]).toEqual([20, 2])
})
