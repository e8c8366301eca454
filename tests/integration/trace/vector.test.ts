import { readFileSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok, type Result } from '#kernel/result.ts'
import { confirmRegistration, registerToy } from '#modules/recalls/commands/registrations.ts'
import { makeLot, moveStock, setLotQuality, useLots, type MoveInput } from '#modules/stock/public.ts'
import { getTrace } from '#modules/trace/queries/get-trace.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'
import { registrationToken } from '../../support/registrations.ts'

interface Segment { lot: string; from: number; to: number }
interface Vector {
  scenario: {
    materialLots: { id: string }[]
    finishedLots: { lot: string; site: string; made: string; size: number; inspection: string; consumption: { materialLot: string; from: number; to: number }[] }[]
    scrap: Segment[]; shipments: (Segment & { to_party: string; date: string })[]; onHand: Segment[]
    consumerSales: { lot: string; unit: number; contact: boolean }[]
  }
  expected: {
    forward: { materialLot: string; affectedLots: string[]; affectedUnits: Record<string, [number, number, number]>; totalAffected: number; disposition: { scrapped: number; shipped: number; onHand: number }; byParty: Record<string, number>; registeredConsumers: number; reachableConsumers: number; unaccounted: number; reconciliationPct: number }[]
    backward: { lot: string; unit: number; site: string; made: string; materialLots: string[]; inspection: string }[]
  }
}
const { scenario, expected } = JSON.parse(readFileSync(new URL('../../vectors/stock/traceability.json', import.meta.url), 'utf8')) as Vector

let owner: BrandActor
const lots = new Map<string, string>()
const places = new Map<string, string>()

/**
 * The published scenario, written through the rooms' own commands: parts received, used by unit range, made, scrapped, carried to each party, and
 * registered by the families who bought one. A family with a contact has confirmed its address; one without can be counted, but not written to.
 */
beforeAll(async () => {
  const brand = await makeBrand()
  const { brandId } = brand
  owner = await makeBrandActor('owner', brand)
  for (const name of new Set([...scenario.finishedLots.map(({ site }) => site), ...scenario.shipments.map(({ to_party: party }) => party)])) {
    const { locationId } = await makeLocation({ kind: name.startsWith('MF-') ? 'workshop' : 'shop', owner: brand, timeZone: 'Europe/Brussels' })
    await db.location.update({ where: { id: locationId }, data: { name } })
    places.set(name, locationId)
  }
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter wheel set', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.toyRevision.create({ data: { id: toyId, brandId, toyId, code: 'A', sequence: 1 } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT-12', name: 'Otter wheel set', gtin: '00086001234514', currency: 'USD', wholesalePrice: 1, retailPrice: 2, serialised: true } })
  const run = (at: string, work: (ctx: CommandContext) => Promise<Result<unknown>>) => perform(async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    return work(ctx)
  }, systemActor(brandId), null, { now: new Date(`${at}T12:00:00Z`) })
  const here = (site: string) => ({ kind: 'location', locationId: places.get(site)! }) as const
  const move = (ctx: CommandContext, lot: string, input: Omit<MoveInput, 'lotId' | 'key' | 'source'>) => moveStock(ctx, { brandId, moves: [{ ...input, lotId: lots.get(lot)!, source: { kind: 'test', id: lot }, key: uuidv7() }] })

  await run('2026-09-01', async (ctx) => {
    for (const { id } of scenario.materialLots) {
      lots.set(id, await makeLot(ctx, { brandId, code: id, itemKind: 'part', partRevisionId: uuidv7(), madeOn: null }))
      await setLotQuality(ctx, { brandId, lotId: lots.get(id)!, from: 'quarantine', to: 'released', reason: '' })
      for (const site of ['MF-Leeds', 'MF-Gent']) await move(ctx, id, { quantity: 1000, from: { kind: 'supplier' }, to: here(site), reason: 'received' })
    }
    return ok()
  })
  for (const made of scenario.finishedLots) {
    await run(made.made, async (ctx) => {
      const runId = ctx.newId()
      await ctx.tx.run.create({ data: { id: runId, brandId, number: `RUN-${made.lot}`, skuId, toyRevisionId: toyId, locationId: places.get(made.site)!, quantity: made.size, currency: 'USD' } })
      const lotId = await makeLot(ctx, { brandId, code: made.lot, itemKind: 'sku', skuId, runId, madeOn: made.made })
      lots.set(made.lot, lotId)
      await ctx.tx.inspection.create({ data: { id: ctx.newId(), brandId, number: made.inspection, lotId, locationId: places.get(made.site)!, state: 'passed', lotSize: made.size, plan: {}, planHash: 'x' } })
      await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
      const produced = await move(ctx, made.lot, { quantity: made.size, from: { kind: 'production' }, to: here(made.site), reason: 'produced' })
      if (!produced.ok) return produced
      return useLots(ctx, { brandId, producedLotId: lotId, source: { kind: 'test', id: made.lot }, key: made.lot, uses: made.consumption.map(({ materialLot, from, to }) => ({ lotId: lots.get(materialLot)!, locationId: places.get(made.site)!, quantity: to - from + 1, firstUnit: from, lastUnit: to })) })
    })
  }
  const siteOf = (lot: string) => here(scenario.finishedLots.find((made) => made.lot === lot)!.site)
  const units = ({ from, to }: Segment) => ({ quantity: to - from + 1, units: { first: from, last: to } })
  for (const scrap of scenario.scrap) await run('2026-09-19', (ctx) => move(ctx, scrap.lot, { ...units(scrap), from: siteOf(scrap.lot), to: { kind: 'scrap' }, reason: 'scrapped' }))
  for (const sent of scenario.shipments) await run(sent.date, (ctx) => move(ctx, sent.lot, { ...units(sent), from: siteOf(sent.lot), to: here(sent.to_party), reason: 'transferred' }))
  for (const { lot, unit, contact } of scenario.consumerSales) {
    const email = `family-${lot}-${unit}@example.test`
    await perform(registerToy, { kind: 'guest' }, { gtin: '00086001234514', lot, unit, email })
    if (contact) await perform(confirmRegistration, { kind: 'guest' }, { token: await registrationToken(email) })
  }
})

