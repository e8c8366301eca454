import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { addDays } from '#kernel/calendar-date.ts'
import { confirmRun, orderRun } from '#modules/runs/public.ts'
import { changePolicy } from '#modules/sourcing/commands/change-policy.ts'
import { inspectLot } from '#modules/sourcing/commands/inspect-lot.ts'
import { orderShortages } from '#modules/sourcing/commands/order-shortages.ts'
import { endOffer } from '#modules/sourcing/commands/offers.ts'
import { getPartSupply } from '#modules/sourcing/queries/part-supply.ts'
import { getRunMaterials } from '#modules/sourcing/queries/run-materials.ts'
import { listShortages } from '#modules/sourcing/queries/shortages.ts'
import { shortageListSchema } from '#modules/sourcing/schemas.ts'
import { sendTransfer } from '#modules/shipments/public.ts'
import { perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor } from '../../support/people.ts'
import { later, makeBuying, now, order, received, type Buying } from './buying.ts'

/** 100 units of two parts each, at a yield of 97 %: 104 are started and take 208. */
async function withRun(buying: Buying, confirm = true): Promise<string> {
  const { runId, number } = await perform(orderRun, buying.manager, { skuId: buying.skuId, toyRevisionId: buying.revisionA, locationId: buying.workshopId, quantity: 100, note: '' }, { now })
  if (confirm) await perform(confirmRun, buying.lead, { runId }, { now })
  return number
}

const list = async (buying: Buying, filter: object = {}, at = now) => (await listShortages(buying.manager, shortageListSchema.parse(filter), at)).rows
const release = async (buying: Buying, receiptId: string) => perform(inspectLot, buying.quality, { receiptId, lotVersion: 1, checked: 50, defects: 0, decision: 'release', reason: '' }, { now: later(7) })

test('a confirmed run without parts is short of remaining good ÷ yield × parts; a quoted one only when planned ones are asked for', async () => {
  const buying = await makeBuying()
  const number = await withRun(buying, false)
  expect(await list(buying)).toEqual([])
  expect(await list(buying, { planned: 'yes' })).toMatchObject([{ kind: 'short', missing: 208, total: 208, usable: 0, runs: [{ number, planned: true }], choice: { source: { kind: 'buy', from: 'Kestrel', pieces: 210 } } }])
  const { id } = await db.run.findFirstOrThrow({ where: { brandId: buying.brand.brandId }, select: { id: true } })
  await perform(confirmRun, buying.lead, { runId: id }, { now })
  expect(await list(buying)).toMatchObject([{ missing: 208 }])
  expect((await list(buying, { q: 'nothing like it' }))).toEqual([])
})

test('in one click it is on a draft, once: the second click finds nothing missing', async () => {
  const buying = await makeBuying()
  await withRun(buying)
  const [row] = await list(buying)
  const both = await Promise.allSettled([1, 2].map(() => perform(orderShortages, buying.manager, { shortages: [row!.key] }, { now })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await refused(orderShortages, buying.manager, { shortages: [row!.key] }, { now })).code).toBe('nothing-missing')
  expect(await db.purchaseOrderLine.findMany({ where: { brandId: buying.brand.brandId }, select: { quantity: true, unitPrice: true } })).toEqual([{ quantity: 210, unitPrice: 300 }])
  const after = await list(buying)
  // Covered now; late only when it comes after the run begins.
  expect(after.every(({ kind, missing }) => kind === 'late' && missing === 0)).toBe(true)
})

