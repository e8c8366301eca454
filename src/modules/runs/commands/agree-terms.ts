import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { CapabilityTerms } from '../domain/run-estimate.ts'
import type { RunEvent } from '../events.ts'
import { usableWorkshop } from './order-run.ts'

/** Keeps what a workshop makes a toy for: time, price, yield, smallest and largest run. Runs already quoted keep their price. */
export async function agreeTerms(ctx: CommandContext<BrandActor>, input: CapabilityTerms & { locationId: Id; toyId: Id }): Promise<Result<{ workshop: string }>> {
  const { brandId } = ctx.actor
  const { locationId, toyId, setupMinutes, secondsPerUnit, unitCost, setupCost, yieldPermille, minimumQuantity, maximumQuantity } = input
  const toy = await ctx.tx.toy.findFirst({ where: { brandId, id: toyId }, select: { name: true } })
  if (!toy) return refused(invalid('toy-unknown', 'Choose one of your toys.', { field: 'toyId' }))
  const workshop = await usableWorkshop(ctx, locationId)
  if (!workshop.ok) return workshop
  if (maximumQuantity < minimumQuantity) return refused(invalid('largest-below-smallest', 'The largest run is smaller than the smallest.', { field: 'maximumQuantity' }))
  const terms = { setupMinutes, secondsPerUnit, unitCost, setupCost, yieldPermille, minimumQuantity, maximumQuantity }
  const { id } = await ctx.tx.capability.upsert({
    where: { brandId_locationId_toyId: { brandId, locationId, toyId } }, update: terms, create: { id: ctx.newId(), brandId, locationId, toyId, ...terms }, select: { id: true },
  })
  await record<RunEvent>(ctx, {
    type: 'runs.terms-agreed', brandId, organizationId: workshop.value.organizationId ?? undefined, subject: { kind: 'capability', id },
    data: { workshop: workshop.value.name, toy: toy.name, ...terms },
  })
  return ok({ workshop: workshop.value.name })
}
