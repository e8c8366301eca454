import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { countWords } from './count-words.ts'
import { REPORTING_STATES, type RunState } from './run-state.ts'

export interface RunForReport {
  readonly number: string
  readonly state: RunState
  readonly quantity: number
  readonly goodCount: number
  readonly scrapCount: number
}

export interface ReportInput {
  readonly good: number
  readonly scrap: number
  readonly scrapReason?: string
  /** Set when the person has seen that this makes more than 10 % above the order, and means it. */
  readonly confirmOver?: boolean
}

export interface ReportDecision {
  readonly state: RunState
  readonly goodCount: number
  readonly scrapCount: number
  /** The first report starts the run. */
  readonly starts: boolean
  /** Good units beyond the ordered quantity. */
  readonly over: number
}

export const LARGEST_REPORT = 100_000

/** Said to a report on a run that takes none any more: sent again, or with other numbers, it would hear the same. */
export const RUN_ENDED = 'run-ended'

/**
 * Good and scrap, in one step. A paused run takes reports too: what was made before the pause may reach us after it
 * (a phone without a network), and goods that exist must be counted; the run stays paused.
 */
export function decideReport(run: RunForReport, input: ReportInput): Result<ReportDecision> {
  for (const field of ['good', 'scrap'] as const) {
    const count = input[field]
    if (!Number.isInteger(count) || count < 0 || count > LARGEST_REPORT) {
      return refused(invalid(`report-${field}`, `${field === 'good' ? 'Good' : 'Scrap'} is a whole number from 0 to ${LARGEST_REPORT.toLocaleString('en-US')}.`, { field }))
    }
  }
  if (input.good === 0 && input.scrap === 0) return refused(invalid('report-empty', 'Report at least one unit, good or scrap.', { field: 'good' }))
  if (input.scrap > 0 && (input.scrapReason ?? '').trim() === '') return refused(invalid('scrap-reason-missing', 'Say why units were scrapped.', { field: 'scrapReason' }))
  if (!REPORTING_STATES.includes(run.state)) {
    return refused(run.state === 'draft' || run.state === 'quoted' || run.state === 'confirmed'
      ? conflict('run-not-in-production', `${run.number} is ${run.state}. Units can be reported once it is released.`)
      : conflict(RUN_ENDED, `${run.number} is ${run.state}: nothing more is reported on it. Good units that are there all the same are added by a count of its lot.`))
  }
  const goodCount = run.goodCount + input.good
  // Integers only: quantity × 1.1 would let rounding decide.
  if (input.good > 0 && goodCount * 10 > run.quantity * 11 && !input.confirmOver) {
    return refused(conflict('over-production', `This makes ${goodCount} good units of ${run.quantity} ordered, more than 10 % above the order. Check the number; confirm it if it is right.`, {
      field: 'confirmOver', detail: { goodCount, quantity: run.quantity },
    }))
  }
  return ok({
    state: run.state === 'released' ? 'in-production' : run.state,
    goodCount, scrapCount: run.scrapCount + input.scrap,
    starts: run.state === 'released',
    over: Math.max(0, goodCount - run.quantity),
  })
}

export interface ReportToUndo {
  readonly good: number
  readonly scrap: number
  readonly undone: boolean
}

/**
 * Takes a report back exactly: both counts return to what they were. `stillInQuarantine` is how many good units of the run's lot
 * are where the report put them; what was released or moved on can no longer be unmade. The run does not go back to "released": it was started.
 */
export function decideUndo(run: RunForReport, report: ReportToUndo, stillInQuarantine: number): Result<{ readonly goodCount: number; readonly scrapCount: number }> {
  if (report.undone) return refused(conflict('report-already-undone', `This report, ${countWords(report)}, was taken back before. Nothing was taken back now.`))
  if (!['in-production', 'paused', 'produced'].includes(run.state)) {
    return refused(conflict('run-not-open', `${run.number} is ${run.state}. Its reports can no longer be taken back; correct the stock by a count instead.`))
  }
  if (stillInQuarantine < report.good || run.goodCount < report.good || run.scrapCount < report.scrap) {
    return refused(conflict('report-used', `Of these ${report.good} good units only ${Math.max(0, stillInQuarantine)} are still in quarantine. Correct the stock by a count instead.`))
  }
  return ok({ goodCount: run.goodCount - report.good, scrapCount: run.scrapCount - report.scrap })
}
