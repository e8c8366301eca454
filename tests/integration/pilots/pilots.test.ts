import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { addLearning, amendPilot, approvePilot, cancelPilot, closePilot, decidePilot, gatherFacts, pilotsJobs, planPilot, startPilot } from '#modules/pilots/public.ts'
import { confirmRun, orderRun, releaseRun, reportProduction } from '#modules/runs/public.ts'
import { moveStock } from '#modules/stock/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeLocation, makeOrganization, systemActor } from '../../support/people.ts'
import { makeWorkbench, type Workbench } from '../runs/workbench.ts'

const START = new Date('2026-03-02T17:00:00Z')
const at = (day: string) => new Date(`${day}T20:00:00Z`)

function plan(bench: Workbench) {
  return {
    title: 'Does a sensor sell?', skuId: bench.skuId, hypothesis: 'Families buy a kit with a sensor at 39 dollars.', stopRule: 'Stop when five units come back with the same fault.',
    plannedQuantity: 60, budget: 1_500_000, startsOn: '2026-03-09', decisionDate: '2026-03-30',
    metrics: [{ metric: 'sell-through', direction: 'at-least', threshold: 80 }, { metric: 'scrap-rate', direction: 'at-most', threshold: 5 }] as const,
  }
}

/** A running pilot whose 60 units went to two shops on 9 March. */
async function running(bench: Workbench): Promise<{ pilotId: string; shops: string[] }> {
  const { pilotId } = await perform(planPilot, bench.manager, { ...plan(bench), approve: true }, { now: START })
  const { runId } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 60, pilotId }, { now: START })
  await perform(confirmRun, bench.lead, { runId }, { now: START })
  await perform(releaseRun, bench.manager, { runId }, { now: START })
  await pilotsJobs['run-released']({ brandId: bench.brand.brandId, runId, pilotId }, { jobKey: '1', now: new Date('2026-03-02T17:05:00Z') })
  const { lotId } = await perform(reportProduction, bench.lead, { id: uuidv7(), runId, good: 60, scrap: 2, scrapReason: 'Cracked' }, { now: at('2026-03-04') })
  const organization = await makeOrganization('retailer', [bench.brand])
  const shops = [await makeLocation({ kind: 'shop', owner: organization }), await makeLocation({ kind: 'venue', owner: organization })].map(({ locationId }) => locationId)
  const { brandId } = bench.brand
  await db.$transaction(async (tx) => {
    const ctx = { actor: bench.manager, tx, now: at('2026-03-09'), newId: () => uuidv7(), trail: { events: 0, pending: [] } }
    for (const [index, locationId] of shops.entries()) {
      const source = { kind: 'shipment', id: uuidv7() }
      const out = await moveStock(ctx, { brandId, moves: [{ lotId: lotId!, quantity: 30, from: { kind: 'location', locationId: bench.workshopId }, to: { kind: 'transit' }, reason: 'shipped', source, key: `out-${index}` }] })
      const arrived = await moveStock(ctx, { brandId, moves: [{ lotId: lotId!, quantity: 30, from: { kind: 'transit' }, to: { kind: 'location', locationId }, reason: 'received', source, key: `in-${index}` }] })
      expect([out.ok, arrived.ok]).toEqual([true, true])
    }
  })
  return { pilotId, shops }
}

async function sell(bench: Workbench, shops: string[], date: string, opening: number, sold: number) {
  await db.salesDay.createMany({
    data: shops.map((locationId) => ({ brandId: bench.brand.brandId, locationId, skuId: bench.skuId, date: new Date(date), opening, sold, closing: opening - sold, stockedOut: opening === sold, hoursInStock: opening === sold ? 6 : 10 })),
  })
}

test('a pilot is planned, approved, and starts when its run is released', async () => {
  const bench = await makeWorkbench()
  const { pilotId, number } = await perform(planPilot, bench.manager, plan(bench), { now: START })
  expect(number).toBe('PIL-0001')
  expect((await refused(approvePilot, bench.manager, { pilotId, version: 9 })).code).toBe('stale')
  expect((await refused(approvePilot, await makeBrandActor(), { pilotId })).code).toBe('not-found')
  const { runId } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 60, pilotId })
  await perform(confirmRun, bench.lead, { runId })
  expect((await refused(releaseRun, bench.manager, { runId })).code).toBe('pilot-not-approved')
  await perform(approvePilot, bench.manager, { pilotId, version: 1 })
  expect((await refused(startPilot, systemActor(bench.brand.brandId), { pilotId })).code).toBe('pilot-without-run')
  await perform(releaseRun, bench.manager, { runId })
  await perform(startPilot, systemActor(bench.brand.brandId), { pilotId })
  expect(await perform(startPilot, systemActor(bench.brand.brandId), { pilotId })).toEqual({ started: false })
  expect((await refused(startPilot, systemActor((await makeWorkbench()).brand.brandId), { pilotId })).code).toBe('not-found')
  expect(await eventsAbout(pilotId)).toEqual(['pilots.planned', 'pilots.approved', 'pilots.started'])
})

test('what cannot be a plan is refused beside its field', async () => {
  const bench = await makeWorkbench()
  const field = async (change: object) => (await refused(planPilot, bench.manager, { ...plan(bench), ...change }, { now: START })).field
  expect(await field({ decisionDate: '2026-03-01' })).toBe('decisionDate')
  expect(await field({ startsOn: '2026-04-02' })).toBe('decisionDate')
  expect(await field({ metrics: [plan(bench).metrics[0], plan(bench).metrics[0]] })).toBe('metrics[1].metric')
  expect(await field({ approve: true, stopRule: ' ' })).toBe('stopRule')
  expect((await refused(planPilot, await makeBrandActor(), plan(bench), { now: START })).field).toBe('skuId')
})

