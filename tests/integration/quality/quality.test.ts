import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { canonicalJson } from '#kernel/json.ts'
import { closeInspection, holdLot, recordResult, recordUnit, rejectLot, releaseLot, setChecklist, startInspection } from '#modules/quality/public.ts'
import { usableStock } from '#modules/stock/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { answers, lotScene, type LotScene } from './make-lot.ts'

async function inspect(scene: LotScene, defects: ReadonlyMap<number, readonly string[]> = new Map()) {
  const { inspectionId, sampleSize } = await perform(startInspection, scene.lead, { lotId: scene.lotId })
  for (let position = 1; position <= sampleSize; position += 1) {
    await perform(recordUnit, scene.lead, { inspectionId, position, answers: answers(defects.get(position)) })
  }
  const { version } = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId } })
  return { inspectionId, sampleSize, closed: await perform(closeInspection, scene.lead, { inspectionId, version }) }
}

const lotNow = (lotId: string) => db.lot.findUniqueOrThrow({ where: { id: lotId }, select: { quality: true, version: true, qualityReason: true } })

test('the whole way: started by the floor, one bad unit, passed, released by the brand; only then usable', async () => {
  const scene = await lotScene()
  const { inspectionId, sampleSize, closed } = await inspect(scene, new Map([[7, ['wheel']]]))
  expect(sampleSize).toBe(20) // lot 120, level II, AQL 2.5: n 20, Ac 1
  expect(closed).toMatchObject({ number: 'INS-0001', state: 'passed' })
  expect(await usableStock(db, scene.brandId, { skuIds: [scene.skuId] })).toEqual([])
  const { version } = await lotNow(scene.lotId)
  await perform(releaseLot, scene.quality, { lotId: scene.lotId, version })
  expect(await usableStock(db, scene.brandId, { skuIds: [scene.skuId] })).toMatchObject([{ usable: 120 }])
  expect(await eventsAbout(scene.lotId)).toEqual(['quality.lot-released'])
  expect((await eventsAbout(inspectionId)).filter((type) => type !== 'quality.result-recorded')).toEqual(['quality.inspection-started', 'quality.inspection-passed'])
})

test('two bad units fail the lot: it is held, not released, inspected again, and the old results stay', async () => {
  const scene = await lotScene()
  const first = await inspect(scene, new Map([[2, ['wheel']], [9, ['wheel']]]))
  expect(first.closed.state).toBe('failed')
  const held = await lotNow(scene.lotId)
  expect(held.quality).toBe('held')
  expect(held.qualityReason).toContain('INS-0001 failed: 2 major')
  expect(await refused(releaseLot, scene.quality, { lotId: scene.lotId, version: held.version })).toMatchObject({ code: 'lot-not-inspected', rule: { citation: 'ISO 9001:2015 §8.6', missing: 'a passed re-inspection (INS-0001 failed)' } })
  const second = await inspect(scene)
  expect(second.closed.state).toBe('passed')
  await perform(releaseLot, scene.quality, { lotId: scene.lotId, version: held.version })
  expect((await db.inspection.findUniqueOrThrow({ where: { id: first.inspectionId } })).state).toBe('superseded')
  expect((await db.inspection.findUniqueOrThrow({ where: { id: second.inspectionId } })).replacesId).toBe(first.inspectionId)
  expect(await db.inspectionResult.count({ where: { inspectionId: first.inspectionId } })).toBe(60)
})

test('plan and sample are frozen and hashed; a later checklist does not reach them', async () => {
  const scene = await lotScene()
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  await perform(setChecklist, scene.quality, { toyId: scene.toyId, revision: 1, title: 'New', level: 'III', aql: { major: '1.0' }, items: [{ prompt: 'Something else', kind: 'passFail', defectClass: 'major' }] })
  const row = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId } })
  expect(createHash('sha256').update(canonicalJson({ frozen: row.plan, sampleUnits: row.sampleUnits })).digest('hex')).toBe(row.planHash)
  expect(row.plan).toMatchObject({ checklist: { revision: 1, title: 'Otter: final' }, plan: { sampleSize: 20 } })
  expect(new Set(row.sampleUnits).size).toBe(20)
})

