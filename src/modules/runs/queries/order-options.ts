import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { getSku } from '#modules/catalogue/public.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import type { TermsFilter } from '../schemas.ts'
import { listWorkshopOffers, type WorkshopOffer } from './workshop-offers.ts'

export interface RevisionChoice {
  readonly id: Id
  readonly code: string
  readonly state: string
  readonly changeNote: string
}

/** Revisions a run can be ordered to, the newest released one first, then drafts, then older ones. */
export async function listRevisionChoices(brandId: Id, toyId: Id): Promise<RevisionChoice[]> {
  const rows = await db.toyRevision.findMany({ where: { brandId, toyId }, orderBy: { sequence: 'desc' }, select: { id: true, code: true, state: true, changeNote: true } })
  const rank = (state: string) => ['released', 'draft', 'superseded'].indexOf(state)
  return rows.sort((a, b) => rank(a.state) - rank(b.state))
}

export interface OrderOptions {
  readonly sku: { readonly id: Id; readonly code: string; readonly name: string; readonly toyName: string; readonly currency: string; readonly toyId: Id }
  readonly revisions: readonly RevisionChoice[]
  readonly offers: readonly WorkshopOffer[]
}

/** What can be chosen for a run of `quantity` of a SKU: revisions, and every workshop's price and day. Null: no such SKU. */
export async function getOrderOptions(actor: BrandActor, skuId: Id, quantity: number, now = new Date()): Promise<OrderOptions | null> {
  const sku = await getSku(db, actor.brandId, skuId)
  if (!sku) return null
  const { id, code, name, toyName, currency, toyId } = sku
  return {
    sku: { id, code, name, toyName, currency, toyId }, revisions: await listRevisionChoices(actor.brandId, toyId),
    offers: await listWorkshopOffers(db, actor.brandId, toyId, quantity, now),
  }
}

export interface TermsRow {
  readonly id: Id
  readonly workshop: string
  readonly city: string
  readonly toy: string
  readonly setupMinutes: number
  readonly secondsPerUnit: number
  readonly unitCost: number
  readonly setupCost: number
  readonly yieldPermille: number
  readonly minimumQuantity: number
  readonly maximumQuantity: number
}

export interface TermsPage {
  readonly currency: string
  /** Those of the page. */
  readonly terms: readonly TermsRow[]
  /** How many fit the search. */
  readonly total: number
  readonly workshops: readonly { readonly id: Id; readonly name: string }[]
  readonly toys: readonly { readonly id: Id; readonly name: string }[]
}

const SORTS: Readonly<Record<string, (row: TermsRow) => string | number>> = {
  toy: ({ toy }) => toy, workshop: ({ workshop }) => workshop, setup: ({ setupCost }) => setupCost, unit: ({ unitCost }) => unitCost, yield: ({ yieldPermille }) => yieldPermille,
}

/** What every workshop makes every toy for: worked out whole, for there are as many as toys and workshops that know each other, and shown in parts. */
export async function listAgreedTerms(actor: BrandActor, filter: TermsFilter, size = PAGE_SIZE): Promise<TermsPage> {
  const { brandId } = actor
  const [brand, rows, places, toys] = await Promise.all([
    db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { currency: true } }),
    db.capability.findMany({ where: { brandId }, orderBy: { id: 'asc' } }),
    listPlacesForBrand(brandId),
    db.toy.findMany({ where: { brandId, state: { not: 'retired' } }, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  ])
  const placeOf = new Map(places.map((place) => [place.id, place]))
  const toyOf = new Map(toys.map((toy) => [toy.id, toy.name]))
  const terms = rows.flatMap(({ brandId: _, locationId, toyId, ...row }): TermsRow[] => {
    const place = placeOf.get(locationId)
    const toy = toyOf.get(toyId)
    return place && toy ? [{ ...row, workshop: place.name, city: place.city, toy }] : []
  })
  const words = filter.q.toLocaleLowerCase('en-US')
  const fitting = terms.filter(({ toy, workshop, city }) => [toy, workshop, city].some((text) => text.toLocaleLowerCase('en-US').includes(words)))
  const by = SORTS[filter.sort.replace('-', '')]!
  const way = filter.sort.startsWith('-') ? -1 : 1
  fitting.sort((a, b) => way * compare(by(a), by(b)) || a.toy.localeCompare(b.toy) || a.workshop.localeCompare(b.workshop))
  return {
    currency: brand.currency, terms: fitting.slice((filter.page - 1) * size, filter.page * size), total: fitting.length,
    workshops: places.filter(({ kind, state }) => kind === 'workshop' && state === 'open').map(({ id, name }) => ({ id, name })), toys,
  }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
