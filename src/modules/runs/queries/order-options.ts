import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import type { Result } from '#kernel/result.ts'
import { writtenNumber } from '#kernel/written-number.ts'
import { getSku } from '#modules/catalogue/public.ts'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { decideQuantity } from '../domain/run-estimate.ts'
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

/** How many good units somebody typed, or what is wrong with it. */
export function askedQuantity(typed: string): Result<number> {
  return decideQuantity(writtenNumber(typed))
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

const SORTS: Readonly<Record<string, Prisma.Sql>> = { toy: Prisma.sql`toy`, workshop: Prisma.sql`workshop`, setup: Prisma.sql`"setupCost"`, unit: Prisma.sql`"unitCost"`, yield: Prisma.sql`"yieldPermille"` }

/** What workshops that the brand knows make its toys for: a page of it, or with `size` null all. With what new terms can be agreed for. */
export async function listAgreedTerms(actor: BrandActor, filter: TermsFilter, size: number | null = PAGE_SIZE): Promise<TermsPage> {
  const { brandId } = actor
  const places = await listPlacesForBrand(brandId)
  const pattern = like(filter.q)
  const direction = filter.sort.startsWith('-') ? Prisma.sql`desc` : Prisma.sql`asc`
  const page = size === null ? Prisma.empty : Prisma.sql`limit ${size} offset ${(filter.page - 1) * size}`
  const [found] = await db.$queryRaw<Omit<TermsPage, 'workshops'>[]>`
    with term as (
      select c.id, p.name as workshop, p.city, t.name as toy, c."setupMinutes", c."secondsPerUnit", c."unitCost", c."setupCost", c."yieldPermille", c."minimumQuantity", c."maximumQuantity"
        from "Capability" c join "Toy" t on t.id = c."toyId" and t.state <> 'retired' join "Location" p on p.id = c."locationId"
       where c."brandId" = ${brandId}::uuid and c."locationId" = any(${places.map(({ id }) => id)}::uuid[]) and (t.name ilike ${pattern} or p.name ilike ${pattern} or p.city ilike ${pattern})),
    shown as (select *, row_number() over (order by ${SORTS[filter.sort.replace('-', '')]!} ${direction}, toy, workshop, id) as at from term order by at ${page})
    select b.currency, (select count(*)::int from term) as total, coalesce((select json_agg(to_jsonb(shown) - 'at' order by at) from shown), '[]') as terms,
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from "Toy" where "brandId" = b.id and state <> 'retired'), '[]') as toys
    from "Brand" b where b.id = ${brandId}::uuid`
  return { ...found!, workshops: places.filter(({ kind, state }) => kind === 'workshop' && state === 'open').map(({ id, name }) => ({ id, name })) }
}
