import type { AuditEvent } from '#audit/record.ts'

export interface PartnersEvent extends AuditEvent {
  readonly type:
    | 'partners.partner-invited' | 'partners.partner-approved' | 'partners.partnership-accepted' | 'partners.partnership-declined'
    | 'partners.partner-suspended' | 'partners.partnership-ended' | 'partners.terms-changed'
}
