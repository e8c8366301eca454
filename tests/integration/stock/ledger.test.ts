import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { CommandContext } from '#server/command.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok, type Result } from '#kernel/result.ts'
import { runCommand } from '#server/run-command.ts'
import { EMPTY_LEDGER, applyMove, balanceKey, changeHold, conservation, rebuildOnHand, undoMove, type Ledger } from '#modules/stock/domain/ledger.ts'
import type { Endpoint, Move } from '#modules/stock/domain/move.ts'
import {
  getLot, holdStock, letGoHolds, makeLot, moveStock, recallLots, reopenHolds, reverseMoves, setLotQuality, usableStock, useHolds, type MoveInput,
} from '#modules/stock/public.ts'
import { makeBrand, makeLocation, systemActor } from '../../support/people.ts'

/** A step of a larger command: other rooms call these inside their own transaction, with their own audit event. */
function step<Output>(brandId: string, work: (ctx: CommandContext) => Promise<Result<Output>>) {
  return runCommand({
    name: 'test.step', actor: systemActor(brandId), input: null,
    command: async (ctx: CommandContext): Promise<Result<Output>> => {
      await record(ctx, { type: 'test.step', brandId, subject: { kind: 'test', id: brandId } })
      return work(ctx)
    },
  })
}

const at = (locationId: string): Endpoint => ({ kind: 'location', locationId })
const made = (lotId: string, quantity: number, locationId: string): MoveInput =>
  ({ lotId, quantity, from: { kind: 'production' }, to: at(locationId), reason: 'produced', source: { kind: 'run', id: 'r1' }, key: uuidv7() })

async function setUp({ quantity = 37, released = true } = {}) {
  const { brandId } = await makeBrand()
  const { locationId: workshop } = await makeLocation({ kind: 'workshop', owner: { brandId } })
  const { locationId: shop } = await makeLocation({ kind: 'shop', owner: { brandId } })
  const skuId = uuidv7()
  let lotId = ''
  const done = await step(brandId, async (ctx) => {
    lotId = await makeLot(ctx, { brandId, code: 'L-1', itemKind: 'sku', skuId, madeOn: '2026-03-02' })
    if (released) await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
    return moveStock(ctx, { brandId, moves: [made(lotId, quantity, workshop)] })
  })
  expect(done.ok).toBe(true)
  return { brandId, workshop, shop, skuId, lotId }
}

const balance = (locationId: string, lotId: string) => db.stockBalance.findFirst({ where: { locationId, lotId }, select: { onHand: true, allocated: true } })

test('200 parallel requests for 37 units hold exactly 37', async () => {
  const { brandId, workshop, lotId, skuId } = await setUp({ quantity: 37 })
  const outcomes = await Promise.all(Array.from({ length: 200 }, () =>
    step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId: workshop, quantity: 1 }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }))))
  expect(outcomes.filter(({ ok: accepted }) => accepted)).toHaveLength(37)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'not-enough-stock')).toHaveLength(163)
  expect(await balance(workshop, lotId)).toEqual({ onHand: 37, allocated: 37 })
  expect(await db.stockHold.count({ where: { lotId, state: 'held' } })).toBe(37)
  expect(await usableStock(db, brandId, { skuIds: [skuId] })).toEqual([])
}, 60_000)

test('two picks on one lot count together, and a short one lets nothing through', async () => {
  const { brandId, workshop, lotId } = await setUp({ quantity: 10 })
  const picks = [{ lotId, locationId: workshop, quantity: 6 }, { lotId, locationId: workshop, quantity: 5 }]
  const outcome = await step(brandId, (ctx) => holdStock(ctx, { brandId, picks, source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'not-enough-stock', detail: { lot: 'L-1', place: 'Test workshop', free: 4, asked: 5 } } })
  expect(await balance(workshop, lotId)).toEqual({ onHand: 10, allocated: 0 })
})

test('holds that cross each other over several lots and places never deadlock for good', async () => {
  const { brandId, workshop, shop, lotId } = await setUp({ quantity: 400 })
  await step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [made(lotId, 400, shop)] }))
  const both = [{ lotId, locationId: workshop, quantity: 1 }, { lotId, locationId: shop, quantity: 1 }]
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) =>
    step(brandId, (ctx) => holdStock(ctx, { brandId, picks: index % 2 ? both : [...both].reverse(), source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }))))
  expect(outcomes.every(({ ok: accepted }) => accepted)).toBe(true)
  expect((await balance(shop, lotId))?.allocated).toBe(40)
})

