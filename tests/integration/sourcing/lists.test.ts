import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { listOrders } from '#modules/sourcing/queries/orders.ts'
import { listReceipts } from '#modules/sourcing/queries/receipts.ts'
import { listSuppliers } from '#modules/sourcing/queries/suppliers.ts'
import { OFFER_SORTS, offerListSchema, ORDER_SORTS, orderListSchema, RECEIPT_SORTS, receiptListSchema, SUPPLIER_SORTS, supplierListSchema } from '#modules/sourcing/schemas.ts'
import { expectOrder, walk } from '../../support/lists.ts'
import { makeBuying, now, type Buying } from './buying.ts'

const ROWS = 11
const TODAY = '2026-03-03'
const moment = (of: number) => new Date(Date.UTC(2026, 0, of))
const STATES = ['cancelled', 'draft', 'sent', 'confirmed', 'partly-received', 'received', 'closed']
const STATE_ORDER = ['draft', 'sent', 'confirmed', 'partly-received', 'received', 'closed', 'cancelled']
const QUALITY_ORDER = ['quarantine', 'held', 'released', 'rejected', 'recalled']
let buying: Buying

/** Eleven of each, of two suppliers with two currencies and of one part and another; values occur several times, and some are missing. */
beforeAll(async () => {
  buying = await makeBuying()
  const { brandId } = buying.manager
  const partId = uuidv7()
  const other = uuidv7()
  await db.part.create({ data: { id: partId, brandId, number: 'P-900', name: 'aardvark tail', summary: '', category: 'motion', revisions: { create: { id: other, brandId, code: 'A', sequence: 1, material: 'felt', shape: {}, unitCost: 1 } } } })
  await db.supplierOffer.deleteMany({ where: { brandId } })
  await db.supplier.deleteMany({ where: { brandId } })
  for (let at = 0; at < ROWS; at += 1) {
    const supplierId = uuidv7()
    await db.supplier.create({ data: { id: supplierId, brandId, name: `${at % 2 ? 'supplier' : 'Supplier'} ${(at * 7) % ROWS}`, contact: at % 3 === 0 ? '' : `Contact ${at % 4}`, email: 's@example.test', currency: at % 2 ? 'EUR' : 'USD', state: at % 4 === 1 ? 'retired' : 'active', createdAt: moment(Math.max(2, at)) } })
    const offerId = uuidv7()
    await db.supplierOffer.create({ data: {
      id: offerId, brandId, supplierId, partRevisionId: at % 2 ? other : buying.partRevisionId, minimum: 10 * (at % 3 + 1), leadDays: at % 4, validFrom: new Date(at % 5 === 0 ? '2026-06-01' : `2026-01-0${1 + at % 3}`), validTo: at % 5 === 1 ? new Date('2026-02-01') : null, createdAt: moment(Math.max(2, at)),
      breaks: { create: [{ brandId, quantity: 1, unitPrice: 90 + 10 * (at % 3) }, { brandId, quantity: 500, unitPrice: 5 }] },
    } })
    const orderId = uuidv7()
    const lines = Array.from({ length: at % 3 }, (_, line) => ({ id: uuidv7(), brandId, position: line + 1, partRevisionId: line ? other : buying.partRevisionId, quantity: 100, unitPrice: 1_000_000 * (at % 4), received: at % 5 }))
    await db.purchaseOrder.create({ data: {
      id: orderId, brandId, number: `PO-${100 + at}`, supplierId, locationId: at % 2 ? buying.workshopId : buying.warehouseId, state: STATES[at % STATES.length]!, currency: at % 2 ? 'EUR' : 'USD', freight: 900 + at % 2,
      expectedOn: at % 4 === 0 ? null : moment(20 - (at % 3)), createdAt: moment(Math.max(2, at)), lines: { create: lines },
    } })
    const lineId = lines[0]?.id ?? uuidv7()
    if (!lines[0]) await db.purchaseOrderLine.create({ data: { id: lineId, brandId, purchaseOrderId: orderId, position: 1, partRevisionId: other, quantity: 1, unitPrice: 1 } })
    const lotId = uuidv7()
    await db.lot.create({ data: { id: lotId, brandId, code: `LOT-${at}`, itemKind: 'part', partRevisionId: lines[0] ? buying.partRevisionId : other, quality: QUALITY_ORDER[at % 4]!, recalledAt: at % 6 === 5 ? now : null } })
    const receiptId = uuidv7()
    await db.receipt.create({ data: { id: receiptId, brandId, purchaseOrderId: orderId, lineId, lotId, locationId: at % 2 ? buying.workshopId : buying.warehouseId, quantity: 10 * (at % 4 + 1), receivedBy: 'Lin', at: moment(Math.max(2, at)) } })
    for (let look = 0; look < at % 3; look += 1) await db.incomingInspection.create({ data: { id: uuidv7(), brandId, receiptId, number: `INC-${at}-${look}`, lotSize: 1, plan: {}, checked: 9, defects: (at + look) % 4, verdict: 'accepted', decision: 'release', inspectedBy: 'Ada', at: moment(20 + look) } })
  }
})

