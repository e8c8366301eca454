import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok, type Result } from '#kernel/result.ts'
import { makeLot, moveStock, recallLots, reverseMoves, setLotQuality, useLots, type MoveInput } from '#modules/stock/public.ts'
import { getEpcis } from '#modules/trace/queries/get-epcis.ts'
import { getTrace } from '#modules/trace/queries/get-trace.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

type Json = Readonly<Record<string, unknown>>

// The rules of GS1's JSON Schema for EPCIS 2.0 and the words of its vocabulary (CBV 2.0) that this product uses.
const BIZ_STEPS = ['assembling', 'commissioning', 'cycle_counting', 'destroying', 'holding', 'inspecting', 'receiving', 'retail_selling', 'shipping', 'storing']
const DISPOSITIONS = ['active', 'conformant', 'destroyed', 'in_progress', 'in_transit', 'non_conformant', 'recalled', 'retail_sold', 'returned', 'unknown']
const COMMON = ['type', 'eventTime', 'eventTimeZoneOffset', 'eventID', 'errorDeclaration', 'bizStep', 'disposition', 'readPoint', 'bizLocation', 'bizTransactionList', 'sourceList', 'destinationList', 'ilmd']
const FIELDS = { ObjectEvent: [...COMMON, 'action', 'quantityList', 'epcList'], TransformationEvent: [...COMMON, 'inputQuantityList', 'outputQuantityList', 'transformationID'] } as const
const uri = /^[a-z][a-z0-9+.-]*:\S+$/i
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

function checkEvent(event: Json): void {
  const type = event.type as keyof typeof FIELDS
  expect(Object.keys(FIELDS)).toContain(type)
  for (const name of Object.keys(event)) expect(FIELDS[type].includes(name) || uri.test(name), `field ${name} of ${type}`).toBe(true)
  expect(event.eventTime).toMatch(instant)
  expect(event.eventTimeZoneOffset).toMatch(/^[+-](((0\d)|(1[0-3])):[0-5]\d|14:00)$/)
  expect(event.eventID).toMatch(uri)
  expect(BIZ_STEPS).toContain(event.bizStep)
  expect(DISPOSITIONS).toContain(event.disposition)
  for (const point of [event.readPoint, event.bizLocation]) if (point !== undefined) expect((point as Json).id).toMatch(uri)
  for (const list of ['quantityList', 'inputQuantityList', 'outputQuantityList']) {
    for (const element of (event[list] as Json[] | undefined) ?? []) {
      expect(Object.keys(element).sort()).toEqual(['epcClass', 'quantity'])
      expect(element.epcClass).toMatch(uri)
      expect(element.quantity).toBeGreaterThan(0)
    }
  }
  if (type === 'ObjectEvent') {
    expect(['ADD', 'OBSERVE', 'DELETE']).toContain(event.action)
    expect((event.quantityList as Json[]).length).toBeGreaterThan(0)
    if (event.action !== 'ADD') expect(event).not.toHaveProperty('ilmd')
  } else {
    expect((event.inputQuantityList as Json[]).length * (event.outputQuantityList as Json[]).length).toBeGreaterThan(0)
  }
  for (const name of Object.keys((event.ilmd as Json | undefined) ?? {})) expect(name).toMatch(uri)
  const error = event.errorDeclaration as Json | undefined
  if (error) expect(error).toEqual({ declarationTime: expect.stringMatching(instant), reason: 'incorrect_data' })
  for (const transaction of (event.bizTransactionList as Json[] | undefined) ?? []) expect(transaction).toEqual({ type: expect.stringMatching(/^(desadv|prodorder)$/), bizTransaction: expect.stringMatching(uri) })
  for (const source of (event.sourceList as Json[] | undefined) ?? []) expect(source).toEqual({ type: 'location', source: expect.stringMatching(uri) })
}

let owner: BrandActor