test('shortages of one supplier at one place become one order; without an offer the order says what is missing', async () => {
  const buying = await makeBuying()
  const { partId } = await db.partRevision.findUniqueOrThrow({ where: { id: buying.partRevisionId }, select: { partId: true } })
  const other = uuidv7()
  await db.partRevision.create({ data: { id: other, brandId: buying.brand.brandId, partId, code: 'B', sequence: 2, material: 'FR-4', shape: { kind: 'board' }, unitCost: 300 } })
  await db.bomLine.create({ data: { id: uuidv7(), brandId: buying.brand.brandId, toyRevisionId: buying.revisionA, findNumber: 2, partRevisionId: other, quantity: 1 } })
  await withRun(buying)
  const rows = await list(buying)
  expect(rows).toHaveLength(2)
  expect(await refused(orderShortages, buying.manager, { shortages: rows.map(({ key }) => key) }, { now })).toMatchObject({ code: 'no-valid-offer', detail: { missing: 104 } })
  await db.supplierOffer.create({ data: { id: uuidv7(), brandId: buying.brand.brandId, supplierId: buying.supplierId, partRevisionId: other, leadDays: 2, validFrom: new Date('2026-01-01'), breaks: { create: [{ brandId: buying.brand.brandId, quantity: 1, unitPrice: 50 }] } } })
  const done = await perform(orderShortages, buying.manager, { shortages: rows.map(({ key }) => key) }, { now })
  expect(done).toMatchObject({ lines: 2 })
  expect(done.orders).toHaveLength(1)
})

test('stock, quarantine and what is on order are netted by place; stock elsewhere makes a transfer, with its reason', async () => {
  const buying = await makeBuying()
  const { receiptId, lotId } = await received(buying, 300, buying.warehouseId)
  await release(buying, receiptId)
  await withRun(buying)
  const [row] = await list(buying, {}, later(7))
  expect(row).toMatchObject({ missing: 208, choice: { source: { kind: 'transfer', from: 'Test warehouse', pieces: 208 } } })
  expect(row!.choice!.reason).toMatch(/^Transfer from Test warehouse arrives .*, \d days before buying, and costs \$18\.00 instead of \$650\.00\.$/)
  const source = row!.choice!.source
  const lines = source.kind === 'transfer' ? source.lots.map((lot) => ({ lotId: lot.lotId, quantity: lot.pieces })) : []
  expect(lines).toEqual([{ lotId, quantity: 208 }])
  await perform(sendTransfer, buying.manager, { fromLocationId: buying.warehouseId, toLocationId: buying.workshopId, lines, carrier: '', trackingCode: '' }, { now: later(7) })
  expect((await list(buying, {}, later(7))).filter(({ kind }) => kind === 'short')).toEqual([])
})

test('what a place needs itself is not offered to others', async () => {
  const buying = await makeBuying()
  const here = await received(buying, 210)
  await release(buying, here.receiptId)
  await withRun(buying)
  expect(await list(buying, {}, later(7))).toEqual([])
  const materials = (await getRunMaterials(buying.manager, (await db.run.findFirstOrThrow({ where: { brandId: buying.brand.brandId }, select: { number: true } })).number, later(7)))!
  expect(materials.lines).toMatchObject([{ needed: 208, here: 208, missing: 0 }])
})

test('lots in quarantine are counted on and shown apart; held and rejected ones are not', async () => {
  const buying = await makeBuying()
  const { receiptId } = await received(buying, 210)
  const number = await withRun(buying)
  const line = async () => (await getRunMaterials(buying.manager, number, later(7)))!.lines[0]!
  expect(await line()).toMatchObject({ here: 0, missing: 0, awaited: [{ kind: 'quarantine', pieces: 208 }] })
  await perform(inspectLot, buying.quality, { receiptId, lotVersion: 1, checked: 50, defects: 9, decision: 'hold', reason: 'Bent' }, { now: later(7) })
  expect(await line()).toMatchObject({ here: 0, missing: 208, awaited: [] })
})

