import type { Actor, BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { dayOrLast, keysetBy, momentOrLast, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import { COUNTED } from '#kernel/counted.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { receivingScope, shipmentScope } from './access.ts'
import type { ShipmentState } from './domain/shipment-state.ts'
import { SHIPMENT_STATES, type ArrivalFilter, type ShipmentFilter } from './schemas.ts'

export interface ShipmentListRow {
  readonly id: Id
  readonly number: string
  readonly state: ShipmentState
  readonly from: string
  readonly to: string
  readonly restockNumber: string | null
  readonly pieces: number
  readonly missing: number
  readonly expectedOn: CalendarDate | null
  /** Expected before today, at the receiving place, and not there. */
  readonly late: boolean
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
  readonly timeZone: string
}

const columns = {
  id: true, number: true, state: true, fromLocationId: true, toLocationId: true, restockId: true, expectedOn: true, shippedAt: true, deliveredAt: true, createdAt: true,
  lines: { select: { quantity: true, received: true } },
} as const satisfies Prisma.ShipmentSelect

/** What the lines of the brand's shipments add up to, for an order that goes by it. */
const sums = (brandId: Id): Prisma.Sql => Prisma.sql`left join (select l."shipmentId", sum(l.quantity)::int as pieces, sum(l.quantity - l.received)::int as missing from "ShipmentLine" l where l."brandId" = ${brandId}::uuid group by 1) n on n."shipmentId" = s.id`

const sorts = (brandId: Id) => ({
  created: { holds: 'moment', column: () => Prisma.sql`s."createdAt"` },
  sent: { holds: 'moment', column: momentOrLast(Prisma.sql`s."shippedAt"`) },
  expected: { holds: 'date', column: dayOrLast(Prisma.sql`s."expectedOn"`) },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...SHIPMENT_STATES]}::text[], s.state)` },
  from: { holds: 'text', column: () => Prisma.sql`lower(p.name)`, join: Prisma.sql`join "Location" p on p.id = s."fromLocationId"` },
  to: { holds: 'text', column: () => Prisma.sql`lower(p.name)`, join: Prisma.sql`join "Location" p on p.id = s."toLocationId"` },
  pieces: { holds: 'number', column: () => Prisma.sql`coalesce(n.pieces, 0)`, join: sums(brandId) },
  missing: { holds: 'number', column: () => Prisma.sql`coalesce(n.missing, 0)`, join: sums(brandId) },
} satisfies Readonly<Record<string, RawSort>>)

/** A brand's shipments, by keyset; the page is cut before more than the order asks for is joined. One statement. */
export async function listShipments(actor: BrandActor, filter: ShipmentFilter, now: Date, size = PAGE_SIZE): Promise<Page<ShipmentListRow>> {
  const keyset = keysetBy(sorts(actor.brandId), filter.sort, { id: Prisma.sql`s.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const fetched = await db.$queryRaw<(Omit<ShipmentListRow, 'shippedAt' | 'deliveredAt'> & { shippedAt: Date | null; deliveredAt: Date | null; sortKey: string })[]>`
    select s.id::text, s.number, s.state, f.name as "from", t.name as "to", (select q.number from "RestockRequest" q where q.id = s."restockId") as "restockNumber",
      coalesce(l.pieces, 0) as pieces, coalesce(l.missing, 0) as missing, s."expectedOn"::text, (s.state = 'in-transit' and s."expectedOn" < (${now}::timestamptz at time zone t."timeZone")::date) is true as late,
      s."shippedAt", s."deliveredAt", t."timeZone", s."sortKey"
    from (select s.*, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place
            from "Shipment" s ${keyset.join} where ${Prisma.join([Prisma.sql`s."brandId" = ${actor.brandId}::uuid`, ...filterOf(filter), where], ' and ')} order by ${order} limit ${limit}) s
      join "Location" f on f.id = s."fromLocationId" join "Location" t on t.id = s."toLocationId"
      left join lateral (select sum(quantity)::int as pieces, sum(quantity - received)::int as missing from "ShipmentLine" l where l."shipmentId" = s.id) l on true
    order by s.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, shippedAt: row.shippedAt?.toISOString() ?? null, deliveredAt: row.deliveredAt?.toISOString() ?? null })) }
}

/** What a filter asks of `"Shipment" s`. */
function filterOf({ state, kind, place, q }: ShipmentFilter): Prisma.Sql[] {
  const pattern = like(q)
  return [
    ...(state ? [Prisma.sql`s.state = ${state}`] : []),
    ...(kind === 'restock' ? [Prisma.sql`s."restockId" is not null`] : kind === 'transfer' ? [Prisma.sql`s."restockId" is null`] : kind === 'short' ? [Prisma.sql`exists (select 1 from "ShipmentLine" l where l."shipmentId" = s.id and l.discrepancy <> '')`] : []),
    ...(place ? [Prisma.sql`(s."fromLocationId" = ${place}::uuid or s."toLocationId" = ${place}::uuid)`] : []),
    ...(q ? [Prisma.sql`(s.number ilike ${pattern} or s."trackingCode" ilike ${pattern} or s.carrier ilike ${pattern})`] : []),
  ]
}

/** Where shipments of the brand left or went to, to choose from: its own places and those of its partners, former ones too. */
export async function listShipmentPlaces(actor: BrandActor): Promise<{ readonly id: Id; readonly name: string }[]> {
  return named('shipments.places', `
    select p.id::text, p.name from "Location" p
     where (p."brandId" = $1 or p."organizationId" in (select s."organizationId" from "Partnership" s where s."brandId" = $1))
       and (exists (select 1 from "Shipment" s where s."fromLocationId" = p.id and s."brandId" = $1) or exists (select 1 from "Shipment" s where s."toLocationId" = p.id and s."brandId" = $1))
     order by lower(p.name), p.id`, [actor.brandId])
}

/** A shipment on its way to a workshop, which works for several brands. */
export interface ComingShipment extends ShipmentListRow {
  readonly brandName: string
}

const COMING_SORTS = {
  expected: (descending: boolean) => Prisma.sql`s."expectedOn" ${descending ? Prisma.sql`desc` : Prisma.sql`asc`} nulls last`,
  from: (descending: boolean) => Prisma.sql`lower(f.name) ${descending ? Prisma.sql`desc` : Prisma.sql`asc`}`,
  to: (descending: boolean) => Prisma.sql`lower(t.name) ${descending ? Prisma.sql`desc` : Prisma.sql`asc`}`,
}

/** What is on its way to a workshop's places, the next to come first unless asked otherwise; at most `limit`. Three statements. */
export async function listComing(actor: MicrofactoryActor, now: Date, { q = '', only, sort = 'expected' }: Partial<ArrivalFilter> = {}, limit = 100): Promise<ComingShipment[]> {
  const pattern = like(q)
  const found = await db.$queryRaw<{ id: Id; brandName: string }[]>`
    select s.id::text, b.name as "brandName" from "Location" t join "Shipment" s on s."toLocationId" = t.id and s.state = 'in-transit' join "Location" f on f.id = s."fromLocationId" join "Brand" b on b.id = s."brandId"
     where t."organizationId" = ${actor.organizationId}::uuid and (${only !== 'late'} or s."expectedOn" < (${now}::timestamptz at time zone t."timeZone")::date)
       and (${q === ''} or s.number ilike ${pattern} or s."trackingCode" ilike ${pattern} or s.carrier ilike ${pattern} or f.name ilike ${pattern} or t.name ilike ${pattern} or b.name ilike ${pattern} or exists (
         select 1 from "ShipmentLine" n join "Lot" l on l.id = n."lotId" left join "Sku" k on k.id = l."skuId" left join "PartRevision" v on v.id = l."partRevisionId" left join "Part" p on p.id = v."partId"
          where n."shipmentId" = s.id and (l.code ilike ${pattern} or k.name ilike ${pattern} or k.code ilike ${pattern} or p.name ilike ${pattern} or p.number ilike ${pattern})))
     order by ${COMING_SORTS[sort.replace('-', '') as keyof typeof COMING_SORTS](sort.startsWith('-'))}, s."createdAt", s.id limit ${limit}`
  const rows = new Map((await db.shipment.findMany({ where: { id: { in: found.map(({ id }) => id) } }, select: columns })).map((row) => [row.id, row]))
  const { places, restocks } = await namesOf([...rows.values()])
  return found.map(({ id, brandName }) => ({ ...listRow(rows.get(id)!, places, restocks, now), brandName }))
}

/** How many are on their way, late, and arrived short: the head of the list. Each counted up to one more than `COUNTED`, in one statement. */
export async function shipmentFigures(actor: BrandActor, now: Date): Promise<{ inTransit: number; late: number; short: number }> {
  const upTo = (rows: string) => `(select count(*) from (select 1 from "Shipment" s where s."brandId" = $1 and ${rows} limit ${COUNTED + 1}) few)`
  const [figures] = await named<{ inTransit: number; late: number; short: number }>('shipments.figures', `
    select ${upTo(`s.state = 'in-transit'`)} as "inTransit", ${upTo(`s.state = 'in-transit' and s."expectedOn" < $2::date`)} as late,
           ${upTo(`s.state = 'delivered' and exists (select 1 from "ShipmentLine" l where l."shipmentId" = s.id and l.discrepancy <> '')`)} as short`,
  [actor.brandId, now.toISOString().slice(0, 10)])
  return figures!
}

export interface ShipmentLineView {
  readonly id: Id
  readonly lotId: Id
  readonly lotCode: string
  readonly itemName: string
  readonly itemCode: string
  readonly quantity: number
  readonly received: number | null
  readonly discrepancy: string
  /** Of a serialised lot: the units that left. */
  readonly units: readonly UnitRange[] | null
  /** False: nobody said which, so the lowest are taken to have gone. */
  readonly unitsNamed: boolean
}

export interface ShipmentPage extends ShipmentListRow {
  readonly version: number
  readonly carrier: string
  readonly trackingCode: string
  readonly fromCity: string
  readonly toCity: string
  readonly fromTimeZone: string
  readonly lines: readonly ShipmentLineView[]
  /** This person's places receive it. */
  readonly mayReceive: boolean
  readonly history: readonly TrailEntry[]
}

/** One shipment by number or id, or null when the actor does not see it. */
export async function getShipment(actor: Actor, numberOrId: string, now: Date): Promise<ShipmentPage | null> {
  const which = isId(numberOrId) ? { id: numberOrId } : { number: numberOrId }
  const row = await db.shipment.findFirst({
    where: { AND: [await shipmentScope(db, actor), which] },
    select: { ...columns, brandId: true, version: true, carrier: true, trackingCode: true, lines: { select: { id: true, lotId: true, quantity: true, received: true, discrepancy: true, units: true, unitsNamed: true }, orderBy: { id: 'asc' } } },
  })
  if (!row) return null
  const [places, restocks, lots, history, receivable] = await Promise.all([
    placesOf([row.fromLocationId, row.toLocationId]), restockNumbers(row.restockId ? [row.restockId] : []), lotNames(row.lines.map(({ lotId }) => lotId)),
    listTrail(row.brandId, { kind: 'shipment', id: row.id }), receivingScope(db, actor).then((scope) => db.shipment.count({ where: { AND: [scope, { id: row.id }] } })),
  ])
  const [from, to] = [places.get(row.fromLocationId), places.get(row.toLocationId)]
  return {
    ...listRow(row, places, restocks, now), version: row.version, carrier: row.carrier, trackingCode: row.trackingCode, fromCity: from?.city ?? '', toCity: to?.city ?? '', fromTimeZone: from?.timeZone ?? 'UTC',
    lines: row.lines.map(({ units, ...line }) => ({ ...line, units: units as UnitRange[] | null, ...(lots.get(line.lotId) ?? { lotCode: '?', itemName: '', itemCode: '' }) })),
    mayReceive: receivable > 0, history,
  }
}

type Row = Prisma.ShipmentGetPayload<{ select: typeof columns }>
type PlaceNames = ReadonlyMap<Id, { name: string; city: string; timeZone: string }>

function listRow(row: Row, places: PlaceNames, restocks: ReadonlyMap<Id, string>, now: Date): ShipmentListRow {
  const to = places.get(row.toLocationId)
  const expectedOn = row.expectedOn ? row.expectedOn.toISOString().slice(0, 10) : null
  const timeZone = to?.timeZone ?? 'UTC'
  return {
    id: row.id, number: row.number, state: row.state as ShipmentState, from: places.get(row.fromLocationId)?.name ?? 'a place', to: to?.name ?? 'a place',
    restockNumber: row.restockId ? (restocks.get(row.restockId) ?? null) : null, pieces: row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    missing: row.lines.reduce((sum, { quantity, received }) => sum + (received === null ? 0 : quantity - received), 0), expectedOn,
    late: row.state === 'in-transit' && expectedOn !== null && expectedOn < dateAt(now, timeZone), shippedAt: row.shippedAt?.toISOString() ?? null, deliveredAt: row.deliveredAt?.toISOString() ?? null, timeZone,
  }
}

async function placesOf(ids: readonly Id[]): Promise<PlaceNames> {
  const rows = await db.location.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true, city: true, timeZone: true } })
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

async function restockNumbers(ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await db.restockRequest.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } })).map(({ id, number }) => [id, number]))
}

/** The places and restocks of many shipments, in one statement. */
async function namesOf(rows: readonly { readonly fromLocationId: Id; readonly toLocationId: Id; readonly restockId: Id | null }[]): Promise<{ places: PlaceNames; restocks: Map<Id, string> }> {
  const found = await named<{ id: Id; name: string; city: string | null; timeZone: string | null }>('shipments.names-of', `
    select id::text, name, city, "timeZone" from "Location" where id = any($1::uuid[])
    union all select id::text, number, null, null from "RestockRequest" where id = any($2::uuid[])`,
  [[...new Set(rows.flatMap((row) => [row.fromLocationId, row.toLocationId]))], rows.flatMap(({ restockId }) => restockId ?? [])])
  return {
    places: new Map(found.flatMap(({ id, name, city, timeZone }) => (city !== null && timeZone !== null ? [[id, { name, city, timeZone }]] : []))),
    restocks: new Map(found.flatMap(({ id, name, timeZone }) => (timeZone === null ? [[id, name]] : []))),
  }
}

async function lotNames(ids: readonly Id[]): Promise<Map<Id, { lotCode: string; itemName: string; itemCode: string }>> {
  const rows = await db.$queryRaw<{ id: Id; lotCode: string; itemName: string; itemCode: string }[]>`
    select l.id::text, l.code as "lotCode", coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode" from "Lot" l left join "Sku" s on s.id = l."skuId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId" where l.id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
