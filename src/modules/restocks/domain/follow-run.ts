import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { LinePromise, PromisedPart } from './promise-model.ts'

/** What a run brings to a ship-to as it stands now. */
export type RunArrival = Pick<PromisedPart, 'arrivesOn' | 'leavesOn' | 'chain'>

/** True when some part of these promises is still to come from the run. */
export function restsOnRun(lines: readonly LinePromise[], runId: Id): boolean {
  return lines.some(({ allocations }) => allocations.some((part) => isOfRun(part, runId)))
}

/**
 * The promises with the run's parts on its present day. A line's day is that of its last part, its chain that part's.
 * Null: no day moved, so there is nothing to write or to tell.
 */
export function followRun(lines: readonly LinePromise[], runId: Id, arrival: RunArrival): readonly LinePromise[] | null {
  const moved = lines.map((line) => (line.allocations.some((part) => isOfRun(part, runId) && part.arrivesOn !== arrival.arrivesOn) ? moveLine(line, runId, arrival) : line))
  return moved.some((line, index) => line !== lines[index]) ? moved : null
}

/** The day on which the last line is there; null when a line has none. */
export function lastDay(lines: readonly LinePromise[]): CalendarDate | null {
  return lines.reduce<CalendarDate | null>((last, { promisedOn }) => (last === null || promisedOn === null ? null : promisedOn > last ? promisedOn : last), '0000-01-01')
}

function moveLine(line: LinePromise, runId: Id, arrival: RunArrival): LinePromise {
  const allocations = line.allocations.map((part) => (isOfRun(part, runId) ? { ...part, ...arrival } : part))
  const last = allocations.reduce((a, b) => (b.arrivesOn > a.arrivesOn ? b : a))
  return { ...line, allocations, promisedOn: last.arrivesOn, chain: last.chain }
}

function isOfRun(part: PromisedPart, runId: Id): boolean {
  return part.sourceKind === 'run' && part.sourceId === runId
}
