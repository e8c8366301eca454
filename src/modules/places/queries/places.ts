import { db } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { isId } from '#kernel/ids.ts'
import { placeEditScope, placeScope } from '../access.ts'
import { findPlace, listPlacesWhere, type Place } from '../store.ts'

/** The brand's own places. */
export function listOwnPlaces(actor: BrandActor): Promise<Place[]> {
  return listPlacesWhere({ brandId: actor.brandId })
}

export interface PlaceDetail {
  readonly place: Place
  readonly owner: { readonly name: string; readonly mine: boolean }
  /** True when the actor's brand keeps this place: its own, or of a partner of whom nobody has joined yet. */
  readonly editable: boolean
}

/** A place the brand works with, or keeps for a partner; null when there is none. */
export async function getPlace(actor: BrandActor, placeId: string): Promise<PlaceDetail | null> {
  if (!isId(placeId)) return null
  const editable = await findPlace(db, placeEditScope(actor), placeId)
  const place = editable ?? (await findPlace(db, placeScope(actor), placeId))
  if (!place) return null
  const organization = place.organizationId ? await db.organization.findUnique({ where: { id: place.organizationId }, select: { name: true } }) : null
  return { place, editable: editable !== null, owner: { name: organization?.name ?? 'Your own place', mine: place.brandId === actor.brandId } }
}