test.each(['quarantine', 'held', 'rejected', 'recalled', 'expired', 'closed'] as const)('nothing of a lot that is %s is usable or can be held', async (why) => {
  const { brandId, workshop, lotId, skuId } = await setUp({ released: why !== 'quarantine' })
  if (why === 'recalled') await step(brandId, async (ctx) => ok(await recallLots(ctx, { brandId, lotIds: [lotId] })))
  if (why === 'held' || why === 'rejected') await step(brandId, (ctx) => setLotQuality(ctx, { brandId, lotId, from: 'released', to: why, reason: 'test' }))
  if (why === 'expired') await db.lot.update({ where: { id: lotId }, data: { expiresOn: new Date('2020-01-01') } })
  if (why === 'closed') await db.location.update({ where: { id: workshop }, data: { state: 'closed' } })
  expect(await usableStock(db, brandId, { skuIds: [skuId] })).toEqual([])
  const outcome = await step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId: workshop, quantity: 1 }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'lot-not-usable', rule: { name: 'Only released stock is allocated' } } })
})

test('expiry is asked by the day at the place', async () => {
  const { brandId, lotId, skuId } = await setUp()
  await db.lot.update({ where: { id: lotId }, data: { expiresOn: new Date('2026-03-01') } })
  // 04:00 UTC on 2 March is still 1 March in Los Angeles.
  expect(await usableStock(db, brandId, { skuIds: [skuId], at: new Date('2026-03-02T04:00:00Z') })).toMatchObject([{ usable: 37, lotCode: 'L-1', madeOn: '2026-03-02', locationKind: 'workshop' }])
  expect(await usableStock(db, brandId, { skuIds: [skuId], at: new Date('2026-03-02T09:00:00Z') })).toEqual([])
})

test('another brand’s lot does not exist', async () => {
  const { workshop, lotId } = await setUp()
  const other = await makeBrand()
  expect(await getLot(db, other.brandId, lotId)).toBeNull()
  for (const outcome of [
    await step(other.brandId, (ctx) => moveStock(ctx, { brandId: other.brandId, moves: [made(lotId, 1, workshop)] })),
    await step(other.brandId, (ctx) => holdStock(ctx, { brandId: other.brandId, picks: [{ lotId, locationId: workshop, quantity: 1 }], source: { kind: 'x', id: uuidv7() }, expiresAt: null })),
  ]) expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'not-found' } })
  const quality = await step(other.brandId, (ctx) => setLotQuality(ctx, { brandId: other.brandId, lotId, from: 'released', to: 'held', reason: '' }))
  expect(quality).toMatchObject({ ok: false, refusal: { code: 'stale' } })
})

test('the same key again changes nothing, in turn and at once; with other entries it is refused', async () => {
  const { brandId, workshop, lotId } = await setUp({ quantity: 10 })
  const move: MoveInput = { lotId, quantity: 8, from: at(workshop), to: { kind: 'transit' }, reason: 'shipped', source: { kind: 'shipment', id: 's1' }, key: 'one' }
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [move] }))))
  expect(outcomes.every(({ ok: accepted }) => accepted)).toBe(true)
  expect(await balance(workshop, lotId)).toEqual({ onHand: 2, allocated: 0 })
  // 1 would still be free: the key says that this is another movement.
  expect(await step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [{ ...move, quantity: 1 }] }))).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })
})