test('answers: limits are inclusive, a later one supersedes, a replay changes nothing, another id content is refused', async () => {
  const scene = await lotScene()
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  const first = { id: uuidv7(), itemKey: 'length', measured: '100.5' }
  expect(await perform(recordResult, scene.quality, { inspectionId, position: 1, answer: first })).toEqual({ passed: true })
  expect(await perform(recordResult, scene.quality, { inspectionId, position: 1, answer: first })).toEqual({ passed: true })
  expect(await db.inspectionResult.count({ where: { inspectionId } })).toBe(1)
  expect(await refused(recordResult, scene.quality, { inspectionId, position: 1, answer: { ...first, measured: '100.6' } })).toMatchObject({ code: 'key-reused' })
  expect(await perform(recordResult, scene.quality, { inspectionId, position: 1, answer: { id: uuidv7(), itemKey: 'length', measured: '100.51' } })).toEqual({ passed: false })
  expect(await db.inspectionResult.findMany({ where: { inspectionId }, orderBy: { id: 'asc' }, select: { passed: true, supersededAt: true } })).toMatchObject([{ passed: true, supersededAt: expect.any(Date) }, { passed: false, supersededAt: null }])
})

test('what is missing or does not fit is refused at its field, and nothing of the unit is saved', async () => {
  const scene = await lotScene()
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  const [edges, wheel, length] = answers()
  expect(await refused(recordUnit, scene.quality, { inspectionId, position: 1, answers: [edges!, { id: wheel!.id, itemKey: 'wheel' }, length!] })).toMatchObject({ code: 'unanswered', field: 'answers[1].result' })
  expect(await refused(recordUnit, scene.quality, { inspectionId, position: 1, answers: [{ id: length!.id, itemKey: 'length', measured: 'ten' }] })).toMatchObject({ code: 'not-a-number', field: 'answers[0].measured' })
  expect(await refused(recordUnit, scene.quality, { inspectionId, position: 21, answers: [edges!] })).toMatchObject({ code: 'position-outside' })
  expect(await db.inspectionResult.count({ where: { inspectionId } })).toBe(0)
  expect(await perform(recordUnit, scene.quality, { inspectionId, position: 1, rest: 'pass', answers: [{ id: uuidv7(), itemKey: 'edges' }, { id: uuidv7(), itemKey: 'wheel' }, { id: uuidv7(), itemKey: 'length', measured: '100' }] })).toMatchObject({ failed: 0, next: 2 })
})

test('what another window answered meanwhile is not replaced unseen; the same answer again is fine', async () => {
  const scene = await lotScene()
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  const unit = (seen: string, entries: { itemKey: string; result?: 'pass' | 'fail'; measured?: string; note?: string }[]) => ({ inspectionId, position: 1, rest: 'pass' as const, answers: entries.map((entry) => ({ id: uuidv7(), seen, ...entry })) })
  await perform(recordUnit, scene.lead, unit('none', [{ itemKey: 'edges' }, { itemKey: 'wheel', result: 'fail', note: 'Loose' }, { itemKey: 'length', measured: '100.0' }]))
  const all = [{ itemKey: 'edges' }, { itemKey: 'wheel' }, { itemKey: 'length', measured: '100' }]
  expect(await refused(recordUnit, scene.quality, unit('none', all))).toMatchObject({ code: 'answered-meanwhile', field: 'answers[1].result', message: expect.stringMatching(/answered this meanwhile: fail\. Load the page again/) as string })
  expect(await refused(recordUnit, scene.quality, unit('none', [{ itemKey: 'length', measured: '100.4' }]))).toMatchObject({ code: 'answered-meanwhile', field: 'answers[0].measured' })
  expect(await db.inspectionResult.count({ where: { inspectionId } })).toBe(3)
  await perform(recordUnit, scene.quality, unit('none', [{ itemKey: 'edges' }, { itemKey: 'length', measured: '100' }]))
  // Who saw it may change it.
  const { id } = await db.inspectionResult.findFirstOrThrow({ where: { inspectionId, itemKey: 'wheel' }, select: { id: true } })
  expect(await perform(recordUnit, scene.quality, unit(id, [{ itemKey: 'wheel' }]))).toMatchObject({ failed: 0 })
})

