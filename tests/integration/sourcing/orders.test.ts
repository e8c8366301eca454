import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { changeOffer } from '#modules/sourcing/commands/offers.ts'
import { cancelOrder, closeOrder, confirmOrder, draftOrder, removeOrderLine, setOrderLine } from '#modules/sourcing/commands/orders.ts'
import { sendOrder } from '#modules/sourcing/commands/send-order.ts'
import { retireSupplier } from '#modules/sourcing/commands/suppliers.ts'
import { getExpectedOrder, listExpectedOrders, type ExpectedFilter } from '#modules/sourcing/queries/expected.ts'
import { findSentOrder, getOrder, listOrders } from '#modules/sourcing/queries/orders.ts'
import { draftOrderSchema, orderListSchema } from '#modules/sourcing/schemas.ts'
import { orderSheet } from '#modules/sourcing/ui/order-sheet.tsx'
import { renderPdf } from '#server/documents/pdf-response.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { pdfPages } from '../../support/pdf.ts'
import { makeBrand, makeBrandActor, makeLocation } from '../../support/people.ts'
import { confirmed, makeBuying, now, offerDetails, order, received, versionOf } from './buying.ts'

test('an order is drafted, sent, sent again, confirmed and confirmed for another day', async () => {
  const buying = await makeBuying()
  const { orderId, number } = await order(buying, 500)
  const draft = (await getOrder(buying.manager, number, now))!
  // 5 working days from Tuesday 3 March; 500 reach the second price; freight is added once.
  expect(draft).toMatchObject({ state: 'draft', expectedOn: '2026-03-10', total: 500 * 250 + 2000, pieces: 500 })
  await perform(sendOrder, buying.manager, { orderId, version: draft.version }, { now })
  await perform(sendOrder, buying.manager, { orderId, version: draft.version + 1 }, { now })
  await perform(confirmOrder, buying.manager, { orderId, version: draft.version + 2, expectedOn: '2026-03-12', supplierRef: 'K-9' }, { now })
  await perform(confirmOrder, buying.manager, { orderId, version: draft.version + 3, expectedOn: '2026-03-13', supplierRef: 'K-9' }, { now })
  expect(await getOrder(buying.manager, number, now)).toMatchObject({ state: 'confirmed', expectedOn: '2026-03-13', sentCount: 2, supplierRef: 'K-9' })
  expect((await eventsAbout(orderId)).sort()).toEqual(['sourcing.order-confirmed', 'sourcing.order-confirmed', 'sourcing.order-drafted', 'sourcing.order-sent', 'sourcing.order-sent'])
  const mails = await db.$queryRaw<{ payload: { to: string; text: string } }[]>`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-mail' and payload->>'text' like ${`%${number}%`}`
  expect(mails).toHaveLength(2)
  expect(mails[0]!.payload.to).toBe('orders@kestrel.example')
  expect(mails[0]!.payload.text).toContain('500 × Sensor board')
  // The link of the newest mail opens the document; the older one, and one that is made up, open nothing.
  const tokens = mails.map(({ payload }) => /orders\/([\w-]{43})/.exec(payload.text)![1]!)
  const opened = await Promise.all([...tokens, 'x'.repeat(43)].map((token) => findSentOrder(token, now)))
  expect(opened.filter((found) => found?.number === number)).toHaveLength(1)
  const pdf = await pdfPages(await renderPdf(orderSheet(opened.find((found) => found !== null)!, '2026-03-03')))
  expect(pdf.join(' ')).toMatch(/Sensor board.*500.*\$2\.50.*\$1,270\.00/)
  expect((await refused(confirmOrder, buying.manager, { orderId, version: draft.version + 4, expectedOn: '2026-03-01', supplierRef: '' }, { now })).code).toBe('expected-in-the-past')
  // Cancelled, the link still opens: whoever finds the old mail reads that nothing is to come.
  await perform(cancelOrder, buying.manager, { orderId, version: await versionOf(orderId), reason: 'Ordered twice' }, { now })
  const cancelled = (await Promise.all(tokens.map((token) => findSentOrder(token, now)))).find((found) => found !== null)!
  expect((await pdfPages(await renderPdf(orderSheet(cancelled, '2026-03-03')))).join(' ')).toMatch(/Cancelled: please do not deliver.*Ordered twice/)
})