/** A part lot used for a toy lot that is shipped, sold, corrected, scrapped, counted, inspected and recalled. */
beforeAll(async () => {
  const brand = await makeBrand()
  const { brandId } = brand
  owner = await makeBrandActor('owner', brand)
  const [{ locationId: workshop }, { locationId: shop }] = [await makeLocation({ kind: 'workshop', owner: brand }), await makeLocation({ kind: 'shop', owner: brand, timeZone: 'Asia/Kolkata' })]
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT', name: 'Otter', gtin: '09506000134352', currency: 'USD', wholesalePrice: 1, retailPrice: 2 } })
  let [part, toy] = ['', '']
  const at = (locationId: string) => ({ kind: 'location', locationId }) as const
  const run = (moment: string, work: (ctx: CommandContext) => Promise<Result<unknown>>) => perform(async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    return work(ctx)
  }, systemActor(brandId), null, { now: new Date(moment) })
  const move = (lotId: string, id: string, input: Pick<MoveInput, 'quantity' | 'from' | 'to' | 'reason'>) => (ctx: CommandContext) => moveStock(ctx, { brandId, moves: [{ ...input, lotId, source: { kind: 'test', id }, key: id }] })
  await run('2026-01-10T12:00:00Z', async (ctx) => {
    part = await makeLot(ctx, { brandId, code: 'R7', itemKind: 'part', partRevisionId: uuidv7(), madeOn: null })
    toy = await makeLot(ctx, { brandId, code: 'L-1', itemKind: 'sku', skuId, madeOn: '2026-01-10', expiresOn: '2028-01-10' })
    for (const lotId of [part, toy]) await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
    await move(part, 'in', { quantity: 50, from: { kind: 'supplier' }, to: at(workshop), reason: 'received' })(ctx)
    await move(toy, 'made', { quantity: 20, from: { kind: 'production' }, to: at(workshop), reason: 'produced' })(ctx)
    await ctx.tx.inspection.create({ data: { id: ctx.newId(), brandId, number: 'INS-1', lotId: toy, locationId: workshop, state: 'passed', lotSize: 20, plan: {}, planHash: 'x', closedAt: new Date('2026-01-11T10:00:00Z') } })
    return useLots(ctx, { brandId, producedLotId: toy, source: { kind: 'test', id: 'use' }, key: 'use', uses: [{ lotId: part, locationId: workshop, quantity: 40, firstUnit: 1, lastUnit: 20 }] })
  })
  await run('2026-07-01T12:00:00Z', async (ctx) => {
    for (const [id, input] of Object.entries({
      ship: { quantity: 10, from: at(workshop), to: { kind: 'transit' }, reason: 'shipped' }, arrive: { quantity: 9, from: { kind: 'transit' }, to: at(shop), reason: 'received' },
      lost: { quantity: 1, from: { kind: 'transit' }, to: { kind: 'scrap' }, reason: 'lost' }, sell: { quantity: 3, from: at(shop), to: { kind: 'customer' }, reason: 'sold' },
      back: { quantity: 1, from: { kind: 'customer' }, to: at(shop), reason: 'returned' }, carry: { quantity: 2, from: at(workshop), to: at(shop), reason: 'transferred' },
      scrap: { quantity: 1, from: at(workshop), to: { kind: 'scrap' }, reason: 'scrapped' }, count: { quantity: 1, from: at(workshop), to: { kind: 'count' }, reason: 'counted' },
      wrong: { quantity: 4, from: at(shop), to: { kind: 'customer' }, reason: 'sold' },
    } satisfies Record<string, Pick<MoveInput, 'quantity' | 'from' | 'to' | 'reason'>>)) {
      const moved = await move(toy, id, input)(ctx)
      if (!moved.ok) return moved
    }
    return ok()
  })
  await run('2026-07-02T12:00:00Z', (ctx) => reverseMoves(ctx, { brandId, source: { kind: 'test', id: 'wrong' }, key: 'undo' }))
  await run('2026-07-03T12:00:00Z', async (ctx) => ok(await recallLots(ctx, { brandId, lotIds: [toy] })))
})

