import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import type { Id } from '#kernel/ids.ts'
import { intersectRanges, type UnitRange } from '#kernel/unit-range.ts'
import { epcisDocument, offsetAt, type EpcisLot, type TraceEvent } from '../domain/epcis.ts'
import { getTrace } from './get-trace.ts'

type Row = Omit<TraceEvent, 'at' | 'offset' | 'reversedAt' | 'units' | 'producedUnits' | 'documentUrl'> & {
  readonly at: Date; readonly reversedAt: Date | null; readonly timeZone: string; readonly document: string | null
  readonly firstUnit: number | null; readonly lastUnit: number | null; readonly firstMade: number | null; readonly lastMade: number | null
}

/**
 * The trace of a lot, or of some units of it, as a GS1 EPCIS 2.0 document: what happened to it, to all it was made from and to all it went
 * into. Of lots whose units are known one by one only what happened to those concerned, as far as a movement names its units. A movement
 * that was taken back is there with its error declaration. Null when the brand has no such lot. Two statements beyond the trace's own.
 */
export async function getEpcis(actor: BrandActor, codeOrId: string, now: Date, asked: readonly UnitRange[] | null = null): Promise<object | null> {
  const trace = await getTrace(actor, codeOrId, asked)
  if (!trace) return null
  const concerned = new Map([{ ...trace.lot, units: trace.units }, ...trace.below, ...trace.above].map(({ id, units }) => [id, units]))
  const concerns = (lotId: Id, units: UnitRange | null) => {
    const those = concerned.get(lotId)
    return !those || !units || intersectRanges([units], those).length > 0
  }
  const all = [trace.lot, ...trace.below, ...trace.above]
  const ids: Id[] = all.map(({ id }) => id)
  const { brandId, slug } = actor
  const rows = await db.$queryRaw<Row[]>`
    select m.id::text, 'move' as kind, m."lotId"::text, m.quantity, m."firstUnit", m."lastUnit", m."fromKind", m."fromLocationId"::text, m."toKind", m."toLocationId"::text, m.reason, m.at, coalesce(p."timeZone", ${trace.timeZone}) as "timeZone",
      sh.number as document, r.at as "reversedAt", u."producedLotId"::text, u."firstUnit" as "firstMade", u."lastUnit" as "lastMade"
    from "StockMove" m left join "Location" p on p.id = coalesce(m."toLocationId", m."fromLocationId") left join "StockMove" r on r."reversesId" = m.id
      left join "LotUse" u on u."brandId" = m."brandId" and u."moveId" = m.id left join "Shipment" sh on m."sourceKind" = 'shipment' and sh.id::text = m."sourceId"
    where m."brandId" = ${brandId}::uuid and m."lotId" = any(${ids}::uuid[]) and m."reversesId" is null
    union all
    select i.id::text, 'inspection', i."lotId"::text, i."lotSize", null, null, '', i."locationId"::text, '', null, i.state, i."closedAt", coalesce(p."timeZone", ${trace.timeZone}), null, null, null, null, null
    from "Inspection" i left join "Location" p on p.id = i."locationId" where i."brandId" = ${brandId}::uuid and i."lotId" = any(${ids}::uuid[]) and i.state in ('passed', 'failed') and i."closedAt" is not null
    union all
    select l.id::text, 'recall', l.id::text, greatest(1, (select coalesce(sum(b."onHand"), 0) from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id))::int, null, null, '', null, '', null, '', l."recalledAt", ${trace.timeZone}, null, null, null, null, null
    from "Lot" l where l."brandId" = ${brandId}::uuid and l.id = any(${ids}::uuid[]) and l."recalledAt" is not null`
  const expiry = new Map((await db.lot.findMany({ where: { brandId, id: { in: ids }, expiresOn: { not: null } }, select: { id: true, expiresOn: true } })).map(({ id, expiresOn }) => [id, expiresOn!.toISOString().slice(0, 10)]))
  const lots = new Map(all.map((lot): [Id, EpcisLot] => [lot.id, {
    id: lot.id, code: lot.code, expiresOn: expiry.get(lot.id) ?? null,
    uri: (lot.gtin ? formatDigitalLink(env.APP_URL, { gtin: lot.gtin, lot: lot.code }).value : null) ?? new URL(`/b/${slug}/stock/lots/${encodeURIComponent(lot.code)}`, env.APP_URL).href,
  }]))
  const events = rows.map(({ at, reversedAt, timeZone, document, firstUnit, lastUnit, firstMade, lastMade, ...row }): TraceEvent => ({
    ...row, at: at.toISOString(), offset: offsetAt(at.toISOString(), timeZone), reversedAt: reversedAt?.toISOString() ?? null, documentUrl: document && new URL(`/b/${slug}/shipments/${document}`, env.APP_URL).href,
    units: range(firstUnit, lastUnit), producedUnits: range(firstMade, lastMade),
  }))
  return epcisDocument(events.filter(({ lotId, units, producedLotId, producedUnits }) => concerns(lotId, units) && (producedLotId === null || concerns(producedLotId, producedUnits))), lots, now.toISOString())
}

function range(first: number | null, last: number | null) {
  return first === null || last === null ? null : { first, last }
}
