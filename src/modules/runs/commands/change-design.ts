import { record } from '#audit/record.ts'
import { actorName, type BrandActor } from '#auth/actor.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getRevisionWithBom, getSku, listReleasedRevisions } from '#modules/catalogue/public.ts'
import type { CommandContext } from '#server/command.ts'
import { runScope } from '../access.ts'
import { designMovedOn, type FrozenDesign } from '../domain/freeze.ts'
import { decideRunVerb, stateWord } from '../domain/run-state.ts'
import type { RunEvent } from '../events.ts'
import { findTerms, loadRun, saveRun, type RunRow } from '../store.ts'
import { currentDesign, freezeDesign, writeRelease } from './freeze-run.ts'
import { quoteFor, usableWorkshop } from './order-run.ts'

/**
 * Another revision for a run that was not released. A draft stays a draft; what was quoted or confirmed is quoted anew, and the workshop is asked again:
 * it agreed to something else.
 */
export async function changeRevision(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number; toyRevisionId: Id }): Promise<Result<{ number: string; revision: string; state: string }>> {
  const run = await loadOwn(ctx, input)
  if (!run.ok) return run
  const { value } = run
  if (!['draft', 'quoted', 'confirmed'].includes(value.state)) return refused(conflict('run-is-frozen', `${value.number} is ${stateWord(value.state)}: its design is frozen.${value.state === 'released' ? ' Take the new design instead, which releases it anew.' : ''}`))
  const sku = await getSku(ctx.tx, value.brandId, value.skuId)
  const revision = await getRevisionWithBom(ctx.tx, value.brandId, input.toyRevisionId)
  if (!sku || !revision || revision.toyId !== sku.toyId) return refused(invalid('revision-of-another-toy', 'Choose a revision of this toy.', { field: 'toyRevisionId' }))
  if (revision.id === value.toyRevisionId) return refused(invalid('same-revision', `The run is at revision ${revision.code} already. Choose another.`, { field: 'toyRevisionId' }))
  let change: Prisma.RunUpdateManyMutationInput = {}
  if (value.state !== 'draft') {
    const workshop = await usableWorkshop(ctx, value.locationId)
    if (!workshop.ok) return workshop
    const terms = await findTerms(ctx.tx, value.brandId, value.locationId, sku.toyId)
    if (!terms) return refused(conflict('no-terms', `${workshop.value.name} has no agreed price for this toy any more. Enter its terms under Runs, Workshop terms.`))
    const quote = await quoteFor(ctx, workshop.value, terms, value.quantity, value.id)
    if (!quote.ok) return quote
    const state = decideRunVerb(value, 'requote')
    if (!state.ok) return state
    change = { state: state.value, plannedStartOn: null, ...quote.value.data }
  }
  if (!(await saveRun(ctx.tx, value, { toyRevisionId: revision.id, ...change }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.revision-changed', brandId: value.brandId, subject: { kind: 'run', id: value.id },
    data: { number: value.number, revision: revision.code, before: value.toyRevisionId, requoted: value.state !== 'draft' },
  })
  return ok({ number: value.number, revision: revision.code, state: value.state === 'draft' ? 'draft' : 'quoted' })
}

/**
 * Releases a run that was not started once more, with the newest released design. The copy it was released with stays, beside the new one;
 * from the first report on nothing is changed any more.
 */
export async function takeNewDesign(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number }): Promise<Result<{ number: string; revision: string; frozenHash: string }>> {
  const run = await loadOwn(ctx, input)
  if (!run.ok) return run
  const { value } = run
  if (value.state !== 'released' || value.startedAt) return refused(conflict('run-has-begun', `${value.number} is ${stateWord(value.state)}. Only a run that is released and not yet begun can take a new design; order another run for it.`))
  const sku = await getSku(ctx.tx, value.brandId, value.skuId)
  const [newest] = sku ? await listReleasedRevisions(ctx.tx, value.brandId, sku.toyId) : []
  if (!newest) return refused(notFound('revision'))
  const design = await currentDesign(ctx, value, newest.id)
  if (!design.ok) return design
  const frozen = freezeDesign(design.value.design)
  if (designMovedOn(value.frozen as FrozenDesign, frozen.design).length === 0) return refused(conflict('design-same', `${value.number} is released with the newest design already.`))
  await writeRelease(ctx, value, newest.id, frozen)
  const saved = await saveRun(ctx.tx, value, { toyRevisionId: newest.id, frozen: frozen.design as Prisma.InputJsonValue, frozenHash: frozen.hash, releasedAt: ctx.now, designKeptHash: null })
  if (!saved) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.released-anew', brandId: value.brandId, organizationId: design.value.organizationId ?? undefined, subject: { kind: 'run', id: value.id },
    data: { number: value.number, revision: newest.code, frozenHash: frozen.hash, before: value.frozenHash, by: actorName(ctx.actor) },
  })
  return ok({ number: value.number, revision: newest.code, frozenHash: frozen.hash })
}

/** Looked at, and kept as released: the run says so until the design moves on again. */
export async function keepDesign(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number }): Promise<Result<{ number: string }>> {
  const run = await loadOwn(ctx, input)
  if (!run.ok) return run
  const { value } = run
  if (!value.frozen || ['closed', 'stopped'].includes(value.state)) return refused(conflict('run-not-frozen', `${value.number} is ${stateWord(value.state)}. There is nothing to keep.`))
  const sku = await getSku(ctx.tx, value.brandId, value.skuId)
  const [newest] = sku ? await listReleasedRevisions(ctx.tx, value.brandId, sku.toyId) : []
  const design = newest ? await currentDesign(ctx, value, newest.id) : null
  if (!design?.ok) return design ?? refused(notFound('revision'))
  const { hash } = freezeDesign({ ...design.value.design, standards: undefined })
  if (!(await saveRun(ctx.tx, value, { designKeptHash: hash }))) return refused(stale('run'))
  await record<RunEvent>(ctx, { type: 'runs.design-kept', brandId: value.brandId, subject: { kind: 'run', id: value.id }, data: { number: value.number, newest: newest!.code, against: hash } })
  return ok({ number: value.number })
}

async function loadOwn(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number }): Promise<Result<RunRow>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  return input.version !== undefined && input.version !== run.version ? refused(stale('run')) : ok(run)
}
