import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { chooseHeldUnits } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { restockScope } from '../access.ts'
import type { RestockEvent } from '../events.ts'
import { loadRestock, saveRestock } from '../store.ts'
import { holdSources } from './take-holds.ts'

/**
 * Says which numbered units go to the shop, pick by pick; a pick left open takes the lowest when it is shipped. While the goods are here: accepted or picking.
 * Refusals beside the pick: not as many as are held, chosen for another restock, not at the place.
 */
export async function chooseUnits(
  ctx: CommandContext<BrandActor>, input: { readonly restockId: Id; readonly version: number; readonly picks: readonly { readonly holdId: Id; readonly units: readonly UnitRange[] | null }[] },
): Promise<Result<{ number: string }>> {
  const restock = await loadRestock(ctx.tx, restockScope(ctx.actor), { id: input.restockId })
  if (!restock) return refused(notFound('restock'))
  if (restock.state !== 'accepted' && restock.state !== 'picking') return refused(conflict('units-too-late', `${restock.number} is ${restock.state}: units are chosen while its goods are held.`))
  if (restock.version !== input.version) return refused(stale('restock'))
  const chosen = await chooseHeldUnits(ctx, {
    brandId: restock.brandId, source: holdSources(restock.lines.map(({ id }) => id)), choices: input.picks.map(({ holdId, units }, index) => ({ holdId, units, field: `picks[${index}].units` })),
  })
  if (!chosen.ok) return chosen
  if (!(await saveRestock(ctx.tx, restock, {}))) return refused(stale('restock'))
  await record<RestockEvent>(ctx, { type: 'restocks.units-chosen', brandId: restock.brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id: restock.id }, data: { number: restock.number, picks: input.picks.length } })
  return ok({ number: restock.number })
}
