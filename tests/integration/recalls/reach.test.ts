import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { draftRecall, publishRecall } from '#modules/recalls/commands/recall.ts'
import { getRecall, listPublicRecalls } from '#modules/recalls/queries.ts'
import { makeLot, moveStock, setLotQuality, usableStock, useLots } from '#modules/stock/public.ts'
import { getAccount } from '#modules/trace/queries/get-account.ts'
import { runCommand } from '#server/run-command.ts'
import type { CommandContext } from '#server/command.ts'
import { eventsAbout, perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

// A recall of a part reaches every toy that holds some of it, by the books and by brute force.

const MADE = 30
const text = { title: 'The axle can break', hazard: 'The broken end is sharp: a child can be cut.', remedy: 'Take the toy away and write to us.' }

interface Scene {
  readonly owner: BrandActor
  readonly places: readonly string[]
  /** Two lots of a part, two of an assembly, three of toys whose units are numbered. */
  readonly parts: readonly string[]
  readonly assemblies: readonly string[]
  readonly toys: readonly string[]
  readonly skuId: string
  readonly step: (work: (ctx: CommandContext) => Promise<Result<unknown>>) => Promise<{ ok: boolean }>
}

async function scene(): Promise<Scene> {
  const brand = await makeBrand()
  const { brandId } = brand
  const owner = await makeBrandActor('owner', brand)
  const places = await Promise.all((['workshop', 'warehouse', 'shop'] as const).map(async (kind) => (await makeLocation({ kind, owner: brand })).locationId))
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT', name: 'Otter', gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1, retailPrice: 2, serialised: true } })
  const step = (work: (ctx: CommandContext) => Promise<Result<unknown>>) => runCommand({
    name: 'test.step', actor: systemActor(brandId), input: null,
    command: async (ctx: CommandContext): Promise<Result<unknown>> => {
      await record(ctx, { type: 'test.step', brandId, subject: { kind: 'test', id: brandId } })
      return work(ctx)
    },
  })
  const lots: string[] = []
  const made = await step(async (ctx) => {
    for (const name of ['P1', 'P2', 'A1', 'A2', 'T1', 'T2', 'T3']) {
      const toy = name.startsWith('T')
      const lotId = await makeLot(ctx, { brandId, code: name, madeOn: null, ...(toy ? { itemKind: 'sku', skuId } : { itemKind: 'part', partRevisionId: uuidv7() }) })
      lots.push(lotId)
      await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
      const moved = await moveStock(ctx, { brandId, moves: [{ lotId, quantity: toy ? MADE : 200, from: { kind: name.startsWith('P') ? 'supplier' : 'production' }, to: { kind: 'location', locationId: places[0]! }, reason: name.startsWith('P') ? 'received' : 'produced', source: { kind: 'test', id: name }, key: `made ${name}` }] })
      if (!moved.ok) return moved
    }
    return ok()
  })
  expect(made.ok).toBe(true)
  return { owner, places, parts: lots.slice(0, 2), assemblies: lots.slice(2, 4), toys: lots.slice(4), skuId, step }
}

const each = (ranges: readonly UnitRange[]) => ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset))
const range = fc.tuple(fc.integer({ min: 1, max: MADE }), fc.nat(8)).map(([first, length]) => ({ first, last: Math.min(MADE, first + length) }))
const plan = fc.record({
  intoAssemblies: fc.array(fc.record({ part: fc.nat(1), assembly: fc.nat(1) }), { maxLength: 3 }),
  intoToys: fc.array(fc.record({ of: fc.nat(3), toy: fc.nat(2), units: range }), { minLength: 1, maxLength: 6 }),
  sent: fc.array(fc.record({ toy: fc.nat(2), units: range, way: fc.constantFrom('shop', 'family', 'scrap', 'transit', 'lost') }), { maxLength: 8 }),
  named: fc.uniqueArray(fc.nat(1), { minLength: 1, maxLength: 2 }),
})

