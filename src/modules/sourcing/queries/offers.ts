import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { amountIn, keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
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
  ...offerColumns, supplier: { select: { name: true, state: true, currency: true } }, partRevision: { select: { code: true, part: { select: { id: true, number: true, name: true } } } },
} as const satisfies Prisma.SupplierOfferSelect

const PART = Prisma.sql`join "PartRevision" v on v.id = o."partRevisionId" join "Part" p on p.id = v."partId"`
/** What one piece costs at the smallest order: the first of the prices that are shown. */
const FIRST_PRICE = Prisma.sql`left join lateral (select b."unitPrice" from "PriceBreak" b where b."brandId" = o."brandId" and b."offerId" = o.id order by b.quantity limit 1) f on true`

const sorts = (today: CalendarDate) => ({
  created: { holds: 'moment', column: () => Prisma.sql`o."createdAt"` },
  lead: { holds: 'number', column: () => Prisma.sql`o."leadDays"` },
  part: { holds: 'text', column: () => Prisma.sql`lower(p.name)`, join: PART },
  supplier: { holds: 'text', column: () => Prisma.sql`lower(s.name)` },
  price: { holds: 'text', column: () => amountIn(Prisma.sql`s.currency`, Prisma.sql`coalesce(f."unitPrice", 0)`), join: FIRST_PRICE },
  minimum: { holds: 'number', column: () => Prisma.sql`o.minimum` },
  valid: { holds: 'date', column: () => Prisma.sql`o."validFrom"` },
  // As `stateOn` tells it: valid, coming, ended.
  state: { holds: 'number', column: () => Prisma.sql`(case when o."validFrom" > ${today}::date then 1 when o."validTo" < ${today}::date or s.state = 'retired' then 2 else 0 end)` },
} satisfies Readonly<Record<string, RawSort>>)

/** A brand's offers, by keyset; the page is cut before more than the order asks for is joined. One statement. `today`: the day in the brand's time zone. */
export async function listOffers(actor: BrandActor, filter: OfferFilter, today: CalendarDate, size = PAGE_SIZE): Promise<Page<OfferView>> {
  const { brandId } = sourcingScope(actor)
  const keyset = keysetBy(sorts(today), filter.sort, { id: Prisma.sql`o.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await db.$queryRaw<(Omit<OfferView, 'state'> & { sortKey: string })[]>`
    select o.id::text, o."supplierId"::text, s.name as supplier, s.state as "supplierState", s.currency, p.id::text as "partId", v.id::text as "partRevisionId", p.number as "partNumber", p.name as "partName", v.code as revision,
      o."supplierCode", o.minimum, o.multiple, o."leadDays", o."validFrom"::text, o."validTo"::text, o.version, c."sortKey",
      coalesce((select json_agg(json_build_object('quantity', b.quantity, 'unitPrice', b."unitPrice") order by b.quantity) from "PriceBreak" b where b."brandId" = ${brandId}::uuid and b."offerId" = o.id), '[]'::json) as breaks
    from (select o.id, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place from "SupplierOffer" o join "Supplier" s on s.id = o."supplierId" ${keyset.join}
           where ${Prisma.join([Prisma.sql`o."brandId" = ${brandId}::uuid`, ...filterOf(brandId, filter, today), where], ' and ')} order by ${order} limit ${limit}) c
      join "SupplierOffer" o on o.id = c.id join "Supplier" s on s.id = o."supplierId" join "PartRevision" v on v.id = o."partRevisionId" join "Part" p on p.id = v."partId"
    order by c.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, state: stateOn(today, row) })) }
}

/** What a filter asks of `"SupplierOffer" o` by `"Supplier" s`. */
function filterOf(brandId: Id, { state, supplier, q }: OfferFilter, today: CalendarDate): Prisma.Sql[] {
  const pattern = like(q ?? '')
  return [
    ...(state === 'coming' ? [Prisma.sql`o."validFrom" > ${today}::date`] : []),
    ...(state === 'ended' ? [Prisma.sql`o."validTo" < ${today}::date`] : []),
    ...(state === 'valid' ? [Prisma.sql`(o."validFrom" <= ${today}::date and (o."validTo" is null or o."validTo" >= ${today}::date) and s.state = 'active')`] : []),
    ...(supplier ? [Prisma.sql`o."supplierId" = ${supplier}::uuid`] : []),
    ...(q ? [Prisma.sql`(o."supplierCode" ilike ${pattern} or s.name ilike ${pattern} or o."partRevisionId" in (
      select v.id from "PartRevision" v join "Part" p on p.id = v."partId" where v."brandId" = ${brandId}::uuid and (p.number ilike ${pattern} or p.name ilike ${pattern})))`] : []),
  ]
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

function viewOf(row: Prisma.SupplierOfferGetPayload<{ select: typeof columns }>, today: CalendarDate): OfferView {
  const { supplier, partRevision, ...rest } = row
  const offer = { ...offerOf(rest), supplier: supplier.name, supplierState: supplier.state, currency: supplier.currency, partId: partRevision.part.id, partNumber: partRevision.part.number, partName: partRevision.part.name, revision: partRevision.code }
  return { ...offer, state: stateOn(today, offer) }
}

function stateOn(today: CalendarDate, { validFrom, validTo, supplierState }: Pick<OfferView, 'validFrom' | 'validTo' | 'supplierState'>): OfferView['state'] {
  return validFrom > today ? 'coming' : (validTo !== null && validTo < today) || supplierState === 'retired' ? 'ended' : 'valid'
}
