import { expect, test } from 'vitest'
import { nextState, reachableStates } from '#kernel/state-machine.ts'
import { noticeFor, RECALL } from './recall-state.ts'

test('draft, published, closed, and no way back', () => {
  expect([...reachableStates(RECALL)]).toEqual(['draft', 'published', 'closed'])
  expect(nextState(RECALL, 'published', 'publish')).toBeNull()
  expect(nextState(RECALL, 'closed', 'publish')).toBeNull()
})

test('the gravest recall speaks; drafts do not', () => {
  expect([noticeFor([]), noticeFor(['draft']), noticeFor(['closed', 'draft']), noticeFor(['closed', 'published'])]).toEqual(['none', 'none', 'was-recalled', 'recalled'])
})