test('the export has the shape of EPCIS 2.0, and says what happened', async () => {
  const document = (await getEpcis(owner, 'R7', new Date('2026-07-04T00:00:00Z'))) as Json & { epcisBody: { eventList: Json[] } }
  expect(document).toMatchObject({ '@context': [expect.stringContaining('epcis/2.0.0'), expect.anything()], type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-07-04T00:00:00.000Z' })
  const events = document.epcisBody.eventList
  for (const event of events) checkEvent(event)
  expect(new Set(events.map(({ eventID }) => eventID)).size).toBe(events.length)
  expect(events.map(({ bizStep, disposition }) => `${String(bizStep)} ${String(disposition)}`).sort()).toEqual([
    'assembling in_progress', 'commissioning active', 'cycle_counting unknown', 'destroying destroyed', 'holding recalled', 'inspecting conformant', 'receiving in_progress', 'receiving in_progress',
    'receiving returned', 'receiving unknown', 'retail_selling retail_sold', 'retail_selling retail_sold', 'shipping in_transit', 'storing in_progress',
  ])
  expect(events.find(({ type }) => type === 'TransformationEvent')).toMatchObject({
    inputQuantityList: [{ epcClass: expect.stringContaining('/lots/R7'), quantity: 40 }], outputQuantityList: [{ epcClass: expect.stringMatching(/\/01\/09506000134352\/10\/L-1$/), quantity: 20 }],
  })
  expect(events.find(({ bizStep }) => bizStep === 'commissioning')).toMatchObject({ action: 'ADD', eventTimeZoneOffset: '-08:00', ilmd: { 'cbvmda:lotNumber': 'L-1', 'cbvmda:itemExpirationDate': '2028-01-10' }, 'shortrun:firstUnit': 1, 'shortrun:lastUnit': 20 })
  expect(events.filter(({ errorDeclaration }) => errorDeclaration)).toMatchObject([{ bizStep: 'retail_selling', quantityList: [{ quantity: 4 }], eventTimeZoneOffset: '+05:30', errorDeclaration: { declarationTime: '2026-07-02T12:00:00.000Z' } }])
})

test('a lot without numbers: where its pieces are adds up, and what was missed or lost on its way is named', async () => {
  const trace = (await getTrace(owner, 'R7'))!
  expect(trace.recall).toMatchObject({ total: 20, unaccounted: 2, reconciliationPct: 100, disposition: { 'on-hand': 6, shipped: 9, sold: 2, scrapped: 1 } })
  expect(trace.own).toMatchObject({ total: 50, unaccounted: 0, reconciliationPct: 100, disposition: { 'on-hand': 10, used: 40 } })
})

test('of a numbered lot that changed its axle lot on the way: only what happened to the units concerned, and to the axles in them', async () => {
  const brand = await makeBrand()
  const { brandId } = brand
  const manager = await makeBrandActor('owner', brand)
  const { locationId } = await makeLocation({ kind: 'workshop', owner: brand })
  const [toyId, skuId, axle] = [uuidv7(), uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Cable car', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'CAR', name: 'Cable car', gtin: '09506000134369', currency: 'USD', wholesalePrice: 1, retailPrice: 2, serialised: true } })
  const here = { kind: 'location', locationId } as const
  await perform(async (ctx: CommandContext): Promise<Result<unknown>> => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    const lots: Record<string, string> = { T: await makeLot(ctx, { brandId, code: 'T', itemKind: 'sku', skuId, madeOn: '2026-01-10' }) }
    for (const code of ['A', 'B']) {
      lots[code] = await makeLot(ctx, { brandId, code, itemKind: 'part', partRevisionId: axle, madeOn: null })
      await setLotQuality(ctx, { brandId, lotId: lots[code]!, from: 'quarantine', to: 'released', reason: '' })
      await moveStock(ctx, { brandId, moves: [{ lotId: lots[code]!, quantity: 50, from: { kind: 'supplier' }, to: here, reason: 'received', source: { kind: 'test', id: code }, key: code }] })
    }
    for (const [index, [from, first, last]] of ([['A', 1, 8], ['B', 9, 14], ['A', 15, 18]] as const).entries()) {
      const source = { kind: 'test', id: `report ${index}` }
      await moveStock(ctx, { brandId, moves: [{ lotId: lots.T!, quantity: last - first + 1, from: { kind: 'production' }, to: here, reason: 'produced', source, key: `made ${index}` }] })
      const used = await useLots(ctx, { brandId, producedLotId: lots.T!, source, key: `use ${index}`, uses: [{ lotId: lots[from]!, locationId, quantity: 2 * (last - first + 1), firstUnit: first, lastUnit: last }] })
      if (!used.ok) return used
    }
    return ok()
  }, systemActor(brandId), null)
  const told = async (code: string, units: { first: number; last: number }[] | null = null) =>
    ((await getEpcis(manager, code, new Date(), units)) as { epcisBody: { eventList: Json[] } }).epcisBody.eventList
      .filter((event) => event['shortrun:firstUnit']).map((event) => `${String(event.bizStep)} ${String(event['shortrun:firstUnit'])}-${String(event['shortrun:lastUnit'])}`).sort()
  expect(await told('B')).toEqual(['assembling 9-14', 'commissioning 9-14'])
  expect(await told('A')).toEqual(['assembling 1-8', 'assembling 15-18', 'commissioning 1-8', 'commissioning 15-18'])
  expect(await told('T')).toHaveLength(6)
  expect(await told('T', [{ first: 10, last: 11 }])).toEqual(['assembling 9-14', 'commissioning 9-14'])
})
