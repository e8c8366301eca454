import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { askRework, cancelRework, changeRevision, closeRun, confirmRun, finishRun, keepDesign, orderRun, reportProduction, reportRework, stateActuals, takeNewDesign } from '#modules/runs/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, releasedRun, type Workbench } from './workbench.ts'

const stranger = (bench: Workbench) => makeOrganization('microfactory', [bench.brand]).then((organization) => makeMicrofactoryActor('lead', organization))

async function made(bench: Workbench, good: number, scrap = 0): Promise<{ runId: string; lotId: string }> {
  const runId = await releasedRun(bench)
  const { lotId } = await perform(reportProduction, bench.lead, { id: uuidv7(), runId, good, scrap, scrapReason: scrap > 0 ? 'Cracked' : undefined, confirmOver: true })
  await perform(finishRun, bench.lead, { runId })
  return { runId, lotId: lotId! }
}

const actuals = { setupCost: 46_000, unitsCost: 89_300, scrapCost: 0, otherCost: 1500, minutes: 480, note: 'Second fixture' }

test('closing asks about the difference; the rest is ordered as a draft, and what was stated is what it cost', async () => {
  const bench = await makeWorkbench()
  const { runId } = await made(bench, 94, 4)
  expect((await refused(stateActuals, bench.lead, { runId, ...actuals, setupCost: -1 })).field).toBe('setupCost')
  expect((await refused(stateActuals, bench.lead, { runId, ...actuals, version: 1 })).code).toBe('stale')
  expect((await refused(stateActuals, await stranger(bench), { runId, ...actuals })).code).toBe('not-found')
  await perform(stateActuals, bench.lead, { runId, ...actuals })
  expect(await refused(closeRun, bench.manager, { runId })).toMatchObject({ code: 'difference-open', field: 'difference' })
  expect((await refused(closeRun, bench.manager, { runId, difference: 'keep-over' })).code).toBe('difference-mismatch')
  expect((await refused(closeRun, bench.manager, { runId, difference: 'order-rest', version: 1 })).code).toBe('stale')
  const { restNumber } = await perform(closeRun, bench.manager, { runId, difference: 'order-rest', differenceNote: 'The shops wait for them' })
  expect(await db.run.findFirstOrThrow({ where: { brandId: bench.brand.brandId, number: restNumber! } })).toMatchObject({ state: 'draft', quantity: 6 })
  expect(await db.runActual.findUniqueOrThrow({ where: { runId } })).toMatchObject({ setupCost: 46_000, unitsCost: 89_300, minutes: 480 })
  expect((await refused(stateActuals, bench.manager, { runId, ...actuals })).code).toBe('run-not-settled-now')
  expect(await eventsAbout(runId)).toContain('runs.actuals-stated')
})

test('where nobody stated a cost it is as quoted; nothing is asked where nothing differs', async () => {
  const bench = await makeWorkbench()
  const { runId } = await made(bench, 100)
  await perform(closeRun, bench.manager, { runId })
  expect(await db.runActual.findUniqueOrThrow({ where: { runId } })).toMatchObject({ setupCost: 40_000, unitsCost: 90_000 })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state: 'closed', difference: 'none' })
})

test('units of a held lot go back to the floor and come out as a lot of their own, counted once', async () => {
  const bench = await makeWorkbench()
  const { runId, lotId } = await made(bench, 100)
  const ask = { runId, lotId, quantity: 10, instruction: 'Refit the clips' }
  expect((await refused(askRework, bench.manager, ask)).code).toBe('lot-not-failed')
  await db.lot.update({ where: { id: lotId }, data: { quality: 'held' } })
  expect((await refused(askRework, bench.manager, { ...ask, quantity: 101 })).field).toBe('quantity')
  expect((await refused(askRework, bench.manager, { ...ask, instruction: ' ' })).field).toBe('instruction')
  expect((await refused(askRework, await makeBrandActor(), ask)).code).toBe('not-found')
  const { reworkId } = await perform(askRework, bench.manager, ask)
  expect((await refused(askRework, bench.manager, { ...ask, quantity: 91 })).field).toBe('quantity')
  const done = { reworkId, good: 8, scrap: 2, scrapReason: 'Cracked' }
  expect((await refused(reportRework, bench.lead, { ...done, good: 9 })).code).toBe('rework-not-all')
  expect((await refused(reportRework, bench.lead, { ...done, scrapReason: '' })).field).toBe('scrapReason')
  expect((await refused(reportRework, bench.lead, { ...done, version: 7 })).code).toBe('stale')
  expect((await refused(reportRework, await stranger(bench), done)).code).toBe('not-found')
  await perform(reportRework, bench.lead, done)
  expect((await refused(reportRework, bench.lead, done)).code).toBe('rework-over')

  const { resultLotId } = await db.rework.findUniqueOrThrow({ where: { id: reworkId } })
  expect(await db.lot.findUniqueOrThrow({ where: { id: resultLotId! }, include: { balances: true } })).toMatchObject({ quality: 'quarantine', runId, balances: [{ onHand: 8 }] })
  expect(await db.stockBalance.findFirstOrThrow({ where: { lotId } })).toMatchObject({ onHand: 90 })
  expect(await db.lotUse.findFirstOrThrow({ where: { consumedLotId: lotId } })).toMatchObject({ producedLotId: resultLotId, consumed: 10, firstUnit: 1, lastUnit: 10 })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ goodCount: 100, scrapCount: 0 })
  // Two of the hundred were lost in rework, so closing asks about 98.
  expect((await refused(closeRun, bench.manager, { runId })).message).toContain('2 good units are missing')

  const { reworkId: second } = await perform(askRework, bench.manager, ask)
  // What comes of it is part of what is settled.
  expect(await refused(closeRun, bench.manager, { runId, difference: 'accept-short' })).toMatchObject({ code: 'rework-open', message: expect.stringContaining('10 units') })
  expect((await refused(cancelRework, bench.manager, { reworkId: second, reason: '' })).field).toBe('reason')
  expect((await refused(cancelRework, bench.manager, { reworkId: second, reason: 'x', version: 9 })).code).toBe('stale')
  expect((await refused(cancelRework, await makeBrandActor(), { reworkId: second, reason: 'x' })).code).toBe('not-found')
  await perform(cancelRework, bench.manager, { reworkId: second, reason: 'Not worth it' })
  expect((await eventsAbout(runId)).filter((type) => type.startsWith('runs.rework'))).toHaveLength(4)
  await perform(closeRun, bench.manager, { runId, difference: 'accept-short' })
  expect(await refused(askRework, bench.manager, ask)).toMatchObject({ code: 'run-closed', message: expect.stringContaining('is settled') })
  expect(await db.rework.count({ where: { runId } })).toBe(2)
})