test('a lot in quarantine is counted on from the day by which the brand looks at what comes; one that waits longer, from tomorrow', async () => {
  const buying = await makeBuying()
  await received(buying, 210)
  const number = await withRun(buying)
  const on = async (day: number) => (await getRunMaterials(buying.manager, number, later(day)))!.lines[0]!.awaited[0]!.on
  const came = later(7).toISOString().slice(0, 10)
  expect(await on(7)).toBe(addDays(came, 1))
  const policy = { lotSizing: 'lot-for-lot', holdingPercent: 20, transferCost: '18', safetyDays: 1, horizonDays: 90, inspectionLevel: 'S-3', aql: '2.5' } as const
  await perform(changePolicy, buying.manager, { ...policy, version: 0, inspectionDays: 5 })
  expect([await on(7), await on(9), await on(14)]).toEqual([addDays(came, 5), addDays(came, 5), addDays(came, 8)])
  await perform(changePolicy, buying.manager, { ...policy, version: 1, inspectionDays: 0 })
  expect(await on(7)).toBe(came)
})

test('a substitute that fits exactly is offered with its evidence; one that is not safe never is', async () => {
  const buying = await makeBuying()
  const { brandId } = buying.brand
  const { partId } = await db.partRevision.findUniqueOrThrow({ where: { id: buying.partRevisionId }, select: { partId: true } })
  const [exact, unsafe] = [uuidv7(), uuidv7()]
  for (const [index, id] of [exact, unsafe].entries()) {
    await db.partRevision.create({ data: { id, brandId, partId, code: 'BC'[index]!, sequence: index + 2, material: 'FR-4', shape: { kind: 'board' }, unitCost: 300 } })
    await db.fitEdge.create({ data: { id: uuidv7(), brandId, replacementId: id, originalId: buying.partRevisionId, toyRevisionId: buying.revisionA, fit: index === 0 ? 'exact' : 'not-safe', evidence: 'Bench trial', testedBy: 'Inés' } })
    const lotId = uuidv7()
    await db.lot.create({ data: { id: lotId, brandId, code: `SUB-${lotId}`, itemKind: 'part', partRevisionId: id, quality: 'released' } })
    await db.stockBalance.create({ data: { brandId, locationId: buying.warehouseId, lotId, onHand: 40 } })
  }
  await withRun(buying)
  const [row] = await list(buying)
  expect(row!.substitutes).toMatchObject([{ partRevisionId: exact, fit: 'exact', current: true, evidence: 'Bench trial (Inés)', elsewhere: [{ place: 'Test warehouse', free: 40 }] }])
})

test('of a substitute, what other lines of the runs take is not free: on the page of the part as among the shortages', async () => {
  const buying = await makeBuying()
  const { brandId } = buying.brand
  const { partId } = await db.partRevision.findUniqueOrThrow({ where: { id: buying.partRevisionId }, select: { partId: true } })
  const [fitting, lotId] = [uuidv7(), uuidv7()]
  await db.partRevision.create({ data: { id: fitting, brandId, partId, code: 'B', sequence: 2, material: 'FR-4', shape: { kind: 'board' }, unitCost: 300 } })
  await db.fitEdge.create({ data: { id: uuidv7(), brandId, replacementId: fitting, originalId: buying.partRevisionId, toyRevisionId: buying.revisionA, fit: 'exact', evidence: 'Bench trial', testedBy: 'Inés' } })
  await db.lot.create({ data: { id: lotId, brandId, code: `SUB-${lotId}`, itemKind: 'part', partRevisionId: fitting, quality: 'released' } })
  await db.stockBalance.create({ data: { brandId, locationId: buying.workshopId, lotId, onHand: 150 } })
  await db.bomLine.create({ data: { id: uuidv7(), brandId, toyRevisionId: buying.revisionA, findNumber: 99, partRevisionId: fitting, quantity: 1, placement: { at: [0, 0, 0], lift: 0 } } })
  await withRun(buying)
  const [row] = await list(buying)
  const onPage = (await getPartSupply(buying.manager, buying.partRevisionId, now))!.places
  expect(onPage).toHaveLength(1)
  expect([row!.total, row!.substitutes[0]!.here, onPage[0]!.shortage!.substitutes[0]!.here]).toEqual([208, 46, 46])
})

