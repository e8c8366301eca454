import type { AuditEvent } from '#audit/record.ts'

/** What happens to a next-run proposal. */
export interface PlanningEvent extends AuditEvent {
  readonly type: 'planning.proposed' | 'planning.accepted' | 'planning.declined'
}
