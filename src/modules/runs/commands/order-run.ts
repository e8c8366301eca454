import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getRevisionWithBom, getSku } from '#modules/catalogue/public.ts'
import { approvedPartnership } from '#modules/partners/public.ts'
import { getPlaces, type Place } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { runScope } from '../access.ts'
import { decideQuantity, estimateRun } from '../domain/run-estimate.ts'
import { decideRunVerb } from '../domain/run-state.ts'
import type { RunEvent } from '../events.ts'
import { capacityOf, findPilotOfRun, findTerms, loadBookings, loadRun, saveRun } from '../store.ts'

export interface OrderRunInput {
  readonly skuId: Id
  readonly toyRevisionId: Id
  readonly locationId: Id
  /** Good units wanted. */
  readonly quantity: number
  readonly pilotId?: Id
  readonly proposalId?: Id
  readonly note?: string
  /** Keep it with the brand: the workshop is not asked yet. */
  readonly asDraft?: boolean
}

export interface OrderedRun {
  readonly runId: Id
  readonly number: string
  readonly state: 'draft' | 'quoted'
}

/**
 * Orders a run. Where the workshop has terms for the toy, it is quoted at once at its standing price with the day it can be ready;
 * otherwise, or with `asDraft`, it stays a draft of the brand.
 */
export async function orderRun(ctx: CommandContext<BrandActor>, input: OrderRunInput): Promise<Result<OrderedRun>> {
  const { brandId } = ctx.actor
  const quantity = decideQuantity(input.quantity)
  if (!quantity.ok) return quantity
  const sku = await getSku(ctx.tx, brandId, input.skuId)
  if (!sku) return refused({ ...notFound('SKU'), field: 'skuId' })
  const revision = await getRevisionWithBom(ctx.tx, brandId, input.toyRevisionId)
  if (!revision || revision.toyId !== sku.toyId) return refused(invalid('revision-of-another-toy', 'Choose a revision of this toy.', { field: 'toyRevisionId' }))
  const workshop = await usableWorkshop(ctx, input.locationId)
  if (!workshop.ok) return workshop
  if (input.pilotId) {
    const pilot = await findPilotOfRun(ctx.tx, brandId, input.pilotId)
    if (!pilot) return refused({ ...notFound('pilot'), field: 'pilotId' })
    if (pilot.skuId !== input.skuId) return refused(invalid('pilot-of-another-sku', `${pilot.number} tests another SKU. Order its run for that SKU, or order this run without a pilot.`, { field: 'skuId' }))
    if (!['draft', 'approved', 'running'].includes(pilot.state)) return refused(conflict('pilot-ended', `${pilot.number} is ${pilot.state}: no more runs are made for it. Order this run without a pilot.`))
  }
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { currency: true } })
  const terms = input.asDraft ? null : await findTerms(ctx.tx, brandId, input.locationId, sku.toyId)
  const quote = terms ? await quoteFor(ctx, workshop.value, terms, input.quantity, null) : null
  if (quote && !quote.ok) return quote
  const id = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'RUN')
  const state = quote ? 'quoted' : 'draft'
  await ctx.tx.run.create({
    data: {
      id, brandId, number, skuId: input.skuId, toyRevisionId: input.toyRevisionId, locationId: input.locationId, pilotId: input.pilotId ?? null,
      proposalId: input.proposalId ?? null, quantity: input.quantity, state, purpose: input.pilotId ? 'pilot' : 'sale', currency: brand.currency,
      note: input.note ?? '', createdAt: ctx.now, ...(quote?.value.data ?? {}),
    },
    select: { id: true },
  })
  await record<RunEvent>(ctx, {
    type: 'runs.ordered', brandId, organizationId: workshop.value.organizationId ?? undefined, subject: { kind: 'run', id },
    data: { number, quantity: input.quantity, workshop: workshop.value.name, state, ...(quote ? { cost: quote.value.cost, readyOn: quote.value.readyOn } : {}) },
  })
  return ok({ runId: id, number, state })
}

/** Sends a draft to its workshop: it is quoted at the workshop's standing price. */
export async function requestQuote(ctx: CommandContext<BrandActor>, input: { runId: Id; version?: number }): Promise<Result<{ readyOn: string; cost: number }>> {
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  if (input.version !== undefined && input.version !== run.version) return refused(stale('run'))
  const state = decideRunVerb(run, 'quote')
  if (!state.ok) return state
  const workshop = await usableWorkshop(ctx, run.locationId)
  if (!workshop.ok) return workshop
  const sku = await getSku(ctx.tx, run.brandId, run.skuId)
  if (!sku) return refused(notFound('SKU'))
  const terms = await findTerms(ctx.tx, run.brandId, run.locationId, sku.toyId)
  if (!terms) {
    return refused(conflict('no-terms', `${workshop.value.name} has no agreed price for this toy yet. Enter its terms under Runs, Workshop terms; then ask for the quote again.`))
  }
  const quote = await quoteFor(ctx, workshop.value, terms, run.quantity, run.id)
  if (!quote.ok) return quote
  if (!(await saveRun(ctx.tx, run, { state: state.value, ...quote.value.data }))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.quoted', brandId: run.brandId, organizationId: workshop.value.organizationId ?? undefined, subject: { kind: 'run', id: run.id },
    data: { number: run.number, cost: quote.value.cost, readyOn: quote.value.readyOn },
  })
  return ok({ readyOn: quote.value.readyOn, cost: quote.value.cost })
}

/** A workshop that may make this brand's runs: the brand's own, or of an approved partner, and open. */
export async function usableWorkshop(ctx: CommandContext<BrandActor>, locationId: Id): Promise<Result<Place>> {
  const place = (await getPlaces(ctx.tx, [locationId])).get(locationId)
  const field = 'locationId'
  const own = place?.brandId === ctx.actor.brandId
  const partner = place?.organizationId ? await approvedPartnership(ctx.tx, ctx.actor.brandId, place.organizationId) : null
  if (!place || (!own && !partner)) return refused(invalid('workshop-unknown', 'Choose one of your approved workshops.', { field }))
  if (place.kind !== 'workshop') return refused(invalid('not-a-workshop', `${place.name} is not a workshop.`, { field }))
  if (place.state !== 'open') return refused(conflict('workshop-closed', `${place.name} is closed. Choose another workshop.`, { field }))
  return ok(place)
}

/** Price and ready day of so many units at a workshop, with what it has already taken on. */
export async function quoteFor(ctx: CommandContext<BrandActor>, place: Place, terms: NonNullable<Awaited<ReturnType<typeof findTerms>>>, quantity: number, exceptRunId: Id | null) {
  const bookings = await loadBookings(ctx.tx, [place.id], exceptRunId)
  const { calendar, taken, from } = capacityOf(place, bookings.get(place.id) ?? [], ctx.now)
  const estimate = estimateRun(terms, quantity, calendar, from, taken)
  if (!estimate.ok) return estimate
  const { readyOn, cost } = estimate.value
  return ok({ readyOn, cost, data: { unitCost: terms.unitCost, setupCost: terms.setupCost, readyOn: new Date(readyOn) } })
}
