import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { countRegistrations, type RegistrationCounts } from '#modules/recalls/public.ts'
import { madeFrom, wentInto, type StandingUse } from '#modules/stock/public.ts'
import { mockRecall, type MockRecall } from '../domain/mock-recall.ts'
import { affected, holdingsOf, tracedLots, type ReachedLot, type TracedLot } from './traced-lots.ts'

export interface Trace {
  readonly lot: TracedLot
  /** The units asked about; null: the whole lot. */
  readonly units: readonly UnitRange[] | null
  readonly timeZone: string
  readonly inspections: readonly { readonly number: string; readonly state: string }[]
  /** What was it made from? */
  readonly below: readonly ReachedLot[]
  /** What did it go into? */
  readonly above: readonly ReachedLot[]
  readonly uses: readonly StandingUse[]
  /** Every affected unit of the lots it went into. */
  readonly recall: MockRecall
  /** The lot's own pieces. */
  readonly own: MockRecall
  /** Families who asked to be told about the lots it went into, and can be; of a lot that went into none, about itself. */
  readonly registrations: RegistrationCounts
}

/**
 * A lot, or some units of it, followed both ways, and a mock recall of it; null when the brand has no such lot.
 * Nine statements, however many units and lots there are.
 */
export async function getTrace(actor: BrandActor, codeOrId: string, units: readonly UnitRange[] | null = null): Promise<Trace | null> {
  const { brandId } = actor
  const found = await db.lot.findFirst({ where: { brandId, ...(isId(codeOrId) ? { id: codeOrId } : { code: codeOrId }) }, select: { id: true } })
  if (!found) return null
  const lotId: Id = found.id
  const [below, above, brand, inspections] = await Promise.all([
    madeFrom(db, { brandId, lotId, units }), wentInto(db, { brandId, lotId, units }), db.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } }),
    db.inspection.findMany({ where: { brandId, lotId, state: { not: 'planned' } }, orderBy: { createdAt: 'asc' }, select: { number: true, state: true } }),
  ])
  const lots = await tracedLots(brandId, [lotId, ...below.lots.map((lot) => lot.lotId), ...above.lots.map((lot) => lot.lotId)])
  const reached = (some: readonly { lotId: Id; units: readonly UnitRange[] | null }[]) => some.flatMap((one): ReachedLot[] => (lots.has(one.lotId) ? [{ ...lots.get(one.lotId)!, units: one.units }] : []))
  const lot = lots.get(lotId)!
  const up = reached(above.lots)
  const concerned = up.length > 0 ? up : [{ ...lot, units }]
  const [holdings, registrations] = await Promise.all([holdingsOf(brandId, [lot, ...up], brand.timeZone), countRegistrations(db, brandId, concerned.map((one) => ({ lotId: one.id, units: one.units })))])
  const byCode = (a: TracedLot, b: TracedLot) => (a.code < b.code ? -1 : 1)
  return {
    lot, units, timeZone: brand.timeZone, inspections, below: reached(below.lots).sort(byCode), above: up.sort(byCode), uses: [...below.uses, ...above.uses],
    recall: mockRecall(up.map(affected), holdings.filter((holding) => holding.lotId !== lotId)), own: mockRecall([affected({ ...lot, units })], holdings.filter((holding) => holding.lotId === lotId)), registrations,
  }
}
