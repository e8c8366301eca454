import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, momentOrLast, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import type { LotQuality } from '../domain/lot-state.ts'
import { INSPECTION_STATES, type InspectionFilter } from '../schemas.ts'

export interface InspectionListRow {
  readonly id: Id
  readonly number: string
  readonly state: InspectionState
  readonly lotCode: string
  readonly itemName: string
  readonly placeName: string
  readonly timeZone: string
  readonly lotSize: number
  readonly sample: number
  readonly looked: number
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly closedBy: string
}

const PLACE = Prisma.sql`left join "Location" p on p.id = i."locationId"`

const SORTS = {
  created: { holds: 'moment', column: () => Prisma.sql`i."createdAt"` },
  size: { holds: 'number', column: () => Prisma.sql`i."lotSize"` },
  started: { holds: 'moment', column: momentOrLast(Prisma.sql`i."startedAt"`) },
  closed: { holds: 'moment', column: momentOrLast(Prisma.sql`i."closedAt"`) },
  state: { holds: 'number', column: () => Prisma.sql`array_position(${[...INSPECTION_STATES]}::text[], i.state)` },
  lot: { holds: 'text', column: () => Prisma.sql`coalesce(k.code, '?')` },
  place: { holds: 'text', column: () => Prisma.sql`lower(coalesce(p.name, ''))`, join: PLACE },
} satisfies Readonly<Record<string, RawSort>>

/** A brand's inspections, newest first unless asked otherwise; the page is cut before more than the order asks for is joined. One statement. */
export async function listInspections(actor: BrandActor, filter: InspectionFilter, size = PAGE_SIZE): Promise<Page<InspectionListRow>> {
  const { brandId } = actor
  const keyset = keysetBy(SORTS, filter.sort, { id: Prisma.sql`i.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const pattern = like(filter.q)
  const asked = [
    Prisma.sql`i."brandId" = ${brandId}::uuid`, ...(filter.state ? [Prisma.sql`i.state = ${filter.state}`] : []),
    ...(filter.q ? [Prisma.sql`(i.number ilike ${pattern} or k.code ilike ${pattern})`] : []), where,
  ]
  const fetched = await db.$queryRaw<(Omit<InspectionListRow, 'startedAt' | 'closedAt'> & { startedAt: Date | null; closedAt: Date | null; sortKey: string })[]>`
    select i.id::text, i.number, i.state, i."lotSize", cardinality(i."sampleUnits")::int as sample, i."startedAt", i."closedAt", i."closedBy", coalesce(k.code, '?') as "lotCode", coalesce(s.name, '') as "itemName",
      coalesce(p.name, '') as "placeName", coalesce(p."timeZone", 'UTC') as "timeZone", (select count(distinct a.position)::int from "InspectionResult" a where a."inspectionId" = i.id) as looked, c."sortKey"
    from (select i.id, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place from "Inspection" i left join "Lot" k on k.id = i."lotId" ${keyset.join}
           where ${Prisma.join(asked, ' and ')} order by ${order} limit ${limit}) c
      join "Inspection" i on i.id = c.id left join "Lot" k on k.id = i."lotId" left join "Sku" s on s.id = k."skuId" ${PLACE}
    order by c.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => ({ ...row, startedAt: row.startedAt?.toISOString() ?? null, closedAt: row.closedAt?.toISOString() ?? null })) }
}

export async function namesOfLots(ids: readonly Id[]): Promise<Map<Id, { code: string; itemName: string; revision: string | null; quality: LotQuality; recalled: boolean; version: number }>> {
  const rows = await db.$queryRaw<{ id: Id; code: string; itemName: string; revision: string | null; quality: LotQuality; recalled: boolean; version: number }[]>`
    select l.id::text, l.code, coalesce(s.name, '') as "itemName", r.code as revision, l.quality, l."recalledAt" is not null as recalled, l.version
    from "Lot" l left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" where l.id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...lot }) => [id, lot]))
}
