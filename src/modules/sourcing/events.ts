import type { AuditEvent } from '#audit/record.ts'

export interface SourcingEvent extends AuditEvent {
  readonly type:
    | 'sourcing.supplier-added' | 'sourcing.supplier-changed' | 'sourcing.supplier-retired' | 'sourcing.supplier-taken-back'
    | 'sourcing.offer-added' | 'sourcing.offer-changed' | 'sourcing.offer-ended' | 'sourcing.offer-file-checked' | 'sourcing.offer-file-taken' | 'sourcing.offer-file-discarded'
    | 'sourcing.order-drafted' | 'sourcing.order-changed' | 'sourcing.order-sent' | 'sourcing.order-confirmed' | 'sourcing.order-closed' | 'sourcing.order-cancelled'
    | 'sourcing.goods-received' | 'sourcing.receipt-undone' | 'sourcing.goods-returned' | 'sourcing.lot-inspected'
    | 'sourcing.policy-changed'
}
