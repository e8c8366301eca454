import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listFloorQueue, listQueue, listWaitingLots, queueHead } from '#modules/quality/queries/waiting-lots.ts'
import { NEXT_STEPS, QUEUE_SORTS, floorQueueSchema, queueSchema, type NextStep } from '#modules/quality/schemas.ts'
import { expectOrder, walk } from '../../support/lists.ts'
import { makeLocation } from '../../support/people.ts'
import { lotScene, type LotScene } from './make-lot.ts'

const WAITING = 11
let scene: LotScene
/** What each lot waits for, by its code. */
const expected = new Map<string, NextStep>()

async function addLot(at: number, code: string, next: NextStep, { locationId, skuId }: { locationId: string; skuId: string }): Promise<void> {
  const { brandId } = scene
  const lotId = uuidv7()
  await db.lot.create({ data: { id: lotId, brandId, code, itemKind: 'sku', skuId, quality: next === 'decide' ? 'held' : 'quarantine', madeOn: at % 4 === 0 ? null : new Date(`2026-02-0${1 + (at % 3)}`) } })
  await db.stockBalance.create({ data: { brandId, locationId, lotId, onHand: 10 * (1 + (at % 3)) } })
  if (next === 'continue' || next === 'release' || next === 'decide') {
    await db.inspection.create({ data: { id: uuidv7(), brandId, number: `INS-${code}`, lotId, locationId, state: { continue: 'in-progress', release: 'passed', decide: 'failed' }[next], lotSize: 10, plan: {}, planHash: 'x', sampleUnits: [1, 2] } })
  }
  expected.set(code, next)
}

