import type { AuditEvent } from '#audit/record.ts'

export interface PlacesEvent extends AuditEvent {
  readonly type:
    | 'places.brand-founded' | 'places.brand-changed'
    | 'places.location-added' | 'places.location-changed'
    | 'places.closure-added' | 'places.closure-removed'
}
