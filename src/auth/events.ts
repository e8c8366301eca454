import type { AuditEvent } from '#audit/record.ts'

/** What happens to people and their access. */
export interface AuthEvent extends AuditEvent {
  readonly type:
    | 'auth.signed-up' | 'auth.signed-in' | 'auth.signed-out' | 'auth.sign-in-link-sent' | 'auth.password-set' | 'auth.signed-out-everywhere' | 'auth.name-changed'
    | 'auth.member-invited' | 'auth.invitation-accepted' | 'auth.invitation-withdrawn' | 'auth.role-changed' | 'auth.member-removed'
    | 'auth.token-made' | 'auth.token-revoked'
}
