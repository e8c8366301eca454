import type { AuditEvent } from '#audit/record.ts'

/** What happens to a restock request. */
export interface RestockEvent extends AuditEvent {
  readonly type:
    | 'restocks.requested' | 'restocks.promised-again' | 'restocks.accepted' | 'restocks.declined' | 'restocks.cancelled'
    | 'restocks.promise-moved' | 'restocks.reopened' | 'restocks.expired' | 'restocks.picking-started' | 'restocks.units-chosen' | 'restocks.shipped' | 'restocks.received' | 'restocks.closed'
}
