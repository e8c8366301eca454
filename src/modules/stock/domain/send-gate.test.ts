import { expect, test } from 'vitest'
import { refuseSending } from './send-gate.ts'

test('only released goods go where things are sold; anything may go back', () => {
  const shop = { kind: 'shop', name: 'Mission Toys' }
  expect(refuseSending({ code: 'L', quality: 'released', recalled: false }, shop)).toBeNull()
  for (const quality of ['quarantine', 'held', 'rejected']) {
    expect(refuseSending({ code: 'L', quality, recalled: false }, shop)).toMatchObject({ code: 'lot-not-usable', rule: { citation: 'ISO 9001:2015 §8.6' } })
    expect(refuseSending({ code: 'L', quality, recalled: true }, { kind: 'warehouse', name: 'W' })).toBeNull()
  }
  expect(refuseSending({ code: 'L', quality: 'released', recalled: true }, shop)).toMatchObject({ rule: { citation: '16 CFR 1115', missing: 'a workshop or warehouse to bring it back to' } })
})