test('an open draft for the same supplier and place takes further lines; its pieces add up', async () => {
  const buying = await makeBuying()
  const first = await order(buying, 20)
  const second = await order(buying, 30)
  expect(second.orderId).toBe(first.orderId)
  const elsewhere = await order(buying, 30, buying.warehouseId)
  expect(elsewhere.orderId).not.toBe(first.orderId)
  expect((await db.purchaseOrderLine.findUniqueOrThrow({ where: { id: first.lineId }, select: { quantity: true } })).quantity).toBe(50)
})

test('quantities follow the supplier’s steps; a part without an offer needs an agreed price', async () => {
  const buying = await makeBuying()
  const { manager, supplierId, workshopId, partRevisionId } = buying
  const draft = { supplierId, locationId: workshopId, note: '' }
  expect(await refused(draftOrder, manager, { ...draft, lines: [{ partRevisionId, quantity: 15 }] }, { now })).toMatchObject({ code: 'order-steps', field: 'lines[0].quantity', detail: { orderable: 20 } })
  const { orderId } = await order(buying)
  const other = await db.partRevision.create({ data: { id: crypto.randomUUID(), brandId: buying.brand.brandId, partId: (await db.partRevision.findUniqueOrThrow({ where: { id: partRevisionId } })).partId, code: 'B', sequence: 2, material: 'FR-4', shape: { kind: 'board' }, unitCost: 300 } })
  expect((await refused(setOrderLine, manager, { orderId, version: await versionOf(orderId), partRevisionId: other.id, quantity: 7 }, { now })).code).toBe('no-valid-offer')
  await perform(setOrderLine, manager, { orderId, version: await versionOf(orderId), partRevisionId: other.id, quantity: 7, unitPrice: '1.20' }, { now })
  expect((await refused(setOrderLine, manager, { orderId, version: 1, partRevisionId: other.id, quantity: 7 }, { now })).code).toBe('stale')
  expect(await refused(setOrderLine, manager, { orderId, version: await versionOf(orderId), partRevisionId: other.id, quantity: 7, unitPrice: '-2' }, { now })).toMatchObject({ field: 'unitPrice' })
  await perform(removeOrderLine, manager, { orderId, version: await versionOf(orderId), partRevisionId: other.id }, { now })
  expect((await refused(removeOrderLine, manager, { orderId, version: await versionOf(orderId), partRevisionId: other.id }, { now })).kind).toBe('not-found')
  expect((await refused(removeOrderLine, manager, { orderId, version: 1, partRevisionId }, { now })).code).toBe('stale')
})

