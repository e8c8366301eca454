import { z } from 'zod'
import { pickRows } from '#kernel/form-data.ts'
import { parseCalendarDate } from '#kernel/calendar-date.ts'
import { searchText } from '#kernel/search-text.ts'
import { typedAmount } from '#kernel/typed-amount.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { INSPECTION_LEVELS, AQL_CHOICES, LOT_SIZINGS } from './domain/policy.ts'

const id = z.uuid({ error: 'Load the page again.' })
const version = typedNumber().int().min(1)
const line = (missing: string, max = 80) => z.string({ error: missing }).trim().min(1, { error: missing }).max(max, { error: `Use at most ${max} characters.` })
const optional = (max: number) => z.string().trim().max(max, { error: `Use at most ${max} characters.` }).default('')
/** Left empty, or not read as a number (1,5; five): either way the answer says what is asked for and how it is written. */
const pieces = (missing: string, least = 1) => typedNumber({ error: `${missing} Use a whole number.` }).int({ error: 'Use a whole number.' }).min(least, { error: `At least ${least}.` }).max(10_000_000, { error: 'At most 10,000,000.' })
const day = (missing: string) => z.string({ error: missing }).refine((text) => parseCalendarDate(text) !== null, { error: 'This is not a day.' })
const reason = z.string({ error: 'Say why: the next person will ask.' }).trim().min(3, { error: 'Say why: the next person will ask.' }).max(300, { error: 'Use at most 300 characters.' })
const flag = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean())
const list = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))
const search = searchText.optional().catch(undefined)
const cursor = z.string().max(400).optional().catch(undefined)

const closure = z.object({ firstDay: day('From which day?'), lastDay: day('To which day?').optional(), reason: optional(80) })
  .transform(({ firstDay, lastDay, reason: why }) => ({ firstDay, lastDay: lastDay ?? firstDay, reason: why }))
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { error: 'The last day is before the first.', path: ['lastDay'] })

export const supplierFields = {
  name: line('What is the supplier called?'),
  contact: optional(80),
  email: z.email({ error: 'Enter an e-mail address: orders go there.' }).trim().toLowerCase().max(200),
  phone: optional(40),
  street: optional(120), city: optional(80), region: optional(80), postcode: optional(20),
  country: z.string({ error: 'Which country?' }).trim().toUpperCase().regex(/^[A-Z]{2}$/, { error: 'Two letters, such as US or DE.' }),
  currency: z.string({ error: 'Which currency do they invoice in?' }).trim().toUpperCase().regex(/^[A-Z]{3}$/, { error: 'Three letters, such as USD.' }),
  workingDays: list(typedNumber().int().min(1).max(7)).refine((days) => days.length > 0, { error: 'Choose at least one day on which they work.' }),
  closures: z.array(closure).max(20, { error: 'At most 20 lines of closed days. Put neighbouring days into one line.' }).default([]),
  orderCost: typedAmount('What does one order cost in freight and handling? 0 if nothing.'),
  note: optional(500),
}
export const addSupplierSchema = z.object(supplierFields)
export type AddSupplier = z.input<typeof addSupplierSchema>
export const changeSupplierSchema = z.object({ supplierId: id, version, ...supplierFields })
export const supplierSchema = z.object({ supplierId: id, version })

const priceRow = z.object({
  quantity: pieces('From how many pieces on?').default(1),
  unitPrice: typedAmount('What does one piece cost?'),
})
const offerFields = {
  supplierCode: optional(60),
  minimum: pieces('What is the smallest order?').default(1),
  multiple: pieces('Ordered in multiples of what?').default(1),
  leadDays: typedNumber({ error: 'How many working days? Use a whole number.' }).int({ error: 'Use a whole number of days.' }).min(0, { error: '0 or more.' }).max(365, { error: 'At most 365.' }),
  validFrom: day('From which day on is it valid?'),
  validTo: day('Until which day?').optional(),
  breaks: z.array(priceRow).min(1, { error: 'Enter the price of one piece.' }).max(12, { error: 'At most 12 prices.' }),
}
export const addOfferSchema = z.object({ supplierId: z.uuid({ error: 'Choose a supplier.' }), partRevisionId: z.uuid({ error: 'Choose a part.' }), ...offerFields })
export type AddOffer = z.input<typeof addOfferSchema>
export const changeOfferSchema = z.object({ offerId: id, version, ...offerFields })
export const endOfferSchema = z.object({ offerId: id, version })