test('the toys of a recalled part are those that brute force over the genealogy finds, each unit at one place or named as unaccounted for, and all of them blocked', async () => {
  await fc.assert(fc.asyncProperty(plan, async ({ intoAssemblies, intoToys, sent, named }) => {
    const { owner, places, parts, assemblies, toys, skuId, step } = await scene()
    const { brandId } = owner
    const uses: { from: string; into: string; units: readonly number[] | null }[] = []
    const use = async (lotId: string, producedLotId: string, first: number, last: number, key: string) => {
      const used = await step((ctx) => useLots(ctx, { brandId, producedLotId, source: { kind: 'test', id: key }, key, uses: [{ lotId, locationId: places[0]!, quantity: 2, firstUnit: first, lastUnit: last }] }))
      expect(used.ok).toBe(true)
    }
    for (const [index, { part, assembly }] of intoAssemblies.entries()) {
      await use(parts[part]!, assemblies[assembly]!, 1, 200, `a ${index}`)
      uses.push({ from: parts[part]!, into: assemblies[assembly]!, units: null })
    }
    for (const [index, { of, toy, units }] of intoToys.entries()) {
      const from = [...parts, ...assemblies][of]!
      await use(from, toys[toy]!, units.first, units.last, `t ${index}`)
      uses.push({ from, into: toys[toy]!, units: each([units]) })
    }
    for (const { toy, units, way } of sent) {
      const to = way === 'shop' ? { kind: 'location' as const, locationId: places[2]! } : { kind: ({ family: 'customer', scrap: 'scrap', transit: 'transit', lost: 'count' } as const)[way] }
      const reason = ({ shop: 'transferred', family: 'sold', scrap: 'scrapped', transit: 'shipped', lost: 'counted' } as const)[way]
      // Units that have left already are refused: whatever happens, the recall must tell where they are.
      await step((ctx) => moveStock(ctx, { brandId, moves: [{ lotId: toys[toy]!, quantity: units.last - units.first + 1, units, from: { kind: 'location', locationId: places[0]! }, to, reason, source: { kind: 'test', id: 's' }, key: uuidv7() }] }))
    }

    const lotIds = named.map((index) => parts[index]!)
    // Brute force: every assembly that took a piece of a named part, every toy unit that took a piece of one of these.
    const badAssemblies = new Set(uses.filter(({ from, units }) => units === null && lotIds.includes(from)).map(({ into }) => into))
    const badUnits = new Set(uses.flatMap(({ from, into, units }) => (units && (lotIds.includes(from) || badAssemblies.has(from)) ? units.map((unit) => `${into} ${unit}`) : [])))

    const { number } = await perform(draftRecall, owner, { ...text, lotIds })
    const reachOf = async () => {
      const recall = (await getRecall(owner, number))!
      expect(recall.lots.filter(({ named: own }) => own).map(({ lotId }) => lotId).sort()).toEqual([...lotIds].sort())
      expect(new Set(recall.lots.filter(({ lotId }) => assemblies.includes(lotId)).map(({ lotId }) => lotId))).toEqual(badAssemblies)
      const account = await getAccount(owner, recall.lots)
      expect(new Set(account.finished.lots.flatMap(({ lotId, units }) => each(units!).map((unit) => `${lotId} ${unit}`)))).toEqual(badUnits)
      expect(account.finished.reconciliationPct).toBe(100)
      // Each unit once: at a place, or unaccounted for.
      const placed = account.finished.lots.flatMap(({ lotId, holdings, unaccountedUnits }) => [...holdings.flatMap(({ units }) => each(units!)), ...each(unaccountedUnits!)].map((unit) => `${lotId} ${unit}`))
      expect(placed.toSorted()).toEqual([...badUnits].toSorted())
      return { recall, account }
    }
    const { recall, account } = await reachOf()
    await perform(publishRecall, owner, { recallId: recall.id, version: 1 })
    expect((await reachOf()).account.finished).toEqual(account.finished)
    const blocked = (await db.lot.findMany({ where: { brandId, recalledAt: { not: null } }, select: { id: true } })).map(({ id }) => id)
    expect(new Set(blocked)).toEqual(new Set([...lotIds, ...badAssemblies, ...[...badUnits].map((unit) => unit.split(' ')[0]!)]))
    expect((await usableStock(db, brandId, { skuIds: [skuId] })).map(({ lotId }) => lotId).some((lotId) => blocked.includes(lotId))).toBe(false)
    const [notice] = await listPublicRecalls({ lotId: lotIds[0]! })
    expect(notice!.lots.flatMap(({ code, units }) => each(units!).map((unit) => `${toys[Number(code.slice(1)) - 1]!} ${unit}`)).toSorted()).toEqual([...badUnits].toSorted())
    expect(await eventsAbout(recall.id)).toEqual(['recalls.recall-drafted', 'recalls.recall-published'])
  }), { numRuns: 10 })
}, 180_000)

test('a toy made of the part in the moment of the recall is reached, or is not made of it', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { owner, places, parts, toys, step } = await scene()
    const { brandId } = owner
    const { number } = await perform(draftRecall, owner, { ...text, lotIds: [parts[0]!] })
    const recallId = (await getRecall(owner, number))!.id
    const [made] = await Promise.all([
      Promise.all(toys.map((producedLotId, index) => step((ctx) => useLots(ctx, { brandId, producedLotId, source: { kind: 'test', id: 'r' }, key: `r ${index}`, uses: [{ lotId: parts[0]!, locationId: places[0]!, quantity: 5, firstUnit: 1, lastUnit: 5 }] })))),
      perform(publishRecall, owner, { recallId, version: 1 }),
    ])
    const reached = new Set((await getRecall(owner, number))!.lots.filter(({ named }) => !named).map(({ lotId }) => lotId))
    expect(reached).toEqual(new Set(toys.filter((_, index) => made[index]!.ok)))
  }
}, 60_000)
