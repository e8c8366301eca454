import type { AuditEvent } from '#audit/record.ts'

export interface QualityEvent extends AuditEvent {
  readonly type:
    | 'quality.checklist-set'
    | 'quality.inspection-started' | 'quality.result-recorded' | 'quality.inspection-passed' | 'quality.inspection-failed'
    | 'quality.lot-released' | 'quality.lot-held' | 'quality.lot-rejected'
}
