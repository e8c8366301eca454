import type { AuditEvent } from '#audit/record.ts'

export interface PolicyEvent extends AuditEvent {
  readonly type: 'policies.policy-published'
}
