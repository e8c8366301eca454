import type { Prisma } from '#db/generated/client.ts'
import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { Direction, MetricName, PilotMetric } from './domain/metrics.ts'
import type { PilotDecision, PilotState } from './domain/pilot-state.ts'

export interface PilotRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly title: string
  readonly skuId: Id
  readonly hypothesis: string
  readonly stopRule: string
  readonly plannedQuantity: number
  /** Minor units. */
  readonly budget: number | null
  readonly currency: string
  readonly startsOn: CalendarDate | null
  readonly decisionDate: CalendarDate
  readonly state: PilotState
  readonly decision: PilotDecision | null
  readonly verdict: Prisma.JsonValue
  readonly lockedAt: Date | null
  readonly version: number
  readonly metrics: readonly PilotMetric[]
  readonly learnings: number
}

/** The pilot in the actor's scope, locked until the end of the transaction. Null: not theirs, or absent. */
export async function loadPilot(tx: Tx, scope: Prisma.PilotWhereInput, id: Id): Promise<PilotRow | null> {
  const found = await tx.pilot.findFirst({ where: { AND: [scope, { id }] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 from "Pilot" where id = ${found.id}::uuid for update`
  const row = await tx.pilot.findUniqueOrThrow({
    where: { id: found.id },
    select: {
      id: true, brandId: true, number: true, title: true, skuId: true, hypothesis: true, stopRule: true, plannedQuantity: true, budget: true, currency: true, startsOn: true,
      decisionDate: true, state: true, decision: true, verdict: true, lockedAt: true, version: true,
      metrics: { orderBy: { position: 'asc' }, select: { metric: true, direction: true, threshold: true } }, _count: { select: { learnings: true } },
    },
  })
  const { _count, ...rest } = row
  return {
    ...rest, state: row.state as PilotState, decision: row.decision as PilotDecision | null, startsOn: day(row.startsOn), decisionDate: day(row.decisionDate)!,
    metrics: row.metrics.map(metricOf), learnings: _count.learnings,
  }
}

/** Saves a pilot that is still as it was loaded. False: somebody was faster. */
export async function savePilot(tx: Tx, pilot: Pick<PilotRow, 'id' | 'version'>, data: Prisma.PilotUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.pilot.updateMany({ where: { id: pilot.id, version: pilot.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

/** Writes the metrics of a pilot in the order given, in place of those it had. */
export async function writeMetrics(tx: Tx, pilot: { readonly id: Id; readonly brandId: Id }, metrics: readonly PilotMetric[], newId: () => Id): Promise<void> {
  await tx.pilotMetric.deleteMany({ where: { brandId: pilot.brandId, pilotId: pilot.id } })
  await tx.pilotMetric.createMany({
    data: metrics.map(({ metric, direction, threshold }, index) => ({ id: newId(), brandId: pilot.brandId, pilotId: pilot.id, position: index + 1, metric, direction, threshold })),
  })
}

export function metricOf(row: { metric: string; direction: string; threshold: number }): PilotMetric {
  return { metric: row.metric as MetricName, direction: row.direction as Direction, threshold: row.threshold }
}

export function day(date: Date | null): CalendarDate | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
