import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { inspectLot } from '#modules/sourcing/commands/inspect-lot.ts'
import { cancelOrder } from '#modules/sourcing/commands/orders.ts'
import { receiveLine, returnGoods, undoReceipt } from '#modules/sourcing/commands/receive-goods.ts'
import { getExpectedOrder, listExpectedOrders } from '#modules/sourcing/queries/expected.ts'
import { getReceipt, listReceipts } from '#modules/sourcing/queries/receipts.ts'
import { inspectLotSchema, receiptListSchema } from '#modules/sourcing/schemas.ts'
import { sendTransfer } from '#modules/shipments/public.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { confirmed, later, makeBuying, order, received, versionOf, type Buying } from './buying.ts'

const onHand = async (lotId: string, locationId: string) => (await db.stockBalance.findFirst({ where: { lotId, locationId }, select: { onHand: true } }))?.onHand ?? 0
const lot = (id: string) => db.lot.findUniqueOrThrow({ where: { id }, select: { quality: true, version: true, itemKind: true, expiresOn: true } })
const look = (receiptId: string, lotVersion: number, rest: Partial<Parameters<typeof inspectLot>[1]> = {}) => ({ receiptId, lotVersion, checked: 13, defects: 0, decision: 'release', reason: '', ...rest }) as Parameters<typeof inspectLot>[1]
const stateOf = async (orderId: string) => (await db.purchaseOrder.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } })).state

test('goods come in part and in full, each time as a lot in quarantine at the place', async () => {
  const buying = await makeBuying()
  const { orderId, lineId } = await confirmed(buying)
  const first = await perform(receiveLine, buying.lead, { lineId, quantity: 40, supplierLot: 'S-1', expiresOn: '2027-01-01', confirmOver: false }, { now: later(7) })
  expect(await stateOf(orderId)).toBe('partly-received')
  const second = await perform(receiveLine, buying.manager, { lineId, quantity: 60, supplierLot: 'S-2', confirmOver: false }, { now: later(8) })
  expect(await stateOf(orderId)).toBe('received')
  expect([await onHand(first.lotId, buying.workshopId), await onHand(second.lotId, buying.workshopId)]).toEqual([40, 60])
  expect(await lot(first.lotId)).toMatchObject({ quality: 'quarantine', itemKind: 'part' })
  expect((await lot(first.lotId)).expiresOn?.toISOString().slice(0, 10)).toBe('2027-01-01')
})

test('the workshop sees what is still to come of an order, and each box that came with its lot code', async () => {
  const buying = await makeBuying()
  const { orderId, lineId } = await confirmed(buying)
  const came = await perform(receiveLine, buying.lead, { lineId, quantity: 40, supplierLot: 'S-1', confirmOver: false }, { now: later(7) })
  expect(came.orderId).toBe(orderId)
  const wrong = await perform(receiveLine, buying.lead, { lineId, quantity: 9, supplierLot: '', confirmOver: false }, { now: later(7) })
  await perform(undoReceipt, buying.manager, { receiptId: wrong.receiptId, reason: 'Wrong box' }, { now: later(7) })
  const [order] = await listExpectedOrders(buying.lead, later(8))
  expect(order).toMatchObject({ state: 'partly-received', open: 60, late: true, lines: [{ received: 40, lots: [{ lotCode: came.lotCode, quantity: 40, supplierLot: 'S-1', quality: 'quarantine' }] }] })
  await perform(receiveLine, buying.lead, { lineId, quantity: 60, supplierLot: '', confirmOver: false }, { now: later(8) })
  expect(await listExpectedOrders(buying.lead, later(8))).toEqual([])
  expect(await getExpectedOrder(buying.lead, orderId, later(8))).toMatchObject({ state: 'received', open: 0, late: false })
})

test('a workshop receives only what is delivered to it', async () => {
  const buying = await makeBuying()
  const elsewhere = await confirmed(buying, 100, buying.warehouseId)
  const other = await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [buying.brand]))
  const receive = { quantity: 10, supplierLot: '', confirmOver: false }
  expect((await refused(receiveLine, buying.lead, { ...receive, lineId: elsewhere.lineId }, { now: later(7) })).kind).toBe('not-found')
  const here = await confirmed(buying)
  expect((await refused(receiveLine, other, { ...receive, lineId: here.lineId }, { now: later(7) })).kind).toBe('not-found')
  // Cancelled while the box is counted: it is no longer theirs to see, and they are told why.
  await perform(cancelOrder, buying.manager, { orderId: here.orderId, version: await versionOf(here.orderId), reason: 'Ordered twice' }, { now: later(6) })
  expect(await getExpectedOrder(buying.lead, here.orderId, later(7))).toBeNull()
  expect(await refused(receiveLine, buying.lead, { ...receive, lineId: here.lineId, orderVersion: 1 }, { now: later(7) })).toMatchObject({ code: 'order-cannot-be-received', message: `${here.number} is cancelled and cannot be received.` })
})

