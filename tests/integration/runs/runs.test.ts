import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import {
  agreeTerms, cancelRun, closeRun, confirmRun, declineRun, finishRun, firstReleaseOfPilot, listWorkshopOffers, openOutput, orderRun, pauseRun, releaseRun, reportProduction,
  requestQuote, resumeRun, stopRun, undoReport,
} from '#modules/runs/public.ts'
import { agreeTermsSchema } from '#modules/runs/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, type Workbench } from './workbench.ts'

const MONDAY = new Date('2026-03-02T17:00:00Z')

async function ordered(bench: Workbench, more: { asDraft?: boolean; quantity?: number; toyRevisionId?: string } = {}) {
  return perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 100, ...more }, { now: MONDAY })
}

async function released(bench: Workbench, quantity = 100): Promise<string> {
  const { runId } = await ordered(bench, { quantity })
  await perform(confirmRun, bench.lead, { runId })
  await perform(releaseRun, bench.manager, { runId })
  return runId
}

test('an order is quoted at once at the standing price, with the day it can be ready', async () => {
  const bench = await makeWorkbench()
  const run = await ordered(bench)
  expect(run).toMatchObject({ number: 'RUN-0001', state: 'quoted' })
  // 2 h setup + 104 started × 3 min = 7.2 h: one working day, the day after Monday.
  const row = await db.run.findUniqueOrThrow({ where: { id: run.runId } })
  expect(row).toMatchObject({ unitCost: 900, setupCost: 40_000, readyOn: new Date('2026-03-03'), purpose: 'sale' })
  expect(await eventsAbout(run.runId)).toEqual(['runs.ordered'])
  // The next order waits for the hours of the confirmed one.
  await perform(confirmRun, bench.lead, { runId: run.runId })
  const second = await ordered(bench)
  expect((await db.run.findUniqueOrThrow({ where: { id: second.runId } })).readyOn).toEqual(new Date('2026-03-04'))
})

test('a draft stays with the brand until its quote is asked for', async () => {
  const bench = await makeWorkbench()
  const { runId, state } = await ordered(bench, { asDraft: true })
  expect(state).toBe('draft')
  expect((await refused(confirmRun, bench.lead, { runId })).code).toBe('not-found')
  expect((await refused(requestQuote, bench.manager, { runId, version: 7 })).code).toBe('stale')
  await perform(requestQuote, bench.manager, { runId, version: 1 })
  expect((await refused(requestQuote, bench.manager, { runId })).code).toBe('run-cannot-quote')
  expect((await refused(requestQuote, await makeBrandActor(), { runId })).code).toBe('not-found')
  expect((await refused(declineRun, bench.lead, { runId, reason: ' ' })).field).toBe('reason')
  await perform(declineRun, bench.lead, { runId, reason: 'Out of sensor boards until April.' })
  expect(await eventsAbout(runId)).toEqual(['runs.ordered', 'runs.quoted', 'runs.declined'])
})

test('an order outside the terms, of another brand or at a stranger is refused', async () => {
  const bench = await makeWorkbench()
  const other = await makeWorkbench()
  const order = { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 100 }
  expect((await refused(orderRun, bench.manager, { ...order, quantity: 5 })).field).toBe('quantity')
  expect((await refused(orderRun, bench.manager, { ...order, locationId: other.workshopId })).code).toBe('workshop-unknown')
  expect((await refused(orderRun, bench.manager, { ...order, toyRevisionId: other.revisionA })).field).toBe('toyRevisionId')
  expect((await refused(orderRun, other.manager, order)).code).toBe('not-found')
  expect((await refused(orderRun, bench.manager, { ...order, pilotId: uuidv7() })).code).toBe('not-found')
})

test('release freezes and hashes the design; later edits do not reach it', async () => {
  const bench = await makeWorkbench()
  const { runId } = await ordered(bench)
  expect((await refused(releaseRun, bench.manager, { runId })).code).toBe('run-cannot-release')
  for (const [readyOn, code] of [['2026-03-02', 'ready-in-the-past'], ['2999-01-07', 'ready-too-far']] as const) {
    expect(await refused(confirmRun, bench.lead, { runId, version: 1, readyOn }, { now: MONDAY })).toMatchObject({ code, field: 'readyOn' })
  }
  await perform(confirmRun, bench.lead, { runId, version: 1, readyOn: '2027-01-07' }, { now: MONDAY })
  expect((await refused(releaseRun, bench.manager, { runId, version: 1 })).code).toBe('stale')
  expect((await refused(releaseRun, await makeBrandActor(), { runId })).code).toBe('not-found')
  const { frozenHash } = await perform(releaseRun, bench.manager, { runId, version: 2 })
  await db.bomLine.updateMany({ where: { toyRevisionId: bench.revisionA }, data: { quantity: 9 } })
  const row = await db.run.findUniqueOrThrow({ where: { id: runId } })
  expect(row.frozenHash).toBe(frozenHash)
  expect(row.frozen).toMatchObject({ toyRevision: 'A', bom: [{ partName: 'Sensor board', quantity: 2 }] })
  expect(await eventsAbout(runId)).toEqual(['runs.ordered', 'runs.confirmed', 'runs.released'])
  expect(await db.$queryRaw`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'run-released'`).not.toEqual([{ n: 0 }])
})

