import { z } from 'zod'
import { acceptByNumberSchema, RESTOCK_STATES } from '#modules/restocks/schemas.ts'
import { checkSalesTextSchema } from '#modules/sales/schemas.ts'

// What the HTTP API takes and answers. The document at /api/v1/openapi.json is made from these, so the two cannot differ.

const day = z.iso.date().describe('A day at the place it belongs to')
const instant = z.iso.datetime().describe('An instant, UTC')
const minor = z.int().describe('Integer minor units (cents) of `currency`')
const cursor = z.string().nullable().describe('Send as `after` for the next page; null on the last one')
const after = z.string().max(300).optional().describe('Cursor of the page before')

export const skusQuery = z.object({})
export const skusAnswer = z.object({
  items: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), toy: z.string(), gtin: z.string().describe('GTIN-14'), currency: z.string(), wholesalePrice: minor, retailPrice: minor, minimum: z.int(), multiple: z.int() })),
})

export const stockQuery = z.object({ q: z.string().trim().max(80).default('').describe('Part of a code, SKU or toy name'), place: z.uuid().optional().describe('One place only'), after })
const pieces = { onHand: z.int(), usable: z.int().describe('Free to promise: released, not recalled, not expired, not held, at an open place'), held: z.int().describe('Held for restocks'), quarantine: z.int(), stopped: z.int().describe('On hold, rejected, recalled, expired, or at a closed place') }
export const stockAnswer = z.object({
  items: z.array(z.object({ skuId: z.uuid(), code: z.string(), name: z.string(), ...pieces, onTheWay: z.int().describe('In transit between places, on hand at none'), places: z.array(z.object({ locationId: z.uuid(), place: z.string(), kind: z.string(), ...pieces })) })),
  next: cursor,
})

export const restocksQuery = z.object({ state: z.enum(['waiting', 'open', ...RESTOCK_STATES]).optional().describe('waiting: submitted or promised; open: accepted, picking or shipped'), shop: z.uuid().optional(), after })
export const restocksAnswer = z.object({
  items: z.array(z.object({ number: z.string(), state: z.enum(RESTOCK_STATES), shop: z.string(), retailer: z.string(), pieces: z.int(), value: minor, currency: z.string(), requestedAt: instant, promisedOn: day.nullable(), sameWeek: z.boolean(), receivedOn: day.nullable(), late: z.boolean() })),
  next: cursor,
})

export const acceptRestockQuery = acceptByNumberSchema
export const acceptRestockAnswer = z.object({ restockId: z.uuid(), number: z.string(), promisedOn: day.nullable() })

export const salesImportBody = checkSalesTextSchema
export const salesImportAnswer = z.object({ importId: z.uuid(), rows: z.int(), good: z.int(), bad: z.int() })

export const salesImportQuery = z.object({ importId: z.uuid() })
export const salesImportDetail = z.object({
  importId: z.uuid(), state: z.enum(['checked', 'taken', 'discarded']), version: z.int(), fileName: z.string(), format: z.string(), place: z.string(), rows: z.int(), good: z.int(), bad: z.int(), taken: z.int(),
  rejected: z.array(z.object({ line: z.int(), problem: z.string(), detail: z.string() })).describe('The first 200'),
})
export const takeImportBody = z.object({ importId: z.uuid(), version: z.int().positive().describe('As the import was read'), withoutBad: z.boolean().default(false).describe('Take the good rows although others are rejected') })
export const takeImportAnswer = z.object({ importId: z.uuid(), taken: z.int(), sold: z.int(), returned: z.int() })

/** RFC 9457. */
export const problemAnswer = z.object({ title: z.string().describe('What happened and what to do'), status: z.int(), code: z.string().optional(), field: z.string().optional(), detail: z.record(z.string(), z.unknown()).optional(), rule: z.object({ name: z.string(), citation: z.string().optional(), missing: z.string().optional() }).optional() })
