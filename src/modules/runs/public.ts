import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { RunState } from './domain/run-state.ts'
import './jobs.ts'

export { agreeTerms } from './commands/agree-terms.ts'
export { confirmRun, declineRun } from './commands/answer-run.ts'
export { closeLot } from './commands/close-lot.ts'
export { moveRun } from './commands/move-run.ts'
export { orderRun, requestQuote, type OrderedRun, type OrderRunInput } from './commands/order-run.ts'
export { releaseRun } from './commands/release-run.ts'
export { reportProduction, undoReport, type Reported, type ReportProductionInput } from './commands/report-production.ts'
export { loadLot } from './commands/use-parts.ts'
export { changeRevision, keepDesign, takeNewDesign } from './commands/change-design.ts'
export { closeRun, stateActuals } from './commands/settle-run.ts'
export { askRework, cancelRework, reportRework } from './commands/rework.ts'
export { cancelRun, finishRun, pauseRun, resumeRun, stopRun, type RunVerbInput, type RunVerbResult } from './commands/run-verbs.ts'
export { syncEntry } from './commands/sync-entry.ts'
export { isFinal } from './domain/outbox.ts'
export { listRunsOf, type RunListRow } from './queries/list-runs.ts'
export { listRevisionChoices, type RevisionChoice } from './queries/order-options.ts'
export { listRunCandidates, listWorkshopOffers, type RunCandidate, type WorkshopOffer } from './queries/workshop-offers.ts'
export type { RunPart } from './queries/run-depth.ts'

/** Output a run still owes, for promises. */
export interface OpenOutput {
  readonly runId: Id
  readonly number: string
  readonly skuId: Id
  readonly toyRevisionId: Id
  readonly locationId: Id
  readonly state: RunState
  /** Good units ordered and not yet reported (those reported are in the run's lot already). */
  readonly remaining: number
  /** The day the workshop says the goods are ready. */
  readonly readyOn: CalendarDate | null
  readonly lotId: Id | null
}

/** Runs a promise may rest on: taken on by a workshop, not yet finished, with good units still to come. */
export async function openOutput(tx: Tx, brandId: Id, skuIds: readonly Id[]): Promise<OpenOutput[]> {
  return openRuns(tx, { brandId, skuId: { in: [...skuIds] } })
}

/** The output one run still owes; null when it is over, or not taken on yet. */
export async function getOpenOutput(tx: Tx, brandId: Id, runId: Id): Promise<OpenOutput | null> {
  return (await openRuns(tx, { brandId, id: runId }))[0] ?? null
}

async function openRuns(tx: Tx, which: Prisma.RunWhereInput): Promise<OpenOutput[]> {
  const rows = await tx.run.findMany({
    where: { AND: [which, { state: { in: ['confirmed', 'released', 'in-production', 'paused'] } }] },
    orderBy: [{ readyOn: 'asc' }, { id: 'asc' }],
    select: { id: true, number: true, skuId: true, toyRevisionId: true, locationId: true, state: true, quantity: true, goodCount: true, readyOn: true, lotId: true },
  })
  return rows.filter(({ quantity, goodCount }) => quantity > goodCount).map(({ id, quantity, goodCount, readyOn, state, ...row }) => ({
    ...row, runId: id, state: state as RunState, remaining: quantity - goodCount, readyOn: readyOn ? readyOn.toISOString().slice(0, 10) : null,
  }))
}

/** When the first run of a pilot was released (its lock), or null. */
export async function firstReleaseOfPilot(tx: Tx, pilotId: Id): Promise<Date | null> {
  const run = await tx.run.findFirst({ where: { pilotId, releasedAt: { not: null } }, orderBy: { releasedAt: 'asc' }, select: { releasedAt: true } })
  return run?.releasedAt ?? null
}