test('an empty order, an ended offer, a retired supplier and a closed place stop the sending', async () => {
  const buying = await makeBuying()
  const { manager } = buying
  const nothing = { supplierId: buying.supplierId, locationId: buying.warehouseId, note: '', lines: [] }
  const orders = await db.purchaseOrder.count()
  expect(await refused(draftOrder, manager, nothing, { now })).toMatchObject({ code: 'nothing-chosen', field: 'lines[0].quantity' })
  expect(await db.purchaseOrder.count()).toBe(orders)
  const typed = ['0', '', '20'].map((quantity) => ({ partRevisionId: buying.partRevisionId, quantity }))
  expect(draftOrderSchema.parse({ ...nothing, lines: typed }).lines, 'none of a part is typed as 0 or left out').toEqual([{ partRevisionId: buying.partRevisionId, quantity: 20 }])
  const empty = await perform(draftOrder, manager, { ...nothing, lines: [{ partRevisionId: buying.partRevisionId, quantity: 20 }] }, { now })
  await perform(removeOrderLine, manager, { orderId: empty.orderId, version: await versionOf(empty.orderId), partRevisionId: buying.partRevisionId }, { now })
  expect((await refused(sendOrder, manager, { orderId: empty.orderId, version: await versionOf(empty.orderId) }, { now })).code).toBe('order-empty')
  const { orderId } = await order(buying)
  await perform(changeOffer, manager, { ...offerDetails, supplierCode: '', offerId: buying.offerId, version: 1, validTo: '2026-03-05' }, { now })
  const expired = await refused(sendOrder, manager, { orderId, version: await versionOf(orderId) }, { now: new Date('2026-03-09T18:00:00Z') })
  expect(expired).toMatchObject({ code: 'offer-expired', rule: { name: 'Ordered at a valid price' } })
  await db.location.update({ where: { id: buying.workshopId }, data: { state: 'closed' } })
  expect((await refused(sendOrder, manager, { orderId, version: await versionOf(orderId) }, { now })).code).toBe('place-closed')
  expect(await refused(draftOrder, manager, { supplierId: buying.supplierId, locationId: buying.workshopId, note: '', lines: [] }, { now })).toMatchObject({ code: 'place-closed', field: 'locationId' })
  await db.location.update({ where: { id: buying.workshopId }, data: { state: 'open' } })
  await perform(retireSupplier, manager, { supplierId: buying.supplierId, version: 1 })
  expect((await refused(sendOrder, manager, { orderId, version: await versionOf(orderId) }, { now })).code).toBe('supplier-retired')
  expect((await refused(sendOrder, manager, { orderId, version: 99 }, { now })).code).toBe('stale')
})

test('parts are delivered to a workshop or warehouse one works with, not to a shop or a stranger', async () => {
  const buying = await makeBuying()
  const { locationId: shop } = await makeLocation({ kind: 'shop', owner: buying.brand })
  const { locationId: theirs } = await makeLocation({ kind: 'warehouse', owner: await makeBrand() })
  const draft = { supplierId: buying.supplierId, note: '', lines: [] }
  expect(await refused(draftOrder, buying.manager, { ...draft, locationId: shop }, { now })).toMatchObject({ code: 'not-a-place-for-parts', field: 'locationId' })
  expect(await refused(draftOrder, buying.manager, { ...draft, locationId: theirs }, { now })).toMatchObject({ kind: 'not-found', field: 'locationId' })
})

test('what was sent is cancelled by mail; what has partly come is closed instead', async () => {
  const buying = await makeBuying()
  const { orderId, number } = await confirmed(buying)
  await perform(cancelOrder, buying.manager, { orderId, version: await versionOf(orderId), reason: 'Ordered twice' }, { now })
  expect(await getOrder(buying.manager, number, now)).toMatchObject({ state: 'cancelled', cancelReason: 'Ordered twice' })
  expect((await refused(closeOrder, buying.manager, { orderId, version: await versionOf(orderId) }, { now })).code).toBe('order-cannot-be-closed')
  const came = await received(buying)
  expect((await refused(cancelOrder, buying.manager, { orderId: came.orderId, version: await versionOf(came.orderId), reason: 'Too late' }, { now })).code).toBe('order-cannot-be-cancelled')
  expect((await refused(cancelOrder, buying.manager, { orderId: came.orderId, version: 1, reason: 'Too late' }, { now })).code).toBe('stale')
  expect((await refused(closeOrder, buying.manager, { orderId: came.orderId, version: 1 }, { now })).code).toBe('stale')
  await perform(closeOrder, buying.manager, { orderId: came.orderId, version: await versionOf(came.orderId) }, { now })
  expect((await eventsAbout(came.orderId)).sort()).toEqual(['sourcing.goods-received', 'sourcing.order-closed', 'sourcing.order-confirmed', 'sourcing.order-drafted', 'sourcing.order-sent'])
})

