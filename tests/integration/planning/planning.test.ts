import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { addDays } from '#kernel/calendar-date.ts'
import { acceptProposal, declineProposal, proposeNextRun } from '#modules/planning/public.ts'
import { getProposal } from '#modules/planning/queries/proposals.ts'
import { propose } from '#modules/planning/domain/proposal.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor, makeLocation, makeOrganization, systemActor } from '../../support/people.ts'
import { makeWorkbench, type Workbench } from '../runs/workbench.ts'

const NOW = new Date('2026-03-20T20:00:00Z')

/** Four shops that sold out on the fourth day, and have had nothing since. */
async function soldOut(bench: Workbench): Promise<void> {
  const organization = await makeOrganization('retailer', [bench.brand])
  for (const perDay of [9, 12, 15, 20]) {
    const { locationId } = await makeLocation({ kind: 'shop', owner: organization })
    const rows = [0, 1, 2, 3, 4, 5, 6].map((offset) => ({
      brandId: bench.brand.brandId, skuId: bench.skuId, locationId, date: new Date(addDays('2026-03-10', offset)), opening: offset < 4 ? perDay * (4 - offset) : 0,
      sold: offset < 3 ? perDay : offset === 3 ? Math.round(perDay / 2) : 0, closing: offset < 3 ? perDay * (3 - offset) : 0, stockedOut: offset >= 3, hoursInStock: offset < 3 ? 10 : offset === 3 ? 5 : 0,
    }))
    await db.salesDay.createMany({ data: rows })
  }
}

test('a sold-out pilot gets a proposal that counts the empty shelves, and can be computed again from its inputs', async () => {
  const bench = await makeWorkbench()
  await soldOut(bench)
  const proposed = await perform(proposeNextRun, bench.manager, { skuId: bench.skuId }, { now: NOW })
  expect(proposed).toMatchObject({ number: 'PRO-0001', verdict: 'make' })
  expect(proposed.quantity).toBeGreaterThan(200)
  const page = await getProposal(bench.manager, 'PRO-0001')
  expect(page).toMatchObject({ intact: true, state: 'open', result: { observedSales: 197 } })
  expect(page!.result.unseenDemand).toBeGreaterThan(100)
  expect(JSON.parse(JSON.stringify(propose(page!.inputs.method)))).toEqual(page!.result)
  expect(await perform(proposeNextRun, bench.manager, { skuId: bench.skuId }, { now: NOW })).toEqual(proposed)
  expect(await eventsAbout(proposed.proposalId)).toEqual(['planning.proposed'])
  expect(await getProposal(await makeBrandActor(), 'PRO-0001')).toBeNull()
})

test('the product itself may propose; a stranger may not; a horizon out of reason is refused', async () => {
  const bench = await makeWorkbench()
  expect(await perform(proposeNextRun, systemActor(bench.brand.brandId), { skuId: bench.skuId }, { now: NOW })).toMatchObject({ verdict: 'not-enough-evidence', quantity: 0 })
  expect((await refused(proposeNextRun, await makeBrandActor(), { skuId: bench.skuId })).code).toBe('not-found')
  expect((await refused(proposeNextRun, bench.manager, { skuId: bench.skuId, pilotId: uuidv7() })).code).toBe('not-found')
  expect((await refused(proposeNextRun, bench.manager, { skuId: bench.skuId, horizonDays: 2 })).field).toBe('horizonDays')
})

test('accepting makes a draft run of the chosen revision; another quantity needs a reason', async () => {
  const bench = await makeWorkbench()
  await soldOut(bench)
  const { proposalId, quantity } = await perform(proposeNextRun, bench.manager, { skuId: bench.skuId }, { now: NOW })
  const accept = { proposalId, toyRevisionId: bench.revisionB }
  expect((await refused(acceptProposal, bench.manager, { ...accept, version: 4 })).code).toBe('stale')
  expect((await refused(acceptProposal, await makeBrandActor(), accept)).code).toBe('not-found')
  expect((await refused(acceptProposal, bench.manager, { ...accept, quantity: quantity + 50 })).field).toBe('reason')
  const { runId, runNumber } = await perform(acceptProposal, bench.manager, { ...accept, version: 1 }, { now: new Date('2026-03-20T20:05:00Z') })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ number: runNumber, state: 'draft', quantity, toyRevisionId: bench.revisionB, proposalId })
  expect(await eventsAbout(proposalId)).toEqual(['planning.proposed', 'planning.accepted'])
  expect((await refused(acceptProposal, bench.manager, accept)).code).toBe('proposal-decided')
})

test('a proposal is declined with a reason; make none can be overruled with one', async () => {
  const bench = await makeWorkbench()
  const first = await perform(proposeNextRun, bench.manager, { skuId: bench.skuId }, { now: NOW })
  const accept = { proposalId: first.proposalId, toyRevisionId: bench.revisionA }
  expect((await refused(acceptProposal, bench.manager, accept)).field).toBe('quantity')
  expect((await refused(acceptProposal, bench.manager, { ...accept, quantity: 50 })).field).toBe('locationId')
  await perform(acceptProposal, bench.manager, { ...accept, quantity: 50, locationId: bench.workshopId, reason: 'A fair next month asks for fifty.' })
  const second = await perform(proposeNextRun, bench.manager, { skuId: bench.skuId }, { now: new Date('2026-03-21T20:00:00Z') })
  expect((await refused(declineProposal, bench.manager, { proposalId: second.proposalId, reason: '' })).field).toBe('reason')
  expect((await refused(declineProposal, bench.manager, { proposalId: second.proposalId, version: 8, reason: 'x' })).code).toBe('stale')
  expect((await refused(declineProposal, await makeBrandActor(), { proposalId: second.proposalId, reason: 'x' })).code).toBe('not-found')
  await perform(declineProposal, bench.manager, { proposalId: second.proposalId, reason: 'Wait for the fair.' })
  expect(await eventsAbout(second.proposalId)).toEqual(['planning.proposed', 'planning.declined'])
})