test('a hold is used with its movement, once, and comes back with the reversal', async () => {
  const { brandId, workshop, lotId } = await setUp({ quantity: 10 })
  const source = { kind: 'restock-line', id: uuidv7() }
  await step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId: workshop, quantity: 7 }], source, expiresAt: null }))
  const use = (key: string) => step(brandId, (ctx) => useHolds(ctx, { brandId, source, to: { kind: 'transit' }, reason: 'shipped', moveSource: { kind: 'shipment', id: key }, key }))
  const outcomes = await Promise.all([use('s1'), use('s2'), use('s3')])
  const used = outcomes.find((outcome) => outcome.ok)
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await balance(workshop, lotId)).toEqual({ onHand: 3, allocated: 0 })
  if (!used?.ok) throw new Error('nothing was used')
  const moved = await db.stockMove.findFirstOrThrow({ where: { lotId, reason: 'shipped' } })
  const back = await step(brandId, async (ctx) => {
    const reversed = await reverseMoves(ctx, { brandId, source: { kind: moved.sourceKind, id: moved.sourceId }, key: 'void' })
    return reversed.ok ? reopenHolds(ctx, { brandId, holdIds: used.value.map(({ holdId }) => holdId) }) : reversed
  })
  expect(back.ok).toBe(true)
  expect(await balance(workshop, lotId)).toEqual({ onHand: 10, allocated: 7 })
  const free = await Promise.all([1, 2, 3].map(() => step(brandId, async (ctx) => ok(await letGoHolds(ctx, { brandId, source })))))
  expect(free.map((outcome) => (outcome.ok ? outcome.value : -1)).sort()).toEqual([0, 0, 7])
  expect(await balance(workshop, lotId)).toEqual({ onHand: 10, allocated: 0 })
})

test('what was put on hold after it was promised does not leave', async () => {
  const { brandId, workshop, lotId } = await setUp({ quantity: 10 })
  const source = { kind: 'restock-line', id: uuidv7() }
  await step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId: workshop, quantity: 7 }], source, expiresAt: null }))
  await step(brandId, (ctx) => setLotQuality(ctx, { brandId, lotId, from: 'released', to: 'held', reason: 'loose wheel' }))
  const outcome = await step(brandId, (ctx) => useHolds(ctx, { brandId, source, to: { kind: 'transit' }, reason: 'shipped', moveSource: { kind: 'shipment', id: 's1' }, key: 's1' }))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'lot-not-usable' } })
  expect(await balance(workshop, lotId)).toEqual({ onHand: 10, allocated: 7 })
})

test('a lot put on hold in the same moment: every hold that went through was decided before it', async () => {
  const { brandId, workshop, lotId } = await setUp({ quantity: 100 })
  const holding = Array.from({ length: 30 }, () =>
    step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ lotId, locationId: workshop, quantity: 1 }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null })))
  await step(brandId, (ctx) => setLotQuality(ctx, { brandId, lotId, from: 'released', to: 'held', reason: 'x' }))
  const outcomes = await Promise.all(holding)
  const held = outcomes.filter((outcome) => outcome.ok).length
  expect((await balance(workshop, lotId))?.allocated).toBe(held)
  for (const outcome of outcomes) if (!outcome.ok) expect(['lot-not-usable', 'stock-changed']).toContain(outcome.refusal.code)
})

test('a movement is undone once, however often it is asked', async () => {
  const { brandId, workshop, shop, lotId } = await setUp({ quantity: 10 })
  const source = { kind: 'shipment', id: 's1' }
  await step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [{ lotId, quantity: 4, from: at(workshop), to: at(shop), reason: 'transferred', source, key: 'a' }] }))
  const undo = (key: string) => step(brandId, (ctx) => reverseMoves(ctx, { brandId, source, key }))
  const outcomes = await Promise.all([undo('u1'), undo('u2'), undo('u3')])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'already-reversed')).toHaveLength(2)
  expect([await balance(workshop, lotId), await balance(shop, lotId)]).toEqual([{ onHand: 10, allocated: 0 }, { onHand: 0, allocated: 0 }])
})

// The database against the pure ledger: any sequence of production, transfers, sales, scrap, holds, undo and replay gives the same balances,
// the same yes and no, conserves every piece, and rebuilds from its movements.
const stepOf = fc.oneof(
  fc.record({ do: fc.constant('move' as const), way: fc.constantFrom('produce', 'transfer', 'sell', 'return', 'scrap', 'ship', 'receive'), lot: fc.nat(1), from: fc.nat(2), to: fc.nat(2), quantity: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('hold' as const), lot: fc.nat(1), from: fc.nat(2), quantity: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('undo' as const), which: fc.nat(30) }),
  fc.record({ do: fc.constant('replay' as const), which: fc.nat(30) }),
)

