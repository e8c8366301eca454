import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { placeEditScope } from '../access.ts'
import { slugOf } from '../domain/slug.ts'
import type { PlacesEvent } from '../events.ts'
import type { AddClosure, AddLocation, ChangeLocation, LocationKind } from '../schemas.ts'
import { findPlace, freeLocationSlug } from '../store.ts'

export type PlaceKeeper = BrandActor | MicrofactoryActor | RetailerActor

/** What kinds of place an owner can have: a microfactory has no shop, a retailer no workshop. */
const KINDS_OF: Record<PlaceKeeper['kind'], readonly LocationKind[]> = {
  brand: ['warehouse', 'workshop', 'shop', 'venue'],
  microfactory: ['workshop', 'warehouse'],
  retailer: ['shop', 'venue', 'warehouse'],
}

/** Adds a place of the actor's own, or (a brand) one of a partner of whom nobody has joined yet. */
export async function addLocation(ctx: CommandContext<PlaceKeeper>, input: AddLocation): Promise<Result<{ locationId: Id; slug: string }>> {
  const owner = await ownerOf(ctx, input.organizationId)
  if (!owner.ok) return owner
  if (!KINDS_OF[owner.value.kind].includes(input.kind)) {
    return refused(invalid('kind-not-here', `A ${owner.value.kind} has no ${input.kind}. Choose ${KINDS_OF[owner.value.kind].join(', ')}.`, { field: 'kind' }))
  }
  return insertLocation(ctx, { ...input, ...owner.value.ids })
}

async function ownerOf(ctx: CommandContext<PlaceKeeper>, organizationId: Id | undefined): Promise<Result<{ kind: PlaceKeeper['kind']; ids: { brandId: Id | null; organizationId: Id | null } }>> {
  const { actor } = ctx
  if (actor.kind !== 'brand') {
    if (organizationId && organizationId !== actor.organizationId) return refused(notFound('partner'))
    return ok({ kind: actor.kind, ids: { brandId: null, organizationId: actor.organizationId } })
  }
  if (!organizationId) return ok({ kind: 'brand', ids: { brandId: actor.brandId, organizationId: null } })
  const partner = await ctx.tx.organization.findFirst({
    where: { id: organizationId, partnerships: { some: { brandId: actor.brandId, state: { in: ['invited', 'approved'] } } } },
    select: { kind: true, name: true, _count: { select: { memberships: true } } },
  })
  if (!partner) return refused(notFound('partner'))
  if (partner._count.memberships > 0) return refused(conflict('partner-keeps-places', `${partner.name} has joined and keeps its own places. Ask them to add it.`))
  return ok({ kind: partner.kind as 'microfactory' | 'retailer', ids: { brandId: null, organizationId } })
}

/** Writes a place for an owner the caller has settled. Used by `addLocation`, and by partners when an organization is new. */
export async function insertLocation(
  ctx: CommandContext, input: Omit<AddLocation, 'organizationId'> & { brandId: Id | null; organizationId: Id | null },
): Promise<Result<{ locationId: Id; slug: string }>> {
  const slug = await freeLocationSlug(ctx.tx, input.slug ?? slugOf(input.name))
  if (input.slug && slug !== input.slug) return refused(conflict('slug-taken', `The address “${input.slug}” is taken. “${slug}” is free.`, { field: 'slug' }))
  const id = ctx.newId()
  await ctx.tx.location.create({
    data: {
      id, slug, brandId: input.brandId, organizationId: input.organizationId, kind: input.kind, createdAt: ctx.now, ...columnsOf(input),
    },
    select: { id: true },
  })
  await record<PlacesEvent>(ctx, {
    type: 'places.location-added', brandId: input.brandId ?? brandOf(ctx), organizationId: input.organizationId ?? undefined,
    subject: { kind: 'location', id }, data: { name: input.name, kind: input.kind, city: input.city },
  })
  return ok({ locationId: id, slug })
}

/** Changes a place. Closing it takes its stock out of what can be promised; nothing is deleted. */
export async function changeLocation(ctx: CommandContext<PlaceKeeper>, input: ChangeLocation): Promise<Result<void>> {
  const before = await findPlace(ctx.tx, placeEditScope(ctx.actor), input.locationId)
  if (!before) return refused(notFound('place'))
  await ctx.tx.location.update({ where: { id: before.id }, data: { ...columnsOf(input), state: input.state }, select: { id: true } })
  await record<PlacesEvent>(ctx, {
    type: 'places.location-changed', brandId: before.brandId ?? brandOf(ctx), organizationId: before.organizationId ?? undefined,
    subject: { kind: 'location', id: before.id }, data: { name: input.name, before: before.state, after: input.state },
  })
  return ok()
}

/** Days on which the place neither works, dispatches nor receives. Both ends included. */
export async function addClosure(ctx: CommandContext<PlaceKeeper>, input: AddClosure): Promise<Result<{ closureId: Id }>> {
  const place = await findPlace(ctx.tx, placeEditScope(ctx.actor), input.locationId)
  if (!place) return refused(notFound('place'))
  if (place.closures.some((closure) => closure.firstDay <= input.firstDay && closure.lastDay >= input.lastDay)) {
    return refused(conflict('closed-already', 'The place is closed on these days already.', { field: 'firstDay' }))
  }
  const id = ctx.newId()
  await ctx.tx.locationClosure.create({
    data: { id, locationId: place.id, firstDay: new Date(input.firstDay), lastDay: new Date(input.lastDay), reason: input.reason }, select: { id: true },
  })
  await record<PlacesEvent>(ctx, {
    type: 'places.closure-added', brandId: place.brandId ?? brandOf(ctx), organizationId: place.organizationId ?? undefined,
    subject: { kind: 'location', id: place.id }, data: { firstDay: input.firstDay, lastDay: input.lastDay, reason: input.reason },
  })
  return ok({ closureId: id })
}

export async function removeClosure(ctx: CommandContext<PlaceKeeper>, input: { closureId: Id }): Promise<Result<void>> {
  const closure = await ctx.tx.locationClosure.findFirst({
    where: { id: input.closureId, location: placeEditScope(ctx.actor) },
    select: { reason: true, location: { select: { id: true, brandId: true, organizationId: true } } },
  })
  if (!closure) return refused(notFound('closure'))
  await ctx.tx.locationClosure.delete({ where: { id: input.closureId }, select: { id: true } })
  await record<PlacesEvent>(ctx, {
    type: 'places.closure-removed', brandId: closure.location.brandId ?? brandOf(ctx), organizationId: closure.location.organizationId ?? undefined,
    subject: { kind: 'location', id: closure.location.id }, data: { reason: closure.reason },
  })
  return ok()
}

function brandOf(ctx: CommandContext): Id | undefined {
  return ctx.actor.kind === 'brand' ? ctx.actor.brandId : undefined
}

function columnsOf(input: Omit<AddLocation, 'organizationId' | 'kind' | 'slug'>) {
  return {
    name: input.name, street: input.street, city: input.city, region: input.region, postcode: input.postcode, country: input.country,
    latitude: input.latitude, longitude: input.longitude, timeZone: input.timeZone,
    dispatchDays: input.dispatchDays, cutOffMinutes: input.cutOffMinutes, receivingDays: input.receivingDays, openHoursPerDay: input.openHoursPerDay,
  }
}