test('another brand finds no order, and a workshop sees only what was sent to it', async () => {
  const buying = await makeBuying()
  const stranger = await makeBrandActor('owner', await makeBrand())
  const { orderId, number } = await order(buying)
  const which = { orderId, version: 1 }
  for (const answer of [
    await refused(sendOrder, stranger, which), await refused(confirmOrder, stranger, { ...which, expectedOn: '2099-01-01', supplierRef: '' }), await refused(closeOrder, stranger, which),
    await refused(cancelOrder, stranger, { ...which, reason: 'No' }), await refused(setOrderLine, stranger, { ...which, partRevisionId: buying.partRevisionId, quantity: 10 }),
    await refused(removeOrderLine, stranger, { ...which, partRevisionId: buying.partRevisionId }),
  ]) expect(answer.kind).toBe('not-found')
  expect(await getOrder(stranger, number, now)).toBeNull()
  expect(await getExpectedOrder(buying.lead, orderId, now)).toBeNull()
  expect(await listExpectedOrders(buying.lead, now)).toEqual([])
  await perform(sendOrder, buying.manager, { orderId, version: await versionOf(orderId) }, { now })
  expect(await getExpectedOrder(buying.lead, orderId, now)).toMatchObject({ number, open: 100, late: false, lines: [{ quantity: 100, received: 0, lots: [] }] })
  expect((await listExpectedOrders(buying.lead, now)).map((one) => one.number)).toEqual([number])
  expect(JSON.stringify(await listExpectedOrders(buying.lead, now)), 'prices are between brand and supplier').not.toMatch(/price|total|@/i)
  expect((await refused(setOrderLine, buying.manager, { orderId, version: await versionOf(orderId), partRevisionId: buying.partRevisionId, quantity: 10 }, { now })).code).toBe('order-sent-already')
})

test('a workshop finds what suppliers send it by number, supplier, part and brand, late ones apart, in the order asked for', async () => {
  const buying = await makeBuying()
  const [one, two] = [await confirmed(buying), await confirmed(buying)]
  await db.purchaseOrder.update({ where: { id: one.orderId }, data: { expectedOn: new Date('2026-05-02') } })
  await db.purchaseOrder.update({ where: { id: two.orderId }, data: { expectedOn: new Date('2026-05-01') } })
  const list = async (filter: ExpectedFilter, at = now, limit?: number) => (await listExpectedOrders(buying.lead, at, filter, limit)).map(({ id }) => id)
  expect(await list({})).toEqual([two.orderId, one.orderId])
  expect(await list({ sort: '-expected' })).toEqual([one.orderId, two.orderId])
  expect(await list({}, now, 1)).toEqual([two.orderId])
  expect(await list({ late: true }, new Date('2026-05-02T12:00:00Z'))).toEqual([two.orderId])
  const [found] = await listExpectedOrders(buying.lead, now)
  expect(await list({ q: one.number.toLowerCase() })).toEqual([one.orderId])
  for (const q of [found!.supplier, found!.brandName, found!.place, found!.lines[0]!.partName, found!.lines[0]!.partNumber]) expect(await list({ q }), q).toEqual([two.orderId, one.orderId])
  expect(await list({ q: 'no such thing' })).toEqual([])
  expect(await list({ which: 'came' })).toEqual([])
})

test('orders are found by part and by being late', async () => {
  const buying = await makeBuying()
  const { number } = await confirmed(buying)
  const list = async (filter: object, at = now) => (await listOrders(buying.manager, orderListSchema.parse(filter), at)).rows.map((row) => row.number)
  expect(await list({ q: 'sensor' })).toEqual([number])
  expect(await list({ state: 'late' })).toEqual([])
  expect(await list({ state: 'late' }, new Date('2026-03-20T18:00:00Z'))).toEqual([number])
  expect(await list({ state: 'draft' })).toEqual([])
})