test('an unfinished inspection is not closed; a closed one takes no answer', async () => {
  const scene = await lotScene({ quantity: 3 })
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  expect(await refused(closeInspection, scene.quality, { inspectionId, version: 1 })).toMatchObject({ code: 'inspection-unfinished' })
  for (const position of [1, 2, 3]) await perform(recordUnit, scene.quality, { inspectionId, position, answers: answers() })
  expect(await refused(closeInspection, scene.quality, { inspectionId, version: 1 })).toMatchObject({ code: 'stale' })
  await perform(closeInspection, scene.quality, { inspectionId, version: 4 })
  expect(await refused(recordUnit, scene.quality, { inspectionId, position: 1, answers: answers(['edges']) })).toMatchObject({ code: 'inspection-closed' })
  expect(await refused(closeInspection, scene.quality, { inspectionId, version: 5 })).toMatchObject({ code: 'inspection-closed' })
})

test('a start is refused while one is under way, without a checklist, and while the run is being made', async () => {
  const scene = await lotScene()
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => perform(startInspection, scene.quality, { lotId: scene.lotId })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await refused(startInspection, scene.quality, { lotId: scene.lotId })).toMatchObject({ code: 'inspection-open' })

  const bare = await lotScene({ withChecklist: false })
  expect(await refused(startInspection, bare.quality, { lotId: bare.lotId })).toMatchObject({ code: 'no-checklist', rule: { missing: 'a checklist of the toy' } })

  const making = await lotScene()
  const runId = uuidv7()
  const frozen = { inspectionPlan: { revision: 4, title: 'As released', level: 'I', aql: { major: '4.0' }, items: [{ key: 'a', prompt: 'A', kind: 'passFail', defectClass: 'major' }] } }
  await db.run.create({
    data: {
      id: runId, brandId: making.brandId, number: 'RUN-0001', skuId: making.skuId, toyRevisionId: uuidv7(), locationId: making.workshop, quantity: 200, state: 'in-production', currency: 'USD',
      frozen, frozenHash: 'a'.repeat(64), releasedAt: new Date(),
    },
  })
  await db.lot.update({ where: { id: making.lotId }, data: { runId } })
  expect(await refused(startInspection, making.quality, { lotId: making.lotId })).toMatchObject({ code: 'run-not-finished' })
  await db.run.update({ where: { id: runId }, data: { state: 'produced' } })
  const { inspectionId } = await perform(startInspection, making.quality, { lotId: making.lotId })
  expect((await db.inspection.findUniqueOrThrow({ where: { id: inspectionId } })).plan).toMatchObject({ from: 'run', checklist: { revision: 4 } })
})

test('no lot is released without an inspection, or when units came after the sample was drawn', async () => {
  const scene = await lotScene({ quantity: 3 })
  expect(await refused(releaseLot, scene.quality, { lotId: scene.lotId, version: 1 })).toMatchObject({ code: 'lot-not-inspected', rule: { missing: 'an inspection' } })
  await inspect(scene)
  await db.stockMove.create({ data: { id: uuidv7(), brandId: scene.brandId, lotId: scene.lotId, quantity: 5, fromKind: 'production', toKind: 'location', toLocationId: scene.workshop, reason: 'produced', sourceKind: 'report', sourceId: 'late', idempotencyKey: uuidv7(), at: new Date() } })
  expect(await refused(releaseLot, scene.quality, { lotId: scene.lotId, version: 1 })).toMatchObject({ code: 'lot-not-covered', rule: { missing: 'an inspection of all 8 units' } })
})

