import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { acceptAtOnce, acceptRestock, requestRestock } from '#modules/restocks/public.ts'
import { recallLots, setLotQuality } from '#modules/stock/public.ts'
import { record } from '#audit/record.ts'
import { ok } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { runCommand } from '#server/run-command.ts'
import { eventsAbout, perform } from '../../support/commands.ts'
import { makeBrandActor, systemActor } from '../../support/people.ts'
import { addSku, makeScene, MONDAY, startRun, stockUp, type Scene } from './scene.ts'

const later = new Date(MONDAY.getTime() + 60_000)

async function request(scene: Scene, lines: { skuId: string; quantity: number }[]): Promise<{ restockId: string; number: string }> {
  return perform(requestRestock, scene.buyer, { brandId: scene.brandId, shipToId: scene.shopId, lines }, { now: MONDAY })
}

/** Accepts as the doors do; without the command behind it a shortcut that gives up shows. */
const accept = (scene: Pick<Scene, 'manager'>, input: { restockId: string; version?: number } | { number: string }, options: { key?: string; alone?: boolean } = {}) => runCommand({
  name: 'restocks.accept', actor: scene.manager, input, now: later, idempotencyKey: options.key, shortcut: acceptAtOnce,
  command: options.alone ? async () => { throw new Error('the shortcut gave up') } : acceptRestock,
})

async function effect(scene: Scene, restockId: string) {
  const [restock, holds, balances, letters] = await Promise.all([
    db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { state: true, acceptedAt: true, acceptedBy: true, acceptedFor: true, version: true } }),
    db.stockHold.findMany({ where: { brandId: scene.brandId, state: 'held' }, orderBy: { quantity: 'asc' }, select: { quantity: true, sourceKind: true, expiresAt: true, locationId: true } }),
    db.stockBalance.findMany({ where: { brandId: scene.brandId }, orderBy: { onHand: 'asc' }, select: { onHand: true, allocated: true } }),
    db.$queryRaw<{ subject: string; to: string }[]>`select payload->>'subject' as subject, payload->>'to' as "to" from graphile_worker._private_jobs where payload->>'to' = ${scene.buyer.email} order by id`,
  ])
  return { restock, holds, balances, letters, events: await eventsAbout(restockId) }
}

test('the shortcut leaves what the command leaves, to the letter', async () => {
  const scenes = [await makeScene(), await makeScene()]
  const effects = []
  for (const [index, scene] of scenes.entries()) {
    const second = await addSku(scene, 'KIT-02')
    await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
    await stockUp(scene, { quantity: 50, locationId: scene.warehouseId, skuId: second })
    const { restockId } = await request(scene, [{ skuId: scene.skuId, quantity: 12 }, { skuId: second, quantity: 3 }])
    if (index === 0) expect(await accept(scene, { restockId, version: 1 }, { alone: true })).toMatchObject({ ok: true, value: { restockId, number: 'RST-0001', promisedOn: '2026-11-23' } })
    else await perform(acceptRestock, scene.manager, { restockId, version: 1 }, { now: later })
    const { restock: { acceptedBy, ...restock }, holds, letters, ...rest } = await effect(scene, restockId)
    expect(acceptedBy).toBe(scene.manager.name)
    effects.push({ restock, ...rest, letters: letters.map(({ subject }) => subject), holds: holds.map(({ locationId, ...hold }) => ({ ...hold, here: locationId === scene.warehouseId })) })
  }
  expect(effects[0]).toEqual(effects[1])
  expect(effects[0]!.letters).toHaveLength(1)
})

test('a key that was answered is answered again and changes nothing; the same key with another request is refused', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const [first, second] = [await request(scene, [{ skuId: scene.skuId, quantity: 12 }]), await request(scene, [{ skuId: scene.skuId, quantity: 5 }])]
  expect(await accept(scene, { number: first.number }, { key: 'k1', alone: true })).toEqual({ ok: true, value: { restockId: first.restockId, number: 'RST-0001', promisedOn: '2026-11-23' } })
  expect(await accept(scene, { number: first.number }, { key: 'k1' })).toMatchObject({ ok: true, replayed: true, value: { restockId: first.restockId } })
  expect(await accept(scene, { number: second.number }, { key: 'k1' })).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })
  expect((await effect(scene, first.restockId)).balances).toEqual([{ onHand: 40, allocated: 12 }])
})