const key = (sort: string) => sort.replace('-', '')
/** As amounts of several currencies are ordered: by currency, then by size. */
const amount = (currency: string, minor: number) => `${currency} ${String(minor).padStart(15, '0')}`

test.each(SUPPLIER_SORTS)('suppliers by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listSuppliers(buying.manager, supplierListSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({ name: row.name.toLowerCase(), created: row.createdAt, contact: row.contact.toLowerCase() || null, parts: row.parts, orders: row.openOrders, currency: row.currency, state: row.state })[key(sort)]!), sort)
})

test.each(OFFER_SORTS)('offers by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listOffers(buying.manager, offerListSchema.parse({ sort, ...cursor }), TODAY, 4))
  const made = new Map((await db.supplierOffer.findMany({ select: { id: true, createdAt: true } })).map(({ id, createdAt }) => [id, createdAt.toISOString()]))
  expectOrder(rows.map((row) => ({
    created: made.get(row.id)!, lead: row.leadDays, part: row.partName.toLowerCase(), supplier: row.supplier.toLowerCase(), price: amount(row.currency, row.breaks[0]!.unitPrice), minimum: row.minimum, valid: row.validFrom,
    state: ['valid', 'coming', 'ended'].indexOf(row.state),
  })[key(sort)]!), sort)
})

test.each(ORDER_SORTS)('orders by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listOrders(buying.manager, orderListSchema.parse({ sort, ...cursor }), now, 4))
  expectOrder(rows.map((row) => ({
    created: row.createdAt, expected: row.expectedOn, supplier: row.supplier.toLowerCase(), state: STATE_ORDER.indexOf(row.state), place: row.place.toLowerCase(), lines: row.lines, came: row.received, total: amount(row.currency, row.total),
  })[key(sort)]!), sort)
})

test.each(RECEIPT_SORTS)('received lots by %s', async (sort) => {
  const rows = await walk(ROWS, (cursor) => listReceipts(buying.manager, receiptListSchema.parse({ sort, ...cursor }), 4))
  expectOrder(rows.map((row) => ({
    at: row.at, part: row.partName.toLowerCase(), state: QUALITY_ORDER.indexOf(row.recalled ? 'recalled' : row.quality), from: row.supplier.toLowerCase(), place: row.place.toLowerCase(), quantity: row.quantity, found: row.findings[0]?.defects ?? null,
  })[key(sort)]!), sort)
})

test('filters and words narrow the lists in every order', async () => {
  const { manager } = buying
  const orders = await listOrders(manager, orderListSchema.parse({ q: 'AARDVARK', sort: '-total' }), now)
  expect(orders.rows.length).toBeGreaterThan(0)
  expect((await Promise.all(orders.rows.map(({ id }) => db.purchaseOrderLine.count({ where: { purchaseOrderId: id, partRevision: { part: { number: 'P-900' } } } })))).every((found) => found > 0)).toBe(true)
  expect((await listOrders(manager, orderListSchema.parse({ state: 'late', sort: 'place' }), now)).rows.every(({ state, expectedOn }) => ['sent', 'confirmed', 'partly-received'].includes(state) && expectedOn! < TODAY)).toBe(true)
  expect((await listOffers(manager, offerListSchema.parse({ q: 'aardvark', state: 'coming', sort: 'price' }), TODAY)).rows.map(({ partNumber, state }) => [partNumber, state])).toEqual([['P-900', 'coming']])
  expect((await listReceipts(manager, receiptListSchema.parse({ q: 'lot-1', sort: 'found' }))).rows.map(({ lotCode }) => lotCode).toSorted()).toEqual(['LOT-1', 'LOT-10'])
  expect((await listReceipts(manager, receiptListSchema.parse({ state: 'held', sort: '-quantity' }))).rows.map(({ quality }) => quality)).toEqual(['held', 'held', 'held'])
  expect((await listSuppliers(manager, supplierListSchema.parse({ q: '100%', sort: '-parts' }))).rows).toEqual([])
})
