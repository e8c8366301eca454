import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { isId } from '#kernel/ids.ts'
import { placeEditScope, placeScope } from '../access.ts'
import { findPlace, listPlacesWhere, type Place } from '../store.ts'

/** The places of a brand, or of an organization. */
export function listOwnPlaces(actor: BrandActor | MicrofactoryActor | RetailerActor): Promise<Place[]> {
  return listPlacesWhere(actor.kind === 'brand' ? { brandId: actor.brandId } : { organizationId: actor.organizationId })
}

export interface PlaceDetail {
  readonly place: Place
  readonly owner: { readonly name: string; readonly mine: boolean }
  /** True when the actor keeps this place: their own, or a brand's partner's of whom nobody has joined yet. */
  readonly editable: boolean
}

/** A place of the actor's, or one that a brand works with or keeps for a partner; null when there is none. */
export async function getPlace(actor: BrandActor | MicrofactoryActor | RetailerActor, placeId: string): Promise<PlaceDetail | null> {
  if (!isId(placeId)) return null
  const editable = await findPlace(db, placeEditScope(actor), placeId)
  const place = editable ?? (await findPlace(db, placeScope(actor), placeId))
  if (!place) return null
  const organization = place.organizationId ? await db.organization.findUnique({ where: { id: place.organizationId }, select: { name: true } }) : null
  return { place, editable: editable !== null, owner: { name: organization?.name ?? 'Your own place', mine: actor.kind !== 'brand' || place.brandId === actor.brandId } }
}
