import type { StateMachine } from '#kernel/state-machine.ts'

export type RecallState = 'draft' | 'published' | 'closed'
export type RecallVerb = 'publish' | 'close'

/** A published recall stays public when it is closed; it is never deleted. */
export const RECALL: StateMachine<RecallState, RecallVerb> = {
  initial: 'draft',
  verbs: { publish: { from: ['draft'], to: 'published' }, close: { from: ['published'], to: 'closed' } },
}

export type RecallNotice = 'none' | 'recalled' | 'was-recalled'

/** What a toy's page says about its lot: the gravest of the recalls that name it. Drafts are not public. */
export function noticeFor(states: readonly RecallState[]): RecallNotice {
  if (states.includes('published')) return 'recalled'
  return states.includes('closed') ? 'was-recalled' : 'none'
}
