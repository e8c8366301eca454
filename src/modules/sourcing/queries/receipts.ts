import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { planFor, type SamplingPlan } from '#modules/quality/public.ts'
import { sourcingScope } from '../access.ts'
import type { ReceiptFilter } from '../schemas.ts'
import { findPolicy } from '../store.ts'

export interface FindingView {
  readonly number: string
  readonly checked: number
  readonly defects: number
  readonly accepts: number
  readonly verdict: 'accepted' | 'rejected'
  readonly decision: 'release' | 'hold' | 'reject'
  readonly reason: string
  readonly by: string
  readonly at: string
}

export interface ReceiptView {
  readonly id: Id
  readonly orderNumber: string
  readonly supplier: string
  readonly partRevisionId: Id
  readonly partId: Id
  readonly partNumber: string
  readonly partName: string
  readonly revision: string
  readonly lotId: Id
  readonly lotCode: string
  readonly lotVersion: number
  readonly quality: 'quarantine' | 'released' | 'held' | 'rejected'
  readonly recalled: boolean
  readonly supplierLot: string
  readonly expiresOn: CalendarDate | null
  readonly place: string
  readonly timeZone: string
  readonly quantity: number
  readonly returned: number
  /** Pieces of the lot that are still somewhere. */
  readonly onHand: number
  readonly receivedBy: string
  readonly at: string
  readonly undone: boolean
  /** Newest first. */
  readonly findings: readonly FindingView[]
}

/** What the sampling tables ask for a received lot under a brand's policy. */
export interface IncomingSample {
  readonly n: number
  readonly ac: number
  readonly level: string
  readonly aql: string
  readonly edition: string
}