const MOST_FILE_BYTES = 4 * 1024 * 1024
export const checkOfferFileSchema = z.object({ file: z.instanceof(File, { error: 'Choose a file.' }).refine((file) => file.size <= MOST_FILE_BYTES, { error: 'The file is larger than 4 MB.' }) })
export const offerFileSchema = z.object({ importId: id, version })
export const takeOfferFileSchema = offerFileSchema.extend({ seen: z.string().regex(/^[0-9a-f]{64}$/, { error: 'Load the page again.' }), withoutBad: flag.default(false) })

export const SUPPLIER_SORTS = ['name', '-name', '-created', 'created', 'contact', '-contact', '-parts', 'parts', '-orders', 'orders', 'currency', '-currency', 'state', '-state'] as const
export const supplierListSchema = z.object({ q: search, state: z.enum(['active', 'retired']).optional().catch(undefined), sort: z.enum(SUPPLIER_SORTS).catch('name'), after: cursor, before: cursor })
export type SupplierFilter = z.output<typeof supplierListSchema>

export const OFFER_SORTS = ['-created', 'created', 'lead', '-lead', 'part', '-part', 'supplier', '-supplier', 'price', '-price', 'minimum', '-minimum', 'valid', '-valid', 'state', '-state'] as const
export const OFFER_STATES = ['valid', 'coming', 'ended'] as const
export const offerListSchema = z.object({ q: search, state: z.enum(OFFER_STATES).optional().catch(undefined), supplier: z.uuid().optional().catch(undefined), sort: z.enum(OFFER_SORTS).catch('-created'), after: cursor, before: cursor })
export type OfferFilter = z.output<typeof offerListSchema>

const orderLine = z.object({
  partRevisionId: z.uuid({ error: 'Choose a part.' }),
  quantity: pieces('How many?', 0).optional(), // 0, like nothing, orders none of it
})
export const draftOrderSchema = z.object({
  supplierId: z.uuid({ error: 'Choose a supplier.' }), locationId: z.uuid({ error: 'Choose where it is delivered.' }), note: optional(500),
  lines: z.array(orderLine).max(200, { error: 'At most 200 lines.' }).default([]).transform((lines) => pickRows(lines, ({ partRevisionId, quantity }) => (quantity ? { partRevisionId, quantity } : undefined))),
})
export const orderSchema = z.object({ orderId: id, version })
export const setOrderLineSchema = orderSchema.extend({ partRevisionId: z.uuid({ error: 'Choose a part.' }), quantity: pieces('How many?'), unitPrice: typedAmount('What does one piece cost?').optional() })
export const removeOrderLineSchema = orderSchema.extend({ partRevisionId: id })
export const confirmOrderSchema = orderSchema.extend({ expectedOn: day('By which day did they confirm it?'), supplierRef: optional(60) })
export const cancelOrderSchema = orderSchema.extend({ reason })

export const ORDER_GROUPS = { draft: ['draft'], coming: ['sent', 'confirmed', 'partly-received'], there: ['received', 'closed'], cancelled: ['cancelled'] } as const
export const ORDER_SORTS = ['-created', 'created', 'expected', '-expected', 'supplier', '-supplier', 'state', '-state', 'place', '-place', '-lines', 'lines', '-came', 'came', '-total', 'total'] as const
export const orderListSchema = z.object({
  q: search, state: z.enum(['draft', 'coming', 'late', 'there', 'cancelled']).optional().catch(undefined), supplier: z.uuid().optional().catch(undefined), sort: z.enum(ORDER_SORTS).catch('-created'), after: cursor, before: cursor,
})
export type OrderFilter = z.output<typeof orderListSchema>

