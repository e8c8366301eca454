import { named } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { TOY_COLUMNS, type ToyPage } from './toy-page.ts'

export interface UnitPage {
  readonly toy: ToyPage
  readonly sku: { readonly name: string; readonly gtin: string }
  /** `unitKnown`: the lot has a unit of the number asked for; null when none was, or when its units carry no numbers. */
  readonly lot: { readonly id: Id; readonly code: string; readonly madeOn: CalendarDate | null; readonly recalled: boolean; readonly serialised: boolean; readonly revisionCode: string | null; readonly workshop: string | null; readonly unitKnown: boolean | null } | null
}

/** The unit behind a GTIN, lot and number. The lot is null when the brand does not know that code for this product. */
export async function getUnitPage(gtin: string, lotCode: string | null, serial?: string): Promise<UnitPage | null> {
  const [row] = await named<ToyPage & { skuName: string; lot: UnitPage['lot'] }>('repair.unit-page',
    `select ${TOY_COLUMNS}, k.name as "skuName",
            (select json_build_object('id', l.id, 'code', l.code, 'madeOn', l."madeOn", 'recalled', l."recalledAt" is not null, 'serialised', l.serialised, 'unitKnown', case when l.serialised and $4 then exists (select 1 from "Unit" u where u."brandId" = l."brandId" and u."lotId" = l.id and $3::int between u."firstUnit" and u."lastUnit") end, 'revisionCode', r.code,
                    'workshop', (select w.name from "Run" n join "Location" w on w.id = n."locationId" where n.id = l."runId"))
               from "Lot" l left join "ToyRevision" r on r.id = l."toyRevisionId" where l."skuId" = k.id and l.code = $2) as lot
       from "Sku" k join "Toy" t on t.id = k."toyId" join "Brand" b on b.id = t."brandId"
      where k.gtin = $1 and t.state in ('active', 'retired')`, [gtin, lotCode, unitNumber(serial), serial !== undefined])
  if (!row) return null
  const { skuName, lot, ...toy } = row
  return { toy, sku: { name: skuName, gtin }, lot }
}

/** Units are numbered from 1; a serial number that is no such number is none of ours. */
function unitNumber(serial: string | undefined): number | null {
  return serial !== undefined && /^\d{1,9}$/.test(serial) ? Number(serial) : null
}
