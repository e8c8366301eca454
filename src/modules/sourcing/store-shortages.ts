import { named, type Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { foundIn, rowOf, type Found, type ShortageRow } from './shortage-sources.ts'
import { loadPlan, within, type Ask, type Plan } from './store-plan.ts'
import { loadSources } from './store-sources.ts'

/** Rows of shortages, with every way to cover them. One statement. */
export async function sourced(brandId: Id, plan: Plan, found: readonly Found[], now: Date, ask: Ask = named): Promise<ShortageRow[]> {
  const revisions = found.flatMap(({ item }) => item.needs.flatMap(({ run }) => plan.runs.get(run)?.toyRevisionId ?? []))
  const sources = await loadSources(brandId, now, found.map(({ item }) => item.partRevisionId), revisions, ask)
  return found.map((one) => rowOf(plan, sources, one, now))
}

/** What is missing of some parts as the command's transaction sees it. */
export async function shortagesOf(tx: Tx, brandId: Id, parts: readonly Id[], now: Date, planned: boolean): Promise<ShortageRow[]> {
  const plan = await loadPlan(brandId, now, { planned, parts }, within(tx))
  return sourced(brandId, plan, plan.items.flatMap(foundIn).filter(({ kind }) => kind === 'short'), now, within(tx))
}
