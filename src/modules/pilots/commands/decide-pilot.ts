import { record, recordedBefore } from '#audit/record.ts'
import { actorName, type BrandActor, type SystemActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import { dateAt, shortDay } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { firstReleaseOfPilot } from '#modules/runs/public.ts'
import type { CommandContext } from '#server/command.ts'
import { pilotScope } from '../access.ts'
import type { LearningSubject } from '../domain/learning.ts'
import { decideClose, decidePilotVerb, type PilotDecision } from '../domain/pilot-state.ts'
import { pilotVerdict, type PilotVerdict } from '../domain/verdict.ts'
import type { PilotEvent } from '../events.ts'
import { gatherFacts } from '../facts.ts'
import { loadPilot, savePilot } from '../store.ts'

/** Its first run went to the floor: an approved pilot runs, and is locked from the moment of that release. A second run changes nothing. */
export async function startPilot(ctx: CommandContext<SystemActor>, input: { pilotId: Id }): Promise<Result<{ started: boolean }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  const released = await firstReleaseOfPilot(ctx.tx, pilot.id)
  if (!released) return refused(conflict('pilot-without-run', `${pilot.number} has no released run yet.`))
  if (pilot.state !== 'approved') {
    recordedBefore(ctx)
    return ok({ started: false })
  }
  const state = decidePilotVerb(pilot, 'start')
  if (!state.ok) return state
  if (!(await savePilot(ctx.tx, pilot, { state: state.value, lockedAt: released }))) return refused(stale('pilot'))
  await record<PilotEvent>(ctx, { type: 'pilots.started', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id }, data: { number: pilot.number } })
  return ok({ started: true })
}

/** Writes down what was learned. Also after the pilot has ended: some things are understood later. */
export async function addLearning(ctx: CommandContext<BrandActor>, input: { pilotId: Id; text: string; about: LearningSubject }): Promise<Result<{ learningId: Id }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (pilot.state === 'cancelled') return refused(conflict('pilot-cancelled', `${pilot.number} was cancelled before it could teach anything.`))
  const text = input.text.trim()
  if (text === '') return refused(invalid('learning-empty', 'Write what you learned, in a sentence.', { field: 'text' }))
  const id = ctx.newId()
  await ctx.tx.pilotLearning.create({ data: { id, brandId: pilot.brandId, pilotId: pilot.id, text, about: input.about, by: actorName(ctx.actor), createdAt: ctx.now }, select: { id: true } })
  await record<PilotEvent>(ctx, { type: 'pilots.learning-added', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id }, data: { number: pilot.number, about: input.about, text } })
  return ok({ learningId: id })
}

/**
 * Computes the verdict from the sales and takes the pilot to its decision. Possible on the decision date, when every metric is settled
 * earlier (a sell-out), or when the stop rule is hit. Again while it is being decided: later data, fresh verdict.
 */
export async function decidePilot(ctx: CommandContext<BrandActor>, input: { pilotId: Id; version?: number; stopRuleHit?: boolean }): Promise<Result<{ number: string; verdict: PilotVerdict }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (input.version !== undefined && input.version !== pilot.version) return refused(stale('pilot'))
  const state = pilot.state === 'deciding' ? ok(pilot.state) : decidePilotVerb(pilot, 'evaluate')
  if (!state.ok) return state
  const { facts } = await gatherFacts(ctx.tx, pilot, ctx.now)
  const hit = input.stopRuleHit ?? false
  const verdict = pilotVerdict(pilot.metrics, facts, { text: pilot.stopRule, hit })
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: pilot.brandId }, select: { timeZone: true } })
  if (verdict.outcome === 'cannot-tell' && !hit && dateAt(ctx.now, brand.timeZone) < pilot.decisionDate) {
    const open = verdict.metrics.filter(({ outcome }) => outcome === 'cannot-tell').map(({ sentence }) => sentence)
    return refused(conflict('too-early', `It cannot be told yet. ${open.join(' ')} Wait for more sales or for ${shortDay(pilot.decisionDate)}; if the stop rule was hit, say so.`, { field: 'stopRuleHit' }))
  }
  if (!(await savePilot(ctx.tx, pilot, { state: state.value, verdict: JSON.parse(JSON.stringify(verdict)) as Prisma.InputJsonValue }))) return refused(stale('pilot'))
  await record<PilotEvent>(ctx, {
    type: 'pilots.evaluated', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id },
    data: { number: pilot.number, outcome: verdict.outcome, recommended: verdict.recommended, stopRuleHit: hit, soldOut: verdict.soldOut },
  })
  return ok({ number: pilot.number, verdict })
}

/** Ends a pilot with what is done next. Needs its verdict and at least one learning, which may come with this very step. */
export async function closePilot(
  ctx: CommandContext<BrandActor>, input: { pilotId: Id; version?: number; decision: PilotDecision; learning?: string; about?: LearningSubject },
): Promise<Result<{ number: string }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (input.version !== undefined && input.version !== pilot.version) return refused(stale('pilot'))
  const learning = input.learning?.trim() ?? ''
  const state = decideClose({ ...pilot, hasVerdict: pilot.verdict !== null, learnings: pilot.learnings + (learning === '' ? 0 : 1) }, input.decision)
  if (!state.ok) return state
  if (learning !== '') {
    const added = await addLearning(ctx, { pilotId: pilot.id, text: learning, about: input.about ?? 'demand' })
    if (!added.ok) return added
  }
  if (!(await savePilot(ctx.tx, pilot, { state: state.value, decision: input.decision }))) return refused(stale('pilot'))
  await record<PilotEvent>(ctx, { type: 'pilots.closed', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id }, data: { number: pilot.number, decision: input.decision } })
  return ok({ number: pilot.number })
}

export async function cancelPilot(ctx: CommandContext<BrandActor>, input: { pilotId: Id; version?: number; reason: string }): Promise<Result<{ number: string }>> {
  const pilot = await loadPilot(ctx.tx, pilotScope(ctx.actor), input.pilotId)
  if (!pilot) return refused(notFound('pilot'))
  if (input.version !== undefined && input.version !== pilot.version) return refused(stale('pilot'))
  const state = decidePilotVerb(pilot, 'cancel')
  if (!state.ok) return state
  const reason = input.reason.trim()
  if (reason === '') return refused(invalid('reason-missing', 'Say why: whoever plans the next pilot will want to know.', { field: 'reason' }))
  if (!(await savePilot(ctx.tx, pilot, { state: state.value }))) return refused(stale('pilot'))
  await record<PilotEvent>(ctx, { type: 'pilots.cancelled', brandId: pilot.brandId, subject: { kind: 'pilot', id: pilot.id }, data: { number: pilot.number, reason } })
  return ok({ number: pilot.number })
}