test('before the lock edits are edits; after it they are amendments with a reason', async () => {
  const bench = await makeWorkbench()
  const { pilotId } = await perform(planPilot, bench.manager, plan(bench), { now: START })
  expect(await perform(amendPilot, bench.manager, { pilotId, hypothesis: 'Another thought entirely.', budget: null }, { now: START })).toMatchObject({ amendments: 0 })
  const other = await running(bench)
  const later = { pilotId: other.pilotId, decisionDate: '2026-04-06' }
  expect((await refused(amendPilot, bench.manager, later, { now: START })).field).toBe('why')
  expect((await refused(amendPilot, bench.manager, { ...later, version: 1, why: 'Late van' }, { now: START })).code).toBe('stale')
  expect((await refused(amendPilot, await makeBrandActor(), { ...later, why: 'Late van' })).code).toBe('not-found')
  expect(await perform(amendPilot, bench.manager, { ...later, why: 'Late van' }, { now: START })).toMatchObject({ amendments: 1 })
  expect(await db.pilotAmendment.findMany({ where: { pilotId: other.pilotId }, select: { field: true, before: true, after: true, why: true } }))
    .toEqual([{ field: 'decisionDate', before: 'Mon, Mar 30, 2026', after: 'Mon, Apr 6, 2026', why: 'Late van' }])
})

test('the verdict comes from the sales; a sell-out settles it early', async () => {
  const bench = await makeWorkbench()
  const { pilotId, shops } = await running(bench)
  await sell(bench, shops, '2026-03-10', 30, 10)
  const early = await refused(decidePilot, bench.manager, { pilotId }, { now: at('2026-03-11') })
  expect(early.code).toBe('too-early')
  await db.run.updateMany({ where: { pilotId }, data: { state: 'produced' } })
  await sell(bench, shops, '2026-03-11', 20, 12)
  await sell(bench, shops, '2026-03-13', 8, 8)
  const { facts, places } = await gatherFacts(db, { id: pilotId, brandId: bench.brand.brandId, skuId: bench.skuId, startsOn: null, decisionDate: '2026-03-30' }, at('2026-03-14'))
  expect(facts).toMatchObject({ unitsReceived: 60, firstDayOfSale: '2026-03-10', good: 60, scrap: 2, productionFinished: true })
  expect(places.map(({ received, sold, stockedOutOn }) => [received, sold, stockedOutOn])).toEqual([[30, 30, '2026-03-13'], [30, 30, '2026-03-13']])

  expect((await refused(closePilot, bench.manager, { pilotId, decision: 'repeat' })).code).toBe('pilot-cannot-close')
  const { verdict } = await perform(decidePilot, bench.manager, { pilotId }, { now: at('2026-03-14') })
  expect(verdict).toMatchObject({ outcome: 'met', recommended: 'repeat', soldOut: true })
  expect(verdict.reasons.join(' ')).toContain('Sold out on day 4')
  expect((await refused(closePilot, bench.manager, { pilotId, decision: 'repeat' })).field).toBe('learning')
  expect((await refused(closePilot, bench.manager, { pilotId, version: 1, decision: 'repeat' })).code).toBe('stale')
  expect((await refused(closePilot, await makeBrandActor(), { pilotId, decision: 'repeat' })).code).toBe('not-found')
  await perform(closePilot, bench.manager, { pilotId, decision: 'repeat', learning: 'Cafés sell as fast as shops.', about: 'place' })
  await perform(addLearning, bench.manager, { pilotId, text: 'The clip is too weak.', about: 'design' })
  expect(await eventsAbout(pilotId)).toEqual(['pilots.planned', 'pilots.approved', 'pilots.started', 'pilots.evaluated', 'pilots.learning-added', 'pilots.closed', 'pilots.learning-added'])
  expect((await refused(amendPilot, bench.manager, { pilotId, title: 'x' })).code).toBe('pilot-ended')
})

test('the stop rule ends it before its date, and a pilot can be cancelled', async () => {
  const bench = await makeWorkbench()
  const { pilotId } = await running(bench)
  expect((await perform(decidePilot, bench.manager, { pilotId, stopRuleHit: true }, { now: at('2026-03-11') })).verdict.recommended).toBe('stop')
  expect((await refused(decidePilot, await makeBrandActor(), { pilotId })).code).toBe('not-found')
  expect((await refused(cancelPilot, bench.manager, { pilotId, reason: 'x' })).code).toBe('pilot-cannot-cancel')
  const second = await perform(planPilot, bench.manager, plan(bench), { now: START })
  expect((await refused(cancelPilot, bench.manager, { pilotId: second.pilotId, reason: '' })).field).toBe('reason')
  expect((await refused(cancelPilot, bench.manager, { pilotId: second.pilotId, version: 3, reason: 'x' })).code).toBe('stale')
  expect((await refused(cancelPilot, await makeBrandActor(), { pilotId: second.pilotId, reason: 'x' })).code).toBe('not-found')
  await perform(cancelPilot, bench.manager, { pilotId: second.pilotId, reason: 'Planned twice' })
  expect((await refused(addLearning, bench.manager, { pilotId: second.pilotId, text: 'x', about: 'demand' })).code).toBe('pilot-cancelled')
  expect((await refused(addLearning, await makeBrandActor(), { pilotId, text: 'x', about: 'demand' })).code).toBe('not-found')
})
