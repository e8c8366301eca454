import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { may, type Ability } from '#auth/permissions.ts'
import { addDays, daysBetween, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { listWaitingLots, type WaitingLot } from '#modules/quality/public.ts'
import { listDueShortages, type DueShortages } from '#modules/sourcing/public.ts'

export type NeedKind = 'restock' | 'decision' | 'lot' | 'release-run' | 'late-run' | 'paused-run' | 'late-shipment' | 'import' | 'proposal' | 'partner' | 'shortage' | 'late-order' | 'draft-order' | 'incoming' | 'price-list'

/** One thing that waits for somebody. */
export interface Need {
  readonly kind: NeedKind
  readonly key: string
  readonly title: string
  readonly why: string
  /** Below the workspace. */
  readonly path: string
  /** What the reader can do there: "Accept", "Decide". */
  readonly verb: string
  readonly urgent: boolean
  /** True when the reader's role includes it. */
  readonly mine: boolean
}

interface Row {
  readonly kind: Exclude<NeedKind, 'lot' | 'shortage'>
  readonly key: string
  readonly name: string
  readonly place: string
  readonly units: number
  readonly other: number
  readonly day: CalendarDate | null
  readonly note: string
}

const EACH = 12
const ABILITIES: Readonly<Record<NeedKind, Ability>> = {
  restock: 'restocks:accept', decision: 'pilots:decide', lot: 'quality:dispose', 'release-run': 'runs:release', 'late-run': 'runs:order', 'paused-run': 'runs:order',
  'late-shipment': 'shipments:receive', import: 'sales:import', proposal: 'planning:decide', partner: 'partners:manage',
  shortage: 'sourcing:order', 'late-order': 'sourcing:order', 'draft-order': 'sourcing:order', incoming: 'quality:dispose', 'price-list': 'sourcing:order',
}
/** What waits longest for a customer goes first. */
const ORDER: readonly NeedKind[] = ['restock', 'decision', 'proposal', 'lot', 'release-run', 'paused-run', 'late-run', 'shortage', 'late-order', 'incoming', 'draft-order', 'late-shipment', 'import', 'price-list', 'partner']

/** What waits for the brand today: at most a dozen of each kind, the reader's own first. Four statements. `today`: the day in the brand's time zone. */
export async function listNeeds(actor: BrandActor, today: CalendarDate, now = new Date()): Promise<Need[]> {
  const [rows, waiting, shortages] = await Promise.all([
    named<Row>('home.needs', `
      (select 'restock' as kind, r.number as key, p.name, o.name as place, (select sum(l.quantity) from "RestockLine" l where l."requestId" = r.id)::int as units, 0 as other, r."promisedOn" as day, case when r."sameWeek" then 'same week' else '' end as note
         from "RestockRequest" r join "Location" p on p.id = r."shipToId" join "Organization" o on o.id = r."organizationId"
        where r."brandId" = $1 and r.state in ('submitted', 'promised') order by r."createdAt", r.id limit ${EACH})
      union all
      (select 'decision', p.number, p.title, '', p."plannedQuantity", 0, p."decisionDate", p.state from "Pilot" p
        where p."brandId" = $1 and (p.state = 'deciding' or (p.state = 'running' and p."decisionDate" <= $2)) order by p."decisionDate", p.id limit ${EACH})
      union all
      (select 'proposal', x.number, s.name, '', x.quantity, 0, null, x.verdict from "Proposal" x join "Sku" s on s.id = x."skuId"
        where x."brandId" = $1 and x.state = 'open' order by x."createdAt", x.id limit ${EACH})
      union all
      (select case when r.state = 'confirmed' then 'release-run' when r.state = 'paused' then 'paused-run' else 'late-run' end, r.number, s.name, w.name, r.quantity, r."goodCount", r."readyOn", r."pauseCause"
         from "Run" r join "Sku" s on s.id = r."skuId" join "Location" w on w.id = r."locationId"
        where r."brandId" = $1 and (r.state in ('confirmed', 'paused') or (r.state in ('released', 'in-production') and r."readyOn" < $3)) order by r."readyOn" nulls last, r.id limit ${EACH})
      union all
      (select 'late-shipment', h.number, p.name, h.carrier, (select sum(l.quantity) from "ShipmentLine" l where l."shipmentId" = h.id)::int, 0, h."expectedOn", h."trackingCode"
         from "Shipment" h join "Location" p on p.id = h."toLocationId" where h."brandId" = $1 and h.state = 'in-transit' and h."expectedOn" < $3 order by h."expectedOn", h.id limit ${EACH})
      union all
      (select 'import', i.id::text, i."fileName", p.name, i."goodCount", i."badCount", null, '' from "SalesImport" i join "Location" p on p.id = i."locationId"
        where i."brandId" = $1 and i.state = 'checked' order by i."createdAt", i.id limit ${EACH})
      union all
      (select 'late-order', o.number, s.name, p.name, (select sum(greatest(0, l.quantity - l.received)) from "PurchaseOrderLine" l where l."purchaseOrderId" = o.id)::int, 0, o."expectedOn", o."supplierRef"
         from "PurchaseOrder" o join "Supplier" s on s.id = o."supplierId" join "Location" p on p.id = o."locationId"
        where o."brandId" = $1 and o.state in ('sent', 'confirmed', 'partly-received') and o."expectedOn" < $3 order by o."expectedOn", o.id limit ${EACH})
      union all
      (select 'draft-order', o.number, s.name, p.name, (select count(*) from "PurchaseOrderLine" l where l."purchaseOrderId" = o.id)::int, 0, null, ''
         from "PurchaseOrder" o join "Supplier" s on s.id = o."supplierId" join "Location" p on p.id = o."locationId" where o."brandId" = $1 and o.state = 'draft' order by o."createdAt", o.id limit ${EACH})
      union all
      (select 'incoming', r.id::text, t.name, p.name, b.pieces, 0, null, k.code
         from "Lot" k join "Receipt" r on r."lotId" = k.id and r."undoneAt" is null join "PurchaseOrderLine" l on l.id = r."lineId" join "PartRevision" v on v.id = l."partRevisionId" join "Part" t on t.id = v."partId"
              join "Location" p on p.id = r."locationId" join lateral (select sum(s."onHand")::int as pieces from "StockBalance" s where s."brandId" = $1 and s."lotId" = k.id) b on b.pieces > 0
        where k."brandId" = $1 and k."itemKind" = 'part' and k.quality = 'quarantine' and k."recalledAt" is null order by r.at, r.id limit ${EACH})
      union all
      (select 'price-list', i.id::text, i."fileName", i."uploadedBy", jsonb_array_length(i.content), 0, null, '' from "OfferImport" i where i."brandId" = $1 and i.state = 'checked' order by i."createdAt", i.id limit ${EACH})
      union all
      (select 'partner', p.id::text, o.name, o.kind, 0, 0, null, '' from "Partnership" p join "Organization" o on o.id = p."organizationId"
        where p."brandId" = $1 and p.state = 'invited' and (p."standardsAcknowledgedAt" is not null or p."createdAt" = o."createdAt") order by p."createdAt", p.id limit ${EACH})`,
      [actor.brandId, addDays(today, 7), today]),
    listWaitingLots(actor, EACH), listDueShortages(actor, now),
  ])
  const needs = [...rows.map((row) => needOf(row, today)), ...waiting.filter(({ next }) => next !== 'finish-run').map(needOfLot), ...needOfShortages(shortages)]
  return needs.map((need) => ({ ...need, mine: may(actor, ABILITIES[need.kind]) }))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || Number(b.urgent) - Number(a.urgent) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

type Unowned = Omit<Need, 'mine'>

function needOf(row: Row, today: CalendarDate): Unowned {
  const { kind, key, name, place, units, other, day, note } = row
  const late = day !== null && day < today
  switch (kind) {
    case 'restock': return { kind, key, path: `/restocks/${key}`, verb: 'Answer', urgent: false, title: `${name} asks for ${plural(units, 'unit')}`, why: day ? `Promised for ${shortDay(day)}${note && `, ${note}`}. ${key}.` : `No promise could be made: look why. ${key}.` }
    case 'decision': return {
      kind, key, path: `/pilots/${key}`, verb: 'Decide', urgent: late || note === 'deciding', title: `Decide: ${name}`,
      why: day === null ? key : late ? `The decision was due ${shortDay(day)}. ${key}.` : day === today ? `The decision is due today. ${key}.` : `By ${daysBetween(today, day) === 1 ? 'tomorrow' : shortDay(day)}. ${key}.`,
    }
    case 'proposal': return { kind, key, path: `/next-run/${key}`, verb: 'Look', urgent: false, title: note === 'make' ? `${name}: make ${units.toLocaleString('en-US')} more?` : note === 'make-none' ? `${name}: make none?` : `${name}: not enough evidence yet`, why: `Proposal ${key}, with its reasons.` }
    case 'release-run': return { kind, key, path: `/runs/${key}`, verb: 'Release', urgent: late, title: `${key} is confirmed: ${units.toLocaleString('en-US')} × ${name}`, why: `${place} can begin once you release it${day ? `; ready ${shortDay(day)}` : ''}.` }
    case 'paused-run': return { kind, key, path: `/runs/${key}`, verb: 'Look', urgent: true, title: `${key} is paused at ${other.toLocaleString('en-US')} of ${units.toLocaleString('en-US')}`, why: `${name} at ${place}${note && `: ${note}`}.` }
    case 'late-run': return { kind, key, path: `/runs/${key}`, verb: 'Look', urgent: true, title: `${key} is late: ${other.toLocaleString('en-US')} of ${units.toLocaleString('en-US')} made`, why: `${name} at ${place}${day ? `, was to be ready ${shortDay(day)}` : ''}.` }
    case 'late-shipment': return { kind, key, path: `/shipments/${key}`, verb: 'Trace', urgent: false, title: `${key} has not arrived at ${name}`, why: `${plural(units, 'unit')}${day ? `, expected ${shortDay(day)}` : ''}${place && `, ${place}`}${note && ` ${note}`}.` }
    case 'import': return { kind, key, path: `/sell-through/imports/${key}`, verb: 'Look', urgent: false, title: other > 0 ? `${plural(other, 'row')} of ${name} cannot be taken` : `${name} is checked`, why: `${plural(units, 'good row')} from ${place} ${units === 1 ? 'waits' : 'wait'} to be taken.` }
    case 'late-order': return { kind, key, path: `/sourcing/orders/${key}`, verb: 'Look', urgent: true, title: `${key} from ${name} has not come`, why: `${plural(units, 'piece')} for ${place}${day ? `, expected ${shortDay(day)}` : ''}${note && `. Their number: ${note}`}.` }
    case 'draft-order': return { kind, key, path: `/sourcing/orders/${key}`, verb: 'Send', urgent: false, title: `${key} to ${name} is not sent yet`, why: `${units === 0 ? 'It has no lines' : plural(units, 'line')}, for ${place}.` }
    case 'incoming': return { kind, key, path: `/sourcing/incoming/${key}`, verb: 'Inspect', urgent: false, title: `${units.toLocaleString('en-US')} × ${name} came to ${place}`, why: `Until somebody has looked at it, nobody builds it in. Lot ${note}.` }
    case 'price-list': return { kind, key, path: `/sourcing/offers/imports/${key}`, verb: 'Look', urgent: false, title: `${name} waits to be taken`, why: `${plural(units, 'line')} of offers, uploaded by ${place}.` }
    case 'partner': return { kind, key, path: `/retailers/${key}`, verb: 'Approve', urgent: false, title: `${name} waits for your approval`, why: place === 'microfactory' ? 'Then you can order runs there.' : 'Then you can ship there, and they can restock.' }
  }
}

/** All of them are ordered on one page, so they are one thing to do. */
function needOfShortages({ parts, tooLate }: DueShortages): Unowned[] {
  const [first] = parts
  if (!first) return []
  const more = parts.length > 1 ? `, and ${plural(parts.length - 1, 'more', 'more')}` : ''
  const late = tooLate === 0 ? '' : parts.length === 1 ? ' It comes late even so.' : tooLate === parts.length ? ' They come late even so.' : ` ${tooLate.toLocaleString('en-US')} of them come late even so.`
  return [{
    kind: 'shortage', key: 'today', path: '/sourcing?kind=short', verb: 'Order', urgent: tooLate > 0, title: parts.length === 1 ? `${first.name} must be ordered today` : `${parts.length.toLocaleString('en-US')} parts must be ordered today`,
    why: `${first.missing.toLocaleString('en-US')} × ${first.name} for ${first.run} at ${first.place}, needed ${shortDay(first.neededOn)}${more}.${late}`,
  }]
}

const LOT_STEPS: Readonly<Record<WaitingLot['next'], readonly [verb: string, why: string]>> = {
  release: ['Release', 'Its inspection has passed'], continue: ['Continue', 'Its inspection is under way'], start: ['Inspect', 'It waits for its inspection'],
  decide: ['Decide', 'It is on hold'], 'write-checklist': ['Write', 'The toy has no checklist yet'], 'finish-run': ['Look', 'Its run goes on'],
}

function needOfLot(lot: WaitingLot): Unowned {
  const [verb, why] = LOT_STEPS[lot.next]
  const looked = lot.next === 'continue' ? `: ${lot.looked} of ${lot.sample} looked at` : ''
  return {
    kind: 'lot', key: lot.code, path: lot.inspectionNumber && lot.next === 'continue' ? `/quality/inspections/${lot.inspectionNumber}` : '/quality', verb, urgent: lot.next === 'decide',
    title: `${lot.onHand.toLocaleString('en-US')} × ${lot.itemName} at ${lot.placeName}`, why: `${why}${looked}${lot.next === 'decide' && lot.qualityReason ? `: ${lot.qualityReason}` : ''}. Lot ${lot.code}.`,
  }
}
