import { expect, test } from 'vitest'
import { decideIncoming, type Finding } from './incoming.ts'

const plan = { n: 13, ac: 1 }
const finding: Finding = { lotCode: 'L1', onHand: 100, recalled: false, checked: 13, defects: 0, decision: 'release', reason: '' }
const code = (change: Partial<Finding>) => {
  const result = decideIncoming(plan, { ...finding, ...change })
  return result.ok ? result.value : result.refusal.code
}

test('a lot is released on a full sample with no more defects than the plan accepts', () => {
  expect([0, 1].map((defects) => code({ defects }))).toEqual(['accepted', 'accepted'])
  expect(code({ defects: 2 })).toBe('sample-failed')
  expect(code({ checked: 12 })).toBe('sample-too-small')
  expect(code({ checked: 100, defects: 2 })).toBe('sample-failed')
  expect(code({ recalled: true })).toBe('lot-recalled')
})

test('a lot smaller than the sample is looked at whole', () => {
  expect(code({ onHand: 5, checked: 5 })).toBe('accepted')
  expect(code({ onHand: 5, checked: 4 })).toBe('sample-too-small')
})

test('holding and rejecting need a reason, and may follow any finding', () => {
  expect(code({ decision: 'hold' })).toBe('reason-missing')
  expect(code({ decision: 'reject', reason: 'Wrong colour', checked: 1 })).toBe('accepted')
  expect(code({ decision: 'reject', reason: 'Bent', defects: 5 })).toBe('rejected')
})

test('counts that cannot be are refused', () => {
  expect([code({ checked: 101 }), code({ defects: 14 }), code({ onHand: 0 })]).toEqual(['checked-too-many', 'defects-too-many', 'lot-empty'])
})
