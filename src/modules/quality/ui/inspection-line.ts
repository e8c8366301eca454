import { momentText } from '#ui/date-text.tsx'
import type { InspectionListRow } from '../queries/list-inspections.ts'

/** An inspection as its row shows it, and nothing else: it is sent to the browser. */
export interface InspectionLine extends Omit<InspectionListRow, 'id' | 'timeZone'> {
  /** The moments in words. */
  readonly started: string | null
  readonly closed: string | null
}

export function inspectionLines(rows: readonly InspectionListRow[]): InspectionLine[] {
  return rows.map(({ id: _, timeZone, ...row }) => ({ ...row, started: row.startedAt && momentText(row.startedAt, timeZone), closed: row.closedAt && momentText(row.closedAt, timeZone) }))
}
