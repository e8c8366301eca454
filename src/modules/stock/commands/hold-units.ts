import type { Id } from '#kernel/ids.ts'
import { invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import type { CommandContext } from '#server/command.ts'
import { chooseUnits } from '../domain/held-units.ts'
import { lockSerialised, unitsChosen, unitsOf, writeChosenUnits } from '../store-units.ts'
import { holdsOf } from '../store.ts'
import type { HoldSources } from './hold-stock.ts'

/** Units for a hold; null: whichever are lowest when they leave. `field`: where a refusal belongs. */
export interface ChosenUnits {
  readonly holdId: Id
  readonly units: readonly UnitRange[] | null
  readonly field: string
}

/**
 * Chooses which numbered units leave for what is held for a document, all of it or nothing. Refusals beside their fields: 'units-not-as-many', 'units-chosen' (for
 * another hold), 'units-elsewhere', 'not-numbered'; a hold that is not this document's is not found.
 */
export async function chooseHeldUnits(ctx: CommandContext, input: { readonly brandId: Id; readonly source: HoldSources; readonly choices: readonly ChosenUnits[] }): Promise<Result<void>> {
  const { brandId, source, choices } = input
  const holds = new Map((await holdsOf(ctx.tx, brandId, { kind: source.kind, ids: typeof source.id === 'string' ? [source.id] : source.id }, 'held')).map((hold) => [hold.id, hold]))
  const lotIds = [...new Set(choices.flatMap(({ holdId }) => holds.get(holdId)?.lotId ?? []))]
  const serialised = await lockSerialised(ctx.tx, brandId, lotIds)
  const [where, chosen] = [await unitsOf(ctx.tx, brandId, [...serialised]), await unitsChosen(ctx.tx, brandId, [...serialised])]
  const own = new Set(choices.map(({ holdId }) => holdId))
  const written: { holdId: Id; units: readonly UnitRange[] | null }[] = []
  const others = chosen.filter(({ holdId }) => !own.has(holdId))
  for (const { holdId, units, field } of choices) {
    const hold = holds.get(holdId)
    if (!hold) return refused(notFound('hold'))
    if (units === null) {
      written.push({ holdId, units })
      continue
    }
    if (!serialised.has(hold.lotId)) return refused(invalid('not-numbered', 'The units of this lot carry no numbers.', { field }))
    const decided = chooseUnits(hold, units, where.get(hold.lotId) ?? [], others.filter(({ lotId }) => lotId === hold.lotId).map(({ range }) => range))
    if (!decided.ok) return refused({ ...decided.refusal, field })
    written.push({ holdId, units: decided.value })
    others.push(...decided.value.map((range) => ({ holdId, lotId: hold.lotId, range })))
  }
  await writeChosenUnits(ctx.tx, brandId, written)
  return ok()
}
