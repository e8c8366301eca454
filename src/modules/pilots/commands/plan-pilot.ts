import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getSku } from '#modules/catalogue/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { pilotScope } from '../access.ts'
import type { PilotMetric } from '../domain/metrics.ts'
import { decideApprove } from '../domain/pilot-state.ts'
import type { PilotEvent } from '../events.ts'
import { loadPilot, savePilot, writeMetrics } from '../store.ts'

export interface PlanPilotInput {
  readonly title: string
  readonly skuId: Id
  readonly hypothesis: string
  readonly stopRule: string
  readonly plannedQuantity: number
  /** Minor units of the brand's currency. */
  readonly budget?: number
  /** Planned first day of sale. */
  readonly startsOn?: CalendarDate
  readonly decisionDate: CalendarDate
  readonly metrics: readonly PilotMetric[]
  /** Approve it in the same step. */
  readonly approve?: boolean
}

/** Plans an experiment on one SKU. With `approve` it is agreed at once; its run can then be released. */
export async function planPilot(ctx: CommandContext<BrandActor>, input: PlanPilotInput): Promise<Result<{ pilotId: Id; number: string }>> {
  const { brandId } = ctx.actor
  const sku = await getSku(ctx.tx, brandId, input.skuId)
  if (!sku) return refused(invalid('sku-unknown', 'Choose one of your SKUs.', { field: 'skuId' }))
  if (sku.state === 'retired') return refused(invalid('sku-retired', `${sku.code} is retired. Choose another SKU.`, { field: 'skuId' }))
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { currency: true, timeZone: true } })
  const dates = checkDates(input, dateAt(ctx.now, brand.timeZone))
  if (!dates.ok) return dates
  const twice = checkMetrics(input.metrics)
  if (!twice.ok) return twice
  const state = input.approve ? decideApprove({ ...input, number: 'This pilot', state: 'draft' }) : ok('draft' as const)
  if (!state.ok) return state
  const id = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'PIL')
  await ctx.tx.pilot.create({
    data: {
      id, brandId, number, title: input.title, skuId: input.skuId, hypothesis: input.hypothesis, stopRule: input.stopRule, plannedQuantity: input.plannedQuantity,
      budget: input.budget ?? null, currency: brand.currency, startsOn: input.startsOn ? new Date(input.startsOn) : null, decisionDate: new Date(input.decisionDate),
      state: state.value, createdAt: ctx.now,
    },
    select: { id: true },
  })
  await writeMetrics(ctx.tx, { id, brandId }, input.metrics, ctx.newId)
  const subject = { kind: 'pilot', id }
  await record<PilotEvent>(ctx, { type: 'pilots.planned', brandId, subject, data: { number, title: input.title, sku: sku.code, quantity: input.plannedQuantity, decisionDate: input.decisionDate } })
  if (input.approve) await record<PilotEvent>(ctx, { type: 'pilots.approved', brandId, subject, data: { number } })
  return ok({ pilotId: id, number })
}

/** Agrees a draft: from here on its run may be released. */
export async function approvePilot(ctx: CommandContext<BrandActor>, input: { pilotId: Id; version?: number }): Promise<Result<{ number: string }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (input.version !== undefined && input.version !== pilot.version) return refused(stale('pilot'))
  const state = decideApprove(pilot)
  if (!state.ok) return state
  if (!(await savePilot(ctx.tx, pilot, { state: state.value }))) return refused(stale('pilot'))
  await record<PilotEvent>(ctx, { type: 'pilots.approved', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id }, data: { number: pilot.number } })
  return ok({ number: pilot.number })
}

export function checkDates(plan: { readonly startsOn?: CalendarDate | null; readonly decisionDate: CalendarDate }, today: CalendarDate): Result<void> {
  if (plan.decisionDate < today) return refused(invalid('decision-in-the-past', 'Choose a decision date from today on.', { field: 'decisionDate' }))
  if (plan.startsOn && plan.startsOn > plan.decisionDate) return refused(invalid('decision-before-start', 'The decision date is before the first day of sale. Choose a later one.', { field: 'decisionDate' }))
  return ok()
}

export function checkMetrics(metrics: readonly PilotMetric[]): Result<void> {
  const seen = new Set<string>()
  for (const [index, { metric, threshold }] of metrics.entries()) {
    if (seen.has(metric)) return refused(invalid('metric-twice', 'This metric is in the list already. Remove one of the two rows.', { field: `metrics[${index}].metric` }))
    seen.add(metric)
    if (!Number.isFinite(threshold) || threshold < 0) return refused(invalid('threshold', 'The threshold is a number from 0 on.', { field: `metrics[${index}].threshold` }))
  }
  return ok()
}
