import { record, recordedBefore } from '#audit/record.ts'
import { actorName, type BrandActor, type SystemActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getRevisionWithBom } from '#modules/catalogue/public.ts'
import { orderRun } from '#modules/runs/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { proposalScope } from './access.ts'
import { propose, type Proposal } from './domain/proposal.ts'
import type { PlanningEvent } from './events.ts'
import { gatherInputs, hashInputs } from './inputs.ts'
import { DEFAULT_HORIZON_DAYS, DEFAULT_SALVAGE_PERCENT } from './schemas.ts'


export interface ProposeInput {
  readonly skuId: Id
  readonly pilotId?: Id
  /** Days over which the run is meant to sell. */
  readonly horizonDays?: number
  /** What an unsold unit is worth at the end, in percent of the wholesale price. */
  readonly salvagePercent?: number
}

/** Computes how many to make next, where and for which shops, and keeps it with everything it was computed from. The same inputs again give the same open proposal. */
export async function proposeNextRun(
  ctx: CommandContext<BrandActor | SystemActor>, input: ProposeInput,
): Promise<Result<{ proposalId: Id; number: string; verdict: Proposal['verdict']; quantity: number }>> {
  const { brandId } = ctx.actor
  if (!brandId) return refused(notFound('brand'))
  const horizonDays = input.horizonDays ?? DEFAULT_HORIZON_DAYS
  if (!Number.isInteger(horizonDays) || horizonDays < 7 || horizonDays > 365) return refused(invalid('horizon', 'Plan for 7 to 365 days.', { field: 'horizonDays' }))
  const salvagePercent = input.salvagePercent ?? DEFAULT_SALVAGE_PERCENT
  if (!Number.isFinite(salvagePercent) || salvagePercent < 0 || salvagePercent > 100) return refused(invalid('salvage', 'Use 0 to 100 percent.', { field: 'salvagePercent' }))
  if (input.pilotId) {
    const pilot = await ctx.tx.pilot.findFirst({ where: { brandId, id: input.pilotId }, select: { skuId: true } })
    if (!pilot) return refused(notFound('pilot'))
    if (pilot.skuId !== input.skuId) return refused(invalid('pilot-of-another-sku', 'This pilot tests another SKU.', { field: 'skuId' }))
  }
  const gathered = await gatherInputs(ctx.tx, brandId, { skuId: input.skuId, ...(input.pilotId ? { pilotId: input.pilotId } : {}), horizonDays, salvagePercent }, ctx.now)
  if (!gathered) return refused(notFound('SKU'))
  const { inputs, sku } = gathered
  const inputsHash = hashInputs(inputs)
  const same = await ctx.tx.proposal.findFirst({ where: { brandId, skuId: sku.id, state: 'open', inputsHash }, select: { id: true, number: true, verdict: true, quantity: true, methodVersion: true } })
  const result = propose(inputs.method)
  if (same?.methodVersion === result.method) {
    recordedBefore(ctx)
    return ok({ proposalId: same.id, number: same.number, verdict: same.verdict as Proposal['verdict'], quantity: same.quantity })
  }
  const id = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'PRO')
  await ctx.tx.proposal.create({
    data: {
      id, brandId, number, skuId: sku.id, pilotId: input.pilotId ?? null, methodVersion: result.method, inputs: asJson(inputs), inputsHash, verdict: result.verdict,
      quantity: result.quantity, result: asJson(result), createdAt: ctx.now,
    },
    select: { id: true },
  })
  await record<PlanningEvent>(ctx, {
    type: 'planning.proposed', brandId, subject: { kind: 'proposal', id },
    data: { number, sku: sku.code, verdict: result.verdict, quantity: result.quantity, method: result.method, inputsHash },
  })
  return ok({ proposalId: id, number, verdict: result.verdict, quantity: result.quantity })
}

export interface AcceptInput {
  readonly proposalId: Id
  readonly version?: number
  readonly toyRevisionId: Id
  /** Another quantity or workshop than proposed; then `reason` is needed. */
  readonly quantity?: number
  readonly locationId?: Id
  readonly reason?: string
}

