import type { AuditEvent } from '#audit/record.ts'

/** What happens to a production order, and to the terms a workshop makes a toy on. */
export interface RunEvent extends AuditEvent {
  readonly type:
    | 'runs.ordered' | 'runs.quoted' | 'runs.confirmed' | 'runs.declined' | 'runs.released' | 'runs.reported' | 'runs.report-undone'
    | 'runs.paused' | 'runs.resumed' | 'runs.finished' | 'runs.closed' | 'runs.cancelled' | 'runs.stopped' | 'runs.terms-agreed' | 'runs.moved' | 'runs.lot-loaded' | 'runs.lot-closed'
    | 'runs.actuals-stated' | 'runs.revision-changed' | 'runs.released-anew' | 'runs.design-kept' | 'runs.rework-asked' | 'runs.rework-done' | 'runs.rework-cancelled'
}