test('hold and reject: reasons, order, stale screens', async () => {
  const scene = await lotScene()
  expect(await refused(rejectLot, scene.quality, { lotId: scene.lotId, version: 1, reason: 'x' })).toMatchObject({ code: 'lot-cannot-reject' })
  expect(await refused(holdLot, scene.quality, { lotId: scene.lotId, version: 1, reason: ' ' })).toMatchObject({ code: 'reason-missing', field: 'reason' })
  expect(await refused(holdLot, scene.quality, { lotId: scene.lotId, version: 9, reason: 'x' })).toMatchObject({ code: 'stale' })
  const { version } = await perform(holdLot, scene.quality, { lotId: scene.lotId, version: 1, reason: 'loose wheel' })
  expect(await refused(rejectLot, scene.quality, { lotId: scene.lotId, version: 1, reason: 'x' })).toMatchObject({ code: 'stale' })
  await perform(rejectLot, scene.quality, { lotId: scene.lotId, version, reason: 'not worth the rework' })
  expect(await lotNow(scene.lotId)).toMatchObject({ quality: 'rejected', qualityReason: 'not worth the rework' })
  expect(await eventsAbout(scene.lotId)).toEqual(['quality.lot-held', 'quality.lot-rejected'])
})

test('checklists: revisions, stale, another class of mistakes', async () => {
  const scene = await lotScene()
  const base = { toyId: scene.toyId, title: 'T', level: 'II', aql: { major: '2.5' } }
  expect(await refused(setChecklist, scene.quality, { ...base, revision: 0, items: [{ prompt: 'A', defectClass: 'major' }] })).toMatchObject({ code: 'stale' })
  expect(await refused(setChecklist, scene.quality, { ...base, items: [] })).toMatchObject({ code: 'checklist-empty' })
  expect(await refused(setChecklist, scene.quality, { ...base, items: [{ prompt: 'A' }] })).toMatchObject({ code: 'item-class-missing', field: 'items[0].prompt' })
  expect(await refused(setChecklist, scene.quality, { ...base, aql: { major: '2.7' }, items: [{ prompt: 'A', defectClass: 'major' }] })).toMatchObject({ code: 'aql', field: 'aql.major' })
  expect(await perform(setChecklist, scene.quality, { ...base, revision: 1, items: [{ prompt: 'No sharp edge!', defectClass: 'major' }, { prompt: 'No sharp edge', defectClass: 'major' }] })).toEqual({ revision: 2 })
  const rows = await db.checklist.findMany({ where: { toyId: scene.toyId }, orderBy: { revision: 'asc' }, select: { state: true, items: true } })
  expect(rows.map(({ state }) => state)).toEqual(['replaced', 'current'])
  expect(rows[1]!.items).toMatchObject([{ key: 'no-sharp-edge' }, { key: 'no-sharp-edge-2' }])
})

test('another brand and another workshop find nothing', async () => {
  const scene = await lotScene()
  const { inspectionId } = await perform(startInspection, scene.quality, { lotId: scene.lotId })
  const stranger = await makeBrandActor('owner')
  const floor = await makeMicrofactoryActor('operator', await makeOrganization('microfactory'))
  const [lotId, reason] = [scene.lotId, 'x']
  for (const refusal of [
    await refused(startInspection, stranger, { lotId }), await refused(startInspection, floor, { lotId }),
    await refused(recordUnit, stranger, { inspectionId, position: 1, answers: answers() }), await refused(recordUnit, floor, { inspectionId, position: 1, answers: answers() }),
    await refused(recordResult, floor, { inspectionId, position: 1, answer: answers()[0]! }),
    await refused(closeInspection, stranger, { inspectionId, version: 1 }), await refused(closeInspection, floor, { inspectionId, version: 1 }),
    await refused(releaseLot, stranger, { lotId, version: 1 }), await refused(holdLot, stranger, { lotId, version: 1, reason }), await refused(rejectLot, stranger, { lotId, version: 1, reason }),
    await refused(setChecklist, stranger, { toyId: scene.toyId, title: 'x', level: 'II', aql: { major: '1.0' }, items: [] }),
  ]) expect(refusal.kind).toBe('not-found')
})