export const receiveLineSchema = z.object({
  lineId: id, orderVersion: typedNumber().int().min(1).optional(), quantity: pieces('How many came?'), supplierLot: optional(60), expiresOn: day('Until when is it good?').optional(), confirmOver: flag.default(false),
})
export const undoReceiptSchema = z.object({ receiptId: id, reason })
export const returnGoodsSchema = z.object({ receiptId: id, returned: pieces('How many went back before?', 0), quantity: pieces('How many go back?'), reason })
export const inspectLotSchema = z.object({
  receiptId: id, lotVersion: version, checked: pieces('How many did you look at?'), defects: pieces('How many were not good?', 0),
  decision: z.enum(['release', 'hold', 'reject'], { error: 'Choose what becomes of the lot.' }), reason: optional(500),
})
export const RECEIPT_STATES = ['waiting', 'released', 'held', 'rejected'] as const
export const RECEIPT_SORTS = ['-at', 'at', 'part', '-part', 'state', '-state', 'from', '-from', 'place', '-place', '-quantity', 'quantity', '-found', 'found'] as const
export const receiptListSchema = z.object({ q: search, state: z.enum(RECEIPT_STATES).optional().catch(undefined), sort: z.enum(RECEIPT_SORTS).catch('-at'), after: cursor, before: cursor })
export type ReceiptFilter = z.output<typeof receiptListSchema>

export const policySchema = z.object({
  version: typedNumber().int().min(0).default(0),
  lotSizing: z.enum(LOT_SIZINGS, { error: 'Choose how order quantities are found.' }),
  holdingPercent: typedNumber({ error: 'Enter a percentage.' }).min(0, { error: '0 or more.' }).max(500, { error: 'At most 500 %.' }),
  transferCost: typedAmount('What does a transfer cost? 0 if nothing.'),
  safetyDays: typedNumber({ error: 'How many days? Use a whole number.' }).int({ error: 'Use a whole number of days.' }).min(0, { error: '0 or more.' }).max(60, { error: 'At most 60.' }),
  horizonDays: typedNumber({ error: 'How many days? Use a whole number.' }).int({ error: 'Use a whole number of days.' }).min(1, { error: 'At least 1.' }).max(730, { error: 'At most 730.' }),
  inspectionDays: typedNumber({ error: 'How many days? Use a whole number.' }).int({ error: 'Use a whole number of days.' }).min(0, { error: '0 or more.' }).max(60, { error: 'At most 60.' }),
  inspectionLevel: z.enum(INSPECTION_LEVELS, { error: 'Choose a level.' }),
  aql: z.enum(AQL_CHOICES, { error: 'Choose an AQL.' }),
})

export const SHORTAGE_SORTS = ['needed', '-needed', '-missing', 'missing', 'part', '-part'] as const
export const shortageListSchema = z.object({
  q: search, place: z.uuid().optional().catch(undefined), kind: z.enum(['short', 'late']).optional().catch(undefined), planned: z.enum(['yes']).optional().catch(undefined),
  sort: z.enum(SHORTAGE_SORTS).catch('needed'), after: cursor, before: cursor,
})
export type ShortageFilter = z.output<typeof shortageListSchema>

const shortageKey = z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/i, { error: 'Load the page again.' })
export const orderShortagesSchema = z.object({
  shortages: list(shortageKey).refine((keys) => keys.length > 0, { error: 'Choose at least one shortage.' }).refine((keys) => keys.length <= 200, { error: 'At most 200 at once.' }),
  planned: z.enum(['yes']).optional(), offerId: id.optional(),
})
export type OrderShortages = z.output<typeof orderShortagesSchema>
