import { actorName } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState } from '#kernel/state-machine.ts'
import { getLot, setLotQuality } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { inspectionScope } from '../access.ts'
import { inspectionMachine } from '../domain/inspection-state.ts'
import { inspectionVerdict } from '../domain/inspection-verdict.ts'
import { lotMachine } from '../domain/lot-state.ts'
import type { QualityEvent } from '../events.ts'
import { loadInspection, saveInspection, standingAnswers } from '../store.ts'
import type { Inspector } from './start-inspection.ts'

/**
 * Ends an inspection: the verdict is computed from the answers that stand. Refused while an answer is missing.
 * A failed lot is held at once; what becomes of it is decided by a person. A passed lot waits for its release.
 */
export async function closeInspection(ctx: CommandContext<Inspector>, input: { inspectionId: Id; version: number }): Promise<Result<{ number: string; state: 'passed' | 'failed'; lotId: Id }>> {
  const inspection = await loadInspection(ctx.tx, await inspectionScope(ctx.tx, ctx.actor), input.inspectionId)
  if (!inspection) return refused(notFound('inspection'))
  if (inspection.state !== 'in-progress') return refused(conflict('inspection-closed', `${inspection.number} is ${inspection.state} already.`))
  if (inspection.version !== input.version) return refused(stale('inspection'))
  const verdict = inspectionVerdict(inspection.frozen.plan, inspection.frozen.checklist.items, await standingAnswers(ctx.tx, inspection.brandId, inspection.id))
  if (!verdict.ok) return verdict
  const verb = verdict.value.lot === 'accept' ? 'pass' : 'fail'
  const state = nextState(inspectionMachine, inspection.state, verb) as 'passed' | 'failed'
  const saved = await saveInspection(ctx.tx, inspection, { state, verdict: verdict.value as unknown as Prisma.InputJsonValue, closedAt: ctx.now, closedBy: actorName(ctx.actor) })
  if (!saved) return refused(stale('inspection'))
  const data = { number: inspection.number, reasons: verdict.value.reasons, nonconforming: verdict.value.nonconformingPositions.length }
  await record<QualityEvent>(ctx, { type: `quality.inspection-${state}`, brandId: inspection.brandId, subject: { kind: 'inspection', id: inspection.id }, data })

  const lot = await getLot(ctx.tx, inspection.brandId, inspection.lotId)
  const to = state === 'failed' && lot ? nextState(lotMachine, lot.quality, 'hold') : null
  if (lot && to) {
    const why = verdict.value.reasons.filter((_, index) => verdict.value.byClass[index]?.decision === 'reject')
    const reason = `${inspection.number} failed: ${why.join(' ')}`
    const held = await setLotQuality(ctx, { brandId: lot.brandId, lotId: lot.id, from: lot.quality, to, reason })
    if (!held.ok) return held
    await record<QualityEvent>(ctx, { type: 'quality.lot-held', brandId: lot.brandId, subject: { kind: 'lot', id: lot.id }, data: { lot: lot.code, reason } })
  }
  return ok({ number: inspection.number, state, lotId: inspection.lotId })
}