test('the same request ten times at once, with and without one key: accepted once', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  for (const key of ['same', undefined]) {
    const { number, restockId } = await request(scene, [{ skuId: scene.skuId, quantity: 4 }])
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => accept(scene, { number }, { key })))
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.replayed)).toHaveLength(1)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal.code).toMatch(/^(in-flight|restock-cannot-accept|stale)$/)
    expect(await eventsAbout(restockId)).toEqual(['restocks.requested', 'restocks.accepted'])
  }
  expect(await db.stockBalance.findMany({ where: { brandId: scene.brandId }, select: { allocated: true } })).toEqual([{ allocated: 8 }])
})

test('60 at once for 37 pieces: exactly 37 are held', { timeout: 60_000 }, async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 37, locationId: scene.warehouseId })
  const requests = []
  for (let n = 0; n < 60; n += 1) requests.push(await request(scene, [{ skuId: scene.skuId, quantity: 1 }]))
  const outcomes = await Promise.all(requests.map(({ number }) => accept(scene, { number }, { key: number })))
  expect(outcomes.filter(({ ok: accepted }) => accepted)).toHaveLength(37)
  expect(await db.stockBalance.findMany({ where: { brandId: scene.brandId }, select: { onHand: true, allocated: true } })).toEqual([{ onHand: 37, allocated: 37 }])
  expect(await db.stockHold.aggregate({ where: { brandId: scene.brandId, state: 'held' }, _sum: { quantity: true } })).toEqual({ _sum: { quantity: 37 } })
})

test('what is not as usual is left to the command, which says why', async () => {
  const scene = await makeScene()
  const lotId = await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { restockId, number } = await request(scene, [{ skuId: scene.skuId, quantity: 12 }])
  const stranger = { manager: await makeBrandActor('owner') }
  expect(await accept(stranger, { restockId, version: 1 })).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  expect(await accept(stranger, { number })).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  expect(await accept(scene, { restockId, version: 9 })).toMatchObject({ ok: false, refusal: { code: 'stale' } })
  await perform(async (ctx: CommandContext) => {
    const changed = await setLotQuality(ctx, { brandId: scene.brandId, lotId, from: 'released', to: 'held', reason: 'A part came loose' })
    await record(ctx, { type: 'test.held', brandId: scene.brandId, subject: { kind: 'lot', id: lotId } })
    return changed
  }, systemActor(scene.brandId), undefined)
  expect(await accept(scene, { restockId, version: 1 })).toMatchObject({ ok: false, refusal: { code: 'promise-moved' } })
  expect((await effect(scene, restockId)).holds).toEqual([])
  await startRun(scene, { quantity: 50, readyOn: '2026-12-02' })
  const onRun = await request(scene, [{ skuId: scene.skuId, quantity: 5 }])
  expect(await accept(scene, { number: onRun.number })).toMatchObject({ ok: true })
  expect(await db.outputHold.count({ where: { brandId: scene.brandId } })).toBe(1)
})

test('a lot that is recalled while its balance is waited for is not held', async () => {
  const scene = await makeScene()
  const lotId = await stockUp(scene, { quantity: 40, locationId: scene.warehouseId })
  const { number, restockId } = await request(scene, [{ skuId: scene.skuId, quantity: 12 }])
  let accepting: ReturnType<typeof accept> | undefined
  await perform(async (ctx: CommandContext) => {
    await recallLots(ctx, { brandId: scene.brandId, lotIds: [lotId] })
    accepting = accept(scene, { number })
    await waitUntilBlocked(ctx)
    await record(ctx, { type: 'test.recalled', brandId: scene.brandId, subject: { kind: 'lot', id: lotId } })
    return ok()
  }, systemActor(scene.brandId), undefined)
  expect(await accepting!).toMatchObject({ ok: false, refusal: { code: 'promise-moved' } })
  expect((await effect(scene, restockId)).balances).toEqual([{ onHand: 40, allocated: 0 }])
})

/** Until some other connection of this database waits for a lock. */
async function waitUntilBlocked(ctx: CommandContext): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [row] = await ctx.tx.$queryRaw<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (row!.waiting > 0) return
    await ctx.tx.$executeRaw`select pg_sleep(0.02)`
  }
  throw new Error('nobody waited for the lot')
}
