import { z } from 'zod'
import { parseCalendarDate } from '#kernel/calendar-date.ts'
import { amountFault, parseMinor } from '#kernel/money.ts'
import { searchText } from '#kernel/search-text.ts'
import { typedAmount } from '#kernel/typed-amount.ts'
import { typedNumber } from '#kernel/typed-number.ts'

const id = z.uuid({ error: 'Load the page again.' })
const version = typedNumber().int().optional()
const count = (what: string) => typedNumber({ error: `${what} is a whole number.` }).int({ error: `${what} is a whole number.` })
const text = (what: string, most: number) => z.string({ error: what }).trim().min(1, { error: what }).max(most, { error: `Use at most ${most} characters.` })

/** States a list is filtered by: those that wait for the brand, those at work, those that are over; or one state. */
export const RUN_GROUPS = {
  planned: ['draft', 'quoted', 'confirmed'], working: ['released', 'in-production', 'paused'], made: ['produced', 'closed'], ended: ['cancelled', 'stopped'],
} as const
export const RUN_SORTS = ['-created', 'created', 'start', '-start', 'ready', '-ready', '-quantity', 'quantity', '-good', 'good', '-scrap', 'scrap', 'state', '-state', 'workshop', '-workshop', '-cost', 'cost'] as const

export const runFilterSchema = z.object({
  q: searchText.optional().catch(undefined),
  state: z.enum(['planned', 'working', 'made', 'ended']).optional().catch(undefined),
  workshop: z.uuid().optional().catch(undefined),
  late: z.literal('yes').optional().catch(undefined),
  sort: z.enum(RUN_SORTS).catch('-created'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type RunFilter = z.output<typeof runFilterSchema>

export const TERMS_SORTS = ['toy', '-toy', 'workshop', '-workshop', 'setup', '-setup', 'unit', '-unit', 'yield', '-yield'] as const
/** What the address of the workshop terms may say; anything else is as if it were not there. */
export const termsListSchema = z.object({
  q: searchText.catch('').default(''),
  sort: z.enum(TERMS_SORTS).catch('toy').default('toy'),
  page: typedNumber().int().min(1).max(10_000).catch(1).default(1),
})
export type TermsFilter = z.output<typeof termsListSchema>

export const orderRunSchema = z.object({
  skuId: id, toyRevisionId: z.uuid({ error: 'Choose the revision to build.' }), locationId: z.uuid({ error: 'Choose a workshop.' }), quantity: count('The quantity'),
  pilotId: id.optional(), note: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional(), asDraft: z.literal('on').transform(() => true).optional(),
})

export const runSchema = z.object({ runId: id, version })
export const confirmRunSchema = runSchema.extend({
  readyOn: z.string().refine((day) => parseCalendarDate(day) !== null, { error: 'This is not a day.' }).optional(),
})
const calendarDay = z.string({ error: 'Choose a day.' }).refine((day) => parseCalendarDate(day) !== null, { error: 'This is not a day.' })
export const moveRunSchema = runSchema.extend({ startOn: calendarDay, shownReadyOn: calendarDay.optional(), keepReady: z.literal('yes').transform(() => true).optional() })
export const reasonSchema = runSchema.extend({ reason: text('Say why, in a sentence.', 300) })
export const cancelRunSchema = runSchema.extend({ reason: z.string().trim().max(300).optional() })
export const pauseRunSchema = runSchema.extend({ cause: text('Say why the run pauses.', 200) })

/** Why units are scrapped, as the floor says it. */
export const SCRAP_REASONS = ['Cracked', 'Warped', 'Short shot', 'Scratched', 'Wrong colour', 'Fails its test', 'Assembled wrong', 'Material fault', 'Other'] as const
export const PAUSE_CAUSES = ['Waiting for parts', 'Machine down', 'Waiting for material', 'Quality question', 'End of shift', 'Other'] as const

export const reportSchema = z.object({
  id, runId: id, good: count('Good').default(0), scrap: count('Scrap').default(0), scrapReason: z.string().trim().max(200).optional(),
  photo: z.instanceof(File).optional(), confirmOver: z.literal('on').transform(() => true).optional(),
})
export const loadLotSchema = z.object({ runId: id, partRevisionId: id, lotId: z.uuid({ error: 'Choose a lot.' }).optional() })
export const closeLotSchema = runSchema.extend({ reason: z.string().trim().max(200, { error: 'Use at most 200 characters.' }).optional() })
export const undoReportSchema = z.object({ reportId: id })

/** What every entry of a phone's outbox says of itself; `id` is made by the phone, `turn` anew each time a person sends it, `happenedAt` is when it was entered there. */
const floorEntry = { workshop: z.string(), id, turn: id.optional(), person: id, happenedAt: z.iso.datetime({ error: 'This is not a time.' }).transform((text) => new Date(text)) }
export const floorEntrySchema = z.discriminatedUnion('kind', [
  reportSchema.extend({ ...floorEntry, kind: z.literal('report') }),
  z.object({ ...floorEntry, kind: z.literal('undo'), reportId: id }),
  z.object({ ...floorEntry, kind: z.literal('pause'), runId: id, cause: pauseRunSchema.shape.cause }),
  z.object({ ...floorEntry, kind: z.literal('resume'), runId: id }),
])
export type FloorEntryInput = z.output<typeof floorEntrySchema>

export const changeRevisionSchema = runSchema.extend({ toyRevisionId: z.uuid({ error: 'Choose the revision to build.' }) })
export const closeRunSchema = runSchema.extend({ difference: z.enum(['accept-short', 'order-rest', 'keep-over', 'return-over'], { error: 'Choose what is done about it.' }).optional(), differenceNote: z.string().trim().max(300, { error: 'Use at most 300 characters.' }).optional() })
export const askReworkSchema = z.object({ runId: id, lotId: z.uuid({ error: 'Choose the lot.' }), quantity: count('The number of units'), instruction: text('Say what is to be done to them.', 500) })
export const reportReworkSchema = z.object({ reworkId: id, version, good: count('Good').default(0), scrap: count('Scrap').default(0), scrapReason: z.string().trim().max(200).optional() })
export const cancelReworkSchema = z.object({ reworkId: id, version, reason: text('Say why, in a sentence.', 300) })

export const actualsSchema = runSchema.extend({
  currency: z.string().length(3), setupCost: typedAmount('Enter what the setup cost; 0 if nothing.'), unitsCost: typedAmount('Enter what the good units cost together.'),
  scrapCost: typedAmount().default('0'), otherCost: typedAmount().default('0'), hours: typedNumber({ error: 'Hours are a number, like 12.5.' }).min(0, { error: 'Hours are 0 or more.' }).max(100_000, { error: 'These are too many hours.' }).optional(),
  note: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional(),
}).transform(({ currency, setupCost, unitsCost, scrapCost, otherCost, hours, ...rest }, ctx) => {
  const minor = (field: string, amount: string): number => {
    const fault = amountFault(amount, currency)
    if (fault) ctx.issues.push({ code: 'custom', message: fault, path: [field], input: amount })
    return parseMinor(amount, currency) ?? 0
  }
  return {
    ...rest, setupCost: minor('setupCost', setupCost), unitsCost: minor('unitsCost', unitsCost), scrapCost: minor('scrapCost', scrapCost), otherCost: minor('otherCost', otherCost),
    minutes: hours === undefined ? null : Math.round(hours * 60),
  }
})

const whole = (what: string, least: number, most: number) => count(what).min(least, { error: `${what} is at least ${least}.` }).max(most, { error: `${what} is at most ${most.toLocaleString('en-US')}.` })

export const agreeTermsSchema = z.object({
  locationId: z.uuid({ error: 'Choose a workshop.' }), toyId: z.uuid({ error: 'Choose a toy.' }), currency: z.string().length(3),
  setupMinutes: whole('Setup', 0, 10_000), secondsPerUnit: whole('Time a unit', 1, 100_000),
  unitCost: typedAmount('Enter the price of a unit.'), setupCost: typedAmount('Enter the price of the setup; 0 if it is free.'),
  yieldPercent: typedNumber({ error: 'The yield is a percentage.' }).min(1, { error: 'The yield is at least 1 %.' }).max(100, { error: 'The yield is at most 100 %.' }),
  minimumQuantity: whole('The smallest run', 1, 100_000), maximumQuantity: whole('The largest run', 1, 100_000),
}).transform(({ currency, unitCost, setupCost, yieldPercent, ...rest }, ctx) => {
  const minor = (field: string, amount: string): number => {
    const fault = amountFault(amount, currency)
    if (fault) ctx.issues.push({ code: 'custom', message: fault, path: [field], input: amount })
    return parseMinor(amount, currency) ?? 0
  }
  return { ...rest, unitCost: minor('unitCost', unitCost), setupCost: minor('setupCost', setupCost), yieldPermille: Math.round(yieldPercent * 10) }
})

const dayInAddress = z.string().refine((day) => parseCalendarDate(day) !== null).optional().catch(undefined)
export const BOARD_SORTS = ['name', '-over', '-used'] as const
export const boardSchema = z.object({
  view: z.enum(['week', 'month']).catch('week'), from: dayInAddress, q: searchText.catch('').default(''), workshop: z.guid().optional().catch(undefined),
  only: z.enum(['over', 'late']).optional().catch(undefined), sort: z.enum(BOARD_SORTS).catch('name').default('name'),
})
export type BoardFilter = z.infer<typeof boardSchema>
/** What the page that orders a run is asked for. The quantity is kept as it was typed. */
export const newRunQuerySchema = z.object({ sku: z.uuid().optional().catch(undefined), pilot: z.string().max(20).optional().catch(undefined), quantity: z.string().optional().catch(undefined) })
export const moveQuerySchema = z.object({ to: dayInAddress, brand: z.string().max(80).optional().catch(undefined) })