test('a little more than ordered needs a second look, far more is refused; nothing is received on a draft', async () => {
  const buying = await makeBuying()
  const { lineId } = await confirmed(buying)
  const receive = { lineId, supplierLot: '', confirmOver: false }
  expect(await refused(receiveLine, buying.manager, { ...receive, quantity: 105 }, { now: later(7) })).toMatchObject({ code: 'received-over', field: 'quantity' })
  expect(await refused(receiveLine, buying.manager, { ...receive, quantity: 1000, confirmOver: true }, { now: later(7) })).toMatchObject({ code: 'received-too-many', detail: { most: 110 } })
  expect((await refused(receiveLine, buying.manager, { ...receive, quantity: 10, orderVersion: 99 }, { now: later(7) })).code).toBe('stale')
  expect(await refused(receiveLine, buying.manager, { ...receive, quantity: 10, expiresOn: '2026-01-01' }, { now: later(7) })).toMatchObject({ field: 'expiresOn' })
  await perform(receiveLine, buying.manager, { ...receive, quantity: 105, confirmOver: true }, { now: later(7) })
  const draft = await order(buying, 20, buying.warehouseId)
  expect((await refused(receiveLine, buying.manager, { ...receive, lineId: draft.lineId, quantity: 10 }, { now: later(7) })).code).toBe('order-cannot-be-received')
})

test('two phones that receive one line add up', async () => {
  const buying = await makeBuying()
  const { orderId, lineId } = await confirmed(buying)
  await Promise.all([40, 60].map((quantity) => perform(receiveLine, buying.manager, { lineId, quantity, supplierLot: '', confirmOver: false }, { now: later(7) })))
  expect(await stateOf(orderId)).toBe('received')
  const both = await Promise.allSettled([1, 2].map(() => perform(receiveLine, buying.manager, { lineId, quantity: 10, supplierLot: '', confirmOver: true }, { now: later(7) })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(0)
})

test('a receipt is taken back exactly, as long as nothing happened to its lot', async () => {
  const buying = await makeBuying()
  const { orderId, lineId, receiptId, lotId } = await received(buying)
  await perform(undoReceipt, buying.manager, { receiptId, reason: 'Wrong box' }, { now: later(8) })
  expect(await onHand(lotId, buying.workshopId)).toBe(0)
  expect(await stateOf(orderId)).toBe('confirmed')
  expect((await refused(undoReceipt, buying.manager, { receiptId, reason: 'Again' }, { now: later(8) })).code).toBe('already-undone')
  const again = await perform(receiveLine, buying.manager, { lineId, quantity: 100, supplierLot: '', confirmOver: false }, { now: later(8) })
  await perform(sendTransfer, buying.manager, { fromLocationId: buying.workshopId, toLocationId: buying.warehouseId, lines: [{ lotId: again.lotId, quantity: 10 }], carrier: '', trackingCode: '' }, { now: later(8) })
  expect((await refused(undoReceipt, buying.manager, { receiptId: again.receiptId, reason: 'Too late' }, { now: later(8) })).code).toBe('receipt-moved')
})

test('a workshop takes back what it received itself, and nothing else', async () => {
  const buying = await makeBuying()
  const { orderId, lineId } = await confirmed(buying)
  const receive = { lineId, supplierLot: '', confirmOver: false }
  const mine = await perform(receiveLine, buying.lead, { ...receive, quantity: 40 }, { now: later(7) })
  const theirs = await perform(receiveLine, buying.manager, { ...receive, quantity: 60 }, { now: later(7) })
  const takeable = async () => Object.fromEntries((await getExpectedOrder(buying.lead, orderId, later(7)))!.lines[0]!.lots.map((one) => [one.id, one.takeable]))
  expect(await takeable()).toEqual({ [mine.receiptId]: true, [theirs.receiptId]: false })
  expect((await listExpectedOrders(buying.lead, later(8), { which: 'both' })).map(({ id, receivable }) => ({ id, receivable }))).toEqual([{ id: orderId, receivable: false }])
  expect(await listExpectedOrders(buying.lead, later(15), { which: 'both' }), 'a week later nobody looks for it').toEqual([])

  const undo = { receiptId: mine.receiptId, reason: 'Counted wrong' }
  expect((await refused(undoReceipt, buying.lead, { ...undo, receiptId: theirs.receiptId }, { now: later(7) })).code).toBe('receipt-of-others')
  const neighbour = await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [buying.brand]))
  expect((await refused(undoReceipt, neighbour, undo, { now: later(7) })).kind).toBe('not-found')
  expect((await refused(undoReceipt, (await makeBuying()).lead, undo, { now: later(7) })).kind).toBe('not-found')

  // Two presses at once: one takes it back, the other hears that it is done.
  const both = await Promise.allSettled([1, 2].map(() => perform(undoReceipt, buying.lead, undo, { now: later(7) })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await refused(undoReceipt, buying.lead, undo, { now: later(7) })).code).toBe('already-undone')
  expect([await onHand(mine.lotId, buying.workshopId), await onHand(theirs.lotId, buying.workshopId)]).toEqual([0, 60])
  expect(await getExpectedOrder(buying.lead, orderId, later(7))).toMatchObject({ state: 'partly-received', open: 40 })
  expect((await eventsAbout(orderId)).filter((type) => type === 'sourcing.receipt-undone')).toHaveLength(1)
})

