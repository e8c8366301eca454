import type { AuditEvent } from '#audit/record.ts'

export interface StockEvent extends AuditEvent {
  readonly type: 'stock.counted' | 'stock.scrapped' | 'stock.transferred' | 'stock.move-undone' | 'stock.holds-ended'
    | 'stock.count-opened' | 'stock.count-entered' | 'stock.count-extended' | 'stock.count-settled' | 'stock.count-cancelled'
}
