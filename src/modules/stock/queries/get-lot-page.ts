import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { lotScope } from '../access.ts'
import type { EndpointKind } from '../domain/move.ts'
import type { Reached } from '../domain/genealogy.ts'
import { decideUndo } from '../domain/undo-gate.ts'
import type { UnitsAt } from '../domain/unit-places.ts'
import { unitWords, type UnitRange } from '#kernel/unit-range.ts'
import { whyNotUsable, type LotQuality, type NotUsable } from '../domain/usable.ts'
import { namesOfLots } from '../store-lots.ts'
import { unitsOf } from '../store-units.ts'
import { madeFrom, wentInto } from '../trace-lots.ts'
import { listArriving } from './list-stock.ts'
import { soonest, type Arriving } from './stock-pieces.ts'

export interface LotBalance {
  readonly locationId: Id
  readonly placeName: string
  readonly placeKind: string
  readonly onHand: number
  readonly allocated: number
  /** Free to promise here. */
  readonly usable: number
  readonly why: NotUsable | null
}

export interface LotMove {
  readonly id: Id
  readonly at: string
  readonly quantity: number
  readonly from: string
  readonly to: string
  readonly reason: string
  /** 'shipment', 'count' … and where its page is, when it has one. */
  readonly sourceKind: string
  readonly sourceLabel: string | null
  /** Where the delivery it came with is looked at. */
  readonly receiptId: Id | null
  readonly by: string | null
  readonly undone: boolean
  readonly mayUndo: boolean
}

export interface LotHold {
  readonly id: Id
  readonly quantity: number
  readonly placeName: string
  readonly restockNumber: string | null
  readonly expiresAt: string | null
}

export interface LotUnits extends UnitRange {
  readonly where: string
  readonly kind: EndpointKind
  /** False: no movement said which units it took; the lowest are taken to have gone. */
  readonly certain: boolean
}

export interface RelatedLot {
  readonly id: Id
  readonly code: string
  readonly itemName: string
  readonly units: string
}

export interface LotPage {
  readonly id: Id
  readonly brandId: Id
  readonly code: string
  readonly itemName: string
  readonly itemCode: string
  /** What the code on each unit leads to; null for lots that are not sold. */
  readonly digitalLink: string | null
  readonly revision: string | null
  readonly runNumber: string | null
  /** It came from a supplier: nobody here made it. */
  readonly bought: boolean
  readonly quality: LotQuality
  readonly qualityReason: string
  readonly recalled: boolean
  readonly madeOn: CalendarDate | null
  readonly expiresOn: CalendarDate | null
  readonly version: number
  readonly timeZone: string
  readonly made: number
  readonly onHand: number
  readonly allocated: number
  readonly inTransit: number
  readonly sold: number
  readonly scrapped: number
  /** Built into other lots. */
  readonly used: number
  readonly returned: number
  /** Made or received, and nowhere: counts missed them, or they were lost on the way. */
  readonly unaccounted: number
  readonly balances: readonly LotBalance[]
  readonly moves: readonly LotMove[]
  readonly moreMoves: boolean
  readonly holds: readonly LotHold[]
  /** Each unit carries its number. */
  readonly serialised: boolean
  /** Where the numbered units are, in their order. */
  readonly units: readonly LotUnits[]
  /** Between two places: how many, where to, due when. */
  readonly arriving: readonly Arriving[]
  readonly moreArriving: number
  readonly madeFrom: readonly RelatedLot[]
  readonly wentInto: readonly RelatedLot[]
}

const MOVES_SHOWN = 60
const OUTSIDE: Readonly<Record<string, string>> = { transit: 'on the way', supplier: 'supplier', production: 'production', customer: 'customers', scrap: 'scrap', count: 'a count' }
/** Where the ledger has what was lost on its way: its movement ends at scrap, but nobody saw it destroyed. */
const NOWHERE = 'unaccounted for'

