import type { AuditEvent } from '#audit/record.ts'

export interface CatalogueEvent extends AuditEvent {
  readonly type:
    | 'catalogue.toy-added' | 'catalogue.toy-changed' | 'catalogue.toy-retired'
    | 'catalogue.revision-added' | 'catalogue.revision-released' | 'catalogue.bom-line-set' | 'catalogue.bom-line-removed' | 'catalogue.bill-changed'
    | 'catalogue.bill-file-checked' | 'catalogue.bill-file-compared' | 'catalogue.bill-file-taken' | 'catalogue.bill-file-discarded'
    | 'catalogue.part-added' | 'catalogue.part-changed' | 'catalogue.part-revision-added' | 'catalogue.part-retired'
    | 'catalogue.sku-added' | 'catalogue.sku-changed' | 'catalogue.sku-retired'
    | 'catalogue.fit-edge-added' | 'catalogue.guide-added' | 'catalogue.guide-changed' | 'catalogue.guide-retired'
}
