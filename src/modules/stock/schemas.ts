import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'

const id = z.guid({ error: 'Choose one of the list.' })
const pieces = typedNumber({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).max(10_000_000, { error: 'Enter a smaller number.' })
const reason = z.string({ error: 'Say why: the next person will ask.' }).trim().min(3, { error: 'Say why: the next person will ask.' }).max(300, { error: 'Use at most 300 characters.' })

export const countStockSchema = z.object({
  lotId: id,
  locationId: z.guid({ error: 'Choose the place that was counted.' }),
  /** What the screen showed as on hand at each place; the count is refused when it moved since at the one that was counted. */
  seen: z.array(z.object({ locationId: id, onHand: pieces.min(0) })).max(1000).default([]),
  counted: pieces.min(0, { error: 'Enter 0 or more.' }),
  reason,
}).transform(({ seen, ...count }): typeof count & { seen?: number } => {
  const there = seen.find(({ locationId }) => locationId === count.locationId)
  return there ? { ...count, seen: there.onHand } : count
})
export type CountStock = z.output<typeof countStockSchema>

/** Of a serialised lot: the first of exactly the pieces that move. Left open, the lowest numbers are taken to have gone. */
const firstUnit = pieces.min(1, { error: 'Units are numbered from 1.' }).optional()

export const scrapStockSchema = z.object({ lotId: id, locationId: z.guid({ error: 'Choose the place.' }), quantity: pieces.min(1, { error: 'Enter 1 or more.' }), firstUnit, reason })
export type ScrapStock = z.output<typeof scrapStockSchema>

export const transferStockSchema = z.object({
  lotId: id, fromLocationId: z.guid({ error: 'Choose where it lies.' }), toLocationId: z.guid({ error: 'Choose where it is now.' }), quantity: pieces.min(1, { error: 'Enter 1 or more.' }), firstUnit, reason,
})
export type TransferStock = z.output<typeof transferStockSchema>

export const undoMoveSchema = z.object({ moveId: id, reason })

export const LOT_STATES = ['quarantine', 'released', 'held', 'rejected', 'recalled'] as const
export const STOCK_VIEWS = ['item', 'part', 'place', 'lot'] as const

const STOCK_SORTS = [
  'code', '-code', 'name', '-name', 'city', '-city', 'made', '-made', 'onHand', '-onHand', 'free', '-free', 'promised', '-promised', 'quarantine', '-quarantine',
] as const

/** The list's URL. Whatever somebody typed there gives a list. */
export const stockListSchema = z.object({
  by: z.enum(STOCK_VIEWS).catch('item').default('item'),
  q: searchText.catch('').default(''),
  place: z.guid().optional().catch(undefined),
  quality: z.enum(LOT_STATES).optional().catch(undefined),
  kind: z.enum(['sku', 'part']).optional().catch(undefined),
  /** Of the view shown: code and name of items, name and city of places, age and code of lots, pieces of each. Anything else is the view's own order. */
  sort: z.enum(STOCK_SORTS).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
})
export type StockFilter = z.output<typeof stockListSchema>

const version = typedNumber().int()

export const openCountSchema = z.object({ locationId: z.guid({ error: 'Choose the place to count.' }) })
export type OpenCount = z.output<typeof openCountSchema>

/** A line that was left empty is not counted yet; 0 is a figure. */
const counted = typedNumber({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).min(0, { error: 'Enter 0 or more.' }).max(10_000_000, { error: 'Enter a smaller number.' }).optional()

export const enterCountSchema = z.object({
  countId: id,
  version,
  lines: z.array(z.object({ lineId: id, counted, note: z.string().trim().max(200, { error: 'Use at most 200 characters.' }).default('') })).max(1000).default([]),
  finish: z.union([z.boolean(), z.enum(['true', 'false'])]).optional().transform((value) => value === true || value === 'true'),
})
export type EnterCount = z.output<typeof enterCountSchema>

export const addToCountSchema = z.object({ countId: id, code: z.string({ error: 'Enter the lot code on the label.' }).trim().min(1, { error: 'Enter the lot code on the label.' }).max(40, { error: 'A lot code has at most 20 characters.' }) })
export type AddToCount = z.output<typeof addToCountSchema>

export const VERDICTS = ['accept', 'keep', 'recount'] as const
export const settleCountSchema = z.object({
  countId: id, version, verdict: z.enum(VERDICTS, { error: 'Accept, keep the books, or have it counted again.' }),
  lineIds: z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(id).max(1000).default([])),
})
export type SettleCount = z.output<typeof settleCountSchema>

export const countVersionSchema = z.object({ countId: id, version })
export type CountVersion = z.output<typeof countVersionSchema>

export const COUNT_STATES = ['counting', 'counted', 'closed', 'cancelled'] as const
export const COUNT_SORTS = ['opened', '-opened', 'place', '-place', 'state', '-state', 'lots', '-lots', 'differences', '-differences', 'counted', '-counted'] as const

/** The list's URL. Whatever somebody typed there gives a list. */
export const countListSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(COUNT_STATES).optional().catch(undefined),
  sort: z.enum(COUNT_SORTS).catch('-opened').default('-opened'),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
})
export type CountFilter = z.output<typeof countListSchema>

/** The floor's list of open counts: the one asked for first comes first. By when it was asked for, place, brand and lots still to count. */
export const FLOOR_COUNT_SORTS = ['opened', '-opened', 'place', '-place', 'brand', '-brand', '-left', 'left'] as const
export const floorCountListSchema = countListSchema.omit({ state: true }).extend({ sort: z.enum(FLOOR_COUNT_SORTS).catch('opened').default('opened') })
export type FloorCountFilter = z.output<typeof floorCountListSchema>
