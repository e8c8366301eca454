import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { Covered } from '../domain/coverage.ts'
import { materialRecord } from '../domain/netting.ts'
import { coverageOf, foundIn, rowOf, type ShortageRow } from '../shortage-sources.ts'
import { loadPlan, type Plan, type PlanItem } from '../store-plan.ts'
import { keyOf, loadSources } from '../store-sources.ts'

export interface RecordDay {
  readonly on: CalendarDate
  readonly gross: number
  readonly scheduled: number
  readonly projected: number
  /** Needed that day and not there: some of it comes too late, the rest is not on its way. */
  readonly late: number
  readonly net: number
}

export interface SupplyAtPlace {
  readonly locationId: Id
  readonly place: string
  readonly usable: number
  readonly total: number
  /** The time-phased record: only days on which something is needed or comes. */
  readonly record: readonly RecordDay[]
  readonly needs: readonly (Covered & { readonly name: string; readonly planned: boolean; readonly late: number })[]
  readonly shortage: ShortageRow | null
}

export interface PartSupply {
  readonly partRevisionId: Id
  readonly partId: Id
  readonly number: string
  readonly name: string
  readonly revision: string
  readonly today: CalendarDate
  readonly places: readonly SupplyAtPlace[]
  /** Usable pieces where no run takes any. */
  readonly elsewhere: readonly { readonly place: string; readonly pieces: number }[]
  readonly usedIn: readonly { readonly toyId: Id; readonly toy: string; readonly revision: string; readonly state: string; readonly quantity: number; readonly findNumber: number }[]
  readonly lots: readonly { readonly code: string; readonly quality: string; readonly recalled: boolean; readonly place: string; readonly onHand: number; readonly expiresOn: CalendarDate | null }[]
  /** There are more lots than these. */
  readonly moreLots: boolean
}

const MOST_LOTS = 50

/** Where one part revision is used, needed and lies, and how each place is covered; or null. */
export async function getPartSupply(actor: BrandActor, partRevisionId: string, now: Date): Promise<PartSupply | null> {
  if (!isId(partRevisionId)) return null
  const { brandId } = actor
  const part = await db.partRevision.findFirst({ where: { id: partRevisionId, brandId }, select: { id: true, code: true, part: { select: { id: true, number: true, name: true } } } })
  if (!part) return null
  const [plan, lines, lots] = await Promise.all([
    loadPlan(brandId, now, { planned: true, parts: [part.id] }),
    db.bomLine.findMany({ where: { brandId, partRevisionId: part.id }, select: { findNumber: true, quantity: true, toyRevision: { select: { code: true, state: true, sequence: true, toy: { select: { id: true, name: true } } } } } }),
    db.$queryRaw<PartSupply['lots'][number][]>`
      select l.code, l.quality, l."recalledAt" is not null as recalled, p.name as place, b."onHand", l."expiresOn"::text
      from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id join "Location" p on p.id = b."locationId"
      where l."brandId" = ${brandId}::uuid and l."partRevisionId" = ${part.id}::uuid and b."onHand" > 0 order by p.name, l."expiresOn" nulls last, l.code limit ${MOST_LOTS + 1}`,
  ])
  const sources = await loadSources(brandId, now, [part.id], [...plan.runs.values()].map(({ toyRevisionId }) => toyRevisionId))
  const places = plan.items.map((item): SupplyAtPlace => {
    const found = foundIn(item)[0]
    return {
      locationId: item.locationId, place: plan.places.get(item.locationId)?.name ?? '', usable: item.usable, total: item.total, record: recordOf(item),
      needs: coverageOf(item).needs.map((need) => ({ ...need, name: plan.runs.get(need.run)?.name ?? '', planned: plan.runs.get(need.run)?.planned ?? false, late: piecesOf(need.awaited.filter(({ on }) => on > need.on)) })), shortage: found ? rowOf(plan, sources, found, now) : null,
    }
  }).toSorted((a, b) => Number(b.shortage !== null) - Number(a.shortage !== null) || a.place.localeCompare(b.place))
  return {
    partRevisionId: part.id, partId: part.part.id, number: part.part.number, name: part.part.name, revision: part.code, today: dateAt(now, plan.timeZone), places, lots: lots.slice(0, MOST_LOTS), moreLots: lots.length > MOST_LOTS, elsewhere: elsewhereOf(plan, (locationId) => sources.lots.get(keyOf(part.id, locationId)) ?? []),
    usedIn: lines.map(({ toyRevision, quantity, findNumber }) => ({ toyId: toyRevision.toy.id, toy: toyRevision.toy.name, revision: toyRevision.code, state: toyRevision.state, quantity, findNumber }))
      .toSorted((a, b) => a.toy.localeCompare(b.toy) || b.revision.localeCompare(a.revision)),
  }
}

/**
 * The material record over the days on which something happens; nothing is planned in it, so what is missing shows as net. Pieces that come
 * too late are spoken for: they are not left over on the day they come, and are told apart from what is missing.
 */
function recordOf(item: PlanItem): RecordDay[] {
  const days = [...new Set([...item.needs.map(({ on }) => on), ...item.coming.map(({ on }) => on)])].sort()
  const on = (list: readonly { readonly on: CalendarDate; readonly pieces: number }[]) => days.map((day) => piecesOf(list.filter((one) => one.on === day)))
  const { late } = coverageOf(item)
  const [gross, scheduled, spokenFor, awaited] = [on(item.needs), on(item.coming), on(late), on(late.map(({ neededOn, pieces }) => ({ on: neededOn, pieces })))]
  const { net, projected } = materialRecord({ onHand: item.usable, gross, scheduled: scheduled.map((pieces, index) => pieces - spokenFor[index]!) })
  return days.map((day, index) => ({ on: day, gross: gross[index]!, scheduled: scheduled[index]!, projected: projected[index]!, late: awaited[index]!, net: net[index]! - awaited[index]! }))
}

function piecesOf(list: readonly { readonly pieces: number }[]): number {
  return list.reduce((sum, { pieces }) => sum + pieces, 0)
}

function elsewhereOf(plan: Plan, lotsAt: (locationId: Id) => readonly { readonly usable: number }[]): PartSupply['elsewhere'] {
  const needed = new Set(plan.items.map(({ locationId }) => locationId))
  return [...plan.places.values()].filter(({ id }) => !needed.has(id)).map(({ id, name }) => ({ place: name, pieces: lotsAt(id).reduce((sum, { usable }) => sum + usable, 0) })).filter(({ pieces }) => pieces > 0)
}
