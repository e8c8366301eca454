import type { AuditEvent } from '#audit/record.ts'

export interface StockEvent extends AuditEvent {
  readonly type: 'stock.counted' | 'stock.scrapped' | 'stock.move-undone' | 'stock.holds-ended'
}