/** Everything about one lot, by its code or id; null when the brand has no such lot. */
export async function getLotPage(actor: BrandActor, codeOrId: string, now: Date): Promise<LotPage | null> {
  const lot = await db.lot.findFirst({
    where: { AND: [lotScope(actor), isId(codeOrId) ? { id: codeOrId } : { code: codeOrId }] },
    select: {
      id: true, brandId: true, code: true, skuId: true, toyRevisionId: true, partRevisionId: true, runId: true, quality: true, qualityReason: true, recalledAt: true, madeOn: true, expiresOn: true, serialised: true, version: true,
      balances: { where: { onHand: { gt: 0 } }, select: { locationId: true, onHand: true, allocated: true } },
      moves: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOVES_SHOWN + 1, select: { id: true, at: true, quantity: true, fromKind: true, fromLocationId: true, toKind: true, toLocationId: true, reason: true, sourceKind: true, sourceId: true, actorId: true } },
    },
  })
  if (!lot) return null
  const { brandId } = lot
  const [sku, revision, part, run, brand, holds, family, sums, units, arriving] = await Promise.all([
    lot.skuId ? db.sku.findFirst({ where: { id: lot.skuId, brandId }, select: { name: true, code: true, gtin: true } }) : null,
    lot.toyRevisionId ? db.toyRevision.findFirst({ where: { id: lot.toyRevisionId, brandId }, select: { code: true } }) : null,
    lot.partRevisionId ? db.partRevision.findFirst({ where: { id: lot.partRevisionId, brandId }, select: { code: true, part: { select: { name: true, number: true } } } }) : null,
    lot.runId ? db.run.findFirst({ where: { id: lot.runId, brandId }, select: { number: true } }) : null,
    db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } }),
    db.stockHold.findMany({ where: { brandId, lotId: lot.id, state: 'held' }, orderBy: { createdAt: 'asc' }, take: 100, select: { id: true, quantity: true, locationId: true, sourceKind: true, sourceId: true, expiresAt: true } }),
    familyOf(brandId, lot.id),
    flowsOf(brandId, lot.id),
    lot.serialised ? unitsOf(db, brandId, [lot.id]) : new Map<Id, UnitsAt[]>(),
    listArriving(actor, lot.id),
  ])
  const shown = lot.moves.slice(0, MOVES_SHOWN)
  const ranges = units.get(lot.id) ?? []
  const locationIds = [...lot.balances, ...holds, ...ranges.flatMap(({ locationId }) => (locationId ? [{ locationId }] : []))].map(({ locationId }) => locationId).concat(shown.flatMap((move) => [move.fromLocationId, move.toLocationId].filter((id) => id !== null)))
  const [places, undone, people, shipments, restocks] = await Promise.all([
    db.location.findMany({ where: { id: { in: locationIds } }, select: { id: true, name: true, kind: true, state: true, timeZone: true } }),
    db.stockMove.findMany({ where: { brandId, reversesId: { in: shown.map(({ id }) => id) } }, select: { reversesId: true } }),
    db.user.findMany({ where: { id: { in: shown.flatMap(({ actorId }) => (actorId ? [actorId] : [])) } }, select: { id: true, name: true } }),
    db.shipment.findMany({ where: { brandId, id: { in: shown.filter(({ sourceKind }) => sourceKind === 'shipment').map(({ sourceId }) => sourceId).filter(isId) } }, select: { id: true, number: true } }),
    db.restockLine.findMany({ where: { brandId, id: { in: holds.filter(({ sourceKind }) => sourceKind === 'restock-line').map(({ sourceId }) => sourceId) } }, select: { id: true, request: { select: { number: true } } } }),
  ])
  const place = new Map(places.map((row) => [row.id, row]))
  const nameOf = (kind: string, locationId: Id | null): string => (locationId ? (place.get(locationId)?.name ?? 'a place') : (OUTSIDE[kind] ?? kind))
  const undoneIds = new Set(undone.map(({ reversesId }) => reversesId))
  const condition = { quality: lot.quality as LotQuality, recalled: lot.recalledAt !== null, expiresOn: day(lot.expiresOn) }

  const onHand = lot.balances.reduce((sum, balance) => sum + balance.onHand, 0)
  return {
    id: lot.id, brandId, code: lot.code, itemName: sku?.name ?? part?.part.name ?? 'Unnamed item', itemCode: sku?.code ?? part?.part.number ?? '',
    digitalLink: sku ? formatDigitalLink(env.APP_URL, { gtin: sku.gtin, lot: lot.code }).value : null, revision: revision?.code ?? part?.code ?? null,
    runNumber: run?.number ?? null, bought: lot.skuId === null, quality: condition.quality, qualityReason: lot.qualityReason, recalled: condition.recalled, madeOn: day(lot.madeOn), expiresOn: condition.expiresOn,
    version: lot.version, timeZone: brand.timeZone, ...sums, onHand, unaccounted: Math.max(0, sums.made - onHand - sums.inTransit - sums.sold - sums.scrapped - sums.used - sums.returned),
    allocated: lot.balances.reduce((sum, { allocated }) => sum + allocated, 0),
    balances: lot.balances.map(({ locationId, onHand, allocated }) => {
      const at = place.get(locationId)
      const why = whyNotUsable(condition, at?.state === 'open', dateAt(now, at?.timeZone ?? brand.timeZone))
      return { locationId, placeName: at?.name ?? 'a place', placeKind: at?.kind ?? '', onHand, allocated, usable: why === null ? onHand - allocated : 0, why }
    }).sort((a, b) => b.onHand - a.onHand || a.placeName.localeCompare(b.placeName)),
    moves: shown.map((move) => ({
      id: move.id, at: move.at.toISOString(), quantity: move.quantity, from: nameOf(move.fromKind, move.fromLocationId), to: move.reason === 'lost' ? NOWHERE : nameOf(move.toKind, move.toLocationId), reason: move.reason,
      sourceKind: move.sourceKind, sourceLabel: shipments.find(({ id }) => id === move.sourceId)?.number ?? (move.sourceKind.includes('report') ? (run?.number ?? null) : null), receiptId: move.sourceKind === 'receipt' ? move.sourceId : null,
      by: people.find(({ id }) => id === move.actorId)?.name ?? null, undone: undoneIds.has(move.id),
      mayUndo: decideUndo({ sourceKind: move.sourceKind, reason: move.reason, undone: undoneIds.has(move.id) }).ok,
    })),
    moreMoves: lot.moves.length > MOVES_SHOWN,
    holds: holds.map((hold) => ({
      id: hold.id, quantity: hold.quantity, placeName: nameOf('location', hold.locationId), restockNumber: restocks.find(({ id }) => id === hold.sourceId)?.request.number ?? null, expiresAt: hold.expiresAt?.toISOString() ?? null,
    })),
    serialised: lot.serialised, ...soonest(arriving), units: together(ranges.map(({ first, last, kind, locationId, certain, lost }) => ({ first, last, kind, certain, where: lost ? NOWHERE : nameOf(kind, locationId) }))),
    madeFrom: family.below, wentInto: family.above,
  }
}

