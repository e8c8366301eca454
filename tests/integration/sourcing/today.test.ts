import { expect, test } from 'vitest'
import { listNeeds, type Need } from '#modules/home/queries/needs.ts'
import { confirmRun, orderRun } from '#modules/runs/public.ts'
import { checkOfferFile } from '#modules/sourcing/commands/offer-file.ts'
import { inspectLot } from '#modules/sourcing/commands/inspect-lot.ts'
import { orderShortages } from '#modules/sourcing/commands/order-shortages.ts'
import { receiveLine } from '#modules/sourcing/commands/receive-goods.ts'
import { sendOrder } from '#modules/sourcing/commands/send-order.ts'
import { listDueShortages } from '#modules/sourcing/queries/due-shortages.ts'
import { listShortages } from '#modules/sourcing/queries/shortages.ts'
import { shortageListSchema } from '#modules/sourcing/schemas.ts'
import { db } from '#db/client.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor } from '../../support/people.ts'
import { later, makeBuying, now, versionOf } from './buying.ts'

const SOURCING = ['shortage', 'late-order', 'draft-order', 'incoming', 'price-list']
const told = (needs: readonly Need[]) => needs.filter(({ kind }) => SOURCING.includes(kind)).map(({ kind, path, mine }) => [kind, path, mine])

test('a shortage leads to an order, the order to the supplier, the late one to a call, and what came to its inspection; each for who can do it', async () => {
  const buying = await makeBuying()
  const { manager, quality } = buying
  const { runId, number: run } = await perform(orderRun, manager, { skuId: buying.skuId, toyRevisionId: buying.revisionA, locationId: buying.workshopId, quantity: 100, note: '' }, { now })
  await perform(confirmRun, buying.lead, { runId }, { now })
  const needs = async (actor = manager, at = now) => listNeeds(actor, at.toISOString().slice(0, 10), at)
  expect(told(await needs())).toEqual([['shortage', '/sourcing?kind=short', true]])
  expect((await needs()).find(({ kind }) => kind === 'shortage')).toMatchObject({ title: 'Sensor board must be ordered today', why: expect.stringContaining(`208 × Sensor board for ${run}`) })
  expect(told(await needs(quality))).toEqual([['shortage', '/sourcing?kind=short', false]])

  const [row] = (await listShortages(manager, shortageListSchema.parse({}), now)).rows
  const { orders: [number] } = await perform(orderShortages, manager, { shortages: [row!.key] }, { now })
  expect(told(await needs())).toEqual([['draft-order', `/sourcing/orders/${number}`, true]])
  const order = await db.purchaseOrder.findFirstOrThrow({ where: { brandId: manager.brandId }, select: { id: true, lines: { select: { id: true, quantity: true } } } })
  await perform(sendOrder, manager, { orderId: order.id, version: await versionOf(order.id) }, { now })
  expect(told(await needs())).toEqual([])

  const muchLater = later(30)
  expect(told(await needs(manager, muchLater))).toEqual([['late-order', `/sourcing/orders/${number}`, true]])
  const { receiptId } = await perform(receiveLine, buying.lead, { lineId: order.lines[0]!.id, quantity: order.lines[0]!.quantity, supplierLot: '', confirmOver: false }, { now: muchLater })
  expect(told(await needs(quality, muchLater))).toEqual([['incoming', `/sourcing/incoming/${receiptId}`, true]])
  expect(told(await needs(manager, muchLater))).toEqual([['incoming', `/sourcing/incoming/${receiptId}`, false]])
  await perform(inspectLot, quality, { receiptId, lotVersion: 1, checked: 50, defects: 0, decision: 'release', reason: '' }, { now: muchLater })
  expect(told(await needs(quality, muchLater))).toEqual([])
  expect(told(await needs(await makeBrandActor('owner', await makeBrand()), muchLater))).toEqual([])
})

test('a shortage that can wait is not told; the one whose last day to order it is, and so is the one nobody offers', async () => {
  const buying = await makeBuying()
  const { runId } = await perform(orderRun, buying.manager, { skuId: buying.skuId, toyRevisionId: buying.revisionA, locationId: buying.workshopId, quantity: 100, note: '' }, { now })
  await perform(confirmRun, buying.lead, { runId }, { now })
  const startOn = async (day: string) => db.run.update({ where: { id: runId }, data: { plannedStartOn: new Date(day), readyOn: new Date('2026-05-20') }, select: { id: true } })
  await startOn('2026-04-20')
  expect(await listDueShortages(buying.manager, now)).toEqual({ parts: [], tooLate: 0 })
  const { rows: [row] } = await listShortages(buying.manager, shortageListSchema.parse({}), now)
  const source = row!.choice!.source
  const lastDay = source.kind === 'buy' ? source.orderBy! : ''
  expect(lastDay > '2026-03-03').toBe(true)
  expect(await listDueShortages(buying.manager, new Date(`${lastDay}T18:00:00Z`))).toMatchObject({ parts: [{ name: 'Sensor board', missing: 208 }], tooLate: 0 })
  expect((await listDueShortages(buying.manager, new Date(new Date(`${lastDay}T18:00:00Z`).getTime() + 3 * 86_400_000))).tooLate).toBe(1)
  await db.supplierOffer.deleteMany({ where: { brandId: buying.manager.brandId } })
  expect(await listDueShortages(buying.manager, now)).toMatchObject({ parts: [{ name: 'Sensor board' }], tooLate: 1 })
})

test('a price list that was uploaded waits until it is taken', async () => {
  const buying = await makeBuying()
  const { importId } = await perform(checkOfferFile, buying.manager, { file: new File(['supplier,part,unit_price,lead_days\nKestrel,X,1.00,3\n'], 'spring.csv', { type: 'text/csv' }) }, { now })
  expect(told(await listNeeds(buying.manager, '2026-03-03', now))).toEqual([['price-list', `/sourcing/offers/imports/${importId}`, true]])
})