test('a workshop does not take back what has moved or was looked at', async () => {
  const buying = await makeBuying()
  const { orderId, lineId } = await confirmed(buying)
  const receive = { lineId, quantity: 50, supplierLot: '', confirmOver: false }
  const moved = await perform(receiveLine, buying.lead, receive, { now: later(7) })
  const seen = await perform(receiveLine, buying.lead, receive, { now: later(7) })
  await perform(sendTransfer, buying.manager, { fromLocationId: buying.workshopId, toLocationId: buying.warehouseId, lines: [{ lotId: moved.lotId, quantity: 10 }], carrier: '', trackingCode: '' }, { now: later(8) })
  await perform(inspectLot, buying.quality, look(seen.receiptId, 1), { now: later(8) })
  expect((await refused(undoReceipt, buying.lead, { receiptId: moved.receiptId, reason: 'Counted wrong' }, { now: later(8) })).code).toBe('receipt-moved')
  expect((await refused(undoReceipt, buying.lead, { receiptId: seen.receiptId, reason: 'Counted wrong' }, { now: later(8) })).code).toBe('receipt-inspected')
  expect((await getExpectedOrder(buying.lead, orderId, later(8)))!.lines[0]!.lots.find(({ id }) => id === seen.receiptId)).toMatchObject({ takeable: false })
})

test('a lot is released on a full sample that passes, and on no other', async () => {
  const buying = await makeBuying()
  const { receiptId, lotId } = await received(buying, 500)
  const inspect = (rest: object) => refused(inspectLot, buying.quality, look(receiptId, 1, rest), { now: later(7) })
  // 500 pieces at S-3, AQL 2.5: letter D, whose arrow leads to 5 … the table's own n is asked for.
  expect(await inspect({ checked: 1 })).toMatchObject({ code: 'sample-too-small', rule: { citation: 'ISO 2859-1:1999 §9' } })
  expect(await inspect({ defects: 9 })).toMatchObject({ code: 'sample-failed', field: 'decision' })
  expect(await inspect({ defects: 14 })).toMatchObject({ field: 'defects' })
  const form = { receiptId, lotVersion: '1', checked: '13', decision: 'release', reason: '' }
  expect(inspectLotSchema.safeParse(form).error?.issues, 'nobody said that none was bad').toMatchObject([{ path: ['defects'], message: 'How many were not good? Use a whole number.' }])
  expect(inspectLotSchema.safeParse({ ...form, defects: '0' }).success).toBe(true)
  expect(await inspect({ checked: 501 })).toMatchObject({ field: 'checked' })
  expect(await inspect({ decision: 'hold' })).toMatchObject({ code: 'reason-missing', field: 'reason' })
  await perform(inspectLot, buying.quality, look(receiptId, 1), { now: later(7) })
  expect((await lot(lotId)).quality).toBe('released')
  expect((await inspect({})).code).toBe('stale')
  expect(await eventsAbout(lotId)).toEqual(['sourcing.lot-inspected'])
  expect((await refused(undoReceipt, buying.manager, { receiptId, reason: 'Too late' }, { now: later(8) })).code).toBe('receipt-inspected')
})

