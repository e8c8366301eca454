import type { AuditEvent } from '#audit/record.ts'

/** What happens to a pilot. */
export interface PilotEvent extends AuditEvent {
  readonly type:
    | 'pilots.planned' | 'pilots.approved' | 'pilots.started' | 'pilots.changed' | 'pilots.amended' | 'pilots.learning-added'
    | 'pilots.evaluated' | 'pilots.closed' | 'pilots.cancelled'
}