/** Neighbours at one place are one line, however they came there. */
function together(units: readonly LotUnits[]): LotUnits[] {
  const lines: LotUnits[] = []
  for (const range of units) {
    const before = lines.at(-1)
    if (before && before.last + 1 === range.first && before.where === range.where && before.certain === range.certain) lines[lines.length - 1] = { ...before, last: range.last }
    else lines.push(range)
  }
  return lines
}

/** What a lot was made from and went into, with the names of those lots. */
async function familyOf(brandId: Id, lotId: Id): Promise<{ below: RelatedLot[]; above: RelatedLot[] }> {
  const [below, above] = await Promise.all([madeFrom(db, { brandId, lotId }), wentInto(db, { brandId, lotId })])
  const names = new Map((await namesOfLots(db, brandId, [...below.lots, ...above.lots].map((lot) => lot.lotId))).map((lot) => [lot.id, lot]))
  const related = (lots: readonly Reached[]) => lots.map((lot): RelatedLot => ({ ...(names.get(lot.lotId) ?? { id: lot.lotId, code: '?', itemName: '' }), units: lot.units ? unitWords(lot.units) : '' }))
  return { below: related(below.lots), above: related(above.lots) }
}

type Flows = Pick<LotPage, 'made' | 'inTransit' | 'sold' | 'scrapped' | 'used' | 'returned'>

/** What became of a lot's pieces, from its movements. An undone movement counts for nothing. */
async function flowsOf(brandId: Id, lotId: Id): Promise<Flows> {
  const [row] = await db.$queryRaw<Flows[]>`
    with standing as (
      select m."fromKind" as f, m."toKind" as t, m.quantity as q, m.reason from "StockMove" m
      where m."brandId" = ${brandId}::uuid and m."lotId" = ${lotId}::uuid and m."reversesId" is null and not exists (select 1 from "StockMove" r where r."reversesId" = m.id))
    select coalesce(sum(q) filter (where f in ('production', 'supplier')), 0)::int as made,
      (coalesce(sum(q) filter (where t = 'transit'), 0) - coalesce(sum(q) filter (where f = 'transit'), 0))::int as "inTransit",
      (coalesce(sum(q) filter (where t = 'customer'), 0) - coalesce(sum(q) filter (where f = 'customer'), 0))::int as sold,
      coalesce(sum(q) filter (where t = 'scrap' and reason <> 'lost'), 0)::int as scrapped, coalesce(sum(q) filter (where t = 'production'), 0)::int as used, coalesce(sum(q) filter (where t = 'supplier'), 0)::int as returned
    from standing`
  return row!
}

function day(date: Date | null): CalendarDate | null {
  return date ? date.toISOString().slice(0, 10) : null
}