test('a draft revision is not built: the refusal names what is missing', async () => {
  const bench = await makeWorkbench()
  const { runId } = await ordered(bench, { toyRevisionId: bench.revisionB })
  await perform(confirmRun, bench.lead, { runId })
  const refusal = await refused(releaseRun, bench.manager, { runId })
  expect(refusal).toMatchObject({ code: 'revision-not-released', rule: { missing: 'release of revision B' } })
})

test('reports count once, make the lot in quarantine, and are taken back exactly', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  const id = uuidv7()
  const report = { id, runId, good: 40, scrap: 3, scrapReason: 'Cracked' }
  expect((await refused(reportProduction, bench.lead, { ...report, scrapReason: '' })).field).toBe('scrapReason')
  const first = await perform(reportProduction, bench.lead, report, { now: MONDAY })
  expect(first).toMatchObject({ goodCount: 40, scrapCount: 3 })
  expect(await perform(reportProduction, bench.lead, report)).toMatchObject({ goodCount: 40, lotId: first.lotId })
  expect((await refused(reportProduction, bench.lead, { ...report, good: 41 })).code).toBe('report-id-used')
  const lot = await db.lot.findUniqueOrThrow({ where: { id: first.lotId! }, include: { balances: true } })
  expect(lot).toMatchObject({ code: 'L260302-0001', quality: 'quarantine', runId, toyRevisionId: bench.revisionA, balances: [{ onHand: 40, locationId: bench.workshopId }] })

  const second = uuidv7()
  await perform(reportProduction, bench.lead, { id: second, runId, good: 10, scrap: 0 })
  expect(await perform(undoReport, bench.lead, { reportId: id })).toMatchObject({ goodCount: 10, scrapCount: 0 })
  expect((await refused(undoReport, bench.lead, { reportId: id })).code).toBe('report-already-undone')
  expect((await db.stockBalance.findFirstOrThrow({ where: { lotId: lot.id } })).onHand).toBe(10)

  await db.lot.update({ where: { id: lot.id }, data: { quality: 'released' } })
  expect((await refused(undoReport, bench.lead, { reportId: second })).code).toBe('report-used')
  expect((await refused(reportProduction, bench.lead, { id: uuidv7(), runId, good: 101, scrap: 0 })).code).toBe('over-production')
})

test('two phones reporting at once add up', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  await Promise.all(Array.from({ length: 8 }, () => perform(reportProduction, bench.lead, { id: uuidv7(), runId, good: 5, scrap: 0 })))
  expect(await db.run.findUniqueOrThrow({ where: { id: runId }, select: { goodCount: true, state: true } })).toEqual({ goodCount: 40, state: 'in-production' })
  expect(await db.lot.count({ where: { runId } })).toBe(1)
})

test('a photo is kept with the report; what is no picture is refused with nothing counted', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  const text = new File(['hello'], 'crack.jpg', { type: 'image/jpeg' })
  expect((await refused(reportProduction, bench.lead, { id: uuidv7(), runId, good: 0, scrap: 1, scrapReason: 'Cracked', photo: text })).field).toBe('photo')
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const id = uuidv7()
  await perform(reportProduction, bench.lead, { id, runId, good: 0, scrap: 1, scrapReason: 'Cracked', photo: new File([png], 'crack.png') })
  const row = await db.productionReport.findUniqueOrThrow({ where: { id } })
  expect(await db.attachment.findUniqueOrThrow({ where: { id: row.photoId! } })).toMatchObject({ brandId: bench.brand.brandId, mediaType: 'image/png' })
})

test('another workshop and another brand find nothing', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  const stranger = await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [bench.brand]))
  const id = uuidv7()
  await perform(reportProduction, bench.lead, { id, runId, good: 5, scrap: 0 })
  expect((await refused(reportProduction, stranger, { id: uuidv7(), runId, good: 1, scrap: 0 })).code).toBe('not-found')
  expect((await refused(undoReport, stranger, { reportId: id })).code).toBe('not-found')
  expect((await refused(confirmRun, stranger, { runId })).code).toBe('not-found')
  expect((await refused(declineRun, stranger, { runId, reason: 'x' })).code).toBe('not-found')
  for (const command of [pauseRun, resumeRun, finishRun]) expect((await refused(command, stranger, { runId, cause: 'x' })).code).toBe('not-found')
  const brand = await makeBrandActor()
  for (const command of [closeRun, cancelRun, stopRun]) expect((await refused(command, brand, { runId, reason: 'x' })).code).toBe('not-found')
})

