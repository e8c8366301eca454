import type { BrandActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { sourcingScope } from '../access.ts'
import type { PriceBreak } from '../domain/price.ts'
import type { OfferFilter } from '../schemas.ts'
import { offerColumns, offerOf } from '../store.ts'

export interface OfferView {
  readonly id: Id
  readonly supplierId: Id
  readonly supplier: string
  readonly supplierState: string
  readonly currency: string
  readonly partId: Id
  readonly partRevisionId: Id
  readonly partNumber: string
  readonly partName: string
  readonly revision: string
  readonly supplierCode: string
  readonly minimum: number
  readonly multiple: number
  readonly leadDays: number
  readonly validFrom: CalendarDate
  readonly validTo: CalendarDate | null
  readonly version: number
  readonly breaks: readonly PriceBreak[]
  readonly state: 'valid' | 'coming' | 'ended'
}

const columns = {
  ...offerColumns, createdAt: true, supplier: { select: { name: true, state: true, currency: true } }, partRevision: { select: { code: true, part: { select: { id: true, number: true, name: true } } } },
} as const satisfies Prisma.SupplierOfferSelect

const SORTS = { created: { field: 'createdAt', holds: 'date' }, lead: { field: 'leadDays', holds: 'number' } } as const

/** A brand's offers, by keyset. `today`: the day in the brand's time zone. */
export async function listOffers(actor: BrandActor, filter: OfferFilter, today: CalendarDate, size = PAGE_SIZE): Promise<Page<OfferView>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const contains = { contains: filter.q ?? '', mode: 'insensitive' } as const
  const fetched = await db.supplierOffer.findMany({
    where: {
      AND: [
        sourcingScope(actor), stateOf(filter.state, today), filter.supplier ? { supplierId: filter.supplier } : {},
        filter.q ? { OR: [{ supplierCode: contains }, { supplier: { name: contains } }, { partRevision: { part: { OR: [{ number: contains }, { name: contains }] } } }] } : {},
        where as Prisma.SupplierOfferWhereInput,
      ],
    },
    orderBy: orderBy as Prisma.SupplierOfferOrderByWithRelationInput[], take, select: { ...offerColumns, createdAt: true },
  })
  const page = keysetPage(fetched, keyset, (row) => row[sort.field])
  const names = await namesOf(actor, page.rows.map(({ id }) => id))
  return { ...page, rows: page.rows.map((row) => viewOf({ ...row, ...names.get(row.id)! }, today)) }
}

type Names = Pick<Prisma.SupplierOfferGetPayload<{ select: typeof columns }>, 'supplier' | 'partRevision'>

/** Whose offers these are, and of which parts, in one statement. */
async function namesOf(actor: BrandActor, offerIds: readonly Id[]): Promise<Map<Id, Names>> {
  const rows = await named<Names & { id: Id }>('sourcing.offer-names', `
    select o.id::text, json_build_object('name', s.name, 'state', s.state, 'currency', s.currency) as supplier,
           json_build_object('code', v.code, 'part', json_build_object('id', p.id, 'number', p.number, 'name', p.name)) as "partRevision"
      from "SupplierOffer" o join "Supplier" s on s.id = o."supplierId" join "PartRevision" v on v.id = o."partRevisionId" join "Part" p on p.id = v."partId"
     where o."brandId" = $1 and o.id = any($2::uuid[])`, [actor.brandId, offerIds])
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

/** What all suppliers ask for the revisions of one part, the valid ones first. `today`: the day in the brand's time zone. */
export async function listOffersOfPart(actor: BrandActor, partId: Id, today: CalendarDate): Promise<OfferView[]> {
  const rows = await db.supplierOffer.findMany({ where: { ...sourcingScope(actor), partRevision: { partId } }, orderBy: [{ validFrom: 'desc' }, { id: 'asc' }], take: 100, select: columns })
  const order = ['valid', 'coming', 'ended']
  return rows.map((row) => viewOf(row, today)).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/** One offer, or null. */
export async function getOffer(actor: BrandActor, offerId: string, today: CalendarDate): Promise<OfferView | null> {
  if (!isId(offerId)) return null
  const row = await db.supplierOffer.findFirst({ where: { id: offerId, ...sourcingScope(actor) }, select: columns })
  return row && viewOf(row, today)
}

function stateOf(state: OfferFilter['state'], today: CalendarDate): Prisma.SupplierOfferWhereInput {
  const day = new Date(today)
  if (state === 'coming') return { validFrom: { gt: day } }
  if (state === 'ended') return { validTo: { lt: day } }
  return state === 'valid' ? { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }], supplier: { state: 'active' } } : {}
}

function viewOf(row: Prisma.SupplierOfferGetPayload<{ select: typeof columns }>, today: CalendarDate): OfferView {
  const { supplier, partRevision, createdAt: _, ...rest } = row
  const offer = offerOf(rest)
  return {
    ...offer, supplier: supplier.name, supplierState: supplier.state, currency: supplier.currency, partId: partRevision.part.id, partNumber: partRevision.part.number, partName: partRevision.part.name, revision: partRevision.code,
    state: offer.validFrom > today ? 'coming' : (offer.validTo !== null && offer.validTo < today) || supplier.state === 'retired' ? 'ended' : 'valid',
  }
}
