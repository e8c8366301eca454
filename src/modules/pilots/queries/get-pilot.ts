import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { listRunsOf, type RunListRow } from '#modules/runs/public.ts'
import { pilotScope } from '../access.ts'
import { netSold, sellOutDay, type PilotFacts, type PilotMetric } from '../domain/metrics.ts'
import type { PilotDecision, PilotState } from '../domain/pilot-state.ts'
import { pilotVerdict, type PilotVerdict } from '../domain/verdict.ts'
import type { SalesDayFacts } from '#modules/sales/public.ts'
import { gatherFacts, type PilotPlace } from '../facts.ts'
import { day, metricOf } from '../store.ts'

export interface PilotDetail {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly state: PilotState
  readonly version: number
  readonly sku: { readonly id: Id; readonly code: string; readonly name: string; readonly toyName: string; readonly retailPrice: number }
  readonly hypothesis: string
  readonly stopRule: string
  readonly plannedQuantity: number
  readonly budget: number | null
  readonly currency: string
  /** Setup + units of its runs as quoted, minor units; null before the first quote. */
  readonly spent: number | null
  readonly startsOn: CalendarDate | null
  readonly decisionDate: CalendarDate
  readonly today: CalendarDate
  readonly timeZone: string
  readonly locked: boolean
  readonly lockedAt: string | null
  readonly decision: PilotDecision | null
  readonly metrics: readonly PilotMetric[]
  /** As the data stands now. */
  readonly present: PilotVerdict
  /** As it was stored when the pilot was decided, or null. */
  readonly stored: PilotVerdict | null
  readonly facts: PilotFacts
  readonly netSold: number
  /** 1 = the first day of sale; null: not sold out. */
  readonly soldOutOn: number | null
  readonly places: readonly PilotPlace[]
  readonly days: readonly SalesDayFacts[]
  readonly runs: readonly RunListRow[]
  readonly learnings: readonly { readonly id: Id; readonly text: string; readonly about: string; readonly by: string; readonly at: string }[]
  readonly amendments: readonly { readonly id: Id; readonly field: string; readonly before: string; readonly after: string; readonly why: string; readonly by: string; readonly at: string }[]
  readonly trail: readonly TrailEntry[]
}

/** One pilot with all its page shows, judged by the sales as they are now. Null: not theirs, or absent. */
export async function getPilot(actor: BrandActor, number: string, now = new Date()): Promise<PilotDetail | null> {
  const row = await db.pilot.findFirst({
    where: { AND: [pilotScope(actor), { number }] },
    select: {
      id: true, brandId: true, number: true, title: true, state: true, version: true, skuId: true, hypothesis: true, stopRule: true, plannedQuantity: true, budget: true, currency: true,
      startsOn: true, decisionDate: true, decision: true, verdict: true, lockedAt: true,
      metrics: { orderBy: { position: 'asc' }, select: { metric: true, direction: true, threshold: true } },
      learnings: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true, text: true, about: true, by: true, createdAt: true } },
      amendments: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true, field: true, before: true, after: true, why: true, by: true, createdAt: true } },
    },
  })
  if (!row) return null
  const [brand, sku, runs, trail] = await Promise.all([
    db.brand.findUniqueOrThrow({ where: { id: row.brandId }, select: { timeZone: true } }),
    db.sku.findUniqueOrThrow({ where: { id: row.skuId }, select: { id: true, code: true, name: true, retailPrice: true, toy: { select: { name: true } } } }),
    listRunsOf(actor, { pilotId: row.id }, now),
    listTrail(row.brandId, { kind: 'pilot', id: row.id }, 100),
  ])
  const subject = { id: row.id, brandId: row.brandId, skuId: row.skuId, startsOn: day(row.startsOn), decisionDate: day(row.decisionDate)! }
  const { facts, places, days } = await gatherFacts(db, subject, now)
  const metrics = row.metrics.map(metricOf)
  const stored = row.verdict as unknown as PilotVerdict | null
  const live = runs.filter(({ state }) => state !== 'cancelled')
  return {
    id: row.id, number: row.number, title: row.title, state: row.state as PilotState, version: row.version,
    sku: { id: sku.id, code: sku.code, name: sku.name, toyName: sku.toy.name, retailPrice: sku.retailPrice },
    hypothesis: row.hypothesis, stopRule: row.stopRule, plannedQuantity: row.plannedQuantity, budget: row.budget, currency: row.currency,
    spent: live.some(({ cost }) => cost !== null) ? live.reduce((sum, { cost }) => sum + (cost ?? 0), 0) : null,
    startsOn: subject.startsOn, decisionDate: subject.decisionDate, today: dateAt(now, brand.timeZone), timeZone: brand.timeZone,
    locked: row.lockedAt !== null || live.some(({ state }) => !['draft', 'quoted', 'confirmed'].includes(state)), lockedAt: row.lockedAt?.toISOString() ?? null,
    decision: row.decision as PilotDecision | null, metrics, present: pilotVerdict(metrics, facts, { text: row.stopRule, hit: false }), stored,
    facts, netSold: netSold(facts), soldOutOn: sellOutDay(facts), places, days, runs,
    learnings: row.learnings.map(({ createdAt, ...learning }) => ({ ...learning, at: createdAt.toISOString() })),
    amendments: row.amendments.map(({ createdAt, ...amendment }) => ({ ...amendment, at: createdAt.toISOString() })), trail,
  }
}

/** A pilot as the order form of a run needs it. */
export async function getPilotForRun(actor: BrandActor, number: string): Promise<{ id: Id; number: string; title: string; skuId: Id; skuCode: string; skuName: string; plannedQuantity: number } | null> {
  const pilot = await db.pilot.findFirst({ where: { AND: [pilotScope(actor), { number }] }, select: { id: true, number: true, title: true, skuId: true, plannedQuantity: true } })
  if (!pilot) return null
  const sku = await db.sku.findUniqueOrThrow({ where: { id: pilot.skuId }, select: { code: true, name: true } })
  return { ...pilot, skuCode: sku.code, skuName: sku.name }
}