test.each(expected.forward)('forward, dispositions, parties, registered families and reconciliation of $materialLot', async (recall) => {
  const trace = (await getTrace(owner, recall.materialLot))!
  expect(trace.above.map(({ code }) => code)).toEqual(recall.affectedLots)
  for (const { lotId, units, affected } of trace.recall.lots) {
    const code = trace.above.find(({ id }) => id === lotId)!.code
    expect([units![0]!.first, units!.at(-1)!.last, affected]).toEqual(recall.affectedUnits[code])
  }
  const { total, disposition, byParty, unaccounted, reconciliationPct } = trace.recall
  expect({ total, unaccounted, reconciliationPct }).toEqual({ total: recall.totalAffected, unaccounted: recall.unaccounted, reconciliationPct: recall.reconciliationPct })
  expect({ scrapped: disposition.scrapped, shipped: disposition.shipped, onHand: disposition['on-hand'] }).toEqual(recall.disposition)
  expect(byParty).toEqual(recall.byParty)
  const { registered, reachable } = trace.registrations
  expect({ registered, reachable }).toEqual({ registered: recall.registeredConsumers, reachable: recall.reachableConsumers })
})

test.each(expected.backward)('backward from unit $unit of $lot', async ({ lot, unit, site, made, materialLots, inspection }) => {
  const trace = (await getTrace(owner, lot, [{ first: unit, last: unit }]))!
  expect(trace.below.map(({ code }) => code)).toEqual(materialLots)
  expect({ site: trace.lot.site, made: trace.lot.madeOn, inspections: trace.inspections.map(({ number }) => number) }).toEqual({ site, made, inspections: [inspection] })
  expect(trace.own).toMatchObject({ total: 1, reconciliationPct: 100 })
})

test('what is on hand is where the scenario says, and each party has its day', async () => {
  for (const { lot, from, to } of scenario.onHand) {
    expect(await db.unit.findMany({ where: { lotId: lots.get(lot)!, kind: 'location', locationId: { in: [places.get('MF-Leeds')!, places.get('MF-Gent')!] } }, select: { firstUnit: true, lastUnit: true } })).toEqual([{ firstUnit: from, lastUnit: to }])
  }
  const trace = (await getTrace(owner, 'L-2609-A'))!
  const sent = scenario.shipments.filter(({ lot }) => lot === 'L-2609-A')
  for (const { to_party: party, date, from, to } of sent) expect(trace.own.lots[0]!.holdings.find((holding) => holding.party === party)).toMatchObject({ since: date, quantity: to - from + 1, units: [{ first: from, last: to }] })
})

test('another brand sees nothing', async () => {
  expect(await getTrace(await makeBrandActor('owner'), 'PNT-R7')).toBeNull()
})
