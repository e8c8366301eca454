import type { AuditEvent } from '#audit/record.ts'

/** What happens to an upload of sales. */
export interface SalesEvent extends AuditEvent {
  readonly type: 'sales.file-checked' | 'sales.import-taken' | 'sales.import-discarded'
}
