import { pick } from '#kernel/pick.ts'
import type { PilotListRow } from '../queries/list-pilots.ts'

/** Of a pilot, what the table of pilots shows. */
export const pilotLine = (row: PilotListRow) => pick(row, 'number', 'title', 'name', 'state', 'due', 'decision', 'made', 'plannedQuantity', 'sold', 'decisionDate', 'learnings')

export type PilotLine = ReturnType<typeof pilotLine>
