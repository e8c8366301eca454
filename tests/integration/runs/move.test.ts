import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { moveRun, orderRun, confirmRun, reportProduction } from '#modules/runs/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, releasedRun, type Workbench } from './workbench.ts'

// Monday. 100 units take 7.2 of the 8 hours a day.
const MONDAY = new Date('2026-03-02T17:00:00Z')
const [TUESDAY, WEDNESDAY, THURSDAY, SATURDAY] = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-07']
const planOf = async (runId: string) => {
  const { plannedStartOn, readyOn } = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { plannedStartOn: true, readyOn: true } })
  return [plannedStartOn, readyOn].map((day) => day?.toISOString().slice(0, 10))
}

async function confirmed(bench: Workbench): Promise<string> {
  const { runId } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 100 }, { now: MONDAY })
  await perform(confirmRun, bench.lead, { runId }, { now: MONDAY })
  return runId
}

test('a confirmed run has its place; moved, it goes where the others leave room, and its ready day follows', async () => {
  const bench = await makeWorkbench()
  const first = await confirmed(bench)
  const second = await confirmed(bench)
  expect([await planOf(first), await planOf(second)]).toEqual([[TUESDAY, TUESDAY], [TUESDAY, WEDNESDAY]])
  await perform(moveRun, bench.lead, { runId: first, startOn: WEDNESDAY, shownReadyOn: WEDNESDAY }, { now: MONDAY })
  expect(await planOf(first)).toEqual([WEDNESDAY, WEDNESDAY])
  expect(await planOf(second)).toEqual([TUESDAY, WEDNESDAY])
  expect((await eventsAbout(first)).toSorted()).toEqual(['runs.confirmed', 'runs.moved', 'runs.ordered'])
  const [{ n } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker.jobs where key = ${`run-output-changed:${first}`}`
  expect(n).toBe(1)
})

test('the promised day is kept on purpose only, and then the workshop is overloaded', async () => {
  const bench = await makeWorkbench()
  await confirmed(bench)
  const second = await confirmed(bench)
  const { readyOn } = await perform(moveRun, bench.manager, { runId: second, startOn: WEDNESDAY, keepReady: true }, { now: MONDAY })
  expect(readyOn).toBe(WEDNESDAY)
  expect((await refused(moveRun, bench.manager, { runId: second, startOn: THURSDAY, keepReady: true }, { now: MONDAY })).code).toBe('ready-before-start')
})

test('what was shown and is no longer true is refused, and so are the past, a closed day, a stale page, a run that began, and strangers', async () => {
  const bench = await makeWorkbench()
  const runId = await confirmed(bench)
  const code = async (input: object, actor: Workbench['manager'] | Workbench['lead'] = bench.manager) => (await refused(moveRun, actor, { runId, startOn: WEDNESDAY, ...input }, { now: MONDAY })).code
  expect(await code({ shownReadyOn: '2026-03-19' })).toBe('plan-changed')
  expect(await code({ startOn: '2026-02-27' })).toBe('start-in-the-past')
  expect(await code({ startOn: SATURDAY })).toBe('workshop-closed-then')
  expect(await code({ version: 1 })).toBe('stale')
  expect(await code({}, await makeBrandActor())).toBe('not-found')
  expect(await code({}, await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [bench.brand])))).toBe('not-found')
  const begun = await releasedRun(bench, 20, MONDAY)
  await perform(reportProduction, bench.lead, { id: crypto.randomUUID(), runId: begun, good: 1, scrap: 0 }, { now: MONDAY })
  expect((await refused(moveRun, bench.lead, { runId: begun, startOn: WEDNESDAY }, { now: MONDAY })).code).toBe('run-not-movable')
})

test('two leads who confirm two runs at once: the second finds the hours of the first taken', async () => {
  const bench = await makeWorkbench()
  const other = await makeMicrofactoryActor('lead', { organizationId: bench.organizationId, slug: bench.lead.slug })
  // 8.2 hours each: one fills a day of 8.
  const order = () => perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 120 }, { now: MONDAY })
  const runs = [await order(), await order()]
  const { promise: inside, resolve: isInside } = Promise.withResolvers<void>()
  // The first has its place, and its transaction is still open when the second asks.
  const lingering: typeof confirmRun = async (ctx, input) => {
    const result = await confirmRun(ctx, input)
    isInside()
    await new Promise((done) => setTimeout(done, 500))
    return result
  }
  const first = perform(lingering, bench.lead, { runId: runs[0]!.runId }, { now: MONDAY })
  await inside
  await Promise.all([first, perform(confirmRun, other, { runId: runs[1]!.runId }, { now: MONDAY })])
  expect(await Promise.all(runs.map(async ({ runId }) => (await planOf(runId))[0]))).toEqual([TUESDAY, WEDNESDAY])
})

test('two people who move two runs into the same hours at once do not overload the workshop', async () => {
  const bench = await makeWorkbench()
  const [first, second] = [await confirmed(bench), await confirmed(bench)]
  await Promise.all([first, second].map((runId) => perform(moveRun, bench.lead, { runId, startOn: THURSDAY }, { now: MONDAY })))
  expect([await planOf(first), await planOf(second)].toSorted()).toEqual([[THURSDAY, THURSDAY], [THURSDAY, '2026-03-06']])
})
