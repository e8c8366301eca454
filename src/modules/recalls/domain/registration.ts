import type { StateMachine } from '#kernel/state-machine.ts'

export type RegistrationState = 'asked' | 'confirmed' | 'withdrawn'
export type RegistrationVerb = 'confirm' | 'withdraw'

/** Withdrawn is the end: the address is gone. Whoever wants to hear again registers again. */
export const REGISTRATION: StateMachine<RegistrationState, RegistrationVerb> = {
  initial: 'asked',
  verbs: { confirm: { from: ['asked'], to: 'confirmed' }, withdraw: { from: ['asked', 'confirmed'], to: 'withdrawn' } },
}

export function registrationState({ confirmedAt, withdrawnAt }: { readonly confirmedAt: Date | null; readonly withdrawnAt: Date | null }): RegistrationState {
  if (withdrawnAt) return 'withdrawn'
  return confirmedAt ? 'confirmed' : 'asked'
}

/** Days for which an address waits to be confirmed; then it is erased. Somebody else may have typed it. */
export const CONFIRM_WITHIN_DAYS = 30

/** The moment before which an address must have been left to be erased now, unconfirmed. */
export function confirmBefore(now: Date): Date {
  return new Date(now.getTime() - CONFIRM_WITHIN_DAYS * 86_400_000)
}
