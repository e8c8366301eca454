import type { AuditEvent } from '#audit/record.ts'

export interface ShipmentEvent extends AuditEvent {
  readonly type: 'shipments.transfer-sent' | 'shipments.restock-shipped' | 'shipments.received' | 'shipments.lost' | 'shipments.voided'
}