test('conservation, undo and replay: the database does what the pure ledger says', async () => {
  const { brandId } = await makeBrand()
  const places = await Promise.all((['workshop', 'warehouse', 'shop'] as const).map(async (kind) => (await makeLocation({ kind, owner: { brandId } })).locationId))
  let round = 0
  await fc.assert(fc.asyncProperty(fc.array(stepOf, { minLength: 5, maxLength: 25 }), async (steps) => {
    round += 1
    const lots: string[] = []
    await step(brandId, async (ctx) => {
      for (const name of ['A', 'B']) {
        const lotId = await makeLot(ctx, { brandId, code: `L${round}-${name}`, itemKind: 'sku', skuId: uuidv7(), madeOn: null })
        await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
        lots.push(lotId)
      }
      return ok()
    })
    let ledger: Ledger = EMPTY_LEDGER
    const done: { move: Move; input: MoveInput }[] = []
    for (const [index, entry] of steps.entries()) {
      if (entry.do === 'move') {
        const input = moveOf(entry, lots[entry.lot]!, places, `${round}.${index}`)
        const move: Move = { id: `${round}.${index}`, lotId: input.lotId, quantity: input.quantity, from: input.from, to: input.to, reason: input.reason }
        const expected = applyMove(ledger, move)
        const outcome = await step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [input] }))
        expect(outcome.ok).toBe(expected.ok)
        if (!expected.ok) continue
        ledger = expected.value
        done.push({ move, input })
      } else if (entry.do === 'hold') {
        const [locationId, lotId] = [places[entry.from]!, lots[entry.lot]!]
        const expected = changeHold(ledger, locationId, lotId, entry.quantity)
        const outcome = await step(brandId, (ctx) => holdStock(ctx, { brandId, picks: [{ locationId, lotId, quantity: entry.quantity }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }))
        expect(outcome.ok).toBe(expected.ok)
        if (expected.ok) ledger = expected.value
      } else if (done.length > 0) {
        const { move, input } = done[entry.which % done.length]!
        if (entry.do === 'replay') expect((await step(brandId, (ctx) => moveStock(ctx, { brandId, moves: [input] }))).ok).toBe(true)
        else {
          const expected = undoMove(ledger, move.id, `undo ${index}`)
          const outcome = await step(brandId, (ctx) => reverseMoves(ctx, { brandId, source: input.source, key: `undo ${round}.${index}` }))
          expect(outcome.ok).toBe(expected.ok)
          if (expected.ok) ledger = expected.value
        }
      }
    }
    const rows = await db.stockBalance.findMany({ where: { brandId, lotId: { in: lots } } })
    const inDatabase = new Map(rows.filter(({ onHand }) => onHand > 0).map((row) => [balanceKey(row.locationId, row.lotId), { onHand: row.onHand, allocated: row.allocated }]))
    expect(inDatabase).toEqual(new Map([...ledger.balances].filter(([, { onHand }]) => onHand > 0)))
    const moves = (await db.stockMove.findMany({ where: { brandId, lotId: { in: lots } }, orderBy: { id: 'asc' } })).map((row): Move => ({
      id: row.id, lotId: row.lotId, quantity: row.quantity, reason: row.reason as Move['reason'],
      from: row.fromLocationId ? at(row.fromLocationId) : { kind: row.fromKind as 'transit' }, to: row.toLocationId ? at(row.toLocationId) : { kind: row.toKind as 'transit' },
      ...(row.reversesId && { reversesId: row.reversesId }),
    }))
    expect(conservation(moves).holds).toBe(true)
    expect(rebuildOnHand(moves)).toEqual(new Map([...inDatabase].map(([key, { onHand }]) => [key, onHand])))
  }), { numRuns: 12 })
}, 120_000)

function moveOf(entry: { way: string; from: number; to: number; quantity: number }, lotId: string, places: readonly string[], key: string): MoveInput {
  const [from, to] = [at(places[entry.from]!), at(places[entry.to]!)]
  const base = { lotId, quantity: entry.quantity, source: { kind: 'test', id: key }, key }
  switch (entry.way) {
    case 'produce': return { ...base, from: { kind: 'production' }, to, reason: 'produced' }
    case 'transfer': return { ...base, from, to, reason: 'transferred' }
    case 'sell': return { ...base, from, to: { kind: 'customer' }, reason: 'sold' }
    case 'return': return { ...base, from: { kind: 'customer' }, to, reason: 'returned' }
    case 'scrap': return { ...base, from, to: { kind: 'scrap' }, reason: 'scrapped' }
    case 'ship': return { ...base, from, to: { kind: 'transit' }, reason: 'shipped' }
    default: return { ...base, from: { kind: 'transit' }, to, reason: 'received' }
  }
}