test('of the lots that lie at the workshop only those count that are released and keep, and none once it is closed', async () => {
  const buying = await makeBuying()
  const { brandId } = buying.brand
  const today = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  const day = (days: number) => new Date(today.getTime() + days * 86_400_000)
  for (const [index, [quality, expiresOn, recalledAt]] of ([['released', null, null], ['released', day(30), null], ['released', day(-2), null], ['held', null, null], ['released', null, now]] as const).entries()) {
    const lotId = uuidv7()
    await db.lot.create({ data: { id: lotId, brandId, code: `KEEP-${index}-${lotId}`, itemKind: 'part', partRevisionId: buying.partRevisionId, quality, expiresOn, recalledAt } })
    await db.stockBalance.create({ data: { brandId, locationId: buying.workshopId, lotId, onHand: 10 ** index, allocated: index === 0 ? 1 : 0 } })
  }
  await withRun(buying)
  const [row] = await list(buying)
  expect([row!.total, row!.usable, row!.missing]).toEqual([208, 10, 198])
  await db.location.update({ where: { id: buying.workshopId }, data: { state: 'closed' } })
  expect((await list(buying))[0]).toMatchObject({ total: 208, usable: 0, missing: 208 })
})

test('what comes too late is told apart from what is missing, and is not left over on the day it comes', async () => {
  const buying = await makeBuying()
  const number = await withRun(buying)
  const { orderId } = await order(buying, 300)
  await db.purchaseOrderLine.updateMany({ where: { purchaseOrderId: orderId }, data: { expectedOn: new Date('2026-06-01') } })
  const { places: [place] } = (await getPartSupply(buying.manager, buying.partRevisionId, now))!
  expect(place!.needs).toMatchObject([{ run: number, missing: 0, late: 208 }])
  expect(place!.record).toMatchObject([{ gross: 208, scheduled: 0, late: 208, net: 0, projected: 0 }, { on: '2026-06-01', gross: 0, scheduled: 300, late: 0, net: 0, projected: 92 }])
})

test('the supply of a part shows its record by day, its runs and where it is used', async () => {
  const buying = await makeBuying()
  const number = await withRun(buying)
  const supply = (await getPartSupply(buying.manager, buying.partRevisionId, now))!
  expect(supply.places).toMatchObject([{ usable: 0, total: 208, needs: [{ run: number, missing: 208 }], record: [{ gross: 208, scheduled: 0, net: 208, projected: 0 }] }])
  expect(supply.usedIn.map(({ revision, quantity }) => [revision, quantity])).toEqual([['B', 2], ['A', 2]])
  expect(supply.moreLots).toBe(false)
  const lots = Array.from({ length: 51 }, (_, at) => ({ id: uuidv7(), brandId: buying.brand.brandId, code: `MANY-${String(at).padStart(2, '0')}-${buying.offerId}`, itemKind: 'part', partRevisionId: buying.partRevisionId, quality: 'held' }))
  await db.lot.createMany({ data: lots })
  await db.stockBalance.createMany({ data: lots.map(({ id }) => ({ brandId: buying.brand.brandId, locationId: buying.workshopId, lotId: id, onHand: 1 })) })
  const crowded = (await getPartSupply(buying.manager, buying.partRevisionId, now))!
  expect([crowded.lots.length, crowded.moreLots]).toEqual([50, true])
  const stranger = await makeBrandActor('owner', await makeBrand())
  expect(await getPartSupply(stranger, buying.partRevisionId, now)).toBeNull()
  expect((await refused(orderShortages, stranger, { shortages: [`${buying.partRevisionId}:${buying.workshopId}`] }, { now })).code).toBe('nothing-missing')
})

test('an offer that ended is not ordered on, whatever the screen still shows', async () => {
  const buying = await makeBuying()
  await withRun(buying)
  const [row] = await list(buying)
  await perform(endOffer, buying.manager, { offerId: buying.offerId, version: 1 }, { now })
  expect((await refused(orderShortages, buying.manager, { shortages: [row!.key], offerId: buying.offerId }, { now })).code).toBe('no-valid-offer')
})
