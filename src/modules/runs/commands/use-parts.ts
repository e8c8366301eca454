import { record } from '#audit/record.ts'
import { actorName, type MicrofactoryActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getLot, nextUnit, partsAtPlace, useLots } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { runScope } from '../access.ts'
import type { FrozenDesign } from '../domain/freeze.ts'
import { REPORTING_STATES } from '../domain/run-state.ts'
import { partNeeds, planUses, type Uncovered } from '../domain/use-parts.ts'
import type { RunEvent } from '../events.ts'
import { loadRun, lotsInUse, type RunRow } from '../store.ts'

/** Takes the parts of `count` units, good or scrap, from the lots that are loaded, as movements of the report; says what no booked lot covered. */
export async function usePartsOf(
  ctx: CommandContext, run: Pick<RunRow, 'id' | 'brandId' | 'locationId' | 'frozen'>, made: { readonly lotId: Id; readonly count: number; readonly source: { readonly kind: string; readonly id: string }; readonly key: string },
): Promise<Result<readonly Uncovered[]>> {
  const needs = partNeeds((run.frozen as FrozenDesign | null)?.bom ?? [])
  const lots = await partsAtPlace(ctx.tx, run.brandId, { partRevisionIds: needs.map(({ partRevisionId }) => partRevisionId), locationId: run.locationId, at: ctx.now, lock: true })
  if (lots.length === 0) return ok([])
  const loaded = await lotsInUse(ctx.tx, run)
  const firstUnit = await nextUnit(ctx.tx, run.brandId, made.lotId)
  const { uses, uncovered } = planUses(needs, lots, loaded, { firstUnit, count: made.count })
  const used = await useLots(ctx, {
    brandId: run.brandId, producedLotId: made.lotId, source: made.source, key: made.key, uses: uses.map((use) => ({ ...use, locationId: run.locationId })),
  })
  return used.ok ? ok(uncovered) : used
}

export interface LoadLotInput {
  readonly runId: Id
  readonly partRevisionId: Id
  /** Left out: the oldest usable lot again. */
  readonly lotId?: Id
}

/** The floor says which lot of a part it has loaded: what is reported from now on is made from it. */
export async function loadLot(ctx: CommandContext<MicrofactoryActor>, input: LoadLotInput): Promise<Result<{ part: string; lot: string | null }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (!REPORTING_STATES.includes(run.state)) return refused(conflict('run-not-in-production', `${run.number} is ${run.state}. Lots are loaded for it once it is released, until it is finished.`))
  const part = partNeeds((run.frozen as FrozenDesign | null)?.bom ?? []).find(({ partRevisionId }) => partRevisionId === input.partRevisionId)
  if (!part) return refused(invalid('part-not-in-run', 'This part is not in the run’s bill of materials. Load the page again.', { field: 'partRevisionId' }))
  const lot = input.lotId ? await getLot(ctx.tx, run.brandId, input.lotId) : null
  if (input.lotId && !lot) return refused({ ...notFound('lot'), field: 'lotId' })
  const key = { brandId: run.brandId, runId: run.id, partRevisionId: part.partRevisionId }
  if (lot) {
    const here = (await partsAtPlace(ctx.tx, run.brandId, { partRevisionIds: [part.partRevisionId], locationId: run.locationId, at: ctx.now })).find(({ lotId }) => lotId === lot.id)
    if (!here) return refused(invalid('lot-not-here', `Lot ${lot.code} is no lot of ${part.partName} at this workshop. Choose one that lies here.`, { field: 'lotId' }))
    if (here.usable === 0) return refused(invalid('lot-not-usable', `Nothing of lot ${lot.code} can be used: it is used up, on hold, not released, recalled or expired. Choose another.`, { field: 'lotId' }))
    const set = { lotId: lot.id, setBy: actorName(ctx.actor), setAt: ctx.now }
    await ctx.tx.lotInUse.upsert({ where: { brandId_runId_partRevisionId: key }, update: set, create: { ...key, ...set }, select: { lotId: true } })
  } else await ctx.tx.lotInUse.deleteMany({ where: key })
  await record<RunEvent>(ctx, {
    type: 'runs.lot-loaded', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, part: part.partName, partNumber: part.partNumber, lot: lot?.code ?? null },
  })
  return ok({ part: part.partName, lot: lot?.code ?? null })
}
