import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { startInspection } from '#modules/quality/public.ts'
import { closeLot, finishRun, loadLot, reportProduction, undoReport } from '#modules/runs/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, releasedRun, stockPart, type Workbench } from './workbench.ts'

const usesOf = async (bench: Workbench) => (await db.lotUse.findMany({ where: { brandId: bench.brand.brandId }, orderBy: [{ firstUnit: 'asc' }, { id: 'asc' }] })).map(({ consumedLotId, consumed, firstUnit, lastUnit }) => [consumedLotId, consumed, firstUnit, lastUnit])
const onHand = async (lotId: string) => (await db.stockBalance.findFirstOrThrow({ where: { lotId }, select: { onHand: true } })).onHand
const report = (runId: string, good: number, scrap = 0) => ({ id: uuidv7(), runId, good, scrap, ...(scrap > 0 ? { scrapReason: 'Cracked' } : {}) })
const partOf = async (bench: Workbench) => (await db.bomLine.findFirstOrThrow({ where: { toyRevisionId: bench.revisionA } })).partRevisionId

test('a report takes its parts from the oldest lot, then from the one that was loaded, by unit; undo gives them back exactly', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  const newer = await stockPart(bench, 'SB-2', 300, '2026-02-10')
  const older = await stockPart(bench, 'SB-1', 100, '2026-01-10')
  const first = report(runId, 20, 5)
  await perform(reportProduction, bench.lead, first)
  expect(await usesOf(bench)).toEqual([[older, 50, 1, 25]])

  await perform(loadLot, bench.lead, { runId, partRevisionId: await partOf(bench), lotId: newer })
  const second = report(runId, 10)
  await perform(reportProduction, bench.lead, second)
  expect(await usesOf(bench)).toEqual([[older, 50, 1, 25], [newer, 20, 26, 35]])
  expect([await onHand(older), await onHand(newer)]).toEqual([50, 280])

  await perform(undoReport, bench.lead, { reportId: second.id })
  expect([await onHand(older), await onHand(newer)]).toEqual([50, 300])
  await perform(loadLot, bench.lead, { runId, partRevisionId: await partOf(bench) })
  await perform(reportProduction, bench.lead, report(runId, 30))
  expect((await usesOf(bench)).slice(-2)).toEqual([[older, 50, 26, 50], [newer, 10, 51, 55]])
  expect((await eventsAbout(runId)).filter((type) => type === 'runs.lot-loaded')).toHaveLength(2)
})

test('what is short never stops the count: what is there is taken and the rest is named', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  const lotId = await stockPart(bench, 'SB-3', 15, '2026-01-10')
  const { goodCount } = await perform(reportProduction, bench.lead, report(runId, 10))
  expect(goodCount).toBe(10)
  expect(await onHand(lotId)).toBe(0)
  expect(await db.productionReport.findFirstOrThrow({ where: { runId }, select: { uncovered: true } })).toMatchObject({ uncovered: [{ quantity: 5 }] })
})

test('a workshop with nothing in the books is its own supply', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  await perform(reportProduction, bench.lead, report(runId, 10))
  expect(await usesOf(bench)).toEqual([])
  expect(await db.productionReport.findFirstOrThrow({ where: { runId }, select: { uncovered: true } })).toEqual({ uncovered: [] })
})

test('eight phones reporting at once use every piece once', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  const lotId = await stockPart(bench, 'SB-4', 70, '2026-01-10')
  await Promise.all(Array.from({ length: 8 }, () => perform(reportProduction, bench.lead, report(runId, 5))))
  expect(await onHand(lotId)).toBe(0)
  const units = (await db.lotUse.findMany({ where: { consumedLotId: lotId }, orderBy: { firstUnit: 'asc' } })).map(({ firstUnit, lastUnit }) => [firstUnit, lastUnit])
  expect(units[0]![0]).toBe(1)
  expect(units.at(-1)![1]).toBe(35)
})

test('only a usable lot of a part of the run, at its workshop, is loaded; by those who make it', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  const lotId = await stockPart(bench, 'SB-5', 70, '2026-01-10')
  const partRevisionId = await partOf(bench)
  const code = async (input: object, actor = bench.lead) => (await refused(loadLot, actor, { runId, partRevisionId, lotId, ...input })).code
  expect(await code({ partRevisionId: uuidv7() })).toBe('part-not-in-run')
  expect(await code({ lotId: uuidv7() })).toBe('not-found')
  expect(await code({ lotId: await stockPart(await makeWorkbench(), 'SB-6', 5, '2026-01-10') })).toBe('not-found')
  expect(await code({}, await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [bench.brand])))).toBe('not-found')
  await db.lot.update({ where: { id: lotId }, data: { quality: 'held' } })
  expect(await code({})).toBe('lot-not-usable')
  await perform(reportProduction, bench.lead, report(runId, 1))
  await perform(finishRun, bench.lead, { runId })
  expect(await code({})).toBe('run-not-in-production')
})

test('a lot is ended while the run goes on: it is inspected on its own, and later reports make another', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench)
  expect((await refused(closeLot, bench.lead, { runId })).code).toBe('run-not-in-production')
  const first = await perform(reportProduction, bench.lead, report(runId, 40))
  expect((await refused(closeLot, bench.lead, { runId, version: 1 })).code).toBe('stale')
  expect((await refused(closeLot, await makeBrandActor(), { runId })).code).toBe('not-found')
  const quality = await makeBrandActor('quality', bench.brand)
  expect((await refused(startInspection, quality, { lotId: first.lotId! })).code).toBe('run-not-finished')
  await perform(closeLot, bench.manager, { runId, reason: 'The shops want the first forty' })
  expect((await refused(closeLot, bench.lead, { runId })).code).toBe('lot-closed')
  // Complete, so only the checklist that this toy does not have stands in the way.
  expect((await refused(startInspection, quality, { lotId: first.lotId! })).code).toBe('no-checklist')

  const id = uuidv7()
  const second = await perform(reportProduction, bench.lead, { id, runId, good: 25, scrap: 0 })
  expect(second).toMatchObject({ goodCount: 65 })
  expect(second.lotId).not.toBe(first.lotId)
  expect((await refused(startInspection, quality, { lotId: second.lotId! })).code).toBe('run-not-finished')
  await perform(undoReport, bench.lead, { reportId: id })
  expect([await onHand(first.lotId!), await onHand(second.lotId!)]).toEqual([40, 0])
  expect((await refused(closeLot, bench.lead, { runId })).code).toBe('lot-empty')
  expect(await eventsAbout(runId)).toContain('runs.lot-closed')
  // Finished, it has two lots that wait for inspection.
  await perform(reportProduction, bench.lead, report(runId, 5))
  expect(await perform(finishRun, bench.lead, { runId })).toMatchObject({ toInspect: 2 })
})
