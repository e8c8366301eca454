import { z } from 'zod'
import { pickRows } from '#kernel/form-data.ts'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { parseUnits } from '#kernel/unit-range.ts'

const quantity = typedNumber({ error: 'Enter a whole number.' }).int({ error: 'Enter a whole number.' }).min(0, { error: 'Enter 0 or more.' }).max(100_000, { error: 'That is more than a shop can order at once.' })
const version = typedNumber().int().positive()
const reason = (missing: string) => z.string({ error: missing }).trim().min(3, { error: missing }).max(500, { error: 'Use at most 500 characters.' })

/** One line of the order form: a SKU that is not wanted has no quantity, or 0. */
const formLine = z.object({ skuId: z.uuid(), quantity: quantity.optional() })

export const requestRestockSchema = z.object({
  brandId: z.uuid({ error: 'Choose a brand.' }),
  shipToId: z.uuid({ error: 'Choose the shop it goes to.' }),
  note: z.string().max(500, { error: 'Use at most 500 characters.' }).optional(),
  lines: z.array(formLine).max(200, { error: 'Send at most 200 lines at once.' }).default([])
    .transform((lines) => pickRows(lines, ({ skuId, quantity: wanted }) => (wanted ? { skuId, quantity: wanted } : undefined))),
})
export type RequestRestockInput = z.output<typeof requestRestockSchema>

/** `lines=skuId:quantity,…` in a GET: the live promise while somebody types. */
export const previewPromiseSchema = z.object({
  retailer: z.string(),
  brandId: z.uuid(),
  shipToId: z.uuid(),
  lines: z.string().max(20_000).transform((text, issues) => {
    const lines = text.split(',').filter((part) => part !== '').map((part) => {
      const [skuId = '', count = ''] = part.split(':')
      return { skuId, quantity: Number(count) }
    })
    const valid = z.array(z.object({ skuId: z.uuid(), quantity: z.int().min(1).max(100_000) })).max(200).safeParse(lines)
    if (!valid.success) issues.addIssue({ code: 'custom', message: 'Send lines as skuId:quantity, separated by commas.' })
    return lines
  }),
})

export const restockVerbSchema = z.object({ restockId: z.uuid(), version })
/** Units of a pick as they are written, '3, 7-12'. Nothing written: whichever are lowest when it leaves. */
const units = z.string().trim().max(400, { error: 'Use at most 400 characters.' }).default('').transform((text, issues) => {
  const ranges = parseUnits(text)
  if (ranges === null) issues.addIssue({ code: 'custom', message: 'Write unit numbers and ranges, like 3, 7-12.' })
  return ranges?.length ? ranges : null
})
export const chooseUnitsSchema = restockVerbSchema.extend({ picks: z.array(z.object({ holdId: z.uuid(), units })).min(1, { error: 'There is nothing to choose.' }).max(200) })
export const declineRestockSchema = restockVerbSchema.extend({ reason: reason('Tell the shop why, so that it can plan.') })
export const cancelRestockSchema = restockVerbSchema.extend({ reason: z.string().trim().max(500).optional() })
export const acceptByNumberSchema = z.object({ number: z.string().regex(/^RST-\d{4,}$/, { error: 'A restock number looks like RST-0101.' }) })

export const RESTOCK_STATES = ['submitted', 'promised', 'accepted', 'picking', 'shipped', 'received', 'closed', 'declined', 'cancelled', 'expired'] as const

/** The brand's list, as the URL says it. Unknown values fall back: a shortened link still opens. */
/** By the day asked, the value, the day promised, the shop, or the state from request to end. */
export const RESTOCK_SORTS = ['-asked', 'asked', '-value', 'value', 'promised', '-promised', 'shop', '-shop', 'state', '-state'] as const
export const restockListSchema = z.object({
  q: searchText.optional().catch(undefined),
  state: z.enum(['waiting', 'open', ...RESTOCK_STATES]).optional().catch(undefined),
  shop: z.uuid().optional().catch(undefined),
  sort: z.enum(RESTOCK_SORTS).optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
})
export type RestockFilter = z.output<typeof restockListSchema>