test('before the release another revision is chosen: the workshop is asked again', async () => {
  const bench = await makeWorkbench()
  const order = { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 100 }
  const { runId } = await perform(orderRun, bench.manager, order)
  await perform(confirmRun, bench.lead, { runId })
  expect((await refused(changeRevision, bench.manager, { runId, toyRevisionId: bench.revisionA })).code).toBe('same-revision')
  expect((await refused(changeRevision, bench.manager, { runId, toyRevisionId: (await makeWorkbench()).revisionA })).code).toBe('revision-of-another-toy')
  expect((await refused(changeRevision, bench.manager, { runId, toyRevisionId: bench.revisionB, version: 1 })).code).toBe('stale')
  expect((await refused(changeRevision, await makeBrandActor(), { runId, toyRevisionId: bench.revisionB })).code).toBe('not-found')
  expect(await perform(changeRevision, bench.manager, { runId, toyRevisionId: bench.revisionB })).toMatchObject({ revision: 'B', state: 'quoted' })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state: 'quoted', plannedStartOn: null, toyRevisionId: bench.revisionB })
  const draft = await perform(orderRun, bench.manager, { ...order, asDraft: true })
  expect(await perform(changeRevision, bench.manager, { runId: draft.runId, toyRevisionId: bench.revisionB })).toMatchObject({ state: 'draft' })
  expect((await refused(changeRevision, bench.manager, { runId: await releasedRun(bench), toyRevisionId: bench.revisionB })).code).toBe('run-is-frozen')
  expect(await eventsAbout(runId)).toContain('runs.revision-changed')
})

test('a released run that has not begun takes the new design as another release; the old copy stays, and no update by the way gets through', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  const before = await db.run.findUniqueOrThrow({ where: { id: runId } })
  expect((await refused(takeNewDesign, bench.manager, { runId })).code).toBe('design-same')
  await db.bomLine.updateMany({ where: { toyRevisionId: bench.revisionB }, data: { quantity: 3 } })
  await db.toyRevision.update({ where: { id: bench.revisionB }, data: { state: 'released', releasedAt: new Date() } })
  await perform(keepDesign, bench.manager, { runId })
  expect((await refused(keepDesign, bench.manager, { runId, version: 1 })).code).toBe('stale')
  expect((await refused(keepDesign, await makeBrandActor(), { runId })).code).toBe('not-found')
  expect((await refused(takeNewDesign, bench.manager, { runId, version: 1 })).code).toBe('stale')
  expect((await refused(takeNewDesign, await makeBrandActor(), { runId })).code).toBe('not-found')
  await expect(db.run.update({ where: { id: runId }, data: { frozenHash: 'x' } })).rejects.toThrow(/does not change/)
  const { frozenHash } = await perform(takeNewDesign, bench.manager, { runId })
  const releases = await db.runRelease.findMany({ where: { runId }, orderBy: { sequence: 'asc' } })
  expect(releases.map((release) => release.frozenHash)).toEqual([before.frozenHash, frozenHash])
  expect(releases[0]!.frozen).toEqual(before.frozen)
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ frozenHash, toyRevisionId: bench.revisionB, state: 'released' })
  await perform(reportProduction, bench.lead, { id: uuidv7(), runId, good: 1, scrap: 0 })
  expect((await refused(takeNewDesign, bench.manager, { runId })).code).toBe('run-has-begun')
  await expect(db.run.update({ where: { id: runId }, data: { frozen: before.frozen!, frozenHash: before.frozenHash } })).rejects.toThrow(/does not change/)
  expect(await eventsAbout(runId)).toEqual(expect.arrayContaining(['runs.design-kept', 'runs.released-anew']))
})