/** Eleven lots that wait for a person, for each thing that can be next; one that is on hand nowhere, and one that is released. */
beforeAll(async () => {
  scene = await lotScene()
  const { brandId, toyId } = scene
  await db.lot.update({ where: { id: scene.lotId }, data: { quality: 'released' } })
  const { locationId: elsewhere } = await makeLocation({ kind: 'warehouse', owner: { brandId } })
  const otherToy = uuidv7()
  await db.toy.create({ data: { id: otherToy, brandId, slug: `toy-${otherToy}`, name: 'Zebra', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  const [checked, unchecked] = [uuidv7(), uuidv7()]
  for (const [id, toy, name] of [[checked, toyId, 'otter small'], [unchecked, otherToy, 'Zebra']] as const) {
    await db.sku.create({ data: { id, brandId, toyId: toy, code: name.slice(0, 3), name, gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1, retailPrice: 2 } })
  }
  const steps: NextStep[] = ['start', 'release', 'decide', 'continue', 'write-checklist']
  for (let at = 0; at < WAITING; at += 1) {
    const next = steps[at % steps.length]!
    await addLot(at, `Q-${at}`, next, { locationId: at % 2 ? scene.workshop : elsewhere, skuId: next === 'write-checklist' ? unchecked : checked })
  }
  await db.lot.create({ data: { id: uuidv7(), brandId, code: 'Q-NOWHERE', itemKind: 'sku', skuId: checked, quality: 'quarantine' } })
})

const list = (filter: Record<string, unknown>, size?: number) => listQueue(scene.quality, queueSchema.parse(filter), size)

test.each(QUEUE_SORTS)('the queue by %s', async (sort) => {
  const rows = await walk(WAITING, async (cursor) => {
    const page = await list({ sort, ...cursor }, 4)
    return { ...page, rows: page.rows.map((row) => ({ ...row, id: row.lotId })) }
  })
  expectOrder(rows.map((row) => ({ made: row.madeOn, pieces: row.onHand, toy: row.itemName.toLowerCase(), place: row.placeName.toLowerCase(), step: NEXT_STEPS.indexOf(row.next) })[sort.replace('-', '')]!), sort)
})

test('each lot says what comes next, and is found by it, its code and its toy', async () => {
  expect(new Map((await list({})).rows.map(({ code, next }) => [code, next]))).toEqual(expected)
  expect((await list({ step: 'decide' })).rows.map(({ code }) => code).toSorted()).toEqual(['Q-2', 'Q-7'])
  expect((await list({ q: 'q-1' })).rows.map(({ code }) => code).toSorted()).toEqual(['Q-1', 'Q-10'])
  expect((await list({ q: 'ZEBRA', sort: '-pieces' })).rows.every(({ next }) => next === 'write-checklist')).toBe(true)
  expect(new Map((await listWaitingLots(scene.quality, WAITING)).map(({ code, next }) => [code, next]))).toEqual(expected)
  const oldest = (await list({ sort: 'made' }, 3)).rows.map(({ code }) => code)
  expect((await listWaitingLots(scene.quality, 3)).map(({ code }) => code).toSorted(), 'of more lots than are asked for, the oldest').toEqual(oldest.toSorted())
})

test('the head counts all of them; a lot of a run that still makes it stands apart until its inspection begins', async () => {
  const before = await queueHead(scene.quality)
  expect(before).toMatchObject({ lots: WAITING, making: [] })
  expect(before.pieces).toBe((await list({})).rows.reduce((sum, { onHand }) => sum + onHand, 0))

  const runId = uuidv7()
  const { brandId, workshop } = scene
  const { skuId, id: lotId } = await db.lot.findFirstOrThrow({ where: { brandId, code: 'Q-0' }, select: { id: true, skuId: true } })
  await db.run.create({ data: { id: runId, brandId, number: 'RUN-9', skuId: skuId!, toyRevisionId: scene.toyId, locationId: workshop, quantity: 10, state: 'in-production', frozen: {}, frozenHash: 'test', releasedAt: new Date('2026-02-01'), currency: 'USD', lotId } })
  await db.lot.update({ where: { id: lotId }, data: { runId } })
  expect(await queueHead(scene.quality)).toMatchObject({ lots: WAITING - 1, making: [{ code: 'Q-0', next: 'finish-run', runNumber: 'RUN-9' }] })
  expect((await list({ sort: 'step' })).rows.map(({ code }) => code)).not.toContain('Q-0')

  await db.run.update({ where: { id: runId }, data: { lotClosed: true } })
  expect((await list({ q: 'RUN-9' })).rows).toMatchObject([{ code: 'Q-0', next: 'start' }])
  await db.run.update({ where: { id: runId }, data: { lotClosed: false } })
  await db.lot.update({ where: { id: lotId }, data: { quality: 'held' } })
  expect((await list({ q: 'RUN-9' })).rows).toMatchObject([{ code: 'Q-0', next: 'decide' }])
})

const floor = (filter: Record<string, unknown>, size?: number) => listFloorQueue(scene.lead, floorQueueSchema.parse(filter), size)

test.each(QUEUE_SORTS)('the floor’s queue by %s: what lies at the workshop, and what is still being made too', async (sort) => {
  const here = [...expected.keys()].filter((code) => Number(code.slice(2)) % 2 === 1)
  const rows = await walk(here.length, async (cursor) => {
    const page = await floor({ sort, ...cursor }, 2)
    return { ...page, rows: page.rows.map((row) => ({ ...row, id: row.lotId })) }
  })
  expect(rows.map(({ code }) => code).toSorted()).toEqual(here.toSorted())
  expectOrder(rows.map((row) => ({ made: row.madeOn, pieces: row.onHand, toy: row.itemName.toLowerCase(), place: row.placeName.toLowerCase(), step: NEXT_STEPS.indexOf(row.next) })[sort.replace('-', '')]!), sort)
})

test('on the floor a lot is found by its brand too, and by what comes next', async () => {
  const { name } = await db.brand.findUniqueOrThrow({ where: { id: scene.brandId }, select: { name: true } })
  const all = (await floor({})).rows
  expect((await floor({ q: name.slice(1, 6).toUpperCase() })).rows.map(({ code }) => code)).toEqual(all.map(({ code }) => code))
  expect(all.every(({ brandName }) => brandName === name)).toBe(true)
  expect((await floor({ q: 'no such thing' })).rows).toEqual([])
  expect((await floor({ step: 'release' })).rows.map(({ code }) => code)).toEqual(all.filter(({ next }) => next === 'release').map(({ code }) => code))
  expect((await list({ q: name })).rows, 'a brand does not find all of its lots by its own name').toEqual([])
})

test('a workshop is led to the inspections made at its own places, and told of those made elsewhere', async () => {
  const { brandId, workshop } = scene
  const before = new Map((await floor({})).rows.map(({ code, inspectionId }) => [code, inspectionId]))
  expect(before.get('Q-1')).toBe((await db.inspection.findFirstOrThrow({ where: { brandId, number: 'INS-Q-1' }, select: { id: true } })).id)
  expect(before.has('Q-8')).toBe(false)
  // Some of a lot that was inspected in the brand's warehouse comes to the workshop.
  const { id: lotId } = await db.lot.findFirstOrThrow({ where: { brandId, code: 'Q-8' }, select: { id: true } })
  await db.stockBalance.create({ data: { brandId, locationId: workshop, lotId, onHand: 3 } })
  expect((await floor({})).rows.find(({ code }) => code === 'Q-8')).toMatchObject({ next: 'continue', inspectionNumber: 'INS-Q-8', inspectionId: null })
  expect((await list({})).rows.find(({ code }) => code === 'Q-8')?.inspectionId).not.toBeNull()
})
