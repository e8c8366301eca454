import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { Choice } from '../domain/choose-source.ts'
import type { Coming } from '../domain/coverage.ts'
import { coverageOf, waysFor } from '../shortage-sources.ts'
import { loadPlan } from '../store-plan.ts'
import { loadSources } from '../store-sources.ts'

export interface MaterialLine {
  readonly key: string
  readonly partId: Id
  readonly number: string
  readonly name: string
  readonly revision: string
  readonly needed: number
  readonly here: number
  readonly awaited: readonly Coming[]
  readonly missing: number
  /** What other places have beyond their own runs. */
  readonly elsewhere: readonly { readonly place: string; readonly free: number }[]
  readonly choice: Choice | null
}

export interface RunMaterials {
  readonly neededOn: CalendarDate
  readonly planned: boolean
  readonly lines: readonly MaterialLine[]
}

/** Part by part, what one open run still needs and where it comes from; null when the run takes no more parts. Earlier runs at the workshop go first. */
export async function getRunMaterials(actor: BrandActor, runNumber: string, now: Date): Promise<RunMaterials | null> {
  const run = await db.run.findFirst({ where: { brandId: actor.brandId, number: runNumber }, select: { frozen: true, toyRevisionId: true } })
  if (!run) return null
  const frozen = run.frozen as { bom: { partRevisionId: Id }[] } | null
  const parts = frozen ? frozen.bom.map(({ partRevisionId }) => partRevisionId) : (await db.bomLine.findMany({ where: { brandId: actor.brandId, toyRevisionId: run.toyRevisionId }, select: { partRevisionId: true } })).map(({ partRevisionId }) => partRevisionId)
  const plan = await loadPlan(actor.brandId, now, { planned: true, parts })
  const open = plan.runs.get(runNumber)
  if (!open) return null
  const items = plan.items.filter(({ locationId, partRevisionId }) => locationId === open.locationId && parts.includes(partRevisionId))
  const sources = await loadSources(actor.brandId, now, items.map(({ partRevisionId }) => partRevisionId), [open.toyRevisionId])
  return {
    neededOn: open.neededOn, planned: open.planned,
    lines: items.flatMap((item): MaterialLine[] => {
      const coverage = coverageOf(item)
      const need = coverage.needs.find(({ run: number }) => number === runNumber)
      if (!need) return []
      const ways = waysFor(plan, sources, item, coverage, now)
      return [{
        key: `${item.partRevisionId}:${item.locationId}`, partId: item.partId, number: item.number, name: item.name, revision: item.revision, needed: need.pieces, here: need.fromStock, awaited: need.awaited, missing: need.missing,
        elsewhere: ways.sources.flatMap((source) => (source.kind === 'transfer' ? [{ place: source.from, free: source.pieces }] : [])), choice: need.missing > 0 ? ways.choice : null,
      }]
    }).toSorted((a, b) => b.missing - a.missing || Number(b.awaited.length > 0) - Number(a.awaited.length > 0) || a.name.localeCompare(b.name)),
  }
}