test('pause, resume, finish, close; each with its event, each refused when stale or out of place', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  expect((await refused(finishRun, bench.lead, { runId })).code).toBe('run-cannot-finish')
  await perform(reportProduction, bench.lead, { id: uuidv7(), runId, good: 98, scrap: 2, scrapReason: 'Short shot' })
  expect((await refused(pauseRun, bench.lead, { runId, cause: '' })).field).toBe('cause')
  expect((await refused(pauseRun, bench.lead, { runId, version: 1, cause: 'Belt' })).code).toBe('stale')
  await perform(pauseRun, bench.lead, { runId, cause: 'Belt broke' })
  expect((await refused(cancelRun, bench.manager, { runId })).message).toContain('stop it instead')
  await perform(resumeRun, bench.lead, { runId })
  await perform(finishRun, bench.lead, { runId })
  await perform(closeRun, bench.manager, { runId, difference: 'accept-short' })
  expect(await eventsAbout(runId)).toEqual(['runs.ordered', 'runs.confirmed', 'runs.released', 'runs.reported', 'runs.paused', 'runs.resumed', 'runs.finished', 'runs.closed'])
})

test('stop keeps what was made; cancel ends what nobody started', async () => {
  const bench = await makeWorkbench()
  const first = await released(bench)
  await perform(reportProduction, bench.lead, { id: uuidv7(), runId: first, good: 5, scrap: 0 })
  expect((await refused(stopRun, bench.manager, { runId: first, reason: '' })).field).toBe('reason')
  await perform(stopRun, bench.manager, { runId: first, reason: 'Design fault in the clip' })
  expect(await db.run.findUniqueOrThrow({ where: { id: first }, select: { state: true, goodCount: true } })).toEqual({ state: 'stopped', goodCount: 5 })
  const second = await ordered(bench)
  await perform(cancelRun, bench.manager, { runId: second.runId, reason: 'Ordered twice' })
  expect(await eventsAbout(second.runId)).toEqual(['runs.ordered', 'runs.cancelled'])
})

test('open output is what confirmed and running runs still owe', async () => {
  const bench = await makeWorkbench()
  await ordered(bench)
  const runId = await released(bench)
  await perform(reportProduction, bench.lead, { id: uuidv7(), runId, good: 30, scrap: 1, scrapReason: 'Cracked' })
  const output = await openOutput(db, bench.brand.brandId, [bench.skuId])
  expect(output).toMatchObject([{ runId, remaining: 70, locationId: bench.workshopId, state: 'in-production' }])
  expect(await firstReleaseOfPilot(db, uuidv7())).toBeNull()
})

test('terms are agreed per workshop and toy, and offers stand side by side', async () => {
  const bench = await makeWorkbench()
  const terms = { locationId: bench.workshopId, toyId: bench.toyId, setupMinutes: 60, secondsPerUnit: 60, unitCost: 800, setupCost: 10_000, yieldPermille: 1000, minimumQuantity: 50, maximumQuantity: 200 }
  await perform(agreeTerms, bench.manager, terms)
  const typed = { locationId: bench.workshopId, toyId: bench.toyId, currency: 'USD', setupMinutes: '-1', secondsPerUnit: '180', unitCost: 'abc', setupCost: '999999999999', yieldPercent: '98', minimumQuantity: '20', maximumQuantity: '1500' }
  expect(agreeTermsSchema.safeParse(typed).error?.issues.map(({ path, message }) => [path[0], message]), 'all that is wrong is told at once').toEqual([
    ['setupMinutes', 'Setup is at least 0.'], ['unitCost', 'Enter an amount, like 12.50.'], ['setupCost', 'This amount is too large.'],
  ])
  expect(agreeTermsSchema.safeParse({ ...typed, setupMinutes: '1', unitCost: '12.505', setupCost: '5' }).error?.issues).toMatchObject([{ path: ['unitCost'], message: 'Enter an amount in USD, like 12.50.' }])
  expect(agreeTermsSchema.parse({ ...typed, setupMinutes: '1', unitCost: '$12.50', setupCost: '0' })).toMatchObject({ unitCost: 1250, setupCost: 0 })
  expect((await refused(agreeTerms, bench.manager, { ...terms, maximumQuantity: 10 })).field).toBe('maximumQuantity')
  expect((await refused(agreeTerms, await makeBrandActor(), terms)).field).toBe('toyId')
  expect(await listWorkshopOffers(db, bench.brand.brandId, bench.toyId, 100, MONDAY)).toMatchObject([{ locationId: bench.workshopId, cost: 90_000, readyOn: '2026-03-03', problem: '' }])
  const [offer] = await listWorkshopOffers(db, bench.brand.brandId, bench.toyId, 20, MONDAY)
  expect(offer?.problem).toContain('50 to 200')
})
