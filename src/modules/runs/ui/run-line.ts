import { pick } from '#kernel/pick.ts'
import type { RunListRow } from '../queries/list-runs.ts'

/** Of a run, what the table of runs shows: a list's row has twice as much. */
export const runLine = (run: RunListRow) => pick(run, 'number', 'name', 'revision', 'pilot', 'state', 'late', 'workshop', 'quantity', 'goodCount', 'scrapCount', 'plannedStartOn', 'readyOn', 'cost', 'currency')

export type RunLine = ReturnType<typeof runLine>
