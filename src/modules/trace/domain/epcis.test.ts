import { expect, test, vi } from 'vitest'
import { epcisDocument, offsetAt, type TraceEvent } from './epcis.ts'

test('offsets of a hundred thousand events cost one clock a time zone', () => {
  const clock = vi.spyOn(Intl, 'DateTimeFormat')
  expect(['2026-01-05T12:00:00Z', '2026-07-05T12:00:00Z', '2026-07-06T12:00:00Z'].map((at) => offsetAt(at, 'America/Anchorage'))).toEqual(['-09:00', '-08:00', '-08:00'])
  expect(clock).toHaveBeenCalledTimes(1)
  clock.mockRestore()
})

test('pieces that were lost on their way are told as unknown, not as destroyed', () => {
  const event: TraceEvent = { id: 'm', kind: 'move', lotId: 'l', quantity: 2, units: null, fromKind: 'transit', fromLocationId: null, toKind: 'scrap', toLocationId: null, reason: 'lost', documentUrl: null, at: '2026-07-01T12:00:00Z', offset: '+00:00', reversedAt: null, producedLotId: null, producedUnits: null }
  const lots = new Map([['l', { id: 'l', uri: 'https://example.test/01/1/10/L', code: 'L', expiresOn: null }]])
  const steps = (reason: string) => (epcisDocument([{ ...event, reason }], lots, event.at) as { epcisBody: { eventList: unknown[] } }).epcisBody.eventList
  expect(steps('lost')).toMatchObject([{ action: 'OBSERVE', disposition: 'unknown' }])
  expect(steps('scrapped')).toMatchObject([{ action: 'DELETE', disposition: 'destroyed' }])
})
