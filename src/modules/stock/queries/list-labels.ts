import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import type { Id } from '#kernel/ids.ts'

export interface LotLabel {
  readonly lotId: Id
  readonly code: string
  readonly itemName: string
  readonly itemCode: string
  readonly revision: string | null
  readonly gtin: string | null
  /** When it was made; of what was bought, when it came. */
  readonly madeOn: CalendarDate | null
  readonly bought: boolean
  readonly expiresOn: CalendarDate | null
  /** Of a serialised lot: how many numbers it has; null: units carry none. */
  readonly units: number | null
  /** What the code on the label says, of the lot or of one unit. */
  readonly linkOf: (serial?: string) => string
}

/** What is printed on the labels of lots, in the order asked; codes the brand does not have are left out. One statement. */
export async function listLabels(actor: BrandActor, codes: readonly string[]): Promise<LotLabel[]> {
  const rows = await db.$queryRaw<(Omit<LotLabel, 'linkOf' | 'units'> & { serialised: boolean; lastUnit: number })[]>`
    select l.id::text as "lotId", l.code, coalesce(s.name, pt.name, '') as "itemName", coalesce(s.code, pt.number, '') as "itemCode", coalesce(r.code, pr.code) as revision, s.gtin, l."madeOn"::text, l."itemKind" <> 'sku' as bought, l."expiresOn"::text, l.serialised,
      coalesce((select max(u."lastUnit") from "Unit" u where u."brandId" = l."brandId" and u."lotId" = l.id), 0)::int as "lastUnit"
    from "Lot" l left join "Sku" s on s.id = l."skuId" left join "ToyRevision" r on r.id = l."toyRevisionId" left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where l."brandId" = ${actor.brandId}::uuid and l.code = any(${[...codes]})`
  const label = new Map(rows.map(({ serialised, lastUnit, ...lot }): [string, LotLabel] => [lot.code, {
    ...lot, units: serialised ? lastUnit : null,
    linkOf: (serial) => (lot.gtin ? formatDigitalLink(env.APP_URL, { gtin: lot.gtin, lot: lot.code, serial }).value : null) ?? new URL(`/b/${actor.slug}/stock/lots/${encodeURIComponent(lot.code)}`, env.APP_URL).href,
  }]))
  return [...new Set(codes)].flatMap((code) => label.get(code) ?? [])
}
