import { db, type Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { lockName } from '#server/lock-name.ts'
import type { Closure } from '#kernel/business-calendar.ts'
import type { Id } from '#kernel/ids.ts'
import { placesOfBrand } from './access.ts'
import type { LocationKind } from './schemas.ts'

/** A workshop, warehouse, shop or venue, with everything a calendar or a map needs. */
export interface Place {
  readonly id: Id
  readonly name: string
  readonly slug: string
  readonly kind: LocationKind
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
  readonly timeZone: string
  readonly latitude: number
  readonly longitude: number
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly dispatchDays: readonly number[]
  /** Local minutes after midnight: what is ordered later leaves on the next dispatch day. */
  readonly cutOffMinutes: number
  readonly receivingDays: readonly number[]
  /** Machine hours a working day; of workshops. */
  readonly openHoursPerDay: number
  readonly closures: readonly (Closure & { readonly id: Id })[]
  readonly organizationId: Id | null
  readonly brandId: Id | null
  readonly state: 'open' | 'closed'
}

const placeColumns = {
  id: true, name: true, slug: true, kind: true, street: true, city: true, region: true, postcode: true, country: true, timeZone: true,
  latitude: true, longitude: true, dispatchDays: true, cutOffMinutes: true, receivingDays: true, openHoursPerDay: true,
  organizationId: true, brandId: true, state: true,
  closures: { select: { id: true, firstDay: true, lastDay: true, reason: true }, orderBy: { firstDay: 'asc' } },
} as const satisfies Prisma.LocationSelect

type PlaceRow = Prisma.LocationGetPayload<{ select: typeof placeColumns }>

/** The places of a list of ids, whoever asks: the ids come from rows the caller was allowed to see. Unknown ids are absent from the map. */
export async function getPlaces(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.location.findMany({ where: { id: { in: [...new Set(ids)] } }, select: placeColumns })
  return new Map(rows.map((row) => [row.id, placeOf(row)]))
}

/** Every place a brand works with, open or closed: its own and those of approved partners, by kind and name. */
export async function listPlacesForBrand(brandId: Id, tx: Tx = db): Promise<Place[]> {
  return listPlacesWhere(placesOfBrand(brandId), tx)
}

/** The open workshops among these: of a brand with hundreds of shops, the few that make. */
export async function listWorkshopsForBrand(brandId: Id, tx: Tx = db): Promise<Place[]> {
  return listPlacesWhere({ AND: [placesOfBrand(brandId), { kind: 'workshop', state: 'open' }] }, tx)
}

export async function listPlacesWhere(where: Prisma.LocationWhereInput, tx: Tx = db): Promise<Place[]> {
  const rows = await tx.location.findMany({ where, select: placeColumns, orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }] })
  return rows.map(placeOf)
}

/** One place within a scope, or null. */
export async function findPlace(tx: Tx, scope: Prisma.LocationWhereInput, id: Id): Promise<Place | null> {
  const row = await tx.location.findFirst({ where: { AND: [scope, { id }] }, select: placeColumns })
  return row && placeOf(row)
}

function placeOf(row: PlaceRow): Place {
  return {
    ...row,
    kind: row.kind as LocationKind,
    state: row.state as Place['state'],
    closures: row.closures.map(({ id, firstDay, lastDay, reason }) => ({ id, firstDay: dayOf(firstDay), lastDay: dayOf(lastDay), reason })),
  }
}

/** A `date` column arrives as UTC midnight. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** An address nobody has yet: the wanted one, else with -2, -3 … behind it. */
export async function freeLocationSlug(tx: Tx, wanted: string): Promise<string> {
  await lockName(tx, 'place address')
  const taken = new Set((await tx.location.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })).map(({ slug }) => slug))
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(slug)) return slug
  }
}
