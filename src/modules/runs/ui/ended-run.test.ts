import { expect, test } from 'vitest'
import { finishedLate, lotsText, madeText, whoEnded } from './ended-run.ts'

const lot = (code: string, quality = 'quarantine', recalled = false) => ({ code, quality, recalled })

test('a run of several lots tells of each of them', () => {
  expect(lotsText([])).toBe('Nothing good was made.')
  expect(lotsText([lot('L1')])).toBe('Lot L1 is in quarantine until its inspection.')
  expect(lotsText([lot('L1'), lot('L2')])).toBe('Lots L1 and L2 are in quarantine until their inspection.')
  expect(lotsText([lot('L1', 'held'), lot('L2'), lot('L3')])).toBe('Lot L1 is held. Lots L2 and L3 are in quarantine until their inspection.')
  expect(lotsText([lot('L1', 'released', true)])).toBe('Lot L1 is recalled.')
})

test('what a made run waits for counts its lots', () => {
  expect(madeText([lot('L1')])).toBe('Made. Its lot waits in quarantine until an inspection passes.')
  expect(madeText([lot('L1', 'held'), lot('L2'), lot('L3')])).toBe('Made. 2 of its 3 lots wait in quarantine until an inspection passes.')
  expect(madeText([lot('L1', 'released'), lot('L2')])).toBe('Made. 1 of its 2 lots waits in quarantine until an inspection passes.')
  expect(madeText([lot('L1', 'released')])).toBe('Made. Close it when it is settled with the workshop.')
})

test('how late it was finished', () => {
  expect(finishedLate('2026-03-09', '2026-03-09')).toBeNull()
  expect(finishedLate('2026-03-09', '2026-03-10')).toBe('finished 1 day later')
  expect(finishedLate('2026-03-09', '2026-03-14')).toBe('finished 5 days later')
  expect(finishedLate(null, '2026-03-14')).toBeNull()
})

test('who ended it, and why', () => {
  const trail = [{ type: 'runs.stopped', by: 'Maya Okafor', data: { reason: ' The shop closed. ' } }, { type: 'runs.released', by: 'Maya Okafor', data: {} }]
  expect(whoEnded(trail)).toEqual({ what: 'Stopped by Maya Okafor', reason: 'The shop closed.' })
  expect(whoEnded([{ type: 'runs.declined', by: 'Lin Zhao', data: {} }])).toEqual({ what: 'Declined by Lin Zhao', reason: '' })
  expect(whoEnded(trail.slice(1))).toBeNull()
})
