import type { AuditEvent } from '#audit/record.ts'

export interface HomeEvent extends AuditEvent {
  readonly type: 'home.view-saved' | 'home.view-renamed' | 'home.view-removed' | 'home.view-put-back'
}