/** Received lots of a brand, newest first by keyset. Three statements. */
export async function listReceipts(actor: BrandActor, filter: ReceiptFilter, size = PAGE_SIZE): Promise<Page<ReceiptView>> {
  const keyset: Keyset = { field: 'at', holds: 'date', direction: filter.sort === '-at' ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const contains = { contains: filter.q ?? '', mode: 'insensitive' } as const
  const lots = filter.state || filter.q ? await lotsWhere(actor, filter) : null
  const fetched = await db.receipt.findMany({
    where: {
      AND: [
        sourcingScope(actor), { undoneAt: null },
        filter.q ? { OR: [{ supplierLot: contains }, { purchaseOrder: { number: contains } }, { purchaseOrder: { supplier: { name: contains } } }, { line: { partRevision: { part: { OR: [{ number: contains }, { name: contains }] } } } }, { lotId: { in: lots!.byCode } }] } : {},
        filter.state ? { lotId: { in: lots!.byState } } : {}, where as Prisma.ReceiptWhereInput,
      ],
    },
    orderBy: orderBy as Prisma.ReceiptOrderByWithRelationInput[], take, select: { id: true, at: true },
  })
  const page = keysetPage(fetched, keyset, ({ at }) => at)
  return { ...page, rows: await receiptRows({ ids: page.rows.map(({ id }) => id), brandId: actor.brandId }) }
}

const QUALITY = { waiting: 'quarantine', released: 'released', held: 'held', rejected: 'rejected' } as const

/** Lots that a filter names: few are in one state but released, which the list shows without a filter as well. */
async function lotsWhere(actor: BrandActor, filter: ReceiptFilter): Promise<{ byState: Id[]; byCode: Id[] }> {
  const base = { brandId: actor.brandId, itemKind: 'part' }
  const [byState, byCode] = await Promise.all([
    filter.state ? db.lot.findMany({ where: { ...base, quality: QUALITY[filter.state], ...(filter.state === 'waiting' && { balances: { some: { onHand: { gt: 0 } } } }) }, orderBy: { id: 'desc' }, take: 5000, select: { id: true } }) : [],
    filter.q ? db.lot.findMany({ where: { ...base, code: { contains: filter.q, mode: 'insensitive' } }, take: 500, select: { id: true } }) : [],
  ])
  return { byState: byState.map(({ id }) => id), byCode: byCode.map(({ id }) => id) }
}

/** Received lots by id, or those of one order, with what was found on them. One statement. */
export async function receiptRows(which: { readonly brandId: Id } & ({ readonly ids: readonly Id[] } | { readonly purchaseOrderId: Id })): Promise<ReceiptView[]> {
  const of = 'ids' in which ? Prisma.sql`r.id = any(${[...which.ids]}::uuid[])` : Prisma.sql`r."purchaseOrderId" = ${which.purchaseOrderId}::uuid`
  const rows = await db.$queryRaw<(Omit<ReceiptView, 'at'> & { at: Date })[]>`
    select r.id::text, o.number as "orderNumber", s.name as supplier, v.id::text as "partRevisionId", pt.id::text as "partId", pt.number as "partNumber", pt.name as "partName", v.code as revision,
      l.id::text as "lotId", l.code as "lotCode", l.version as "lotVersion", l.quality, l."recalledAt" is not null as recalled, r."supplierLot", l."expiresOn"::text, p.name as place, p."timeZone",
      r.quantity, r.returned, r."receivedBy", r.at, r."undoneAt" is not null as undone,
      coalesce((select sum(b."onHand")::int from "StockBalance" b where b."brandId" = r."brandId" and b."lotId" = r."lotId"), 0) as "onHand",
      coalesce((select json_agg(json_build_object('number', i.number, 'checked', i.checked, 'defects', i.defects, 'accepts', (i.plan->>'ac')::int, 'verdict', i.verdict, 'decision', i.decision, 'reason', i.reason, 'by', i."inspectedBy", 'at', i.at) order by i.at desc)
        from "IncomingInspection" i where i."brandId" = r."brandId" and i."receiptId" = r.id), '[]'::json) as findings
    from "Receipt" r join "PurchaseOrder" o on o.id = r."purchaseOrderId" join "Supplier" s on s.id = o."supplierId" join "PurchaseOrderLine" n on n.id = r."lineId"
      join "PartRevision" v on v.id = n."partRevisionId" join "Part" pt on pt.id = v."partId" join "Lot" l on l.id = r."lotId" join "Location" p on p.id = r."locationId"
    where r."brandId" = ${which.brandId}::uuid and ${of}
    order by r.at desc, r.id desc`
  const views = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  if (!('ids' in which)) return views
  const byId = new Map(views.map((row) => [row.id, row]))
  return which.ids.flatMap((id) => byId.get(id) ?? [])
}

/** One received lot with its sampling plan, or null. */
export async function getReceipt(actor: BrandActor, receiptId: Id): Promise<{ receipt: ReceiptView; sample: IncomingSample | null } | null> {
  const [receipt] = await receiptRows({ ids: [receiptId], brandId: actor.brandId })
  return receipt ? { receipt, sample: await sampleFor(actor, receipt.quantity) } : null
}

/** Sample and limit for a lot of this size by the brand's policy. */
export async function sampleFor(actor: BrandActor, lotSize: number): Promise<IncomingSample | null> {
  const policy = await findPolicy(db, actor.brandId)
  const plan = planFor({ lotSize, level: policy.inspectionLevel, aql: policy.aql })
  return plan.ok ? (({ n, ac, level, aql, edition }: SamplingPlan) => ({ n, ac, level, aql, edition }))(plan.value) : null
}

/** How many received lots wait to be looked at, and how many are stopped. */
export async function countReceipts(actor: BrandActor): Promise<{ waiting: number; held: number }> {
  const [row] = await db.$queryRaw<{ waiting: number; held: number }[]>`
    select count(*) filter (where l.quality = 'quarantine')::int as waiting, count(*) filter (where l.quality = 'held')::int as held
    from "Lot" l where l."brandId" = ${actor.brandId}::uuid and l."itemKind" = 'part' and l.quality in ('quarantine', 'held')
      and exists (select 1 from "Receipt" r where r."lotId" = l.id and r."undoneAt" is null) and exists (select 1 from "StockBalance" b where b."lotId" = l.id and b."onHand" > 0)`
  return row!
}
