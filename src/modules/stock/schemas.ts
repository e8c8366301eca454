import { z } from 'zod'

const id = z.guid({ error: 'Choose one of the list.' })
const pieces = z.coerce.number({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).max(10_000_000, { error: 'Enter a smaller number.' })
const reason = z.string({ error: 'Say why: the next person will ask.' }).trim().min(3, { error: 'Say why: the next person will ask.' }).max(300, { error: 'Use at most 300 characters.' })

export const countStockSchema = z.object({
  lotId: id,
  locationId: z.guid({ error: 'Choose the place that was counted.' }),
  /** What the screen showed as on hand; the count is refused when it moved since. */
  seen: pieces.min(0).optional(),
  counted: pieces.min(0, { error: 'Enter 0 or more.' }),
  reason,
})
export type CountStock = z.output<typeof countStockSchema>

export const scrapStockSchema = z.object({ lotId: id, locationId: z.guid({ error: 'Choose the place.' }), quantity: pieces.min(1, { error: 'Enter 1 or more.' }), reason })
export type ScrapStock = z.output<typeof scrapStockSchema>

export const undoMoveSchema = z.object({ moveId: id, reason })

export const LOT_STATES = ['quarantine', 'released', 'held', 'rejected', 'recalled'] as const
export const STOCK_VIEWS = ['item', 'place', 'lot'] as const

/** The list's URL. Whatever somebody typed there gives a list. */
export const stockListSchema = z.object({
  by: z.enum(STOCK_VIEWS).catch('item').default('item'),
  q: z.string().trim().max(80).catch('').default(''),
  place: z.guid().optional().catch(undefined),
  quality: z.enum(LOT_STATES).optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
})
export type StockFilter = z.output<typeof stockListSchema>
