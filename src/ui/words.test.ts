import { expect, test } from 'vitest'
import { promiseChainText } from './charts/promise-chain.tsx'
import { binned } from './charts/demand-distribution.tsx'
import { dayText, momentText } from './date-text.tsx'
import { timeLeft } from './countdown.tsx'
import { stateWords, toneOf } from './state-words.ts'
import { withParams } from './url-params.ts'

test('time left is told in two units', () => {
  expect([0, 5_000, 65_000, 3_600_000 + 5 * 60_000, 90_000_000].map(timeLeft)).toEqual([null, '0 min 05 s', '1 min 05 s', '1 h 05 min', '1 day 1 h'])
})

test('days and moments are said on the clock of their place', () => {
  expect(dayText('2026-11-24')).toBe('Tue, Nov 24')
  expect(dayText('2027-01-05', { today: '2026-11-24' })).toBe('Tue, Jan 5, 2027')
  expect(momentText('2026-11-24T06:30:00Z', 'America/Los_Angeles')).toContain('Mon, Nov 23')
})

test('an address keeps what it has, drops what is empty, and takes what changes', () => {
  expect(withParams('/b/x/runs', { state: 'paused', after: 'abc', q: '' }, { after: undefined, sort: '-ready' })).toBe('/b/x/runs?state=paused&sort=-ready')
  expect(withParams('/b/x/runs', { state: ['a', 'b'] })).toBe('/b/x/runs?state=a&state=b')
  expect(withParams('/b/x/runs', {})).toBe('/b/x/runs')
})

test('a promise reads as plain text', () => {
  expect(promiseChainText([{ what: 'Leaves', where: 'Oakland', on: '2026-11-24' }, { what: 'Received', on: '2026-11-27', note: 'closed on Thursday' }]))
    .toBe(' | Tue, Nov 24  Leaves, Oakland\n=> Fri, Nov 27  Received (closed on Thursday)')
})

test('bars of a distribution keep its whole probability', () => {
  const chances = Array.from({ length: 1000 }, (_, quantity) => ({ quantity, probability: 1 / 1000 }))
  const bars = binned(chances, 44)
  expect(bars.length).toBeLessThanOrEqual(44)
  expect(bars.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
  expect(binned([], 44)).toEqual([])
})

test('states are said in words, and an unknown one is no alarm', () => {
  expect(stateWords('in-production')).toBe('In production')
  expect([toneOf('recalled'), toneOf('released'), toneOf('unheard-of')]).toEqual(['rejected', 'released', 'planned'])
})
