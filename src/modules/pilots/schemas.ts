import { z } from 'zod'
import { parseCalendarDate } from '#kernel/calendar-date.ts'
import { parseMinor } from '#kernel/money.ts'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { LEARNING_SUBJECTS } from './domain/learning.ts'
import { PILOT_METRICS, type PilotMetric } from './domain/metrics.ts'

const text = (missing: string, most: number) => z.string({ error: missing }).trim().min(1, { error: missing }).max(most, { error: `Use at most ${most.toLocaleString('en-US')} characters.` })
const day = (missing: string) => z.string({ error: missing }).refine((value) => parseCalendarDate(value) !== null, { error: 'This is not a day. Write it as year-month-day.' })
const version = typedNumber().int().optional()
const pilotId = z.uuid({ error: 'Load the page again.' })

export const PILOT_STATES = ['draft', 'approved', 'running', 'deciding', 'closed', 'cancelled'] as const
export const PILOT_SORTS = ['-created', 'created', 'decision', '-decision', 'title', '-title', 'state', '-state'] as const

export const pilotFilterSchema = z.object({
  q: searchText.optional().catch(undefined),
  state: z.enum(PILOT_STATES).optional().catch(undefined),
  sort: z.enum(PILOT_SORTS).catch('-created'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type PilotFilter = z.output<typeof pilotFilterSchema>

/** Rows of the metrics table as a form posts them: a row without metric and threshold is one nobody filled in. */
const metricRows = z.array(z.object({ metric: z.string().optional(), direction: z.enum(['at-least', 'at-most']).default('at-least'), threshold: z.string().optional() })).transform((rows, ctx): PilotMetric[] => {
  const metrics: PilotMetric[] = []
  for (const [index, row] of rows.entries()) {
    if (!row.metric && !row.threshold) continue
    const metric = PILOT_METRICS.find((name) => name === row.metric)
    const threshold = Number((row.threshold ?? '').replace(/[\s,%]/g, ''))
    if (!metric) ctx.issues.push({ code: 'custom', message: 'Choose the metric this threshold belongs to.', path: [index, 'metric'], input: row.metric })
    else if (!row.threshold || !Number.isFinite(threshold)) ctx.issues.push({ code: 'custom', message: 'Enter the threshold as a number.', path: [index, 'threshold'], input: row.threshold })
    else metrics.push({ metric, direction: row.direction, threshold })
  }
  if (metrics.length === 0 && ctx.issues.length === 0) ctx.issues.push({ code: 'custom', message: 'Add at least one metric with its threshold.', path: [0, 'metric'], input: rows })
  return metrics
})

const plan = {
  title: text('Give the pilot a short title.', 120),
  hypothesis: text('Say what you expect to see: the hypothesis.', 1000),
  stopRule: text('Say when you would stop early.', 500),
  plannedQuantity: typedNumber({ error: 'The quantity is a whole number.' }).int({ error: 'The quantity is a whole number.' }).min(1, { error: 'Plan at least 1 unit.' }).max(100_000, { error: 'Plan at most 100,000 units.' }),
  budget: z.string().optional(), currency: z.string().length(3),
  startsOn: day('').optional(), decisionDate: day('Choose the day on which you will decide.'),
  metrics: metricRows,
}

function money(amount: string | undefined, currency: string, ctx: z.core.$RefinementCtx): number | undefined {
  if (amount === undefined) return undefined
  const minor = parseMinor(amount, currency)
  if (minor === null || minor < 0) ctx.issues.push({ code: 'custom', message: `Enter an amount in ${currency}, like 12,500.`, path: ['budget'], input: amount })
  return minor ?? undefined
}

export const planPilotSchema = z.object({ ...plan, skuId: z.uuid({ error: 'Choose the SKU to test.' }), then: z.enum(['draft', 'approve']).default('draft') })
  .transform(({ budget, currency, then, ...rest }, ctx) => ({ ...rest, budget: money(budget, currency, ctx), approve: then === 'approve' }))

export const amendPilotSchema = z.object({ ...plan, pilotId, version, why: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional() })
  .transform(({ budget, currency, startsOn, ...rest }, ctx) => ({ ...rest, budget: money(budget, currency, ctx) ?? null, startsOn: startsOn ?? null }))

export const pilotSchema = z.object({ pilotId, version })
export const cancelPilotSchema = pilotSchema.extend({ reason: text('Say why: whoever plans the next pilot will want to know.', 300) })
export const decidePilotSchema = pilotSchema.extend({ stopRuleHit: z.literal('on').transform(() => true).optional() })
const about = z.enum(LEARNING_SUBJECTS, { error: 'Choose what it is about.' })
export const learningSchema = z.object({ pilotId, text: text('Write what you learned, in a sentence.', 1000), about })
export const closePilotSchema = pilotSchema.extend({
  decision: z.enum(['repeat', 'iterate', 'stop'], { error: 'Choose what to do next: repeat, iterate or stop.' }), learning: z.string().trim().max(1000).optional(), about: about.optional(),
})