/** Takes a proposal: a draft run exists afterwards, to the chosen revision. A person may take another quantity, and says why. */
export async function acceptProposal(ctx: CommandContext<BrandActor>, input: AcceptInput): Promise<Result<{ runId: Id; runNumber: string; number: string }>> {
  const proposal = await loadProposal(ctx.tx, proposalScope(ctx.actor), input.proposalId)
  if (!proposal) return refused(notFound('proposal'))
  if (input.version !== undefined && input.version !== proposal.version) return refused(stale('proposal'))
  if (proposal.state !== 'open') return refused(conflict('proposal-decided', `${proposal.number} was ${proposal.state} before.`))
  const result = proposal.result as unknown as Proposal
  const quantity = input.quantity ?? proposal.quantity
  if (quantity < 1) return refused(invalid('quantity-missing', 'The proposal is to make none. Enter a quantity and your reason if you make some all the same.', { field: 'quantity' }))
  const locationId = input.locationId ?? result.workshop?.locationId
  if (!locationId) return refused(invalid('workshop-missing', 'Choose the workshop.', { field: 'locationId' }))
  const reason = input.reason?.trim() ?? ''
  const differs = quantity !== proposal.quantity || locationId !== result.workshop?.locationId
  if (differs && reason === '') return refused(invalid('reason-missing', 'This differs from the proposal. Say why: later it is compared with what happened.', { field: 'reason' }))
  const revision = await getRevisionWithBom(ctx.tx, proposal.brandId, input.toyRevisionId)
  const ordered = await orderRun(ctx, { skuId: proposal.skuId, toyRevisionId: input.toyRevisionId, locationId, quantity, proposalId: proposal.id, note: reason, asDraft: true })
  if (!ordered.ok) return ordered
  const { count } = await ctx.tx.proposal.updateMany({
    where: { id: proposal.id, version: proposal.version, state: 'open' },
    data: { state: 'accepted', acceptedRunId: ordered.value.runId, decidedBy: actorName(ctx.actor), decidedAt: ctx.now, version: { increment: 1 } },
  })
  if (count === 0) return refused(stale('proposal'))
  await record<PlanningEvent>(ctx, {
    type: 'planning.accepted', brandId: proposal.brandId, subject: { kind: 'proposal', id: proposal.id },
    data: { number: proposal.number, run: ordered.value.number, proposed: proposal.quantity, quantity, revision: revision?.code, ...(reason === '' ? {} : { reason }) },
  })
  return ok({ runId: ordered.value.runId, runNumber: ordered.value.number, number: proposal.number })
}

/** Leaves a proposal. The reason is kept: a later proposal is read beside it. */
export async function declineProposal(ctx: CommandContext<BrandActor>, input: { proposalId: Id; version?: number; reason: string }): Promise<Result<{ number: string }>> {
  const proposal = await loadProposal(ctx.tx, proposalScope(ctx.actor), input.proposalId)
  if (!proposal) return refused(notFound('proposal'))
  if (input.version !== undefined && input.version !== proposal.version) return refused(stale('proposal'))
  if (proposal.state !== 'open') return refused(conflict('proposal-decided', `${proposal.number} was ${proposal.state} before.`))
  const reason = input.reason.trim()
  if (reason === '') return refused(invalid('reason-missing', 'Say why, in a sentence.', { field: 'reason' }))
  const { count } = await ctx.tx.proposal.updateMany({
    where: { id: proposal.id, version: proposal.version, state: 'open' },
    data: { state: 'declined', declineReason: reason, decidedBy: actorName(ctx.actor), decidedAt: ctx.now, version: { increment: 1 } },
  })
  if (count === 0) return refused(stale('proposal'))
  await record<PlanningEvent>(ctx, { type: 'planning.declined', brandId: proposal.brandId, subject: { kind: 'proposal', id: proposal.id }, data: { number: proposal.number, reason } })
  return ok({ number: proposal.number })
}

/** The proposal in scope, locked: two people who decide at once are told apart. */
async function loadProposal(tx: Tx, scope: Prisma.ProposalWhereInput, id: Id) {
  const found = await tx.proposal.findFirst({ where: { AND: [scope, { id }] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 from "Proposal" where id = ${found.id}::uuid for update`
  return tx.proposal.findUniqueOrThrow({ where: { id: found.id }, select: { id: true, brandId: true, number: true, skuId: true, state: true, quantity: true, result: true, version: true } })
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue
}
