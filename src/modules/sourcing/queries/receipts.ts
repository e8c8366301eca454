import type { BrandActor } from '#auth/actor.ts'
import { listTrail } from '#audit/list-trail.ts'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { like } from '#db/like.ts'
import { keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { planFor, type SamplingPlan } from '#modules/quality/public.ts'
import { sourcingScope } from '../access.ts'
import type { SourcingEvent } from '../events.ts'
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
  readonly orderId: Id
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

/** Pieces of a received lot that went back to the supplier. */
export interface ReturnView {
  readonly id: Id
  readonly quantity: number
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** What the sampling tables ask for a received lot under a brand's policy. */
export interface IncomingSample {
  readonly n: number
  readonly ac: number
  readonly level: string
  readonly aql: string
  readonly edition: string
}

/** From the box that came to what became of it; a recalled lot after all. */
const STATE_ORDER = ['quarantine', 'held', 'released', 'rejected']
const PART = Prisma.sql`join "PurchaseOrderLine" n on n.id = r."lineId" join "PartRevision" v on v.id = n."partRevisionId" join "Part" t on t.id = v."partId"`
const LAST_FINDING = Prisma.sql`left join lateral (select i.defects from "IncomingInspection" i where i."brandId" = r."brandId" and i."receiptId" = r.id order by i.at desc limit 1) f on true`

const SORTS = {
  at: { holds: 'moment', column: () => Prisma.sql`r.at` },
  part: { holds: 'text', column: () => Prisma.sql`lower(t.name)`, join: PART },
  state: { holds: 'number', column: () => Prisma.sql`(case when k."recalledAt" is not null then ${STATE_ORDER.length + 1}::int else array_position(${STATE_ORDER}::text[], k.quality) end)` },
  from: { holds: 'text', column: () => Prisma.sql`lower(s.name)` },
  place: { holds: 'text', column: () => Prisma.sql`lower(p.name)`, join: Prisma.sql`join "Location" p on p.id = r."locationId"` },
  quantity: { holds: 'number', column: () => Prisma.sql`r.quantity` },
  // What was not looked at has no number of bad ones: it comes last.
  found: { holds: 'number', column: (descending) => Prisma.sql`coalesce(f.defects, ${descending ? -1 : 2_147_483_647}::int)`, join: LAST_FINDING },
} satisfies Readonly<Record<string, RawSort>>

/** Received lots of a brand that were not taken back, newest first unless asked otherwise, by keyset. Two statements. */
export async function listReceipts(actor: BrandActor, filter: ReceiptFilter, size = PAGE_SIZE): Promise<Page<ReceiptView>> {
  const { brandId } = sourcingScope(actor)
  const keyset = keysetBy(SORTS, filter.sort, { id: Prisma.sql`r.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const found = await db.$queryRaw<{ id: Id; sortKey: string }[]>`
    select r.id::text, (${keyset.column})::text as "sortKey"
      from "Receipt" r join "Lot" k on k.id = r."lotId" join "PurchaseOrder" o on o.id = r."purchaseOrderId" join "Supplier" s on s.id = o."supplierId" ${keyset.join}
     where ${Prisma.join([Prisma.sql`r."brandId" = ${brandId}::uuid and r."undoneAt" is null`, ...filterOf(brandId, filter), where], ' and ')} order by ${order} limit ${limit}`
  const page = rawPage(found, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: await receiptRows({ ids: page.rows.map(({ id }) => id), brandId }) }
}

const QUALITY = { waiting: 'quarantine', released: 'released', held: 'held', rejected: 'rejected' } as const

/** What a filter asks of `"Receipt" r` of `"Lot" k`, on `"PurchaseOrder" o` to `"Supplier" s`. */
function filterOf(brandId: Id, { state, q }: ReceiptFilter): Prisma.Sql[] {
  const pattern = like(q ?? '')
  return [
    ...(state ? [Prisma.sql`k.quality = ${QUALITY[state]}`] : []),
    ...(state === 'waiting' ? [Prisma.sql`exists (select 1 from "StockBalance" b where b."brandId" = ${brandId}::uuid and b."lotId" = k.id and b."onHand" > 0)`] : []),
    ...(q ? [Prisma.sql`(r."supplierLot" ilike ${pattern} or k.code ilike ${pattern} or o.number ilike ${pattern} or s.name ilike ${pattern} or k."partRevisionId" in (
      select v.id from "PartRevision" v join "Part" t on t.id = v."partId" where v."brandId" = ${brandId}::uuid and (t.number ilike ${pattern} or t.name ilike ${pattern})))`] : []),
  ]
}

/** Received lots by id, or those of one order, with what was found on them. One statement. */
export async function receiptRows(which: { readonly brandId: Id } & ({ readonly ids: readonly Id[] } | { readonly purchaseOrderId: Id })): Promise<ReceiptView[]> {
  const of = 'ids' in which ? Prisma.sql`r.id = any(${[...which.ids]}::uuid[])` : Prisma.sql`r."purchaseOrderId" = ${which.purchaseOrderId}::uuid`
  const rows = await db.$queryRaw<(Omit<ReceiptView, 'at'> & { at: Date })[]>`
    select r.id::text, o.id::text as "orderId", o.number as "orderNumber", s.name as supplier, v.id::text as "partRevisionId", pt.id::text as "partId", pt.number as "partNumber", pt.name as "partName", v.code as revision,
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

/** One received lot with its sampling plan and what went back of it, or null. */
export async function getReceipt(actor: BrandActor, receiptId: Id): Promise<{ receipt: ReceiptView; sample: IncomingSample | null; returns: ReturnView[] } | null> {
  const [receipt] = await receiptRows({ ids: [receiptId], brandId: actor.brandId })
  if (!receipt) return null
  const [sample, returns] = await Promise.all([sampleFor(actor, receipt.quantity), returnsOf(actor, receipt)])
  return { receipt, sample, returns }
}

/** Newest first. The reason stands in the record alone: the ledger's movement says that they went back. */
async function returnsOf(actor: BrandActor, { id, orderId }: ReceiptView): Promise<ReturnView[]> {
  const type: SourcingEvent['type'] = 'sourcing.goods-returned'
  const trail = await listTrail(actor.brandId, { kind: 'purchase-order', id: orderId }, 200, { type, field: 'receiptId', is: id })
  return trail.map(({ data, ...entry }) => ({ id: entry.id, quantity: Number(data.quantity), reason: String(data.reason ?? ''), by: entry.by, at: entry.at }))
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
