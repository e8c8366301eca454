import { record } from '#audit/record.ts'
import { actorName, type BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import { dateAt, shortDay, shortDayOfYear, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { formatMinor } from '#kernel/money.ts'
import { firstReleaseOfPilot } from '#modules/runs/public.ts'
import type { CommandContext } from '#server/command.ts'
import { pilotScope } from '../access.ts'
import { decideAmend, type FieldChange } from '../domain/amend.ts'
import { METRIC_WORDS, shown, type PilotMetric } from '../domain/metrics.ts'
import { decidePilotVerb } from '../domain/pilot-state.ts'
import type { PilotEvent } from '../events.ts'
import { loadPilot, savePilot, writeMetrics, type PilotRow } from '../store.ts'
import { checkDates, checkMetrics } from './plan-pilot.ts'

/** What is left out stays. `budget` and `startsOn` null: taken away. */
export interface AmendPilotInput {
  readonly pilotId: Id
  readonly version?: number
  readonly title?: string
  readonly hypothesis?: string
  readonly stopRule?: string
  readonly plannedQuantity?: number
  readonly budget?: number | null
  readonly startsOn?: CalendarDate | null
  readonly decisionDate?: CalendarDate
  readonly metrics?: readonly PilotMetric[]
  readonly why?: string
}

/**
 * Changes a pilot. Before its first run is released these are plain edits; from then on each is kept as a dated amendment with its reason.
 * A later decision date takes a pilot that is being decided back to running.
 */
export async function amendPilot(ctx: CommandContext<BrandActor>, input: AmendPilotInput): Promise<Result<{ number: string; amendments: number }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (input.version !== undefined && input.version !== pilot.version) return refused(stale('pilot'))
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: pilot.brandId }, select: { timeZone: true } })
  const today = dateAt(ctx.now, brand.timeZone)
  const after: Changeable = { ...pilot, ...defined(input) }
  if (after.decisionDate !== pilot.decisionDate || after.startsOn !== pilot.startsOn) {
    const dates = checkDates(after, today)
    if (!dates.ok) return dates
  }
  const metrics = checkMetrics(after.metrics)
  if (!metrics.ok) return metrics
  const changes = changesOf(pilot, after)
  const locked = pilot.lockedAt !== null || (await firstReleaseOfPilot(ctx.tx, pilot.id)) !== null
  const decision = decideAmend({ number: pilot.number, state: pilot.state, locked }, changes, input.why ?? '')
  if (!decision.ok) return decision
  const { edits, amendments } = decision.value
  const extended = pilot.state === 'deciding' && after.decisionDate > pilot.decisionDate ? decidePilotVerb(pilot, 'extend') : null
  if (extended && !extended.ok) return extended
  const data: Prisma.PilotUpdateManyMutationInput = {
    title: after.title, hypothesis: after.hypothesis, stopRule: after.stopRule, plannedQuantity: after.plannedQuantity, budget: after.budget,
    startsOn: after.startsOn ? new Date(after.startsOn) : null, decisionDate: new Date(after.decisionDate), ...(extended ? { state: extended.value } : {}),
  }
  if (!(await savePilot(ctx.tx, pilot, data))) return refused(stale('pilot'))
  if (changes.some(({ field, before, after: now }) => field === 'metrics' && before !== now)) await writeMetrics(ctx.tx, pilot, after.metrics, ctx.newId)
  if (amendments.length > 0) {
    await ctx.tx.pilotAmendment.createMany({
      data: amendments.map((amendment) => ({ id: ctx.newId(), brandId: pilot.brandId, pilotId: pilot.id, ...amendment, by: actorName(ctx.actor), createdAt: ctx.now })),
    })
  }
  await record<PilotEvent>(ctx, {
    type: amendments.length > 0 ? 'pilots.amended' : 'pilots.changed', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id },
    data: { number: pilot.number, changes: [...edits, ...amendments], ...(amendments.length > 0 ? { why: input.why } : {}), ...(extended ? { state: extended.value } : {}) },
  })
  return ok({ number: pilot.number, amendments: amendments.length })
}

type Changeable = Pick<PilotRow, 'title' | 'hypothesis' | 'stopRule' | 'plannedQuantity' | 'budget' | 'startsOn' | 'decisionDate' | 'metrics' | 'currency'>

function defined(input: AmendPilotInput): Partial<Changeable> {
  const { title, hypothesis, stopRule, plannedQuantity, budget, startsOn, decisionDate, metrics } = input
  return Object.fromEntries(Object.entries({ title, hypothesis, stopRule, plannedQuantity, budget, startsOn, decisionDate, metrics }).filter(([, value]) => value !== undefined))
}

function changesOf(before: Changeable, after: Changeable): FieldChange[] {
  const words = (pilot: Changeable) => ({
    title: pilot.title, hypothesis: pilot.hypothesis, stopRule: pilot.stopRule, plannedQuantity: pilot.plannedQuantity.toLocaleString('en-US'),
    budget: pilot.budget === null ? 'none' : formatMinor(pilot.budget, pilot.currency),
    startsOn: pilot.startsOn ? shortDay(pilot.startsOn) : 'open', decisionDate: shortDayOfYear(pilot.decisionDate),
    metrics: pilot.metrics.map(({ metric, direction, threshold }) => `${METRIC_WORDS[metric].name} ${direction.replace('-', ' ')} ${shown(metric, threshold)}`).join('; '),
  })
  const [was, is] = [words(before), words(after)]
  return (Object.keys(was) as (keyof typeof was)[]).flatMap((field) => (was[field] === is[field] ? [] : [{ field, before: was[field], after: is[field] }]))
}
