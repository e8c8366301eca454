import { z } from 'zod'
import { pickRows } from '#kernel/form-data.ts'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'

const id = z.guid({ error: 'Choose one of the list.' })
const carrier = z.string().trim().max(60, { error: 'Use at most 60 characters.' }).default('')
const trackingCode = z.string().trim().max(80, { error: 'Use at most 80 characters.' }).default('')

/** One lot of a transfer. A row without a quantity is not part of it. */
const transferLine = z.object({
  lotId: id,
  quantity: typedNumber({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).min(1, { error: 'Enter 1 or more.' }).max(1_000_000, { error: 'Enter a smaller number.' }).optional(),
  /** Of a serialised lot: the first of exactly the units that go. */
  firstUnit: typedNumber({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).min(1, { error: 'Units are numbered from 1.' }).max(10_000_000, { error: 'Enter a smaller number.' }).optional(),
})

export const sendTransferSchema = z.object({
  fromLocationId: id,
  toLocationId: z.guid({ error: 'Choose where it goes.' }),
  lines: z.array(transferLine).max(100, { error: 'Send at most 100 lots at once.' }).default([])
    .transform((lines) => pickRows(lines, ({ lotId, quantity, firstUnit }) => (quantity === undefined ? undefined : { lotId, quantity, ...(firstUnit !== undefined && { firstUnit }) }))),
  carrier,
  trackingCode,
})
export type SendTransfer = z.output<typeof sendTransferSchema>

export const shipRestockSchema = z.object({ restockId: id, version: typedNumber().int().optional(), carrier, trackingCode })
export type ShipRestock = z.output<typeof shipRestockSchema>

export const receiveShipmentSchema = z.object({
  shipmentId: id,
  version: typedNumber().int(),
  lines: z.array(z.object({
    lineId: id,
    received: typedNumber({ error: 'Enter how many arrived, as a whole number.' }).int({ error: 'Enter a whole number.' }).min(0, { error: 'Enter 0 or more.' }),
    discrepancy: z.string().trim().max(300, { error: 'Use at most 300 characters.' }).default(''),
  })).min(1, { error: 'There is nothing to receive.' }),
})
export type ReceiveShipment = z.output<typeof receiveShipmentSchema>

export const shipmentVersionSchema = z.object({ shipmentId: id, version: typedNumber().int() })
export const loseShipmentSchema = shipmentVersionSchema.extend({ reason: z.string({ error: 'Say what you know.' }).trim().min(3, { error: 'Say what you know.' }).max(300, { error: 'Use at most 300 characters.' }) })

export const SHIPMENT_STATES = ['packing', 'ready', 'in-transit', 'delivered', 'lost', 'voided'] as const

/** By number (as they were made), the day sent, the day expected, the state as a shipment goes through them, the places, the pieces and those that did not arrive. */
export const SHIPMENT_SORTS = ['-created', 'created', '-sent', 'sent', 'expected', '-expected', 'state', '-state', 'from', '-from', 'to', '-to', '-pieces', 'pieces', '-missing', 'missing'] as const
/** The list's URL. Whatever somebody typed there gives a list. */
export const shipmentListSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(SHIPMENT_STATES).optional().catch(undefined),
  place: z.guid().optional().catch(undefined),
  kind: z.enum(['restock', 'transfer', 'short']).optional().catch(undefined),
  sort: z.enum(SHIPMENT_SORTS).catch('-created').default('-created'),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
})
export type ShipmentFilter = z.output<typeof shipmentListSchema>

/** A workshop's arrivals, from suppliers and from other places: by the day they are expected, sender and receiving place. Whatever somebody typed there gives a list. */
export const ARRIVAL_SORTS = ['expected', '-expected', 'from', '-from', 'to', '-to'] as const
export const arrivalListSchema = z.object({
  q: searchText.catch('').default(''),
  only: z.enum(['suppliers', 'places', 'late', 'came']).optional().catch(undefined),
  sort: z.enum(ARRIVAL_SORTS).catch('expected').default('expected'),
})
export type ArrivalFilter = z.output<typeof arrivalListSchema>
