import type { AuditEvent } from '#audit/record.ts'

export interface RecallEvent extends AuditEvent {
  readonly type: 'recalls.recall-drafted' | 'recalls.recall-changed' | 'recalls.recall-published' | 'recalls.recall-closed'
    | 'recalls.toy-registered' | 'recalls.registration-confirmed' | 'recalls.registration-withdrawn' | 'recalls.unconfirmed-forgotten' | 'recalls.notices-written'
}