test('a held lot is looked at again; a rejected one goes back, and both findings stay', async () => {
  const buying = await makeBuying()
  const { orderId, receiptId, lotId } = await received(buying)
  expect(await refused(returnGoods, buying.manager, { receiptId, returned: 0, quantity: 5, reason: 'Bad' }, { now: later(7) })).toMatchObject({ code: 'return-before-inspection' })
  await perform(inspectLot, buying.quality, look(receiptId, 1, { decision: 'hold', reason: 'Two are bent', defects: 2 }), { now: later(7) })
  await perform(inspectLot, buying.quality, look(receiptId, 2, { decision: 'reject', reason: 'All are bent', checked: 100, defects: 80 }), { now: later(8) })
  expect((await lot(lotId)).quality).toBe('rejected')
  expect(await refused(returnGoods, buying.manager, { receiptId, returned: 0, quantity: 101, reason: 'Bent' }, { now: later(9) })).toMatchObject({ code: 'return-too-many', field: 'quantity' })
  await perform(returnGoods, buying.manager, { receiptId, returned: 0, quantity: 40, reason: 'Bent' }, { now: later(9) })
  // Whoever still sees none returned would send the same pieces a second time.
  expect((await refused(returnGoods, buying.manager, { receiptId, returned: 0, quantity: 40, reason: 'Bent' }, { now: later(9) })).code).toBe('stale')
  await perform(returnGoods, buying.manager, { receiptId, returned: 40, quantity: 60, reason: 'The others too' }, { now: later(10) })
  expect(await onHand(lotId, buying.workshopId)).toBe(0)
  expect(await eventsAbout(orderId)).toContain('sourcing.goods-returned')
  const [row] = (await listReceipts(buying.manager, receiptListSchema.parse({ state: 'rejected' }))).rows
  expect(row).toMatchObject({ returned: 100, onHand: 0, findings: [{ decision: 'reject', defects: 80 }, { decision: 'hold', defects: 2 }] })
  // Of this receipt only, newest first; another's of the same order is not among them.
  const by = buying.manager.name
  expect((await getReceipt(buying.manager, receiptId))!.returns.map(({ id: _, ...back }) => back)).toEqual([
    { quantity: 60, reason: 'The others too', by, at: later(10).toISOString() }, { quantity: 40, reason: 'Bent', by, at: later(9).toISOString() },
  ])
  await expect(db.incomingInspection.updateMany({ where: { receiptId }, data: { defects: 0 } })).rejects.toThrow('append-only')
})

test('straight from quarantine a lot is rejected in one step', async () => {
  const buying = await makeBuying()
  const { receiptId, lotId } = await received(buying)
  await perform(inspectLot, buying.quality, look(receiptId, 1, { decision: 'reject', reason: 'Rusty', defects: 13 }), { now: later(7) })
  expect((await lot(lotId)).quality).toBe('rejected')
})

test('another brand, and another workshop, find nothing to receive', async () => {
  const buying: Buying = await makeBuying()
  const other = await makeBuying()
  const stranger = await makeBrandActor('owner', await makeBrand())
  const { lineId, receiptId } = await received(buying)
  const receive = { lineId, quantity: 1, supplierLot: '', confirmOver: true }
  for (const answer of [
    await refused(receiveLine, stranger, receive), await refused(receiveLine, other.lead, receive), await refused(undoReceipt, stranger, { receiptId, reason: 'No' }),
    await refused(returnGoods, stranger, { receiptId, returned: 0, quantity: 1, reason: 'No' }), await refused(inspectLot, stranger, look(receiptId, 1)),
  ]) expect(answer.kind).toBe('not-found')
  expect(await versionOf((await db.receipt.findUniqueOrThrow({ where: { id: receiptId } })).purchaseOrderId)).toBeGreaterThan(1)
})

test('received parts travel between workshops by the ordinary transfer, quarantined ones too, but never to a shop', async () => {
  const buying = await makeBuying()
  const { lotId } = await received(buying)
  const sent = await perform(sendTransfer, buying.manager, { fromLocationId: buying.workshopId, toLocationId: buying.warehouseId, lines: [{ lotId, quantity: 30 }], carrier: '', trackingCode: '' }, { now: later(8) })
  expect(sent.number).toMatch(/^SHP-/)
  expect(await onHand(lotId, buying.workshopId)).toBe(70)
})
